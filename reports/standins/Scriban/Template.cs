using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>A parsed template; parsing never throws, what it finds is in <see cref="Messages"/>.</summary>
public class Template
{
    private Template(ParserOptions? parserOptions, LexerOptions? lexerOptions, string? sourceFilePath)
    {
        ParserOptions = parserOptions ?? new ParserOptions();
        LexerOptions = lexerOptions ?? LexerOptions.Default;
        SourceFilePath = sourceFilePath;
    }

    /// <summary>The name that messages begin with.</summary>
    public string? SourceFilePath { get; }

    /// <summary>The template as a tree.</summary>
    public ScriptPage? Page { get; private set; }

    /// <summary>True when the template cannot be rendered.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>What the parser found.</summary>
    public LogMessageBag Messages { get; } = new();

    /// <summary>How the template was parsed.</summary>
    public ParserOptions ParserOptions { get; }

    /// <summary>How the template was cut into tokens.</summary>
    public LexerOptions LexerOptions { get; }

    /// <summary>Parses a template.</summary>
    public static Template Parse(
        string text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null)
    {
        var template = new Template(parserOptions, lexerOptions, sourceFilePath);
        template.ParseText(text ?? string.Empty);
        return template;
    }

    /// <summary>The value of code without <c>{{</c> and <c>}}</c>.</summary>
    public static object? Evaluate(string expression, TemplateContext context) => ParseExpression(expression).Evaluate(context);

    /// <summary>The value of code without <c>{{</c> and <c>}}</c> that sees the members of <paramref name="model"/>.</summary>
    public static object? Evaluate(
        string expression, object model, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        ParseExpression(expression).Evaluate(model, memberRenamer, memberFilter);

    /// <summary>The value of the template's last statement; nothing is written.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">It cannot be evaluated.</exception>
    public object? Evaluate(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        bool hadOutput = context.EnableOutput;
        context.EnableOutput = false;
        try
        {
            return EvaluatePage(context, writesResult: false);
        }
        finally
        {
            context.EnableOutput = hadOutput;
        }
    }

    /// <summary>The value of the template's last statement, which sees the members of <paramref name="model"/>.</summary>
    public object? Evaluate(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null)
    {
        TemplateContext context = ContextFor(model, memberRenamer, memberFilter);
        return Evaluate(context);
    }

    /// <summary>The template's value, evaluated asynchronously.</summary>
    public ValueTask<object?> EvaluateAsync(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return InAsync(context, static (template, c) => template.Evaluate(c));
    }

    /// <summary>Renders the template; what the context's output has collected is returned and cleared.</summary>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    /// <exception cref="ScriptRuntimeException">It cannot be rendered.</exception>
    public string Render(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        EvaluatePage(context, writesResult: true);
        string result = context.Output.ToString() ?? string.Empty;
        (context.Output as StringBuilderOutput)?.Builder.Clear();
        return result;
    }

    /// <summary>Renders the template with the members of <paramref name="model"/>.</summary>
    public string Render(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        Render(ContextFor(model, memberRenamer, memberFilter));

    /// <summary>
    /// Renders the template through the asynchronous side of loaders, functions and <c>WriteAsync</c>. This
    /// implementation waits for them on the calling thread.
    /// </summary>
    public ValueTask<string> RenderAsync(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return InAsync(context, static (template, c) => template.Render(c));
    }

    /// <summary>Renders the template asynchronously with the members of <paramref name="model"/>.</summary>
    public ValueTask<string> RenderAsync(
        object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        RenderAsync(ContextFor(model, memberRenamer, memberFilter));

    private static Template ParseExpression(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Parse(expression, lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly });
    }

    private static TemplateContext ContextFor(object? model, MemberRenamerDelegate? memberRenamer, MemberFilterDelegate? memberFilter)
    {
        var global = new ScriptObject();
        global.Import(model, filter: memberFilter, renamer: memberRenamer);
        var context = new TemplateContext
        {
            MemberRenamer = memberRenamer ?? StandardMemberRenamer.Default,
            MemberFilter = memberFilter,
        };
        context.PushGlobal(global);
        return context;
    }

    private ValueTask<T> InAsync<T>(TemplateContext context, Func<Template, TemplateContext, T> run)
    {
        bool wasAsync = context.IsAsync;
        context.IsAsync = true;
        try
        {
            return ValueTask.FromResult(run(this, context));
        }
        catch (Exception ex)
        {
            return ValueTask.FromException<T>(ex);
        }
        finally
        {
            context.IsAsync = wasAsync;
        }
    }

    private object? EvaluatePage(TemplateContext context, bool writesResult)
    {
        if (HasErrors)
        {
            throw new InvalidOperationException(
                "This template has errors. Check the <Template.HasError> and <Template.Messages> before evaluating a template. Messages:\n"
                + string.Join("\n", Messages));
        }

        if (SourceFilePath is not null)
        {
            context.PushSourceFile(SourceFilePath);
        }

        try
        {
            object? result = context.Evaluate(Page);
            if (writesResult && context.EnableOutput && result is not null)
            {
                context.WriteResult(Page!.Span, result);
            }

            return result;
        }
        finally
        {
            if (SourceFilePath is not null)
            {
                context.PopSourceFile();
            }
        }
    }

    private void ParseText(string text)
    {
        var parser = new Parser(new Lexer(text, SourceFilePath, LexerOptions), ParserOptions);
        Page = parser.Run();
        HasErrors = parser.Messages.HasErrors;
        Messages.AddRange(parser.Messages);
    }
}
