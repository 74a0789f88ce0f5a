using System.Reflection;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>A .NET method as a function of the language; its signature is read once.</summary>
public class DynamicCustomFunction : IScriptCustomFunction
{
    private readonly object? _target;
    private readonly MethodInvoker _invoker;
    private readonly ParameterInfo[] _all;
    private readonly ScriptParameterInfo[] _parameters;
    private readonly int _first;
    private readonly Type? _restType;

    private protected DynamicCustomFunction(object? target, MethodInfo method, ParameterInfo[]? parameters = null)
    {
        _target = target;
        Method = method;
        _invoker = MethodInvoker.Create(method);
        _all = parameters ?? method.GetParameters();
        _first = Array.FindIndex(_all, p => p.ParameterType != typeof(TemplateContext) && p.ParameterType != typeof(SourceSpan));
        _first = _first < 0 ? _all.Length : _first;
        _parameters = [.. _all.Skip(_first).Select(ToInfo)];
        bool hasRest = _all.Length > _first && _all[^1].IsDefined(typeof(ParamArrayAttribute));
        _restType = hasRest ? _all[^1].ParameterType.GetElementType() : null;
        if (_restType is not null)
        {
            _parameters[^1] = new ScriptParameterInfo(_restType, _all[^1].Name ?? string.Empty);
        }

        RequiredParameterCount = _parameters.Count(p => !p.HasDefaultValue) - (_restType is null ? 0 : 1);
    }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <inheritdoc/>
    public int RequiredParameterCount { get; }

    /// <inheritdoc/>
    public int ParameterCount => _parameters.Length;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => _restType is null ? ScriptVarParamKind.None : ScriptVarParamKind.LastParameter;

    /// <inheritdoc/>
    public Type ReturnType => Method.ReturnType;

    /// <summary>Wraps a method; <paramref name="target"/> is null for a static one.</summary>
    public static DynamicCustomFunction Create(object? target, MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new DynamicCustomFunction(target, method);
    }

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => _parameters.Length == 0
        ? new ScriptParameterInfo(typeof(object), string.Empty)
        : _parameters[Math.Min(index, _parameters.Length - 1)];

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(arguments);
        var values = new object?[_all.Length];
        for (int i = 0; i < _first; i++)
        {
            values[i] = _all[i].ParameterType == typeof(TemplateContext) ? context : callerContext?.Span ?? context.CurrentSpan;
        }

        for (int i = _first; i < values.Length; i++)
        {
            object? value = i - _first < arguments.Count ? arguments[i - _first] : null;
            values[i] = _restType is not null && i == values.Length - 1 ? ToRest(value as ScriptArray) : value;
        }

        return TemplateContext.Await(_invoker.Invoke(_target, values));
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    private Array ToRest(ScriptArray? values)
    {
        Array rest = Array.CreateInstance(_restType!, values?.Count ?? 0);
        for (int i = 0; i < rest.Length; i++)
        {
            rest.SetValue(values![i], i);
        }

        return rest;
    }

    private static ScriptParameterInfo ToInfo(ParameterInfo parameter)
    {
        string name = parameter.Name ?? string.Empty;
        return parameter.HasDefaultValue
            ? new ScriptParameterInfo(parameter.ParameterType, name, parameter.DefaultValue)
            : new ScriptParameterInfo(parameter.ParameterType, name);
    }
}

/// <summary>A delegate as a function of the language.</summary>
public class DelegateCustomFunction : DynamicCustomFunction
{
    /// <summary>Wraps a delegate.</summary>
    public DelegateCustomFunction(Delegate del)
        : base(del.Target, del.Method, ParametersOf(del)) => Target = del.Target;

    /// <summary>Wraps a method; <paramref name="target"/> is null for a static one.</summary>
    public DelegateCustomFunction(object? target, MethodInfo method)
        : base(target, method) => Target = target;

    /// <summary>What the method is called on.</summary>
    public object? Target { get; }

    /// <summary>Wraps a delegate.</summary>
    public static DelegateCustomFunction Create(Delegate del)
    {
        ArgumentNullException.ThrowIfNull(del);
        return new DelegateCustomFunction(del);
    }

    /// <summary>Wraps an action without parameters.</summary>
    public static DelegateCustomFunction Create(Action action) => Create((Delegate)action);

    /// <summary>Wraps an action with one parameter.</summary>
    public static DelegateCustomFunction Create<T>(Action<T> action) => Create((Delegate)action);

    /// <summary>Wraps an action with two parameters.</summary>
    public static DelegateCustomFunction Create<T1, T2>(Action<T1, T2> action) => Create((Delegate)action);

    /// <summary>Wraps an action with three parameters.</summary>
    public static DelegateCustomFunction Create<T1, T2, T3>(Action<T1, T2, T3> action) => Create((Delegate)action);

    /// <summary>Wraps a function without parameters.</summary>
    public static DelegateCustomFunction CreateFunc<TResult>(Func<TResult> func) => Create(func);

    /// <summary>Wraps a function with one parameter.</summary>
    public static DelegateCustomFunction CreateFunc<T, TResult>(Func<T, TResult> func) => Create(func);

    /// <summary>Wraps a function with two parameters.</summary>
    public static DelegateCustomFunction CreateFunc<T1, T2, TResult>(Func<T1, T2, TResult> func) => Create(func);

    /// <summary>Wraps a function with three parameters.</summary>
    public static DelegateCustomFunction CreateFunc<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> func) => Create(func);

    /// <summary>A default value can stand in the delegate's type as well as in the method.</summary>
    private static ParameterInfo[] ParametersOf(Delegate del)
    {
        ParameterInfo[] own = del.Method.GetParameters();
        ParameterInfo[] declared = del.GetType().GetMethod(nameof(Action.Invoke))?.GetParameters() ?? own;
        return own.Length != declared.Length
            ? own
            : [.. own.Zip(declared, (method, type) => type.HasDefaultValue && !method.HasDefaultValue ? type : method)];
    }
}
