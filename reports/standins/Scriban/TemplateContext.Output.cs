using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly Stack<IScriptOutput> _outputs = new();
    private IScriptOutput _output;
    private bool _endedWithNewLine;
    private int _written;
    private bool _isCutOff;

    /// <summary>Where is written to now.</summary>
    public IScriptOutput Output => _output;

    /// <summary>Outputs pushed, the first one included.</summary>
    public int OutputCount => _outputs.Count;

    /// <summary>Writes to a new text until it is popped.</summary>
    public void PushOutput() => PushOutput(new StringBuilderOutput());

    /// <summary>Writes to another output until it is popped.</summary>
    public void PushOutput(IScriptOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _outputs.Push(output);
    }

    /// <summary>Goes back to the output before and gives the one that was written to.</summary>
    /// <exception cref="InvalidOperationException">Only the first one is left.</exception>
    public IScriptOutput PopOutput()
    {
        if (_outputs.Count == 1)
        {
            throw new InvalidOperationException("Unexpected PopOutput for top level writer");
        }

        IScriptOutput popped = _outputs.Pop();
        _output = _outputs.Peek();
        return popped;
    }

    /// <summary>
    /// Writes the value of a statement. Every value a template writes passes here, or through
    /// <see cref="WriteAsync(SourceSpan, object?)"/> while rendering asynchronously: override both to escape.
    /// </summary>
    public virtual TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (Await(textAsObject) is { } value)
        {
            Write(ObjectToString(value));
        }

        return this;
    }

    /// <summary>The same while rendering asynchronously.</summary>
    public virtual ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject)
    {
        if (Await(textAsObject) is { } value)
        {
            Write(ObjectToString(value));
        }

        return ValueTask.FromResult(this);
    }

    /// <summary>Writes text as it is.</summary>
    public TemplateContext Write(string? text) => text is null ? this : Write(text, 0, text.Length);

    /// <summary>Writes text as it is while rendering asynchronously.</summary>
    public ValueTask<TemplateContext> WriteAsync(string? text) => ValueTask.FromResult(Write(text));

    /// <summary>Ends a line.</summary>
    public TemplateContext WriteLine() => Write(NewLine);

    /// <summary>Writes a part of a text, indenting the lines that begin in it.</summary>
    public TemplateContext Write(string? text, int startIndex, int count)
    {
        if (text is null || count <= 0)
        {
            return this;
        }

        if (CurrentIndent is null)
        {
            _endedWithNewLine = text[startIndex + count - 1] == '\n';
            WriteChunk(text, startIndex, count);
            return this;
        }

        int end = startIndex + count;
        while (startIndex < end)
        {
            int newLine = text.IndexOf('\n', startIndex, end - startIndex);
            int next = newLine < 0 ? end : newLine + 1;
            bool isEmptyLine = newLine == startIndex || (newLine == startIndex + 1 && text[startIndex] == '\r');
            if (_endedWithNewLine && (IndentOnEmptyLines || !isEmptyLine))
            {
                WriteChunk(CurrentIndent, 0, CurrentIndent.Length);
            }

            WriteChunk(text, startIndex, next - startIndex);
            _endedWithNewLine = newLine >= 0;
            startIndex = next;
        }

        return this;
    }

    /// <summary>Forgets that the last text ended a line: what follows is not indented.</summary>
    public void ResetPreviousNewLine() => _endedWithNewLine = false;

    /// <summary>The key of an included template.</summary>
    /// <exception cref="ScriptRuntimeException">There is no name, no loader, or no such template.</exception>
    public virtual string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext)
    {
        SourceSpan span = callerContext?.Span ?? CurrentSpan;
        if (string.IsNullOrEmpty(templateName))
        {
            throw new ScriptRuntimeException(span, "Include template name cannot be null or empty");
        }

        if (TemplateLoader is null)
        {
            throw new ScriptRuntimeException(
                span, $"Unable to include <{templateName}>. No TemplateLoader registered in TemplateContext.TemplateLoader");
        }

        string? path;
        try
        {
            path = TemplateLoader.GetPath(this, span, templateName);
        }
        catch (Exception ex) when (ex is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(
                span, $"Unexpected exception while getting the path for the include name `{templateName}`", ex);
        }

        return path ?? throw new ScriptRuntimeException(span, $"Include template path is null for `{templateName}");
    }

    /// <summary>An included template by its key, parsed when first asked for.</summary>
    /// <exception cref="ScriptRuntimeException">It cannot be loaded.</exception>
    /// <exception cref="ScriptParserRuntimeException">It cannot be parsed.</exception>
    public Template GetOrCreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        ArgumentNullException.ThrowIfNull(templatePath);
        if (!CachedTemplates.TryGetValue(templatePath, out Template? template))
        {
            template = CreateTemplate(templatePath, callerContext);
            CachedTemplates[templatePath] = template;
        }

        return template;
    }

    /// <summary>Renders an included template; its arguments are <c>$</c> there, named ones also <c>$name</c>.</summary>
    public string RenderTemplate(Template template, ScriptArray arguments, ScriptNode? callerContext)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(arguments);
        List<(string Name, object? Value)> named = EvaluateNamedArguments(callerContext);
        EnterRecursive(callerContext);
        string? indent = CurrentIndent;
        bool endedWithNewLine = _endedWithNewLine;
        CurrentIndent = null;
        PushOutput();
        PushLocal();
        try
        {
            SetValue(ScriptVariable.Arguments, arguments, true, true);
            foreach ((string name, object? value) in named)
            {
                SetValue(ScriptVariable.Create(name, ScriptVariableScope.Local), value, false, true);
            }

            if (indent is not null)
            {
                ResetPreviousNewLine();
            }

            return template.Render(this);
        }
        finally
        {
            PopLocal();
            PopOutput();
            CurrentIndent = indent;
            _endedWithNewLine = endedWithNewLine;
            ExitRecursive(callerContext);
        }
    }

    /// <summary>Loads and parses a template.</summary>
    protected virtual Template CreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        SourceSpan span = callerContext?.Span ?? CurrentSpan;
        ITemplateLoader loader = TemplateLoader
            ?? throw new ScriptRuntimeException(span, "No TemplateLoader registered in TemplateContext.TemplateLoader");
        string? text;
        try
        {
            text = IsAsync
                ? loader.LoadAsync(this, span, templatePath).AsTask().GetAwaiter().GetResult()
                : loader.Load(this, span, templatePath);
        }
        catch (Exception ex) when (ex is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, $"Unexpected exception while creating template from path `{templatePath}`", ex);
        }

        if (text is null)
        {
            throw new ScriptRuntimeException(span, $"The result of including `{templatePath}` cannot be null");
        }

        Template template = Template.Parse(text, templatePath, TemplateLoaderParserOptions, TemplateLoaderLexerOptions);
        return template.HasErrors
            ? throw new ScriptParserRuntimeException(span, $"Error while parsing template `{templatePath}`", template.Messages)
            : template;
    }

    /// <summary>Writes what a statement gave, in the way the template is being rendered.</summary>
    internal void WriteResult(SourceSpan span, object? value)
    {
        if (!IsAsync)
        {
            Write(span, value);
            return;
        }

        ValueTask<TemplateContext> written = WriteAsync(span, value);
        if (!written.IsCompletedSuccessfully)
        {
            written.AsTask().GetAwaiter().GetResult();
        }
    }

    private List<(string Name, object? Value)> EvaluateNamedArguments(ScriptNode? callerContext)
    {
        var named = new List<(string, object?)>();
        foreach (ScriptExpression argument in (callerContext as ScriptFunctionCall)?.Arguments ?? [])
        {
            if (argument is ScriptNamedArgument { Value: not null } withValue)
            {
                named.Add((withValue.Name.Name, Evaluate(withValue.Value)));
            }
        }

        return named;
    }

    /// <summary>Writes until <see cref="LimitToString"/>, then an ellipsis, then nothing.</summary>
    private void WriteChunk(string text, int startIndex, int count)
    {
        int allowed = LimitToString <= 0 ? count : Math.Min(count, Math.Max(0, LimitToString - _written));
        if (allowed > 0)
        {
            WriteOut(text, startIndex, allowed);
            _written = LimitToString <= 0 ? 0 : _written + allowed;
        }

        if (allowed < count && !_isCutOff)
        {
            _isCutOff = true;
            WriteOut("...", 0, 3);
        }
    }

    private void WriteOut(string text, int startIndex, int count)
    {
        if (IsAsync && _output is not StringBuilderOutput)
        {
            _output.WriteAsync(text, startIndex, count, CancellationToken).AsTask().GetAwaiter().GetResult();
        }
        else
        {
            _output.Write(text, startIndex, count);
        }
    }
}
