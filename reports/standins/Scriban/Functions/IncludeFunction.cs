using System.Text;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>include "name" arguments</c>: the text of another template.</summary>
public sealed class IncludeFunction : IScriptCustomFunction
{
    /// <inheritdoc/>
    public int RequiredParameterCount => 1;

    /// <inheritdoc/>
    public int ParameterCount => 1;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => index == 0
        ? new ScriptParameterInfo(typeof(string), "template_name")
        : new ScriptParameterInfo(typeof(object), "value");

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(arguments);
        string? name = arguments.Count == 0
            ? throw new ScriptRuntimeException(
                callerContext?.Span ?? context.CurrentSpan, "Expecting at least the name of the template to include for the <include> function")
            : context.ObjectToString(arguments[0]);
        string path = context.GetTemplatePathFromName(name, callerContext)!;
        return context.RenderTemplate(context.GetOrCreateTemplate(path, callerContext), arguments, callerContext);
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}

/// <summary>
/// <c>include_join names separator begin end</c>: the texts of several templates. Each of the other three is text, or
/// with <c>tpl:</c> before it the name of a template.
/// </summary>
public sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private const string TemplatePrefix = "tpl:";

    /// <inheritdoc/>
    public int RequiredParameterCount => 1;

    /// <inheritdoc/>
    public int ParameterCount => 1;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => index == 0
        ? new ScriptParameterInfo(typeof(System.Collections.IList), "template_names")
        : new ScriptParameterInfo(typeof(object), "value");

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Count == 0 || arguments[0] is not System.Collections.IEnumerable names)
        {
            throw new ScriptRuntimeException(
                callerContext?.Span ?? context.CurrentSpan,
                "Expecting at least the name of the template to include for the <include_join> function");
        }

        string separator = Part(1);
        var text = new StringBuilder(Part(2));
        bool isFirst = true;
        foreach (object? name in names)
        {
            text.Append(isFirst ? string.Empty : separator).Append(Render(context, callerContext, context.ObjectToString(name), arguments));
            isFirst = false;
        }

        return text.Append(Part(3)).ToString();

        string Part(int index)
        {
            string part = index < arguments.Count ? context.ObjectToString(arguments[index]) ?? string.Empty : string.Empty;
            return part.StartsWith(TemplatePrefix, StringComparison.Ordinal)
                ? Render(context, callerContext, part[TemplatePrefix.Length..], arguments)
                : part;
        }
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    private static string Render(TemplateContext context, ScriptNode? caller, string? name, ScriptArray arguments)
    {
        string path = context.GetTemplatePathFromName(name, caller)!;
        return context.RenderTemplate(context.GetOrCreateTemplate(path, caller), arguments, caller);
    }
}
