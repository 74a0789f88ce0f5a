using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>
/// One call: binds arguments to the parameters of a function (by place, by name, piped, expanded, defaulted),
/// converts them, checks their number and calls.
/// </summary>
internal struct FunctionInvocation
{
    private readonly TemplateContext _context;
    private readonly ScriptNode _caller;
    private readonly IScriptCustomFunction _function;
    private readonly ScriptArray _values;
    private readonly int _parameterCount;
    private ulong _given;

    private FunctionInvocation(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, int capacity)
    {
        _context = context;
        _caller = caller;
        _function = function;
        _values = new ScriptArray(capacity);
        _parameterCount = function.ParameterCount;
    }

    public static object? Call(
        TemplateContext context, ScriptNode caller, object functionObject, bool processPipeArguments, List<ScriptExpression>? arguments)
    {
        ScriptBlockStatement? block = context.TakeBlockDelegate();
        bool isPiped = processPipeArguments && context.PendingPipes.Count > 0;
        if (functionObject is not IScriptCustomFunction function)
        {
            string message = isPiped && caller is ScriptFunctionCall call
                ? $"Pipe expression destination `{call.Target}` is not a valid function "
                : $"Invalid target function `{functionObject}` ({context.GetTypeName(functionObject)})";
            throw new ScriptRuntimeException(caller.Span, message);
        }

        if (function.ParameterCount >= ScriptFunctionCall.MaximumParameterCount)
        {
            throw new ScriptRuntimeException(
                caller.Span,
                $"Out of range number of parameters {function.ParameterCount} for target function `{functionObject}`. "
                + $"The maximum number of parameters for a function is: {ScriptFunctionCall.MaximumParameterCount}.");
        }

        if (isPiped)
        {
            List<ScriptExpression> withPipe = new((arguments?.Count ?? 0) + 1) { context.PendingPipes.Pop() };
            withPipe.AddRange(arguments ?? []);
            arguments = withPipe;
        }

        var invocation = new FunctionInvocation(context, caller, function, arguments?.Count ?? 0);
        if (arguments is not null)
        {
            foreach (ScriptExpression argument in arguments)
            {
                invocation.Bind(argument);
            }
        }

        invocation.Complete(arguments);
        return invocation.Invoke(block, arguments);
    }

    public static object? Call(TemplateContext context, ScriptNode caller, IScriptCustomFunction function, ScriptArray arguments)
    {
        var invocation = new FunctionInvocation(context, caller, function, arguments.Count);
        foreach (object? argument in arguments)
        {
            invocation.BindValue(invocation._values.Count, argument, caller.Span);
        }

        invocation.Complete(null);
        return invocation.Invoke(null, null);
    }

    private void Bind(ScriptExpression argument)
    {
        int index = _values.Count;
        var named = argument as ScriptNamedArgument;
        if (named is not null)
        {
            string name = named.Name.Name;
            int byName = IndexOf(name);
            if (byName < 0 && _function.VarParamKind != ScriptVarParamKind.None)
            {
                BindProperty(named, name);
                return;
            }

            index = byName < 0 ? index : byName;
        }

        bool wantsExpression = _function.IsParameterType<ScriptExpression>(index);
        object? value = wantsExpression ? named?.Value ?? argument : _context.Evaluate(argument);
        bool isExpanded = !wantsExpression && argument is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionParametersExpand };
        if (isExpanded && value is IEnumerable items and not string)
        {
            foreach (object? item in items)
            {
                BindValue(index++, item, _caller.Span);
            }

            return;
        }

        BindValue(index, value, argument.Span);
    }

    /// <summary>A function that reads <c>$</c> finds an argument it does not declare as a property of <c>$</c>.</summary>
    private readonly void BindProperty(ScriptNamedArgument argument, string name)
    {
        if (!_values.CanWrite(name))
        {
            throw new ScriptRuntimeException(
                argument.Span, $"Cannot pass argument {name} to function. This name is not supported by this function.");
        }

        _values.TrySetValue(_context, _caller.Span, name, _context.Evaluate(argument), false);
    }

    private void BindValue(int index, object? value, SourceSpan span)
    {
        object? converted = _context.ToObject(span, value, _function.GetParameterInfo(index).ParameterType);
        if (index > _values.Count)
        {
            FillDefaults(_values.Count, index);
        }

        if (index < _parameterCount)
        {
            _given |= 1UL << index;
        }

        int last = _parameterCount - 1;
        if (_function.VarParamKind != ScriptVarParamKind.LastParameter || index < last)
        {
            _values[index] = converted;
            return;
        }

        if (_values.Count <= last || _values[last] is not ScriptArray rest)
        {
            rest = new ScriptArray();
            _values[last] = rest;
        }

        rest.Add(converted);
    }

    private void FillDefaults(int from, int to)
    {
        int last = _parameterCount - 1;
        for (int i = from; i <= Math.Min(to, last); i++)
        {
            ScriptParameterInfo parameter = _function.GetParameterInfo(i);
            bool isRest = i == last && _function.VarParamKind == ScriptVarParamKind.LastParameter;
            if (parameter.HasDefaultValue)
            {
                _given |= 1UL << i;
            }

            _values[i] = parameter.HasDefaultValue ? parameter.DefaultValue : isRest ? new ScriptArray() : null;
        }
    }

    private void Complete(List<ScriptExpression>? arguments)
    {
        if (_function.VarParamKind != ScriptVarParamKind.Direct)
        {
            FillDefaults(_values.Count, _parameterCount - 1);
        }

        int required = _function.RequiredParameterCount;
        ulong requiredMask = (1UL << required) - 1;
        if ((_given & requiredMask) != requiredMask)
        {
            int count = System.Numerics.BitOperations.PopCount(_given & requiredMask);
            throw WrongCount(AfterCaller(), count, required);
        }

        if (_function.VarParamKind == ScriptVarParamKind.None && _values.Count > _parameterCount)
        {
            bool isWritten = arguments is not null && _values.Count <= arguments.Count;
            throw WrongCount(isWritten ? arguments![_values.Count - 1].Span : AfterCaller(), _values.Count, _parameterCount);
        }
    }

    private readonly object? Invoke(ScriptBlockStatement? block, List<ScriptExpression>? arguments)
    {
        _context.EnterRecursive(_caller);
        try
        {
            object? result = _context.Invoke(_function, _caller, _values, block);
            _context.FlowState = ScriptFlowState.None;
            return result;
        }
        catch (ArgumentException ex) when (IndexOf(ex.ParamName) is >= 0 and var index && (arguments is null || index < arguments.Count))
        {
            throw new ScriptRuntimeException(arguments?[index].Span ?? _caller.Span, ex.Message);
        }
        catch (ScriptArgumentException ex) when (arguments is null || ex.ArgumentIndex < arguments.Count)
        {
            throw new ScriptRuntimeException(arguments?[ex.ArgumentIndex].Span ?? _caller.Span, ex.Message);
        }
        finally
        {
            _context.ExitRecursive(_caller);
        }
    }

    private readonly int IndexOf(string? name)
    {
        for (int i = 0; i < _parameterCount; i++)
        {
            if (string.Equals(_function.GetParameterInfo(i).Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private readonly SourceSpan AfterCaller()
    {
        SourceSpan span = _caller.Span;
        TextPosition after = span.End.NextColumn();
        return new SourceSpan(span.FileName ?? string.Empty, after, after);
    }

    private readonly ScriptRuntimeException WrongCount(SourceSpan span, int count, int expected) =>
        new(span, $"Invalid number of arguments `{count}` passed to `{_caller}` while expecting `{expected}` arguments");
}
