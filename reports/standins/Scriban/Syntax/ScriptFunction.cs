using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>A function written in a template: <c>func name(parameters) ... end</c>.</summary>
public sealed class ScriptFunction : ScriptStatement, IScriptCustomFunction
{
    private List<ScriptParameter>? _parameters;
    private ScriptParameterInfo[] _parameterInfos = [];

    /// <summary>The name; null for an anonymous function.</summary>
    public ScriptVariable? Name { get; internal set; }

    /// <summary>True when the function was written with parentheses.</summary>
    public bool HasParameters => _parameters is not null;

    /// <inheritdoc/>
    public int RequiredParameterCount { get; private set; }

    /// <inheritdoc/>
    public int ParameterCount => _parameterInfos.Length;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind { get; private set; } = ScriptVarParamKind.Direct;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    internal ScriptStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("function statement", "func <variable> ... end");

    /// <summary>Declares a named function; an anonymous one is its own value.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        if (Name is null)
        {
            return this;
        }

        context.SetValue(Name, this);
        return null;
    }

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        // With parameters, assignments stay in the function; without, they reach the object of the caller.
        var scope = _parameters is null ? null : new ScriptObject(_parameters.Count);
        if (scope is not null)
        {
            context.PushGlobal(scope);
        }
        else
        {
            context.PushLocal();
        }

        try
        {
            if (Name is ScriptVariableLocal)
            {
                context.SetValue(Name, this);
            }

            context.SetValue(ScriptVariable.Arguments, arguments, true);
            for (int i = 0; i < _parameterInfos.Length; i++)
            {
                scope!.SetValue(_parameterInfos[i].Name, arguments[i], readOnly: false);
            }

            if (blockStatement is not null)
            {
                context.SetValue(ScriptVariable.BlockDelegate, blockStatement, true);
            }

            return context.Evaluate(Body);
        }
        finally
        {
            if (scope is not null)
            {
                context.PopGlobal();
            }
            else
            {
                context.PopLocal();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => _parameterInfos.Length == 0
        ? new ScriptParameterInfo(typeof(object), string.Empty)
        : _parameterInfos[Math.Min(index, _parameterInfos.Length - 1)];

    internal void SetParameters(List<ScriptParameter> parameters)
    {
        _parameters = parameters;
        _parameterInfos = [.. parameters.Select(ToInfo)];
        RequiredParameterCount = parameters.Count(p => p is { IsRest: false, DefaultValue: null });
        VarParamKind = parameters.Exists(p => p.IsRest) ? ScriptVarParamKind.LastParameter : ScriptVarParamKind.None;
    }

    internal override void Print(StringBuilder text)
    {
        text.Append(Name is null ? "do" : "func ");
        Name?.Print(text);
        if (_parameters is not null)
        {
            text.Append('(').AppendJoin(", ", _parameters.Select(p => p.ToString())).Append(')');
        }

        text.Append("; ");
        Body?.Print(text);
    }

    private static ScriptParameterInfo ToInfo(ScriptParameter parameter) => parameter.DefaultValue?.Value is { } value
        ? new ScriptParameterInfo(typeof(object), parameter.Name.Name, value)
        : new ScriptParameterInfo(typeof(object), parameter.Name.Name);
}

/// <summary>A parameter of a function written in a template.</summary>
internal sealed class ScriptParameter : ScriptNode
{
    public required ScriptVariable Name { get; init; }

    public ScriptLiteral? DefaultValue { get; set; }

    /// <summary>True for <c>name...</c>, which takes the arguments that are left.</summary>
    public bool IsRest { get; set; }

    internal override SyntaxName Syntax => new("function parameter", "param | param... | param = value");

    public override object? Evaluate(TemplateContext context) => throw new NotSupportedException();

    internal override void Print(StringBuilder text)
    {
        Name.Print(text);
        text.Append(IsRest ? "..." : string.Empty);
        if (DefaultValue is not null)
        {
            text.Append(" = ");
            DefaultValue.Print(text);
        }
    }
}
