using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary>
/// A function of the language with its parameters written down: nothing is looked up by reflection when a context is
/// created, and nothing is when the function is called.
/// </summary>
internal sealed class BuiltinFunction(
    string name, Func<BuiltinCall, object?> body, ScriptParameterInfo[] parameters, Type returnType) : IScriptCustomFunction
{
    public string Name => name;

    public int RequiredParameterCount { get; } = parameters.Count(p => !p.HasDefaultValue);

    public int ParameterCount => parameters.Length;

    public ScriptVarParamKind VarParamKind { get; init; }

    public Type ReturnType => returnType;

    public ScriptParameterInfo GetParameterInfo(int index) => parameters.Length == 0
        ? new ScriptParameterInfo(typeof(object), string.Empty)
        : parameters[Math.Min(index, parameters.Length - 1)];

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        body(new BuiltinCall(context, callerContext, arguments));

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}

/// <summary>One call of a built-in function; its arguments are of the declared types already.</summary>
internal readonly struct BuiltinCall(TemplateContext context, ScriptNode? caller, ScriptArray arguments)
{
    public TemplateContext Context => context;

    public ScriptNode? Caller => caller;

    public SourceSpan Span => caller?.Span ?? context.CurrentSpan;

    public object? this[int index] => arguments[index];

    public string? Text(int index) => (string?)arguments[index];

    public int Number(int index) => arguments[index] is int number ? number : 0;

    /// <summary>Calls a function that was given as an argument.</summary>
    public object? Call(object? function, params ReadOnlySpan<object?> values)
    {
        if (function is not IScriptCustomFunction callable)
        {
            throw new ScriptRuntimeException(Span, $"The parameter `{function}` is not a function. Maybe prefix it with @?");
        }

        return ScriptFunctionCall.Call(context, caller!, callable, new ScriptArray(values.ToArray()));
    }
}

/// <summary>Shorthand for the tables of functions.</summary>
internal static class Builtin
{
    public static ScriptParameterInfo Text(string name) => new(typeof(string), name);

    public static ScriptParameterInfo Number(string name) => new(typeof(int), name);

    public static ScriptParameterInfo Any(string name) => new(typeof(object), name);

    public static ScriptParameterInfo Of<T>(string name) => new(typeof(T), name);

    public static ScriptParameterInfo Optional<T>(string name, object? defaultValue = null) => new(typeof(T), name, defaultValue);

    public static BuiltinFunction Define(string name, Func<BuiltinCall, object?> body, params ScriptParameterInfo[] parameters) =>
        new(name, body, parameters, typeof(object));

    public static void AddTo(ScriptObject target, BuiltinFunction[] functions)
    {
        foreach (BuiltinFunction function in functions)
        {
            target.SetValue(function.Name, function, readOnly: true);
        }
    }
}
