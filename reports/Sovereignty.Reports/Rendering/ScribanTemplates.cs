using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Sovereignty.Model;
using Sovereignty.Reports.Model;

namespace Sovereignty.Reports.Rendering;

/// <summary>Renders a report's templates. Nothing outside this file names the template language's library.</summary>
internal static class ScribanTemplates
{
    // A report lists every component once or twice; a hundred times the largest list seen is a runaway template.
    private const int LoopLimit = 1_000_000;

    /// <summary>Renders, or returns null with problems that name template, line and column.</summary>
    public static string? Render(ReportFolder folder, TemplateFunctions functions, ReportModel model, List<Problem> problems) =>
        Guarded(folder, problems, entry => entry.Render(Context(folder, functions, model)));

    /// <summary>The same, through the library's asynchronous path.</summary>
    public static async ValueTask<string?> RenderAsync(ReportFolder folder, TemplateFunctions functions, ReportModel model, List<Problem> problems)
    {
        if (Parse(folder, folder.Entry, problems) is not { } entry) return null;
        try
        {
            return await entry.RenderAsync(Context(folder, functions, model)).ConfigureAwait(false);
        }
        catch (ScriptRuntimeException e)
        {
            problems.Add(Problem(e));
            return null;
        }
    }

    private static string? Guarded(ReportFolder folder, List<Problem> problems, Func<Template, string> render)
    {
        if (Parse(folder, folder.Entry, problems) is not { } entry) return null;
        try
        {
            return render(entry);
        }
        catch (ScriptRuntimeException e)
        {
            problems.Add(Problem(e));
            return null;
        }
    }

    private static Template? Parse(ReportFolder folder, string name, List<Problem> problems)
    {
        var file = folder.Templates[name];
        var template = Template.Parse(file.Text, file.Path);
        if (!template.HasErrors) return template;
        foreach (var message in template.Messages) problems.Add(Problem(message.Span, message.Message));
        return null;
    }

    private static EscapingContext Context(ReportFolder folder, TemplateFunctions functions, ReportModel model)
    {
        var context = new EscapingContext
        {
            TemplateLoader = new FolderLoader(folder),
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            AutoIndent = false,
            LoopLimit = LoopLimit,
            LimitToString = 0,
            NewLine = "\n",
        };
        var globals = new ScriptObject { ["model"] = model, ["include"] = new Including() };
        foreach (var (name, function) in functions.All) globals[name] = new Calling(function);
        context.PushGlobal(globals);
        // The names above stay what they are; what templates assign goes into an object of its own.
        globals.IsReadOnly = true;
        context.PushGlobal(new ScriptObject());
        return context;
    }

    private static Problem Problem(ScriptRuntimeException e) => e is ScriptParserRuntimeException { ParserMessages: { Count: > 0 } messages }
        ? Problem(messages[0].Span, messages[0].Message)
        : Problem(e.Span, e.OriginalMessage);

    private static Problem Problem(SourceSpan span, string message) => new("template-error", ProblemSeverity.Error, message.ReplaceLineEndings(" ").Trim())
    {
        Path = span.FileName,
        Line = span.Start.Line + 1,
        Column = span.Start.Column + 1,
        Hint = "reports/README.md lists the model's fields and the functions",
    };

    /// <summary>Escapes whatever a template writes unless it is markup already. Both ways of writing: the asynchronous one does not call the other.</summary>
    private sealed class EscapingContext : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject)
        {
            Write(Markup(textAsObject));
            return this;
        }

        public override async ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject)
        {
            await WriteAsync(Markup(textAsObject)).ConfigureAwait(false);
            return this;
        }

        private string Markup(object? value) => value switch
        {
            null => "",
            Html html => html.Markup,
            _ => Html.Escape(ObjectToString(value) ?? ""),
        };
    }

    /// <summary>A partial's output is markup: without this it would be escaped a second time.</summary>
    private sealed class Including : IScriptCustomFunction
    {
        private readonly IncludeFunction include = new();

        public int RequiredParameterCount => 1;

        public int ParameterCount => 1;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => index == 0 ? new ScriptParameterInfo(typeof(string), "template_name") : new ScriptParameterInfo(typeof(object), "value");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Html(include.Invoke(context, callerContext!, arguments, blockStatement!)?.ToString() ?? "");

        public async ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Html((await include.InvokeAsync(context, callerContext!, arguments, blockStatement!).ConfigureAwait(false))?.ToString() ?? "");
    }

    /// <summary>A function of ours, called with whatever the template gives it.</summary>
    private sealed class Calling(Func<IReadOnlyList<object?>, object?> function) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 0;

        public int ParameterCount => 0;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            try
            {
                return function([.. arguments]);
            }
            catch (Exception e) when (e is TemplateFunctionException or KeyNotFoundException)
            {
                throw new ScriptRuntimeException(callerContext?.Span ?? default, e.Message);
            }
        }

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(Invoke(context, callerContext, arguments, blockStatement));
    }

    /// <summary>Partials come from what was read of the folder: no template can reach a file.</summary>
    private sealed class FolderLoader(ReportFolder folder) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
            folder.Templates.TryGetValue(templateName, out var file)
                ? file.Path
                : throw new ScriptRuntimeException(callerSpan, $"no partial `{templateName}`: {Sovereignty.Text.Suggest.Hint(templateName, folder.Templates.Keys)}");

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            folder.Templates.Values.First(f => f.Path == templatePath).Text;

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));
    }
}
