using System.Globalization;
using System.Numerics;
using Scriban.Runtime;
using Scriban.Syntax;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>math</c>.</summary>
public class MathFunctions : ScriptObject
{
    private static readonly BuiltinFunction[] Table =
    [
        Define("abs", c => Abs(c), Any("value")),
        Define("ceil", c => Math.Ceiling((double)c[0]!), Of<double>("value")),
        Define("floor", c => Math.Floor((double)c[0]!), Of<double>("value")),
        Define("round", c => Math.Round((double)c[0]!, Math.Clamp(c.Number(1), 0, 15)), Of<double>("value"), Optional<int>("precision", 0)),
        Define("divided_by", DividedBy, Of<double>("value"), Any("divisor")),
        Define("format", c => Format(c, "number"), Any("value"), Text("format"), Optional<string>("culture")),
        Define("is_number", c => IsNumber(c[0]), Any("value")),
        Define("minus", c => Operate(c, ScriptBinaryOperator.Subtract), Any("value"), Any("with")),
        Define("plus", c => Operate(c, ScriptBinaryOperator.Add), Any("value"), Any("with")),
        Define("times", c => Operate(c, ScriptBinaryOperator.Multiply), Any("value"), Any("with")),
        Define("modulo", c => Operate(c, ScriptBinaryOperator.Modulus), Any("value"), Any("with")),
        Define("uuid", _ => Guid.NewGuid().ToString()),
        Define("random", RandomNumber, Number("min_value"), Number("max_value")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public MathFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    internal static object? Format(BuiltinCall call, string kind)
    {
        if (call[0] is null)
        {
            return string.Empty;
        }

        if (call[0] is not IFormattable formattable || (kind == "number" && !IsNumber(call[0])))
        {
            throw new ScriptRuntimeException(call.Span, $"Unexpected `{call[0]}`. Must be a formattable {kind}");
        }

        CultureInfo culture = CultureOf(call, call.Text(2));
        return formattable.ToString(call.Text(1), culture);
    }

    internal static CultureInfo CultureOf(BuiltinCall call, string? name)
    {
        if (name is null)
        {
            return call.Context.CurrentCulture;
        }

        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException ex)
        {
            throw new ScriptRuntimeException(call.Span, $"The culture `{name}` was not found", ex);
        }
    }

    private static bool IsNumber(object? value) => value is not (null or bool or char) && TemplateContext.IsPrimitive(value.GetType());

    private static object? Abs(BuiltinCall call) => call[0] switch
    {
        null => null,
        int number => Math.Abs((long)number) is var absolute ? Arithmetic.Fit(absolute) : null,
        long number => Arithmetic.Fit(BigInteger.Abs(number)),
        float number => Math.Abs(number),
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        BigInteger number => BigInteger.Abs(number),
        sbyte number => Math.Abs((int)number),
        short number => Math.Abs((int)number),
        byte or ushort or uint or ulong => call[0],
        _ => throw new ScriptRuntimeException(call.Span, $"The value `{call[0]}` is not a number"),
    };

    private static object? DividedBy(BuiltinCall call)
    {
        object? result = BinaryOperations.Evaluate(
            call.Context, call.Span, ScriptBinaryOperator.Divide, call.Span, call[0], call.Span, call[1]);
        bool isFloored = call[1] is int or long && result is double or float;
        if (!isFloored)
        {
            return result;
        }

        double floored = Math.Floor(Convert.ToDouble(result, CultureInfo.InvariantCulture));
        return Math.Abs(floored) < long.MaxValue ? Arithmetic.Fit((long)floored) : floored;
    }

    private static object? Operate(BuiltinCall call, ScriptBinaryOperator op) =>
        BinaryOperations.Evaluate(call.Context, call.Span, op, call.Span, call[0], call.Span, call[1]);

    private static object? RandomNumber(BuiltinCall call)
    {
        int minimum = call.Number(0);
        int maximum = call.Number(1);
        return minimum <= maximum
#pragma warning disable CA5394 // templates draw lots with it, nothing is protected with it
            ? Random.Shared.Next(minimum, maximum)
#pragma warning restore CA5394
            : throw new ScriptRuntimeException(call.Span, "minValue must be greater than maxValue");
    }
}
