using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>What a function takes after its declared parameters.</summary>
public enum ScriptVarParamKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Anything, without checks: the arguments are passed as they are.</summary>
    Direct,

    /// <summary>The last parameter is an array of what is left.</summary>
    LastParameter,
}

/// <summary>What a function takes and returns.</summary>
public interface IScriptFunctionInfo
{
    /// <summary>Parameters without a default value.</summary>
    int RequiredParameterCount { get; }

    /// <summary>All declared parameters.</summary>
    int ParameterCount { get; }

    /// <summary>What is taken after them.</summary>
    ScriptVarParamKind VarParamKind { get; }

    /// <summary>The type returned.</summary>
    Type ReturnType { get; }

    /// <summary>A parameter; an index behind the last one gives the type of the arguments that are left.</summary>
    ScriptParameterInfo GetParameterInfo(int index);
}

/// <summary>A function that templates can call.</summary>
public interface IScriptCustomFunction : IScriptFunctionInfo
{
    /// <summary>Calls the function; <paramref name="blockStatement"/> is the block given by <c>wrap</c>, if any.</summary>
    object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);

    /// <summary>Calls the function while rendering asynchronously.</summary>
    ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);
}

/// <summary>Questions about a function.</summary>
public static class ScriptFunctionInfoExtensions
{
    /// <summary>True when the parameter is declared as a <typeparamref name="T"/>.</summary>
    public static bool IsParameterType<T>(this IScriptFunctionInfo functionInfo, int index)
    {
        ArgumentNullException.ThrowIfNull(functionInfo);
        return typeof(T).IsAssignableFrom(functionInfo.GetParameterInfo(index).ParameterType);
    }
}

/// <summary>A parameter of a function.</summary>
public readonly struct ScriptParameterInfo : IEquatable<ScriptParameterInfo>
{
    /// <summary>Creates a parameter without a default value.</summary>
    public ScriptParameterInfo(Type parameterType, string name)
    {
        ParameterType = parameterType;
        Name = name;
    }

    /// <summary>Creates a parameter with a default value.</summary>
    public ScriptParameterInfo(Type parameterType, string name, object? defaultValue)
        : this(parameterType, name)
    {
        HasDefaultValue = true;
        DefaultValue = defaultValue;
    }

    /// <summary>What arguments are converted to.</summary>
    public Type ParameterType { get; }

    /// <summary>The name, as in <c>name: value</c>.</summary>
    public string Name { get; }

    /// <summary>True when the argument may be left out.</summary>
    public bool HasDefaultValue { get; }

    /// <summary>What is passed when it is left out.</summary>
    public object? DefaultValue { get; }

    /// <inheritdoc/>
    public bool Equals(ScriptParameterInfo other) =>
        ParameterType == other.ParameterType && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScriptParameterInfo other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ParameterType, Name);

    /// <summary>True when type and name are the same.</summary>
    public static bool operator ==(ScriptParameterInfo left, ScriptParameterInfo right) => left.Equals(right);

    /// <summary>True when type or name differ.</summary>
    public static bool operator !=(ScriptParameterInfo left, ScriptParameterInfo right) => !left.Equals(right);
}
