using System.Net;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Tests;

/// <summary>The context a report needs: every value escaped, the text of a partial not escaped again.</summary>
internal sealed class HtmlContext : TemplateContext
{
    public HtmlContext(ITemplateLoader? loader = null)
    {
        TemplateLoader = loader;
        BuiltinObject.SetValue("include", new MarkupFunction((IScriptCustomFunction)BuiltinObject["include"]!), true);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => Write(Escaped(textAsObject));

    public override ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) =>
        ValueTask.FromResult(Write(Escaped(textAsObject)));

    private string? Escaped(object? value) => value is Markup markup ? markup.Text : WebUtility.HtmlEncode(ObjectToString(value));

    private sealed record Markup(string Text);

    private sealed class MarkupFunction(IScriptCustomFunction inner) : IScriptCustomFunction
    {
        public int RequiredParameterCount => inner.RequiredParameterCount;

        public int ParameterCount => inner.ParameterCount;

        public ScriptVarParamKind VarParamKind => inner.VarParamKind;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => inner.GetParameterInfo(index);

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Markup(inner.Invoke(context, callerContext, arguments, blockStatement)?.ToString() ?? string.Empty);

        public async ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new Markup((await inner.InvokeAsync(context, callerContext, arguments, blockStatement))?.ToString() ?? string.Empty);
    }
}

/// <summary>Templates by name; counts how often each side was asked.</summary>
internal sealed class MemoryLoader : ITemplateLoader
{
    public Dictionary<string, string> Texts { get; } = [];

    public int Loads { get; private set; }

    public int AsyncLoads { get; private set; }

    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
        Texts.ContainsKey(templateName) ? templateName : null;

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
    {
        Loads++;
        return Texts[templatePath];
    }

    public async ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath)
    {
        await Task.Yield();
        AsyncLoads++;
        return Texts[templatePath];
    }
}
