using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>A value that is made when a template first reads it.</summary>
public class ScriptLazy<T>(Func<T> valueFactory) : IScriptCustomFunction
{
    private readonly Lazy<T> _value = new(valueFactory);

    /// <inheritdoc/>
    public int RequiredParameterCount => 0;

    /// <inheritdoc/>
    public int ParameterCount => 0;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc/>
    public Type ReturnType => typeof(T);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => default;

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        _value.Value;

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) => new(_value.Value);
}
