using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>The operators on two numbers of one type; integers grow to the next wider type instead of overflowing.</summary>
internal static class Arithmetic
{
    private const int MaximumShift = 1024 * 1024;

    public static object OnInts(TemplateContext context, ScriptBinaryOperator op, SourceSpan span, int left, int right)
    {
        long l = left;
        long r = right;
        return op switch
        {
            ScriptBinaryOperator.Add => Fit(l + r),
            ScriptBinaryOperator.Subtract => Fit(l - r),
            ScriptBinaryOperator.Multiply => Fit(l * r),
            ScriptBinaryOperator.Divide => (double)l / r,
            ScriptBinaryOperator.DivideRound => Fit(l / r),
            ScriptBinaryOperator.Modulus => Fit(l % r),
            ScriptBinaryOperator.ShiftLeft => Fit((BigInteger)l << Shift(span, right)),
            ScriptBinaryOperator.ShiftRight => Fit((BigInteger)l >> Shift(span, right)),
            ScriptBinaryOperator.RangeInclude => Range(context, span, l, r, isInclusive: true),
            ScriptBinaryOperator.RangeExclude => Range(context, span, l, r, isInclusive: false),
            _ => Compare(op, l.CompareTo(r)) ?? throw NotSupported(op, span, "long"),
        };
    }

    public static object OnBigIntegers(
        TemplateContext context, ScriptBinaryOperator op, SourceSpan span, BigInteger left, BigInteger right) => op switch
    {
        ScriptBinaryOperator.Add => Fit(left + right),
        ScriptBinaryOperator.Subtract => Fit(left - right),
        ScriptBinaryOperator.Multiply => Fit(left * right),
        ScriptBinaryOperator.Divide => (double)left / (double)right,
        ScriptBinaryOperator.DivideRound => Fit(left / right),
        ScriptBinaryOperator.Modulus => Fit(left % right),
        ScriptBinaryOperator.ShiftLeft => Fit(left << Shift(span, context.ToInt(span, right))),
        ScriptBinaryOperator.ShiftRight => Fit(left >> Shift(span, context.ToInt(span, right))),
        ScriptBinaryOperator.RangeInclude => Range(context, span, (long)left, (long)right, isInclusive: true),
        ScriptBinaryOperator.RangeExclude => Range(context, span, (long)left, (long)right, isInclusive: false),
        _ => Compare(op, left.CompareTo(right)) ?? throw NotSupported(op, span, "long"),
    };

    public static object OnFloats(ScriptBinaryOperator op, SourceSpan span, double left, double right, bool isSingle)
    {
        double? number = op switch
        {
            ScriptBinaryOperator.Add => left + right,
            ScriptBinaryOperator.Subtract => left - right,
            ScriptBinaryOperator.Multiply => left * right,
            ScriptBinaryOperator.Divide => left / right,
            ScriptBinaryOperator.DivideRound => Math.Round(left / right),
            ScriptBinaryOperator.Modulus => left % right,
            _ => null,
        };
        if (number is not null)
        {
            return isSingle ? (object)(float)number.Value : number.Value;
        }

        bool? truth = op switch
        {
            ScriptBinaryOperator.CompareEqual => left == right,
            ScriptBinaryOperator.CompareNotEqual => left != right,
            ScriptBinaryOperator.CompareLess => left < right,
            ScriptBinaryOperator.CompareLessOrEqual => left <= right,
            ScriptBinaryOperator.CompareGreater => left > right,
            ScriptBinaryOperator.CompareGreaterOrEqual => left >= right,
            _ => null,
        };
        return truth is not null ? BoxedBool.Of(truth.Value) : throw NotSupported(op, span, isSingle ? "float" : "double");
    }

    public static object OnDecimals(ScriptBinaryOperator op, SourceSpan span, decimal left, decimal right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.Multiply => left * right,
        ScriptBinaryOperator.Divide => left / right,
        ScriptBinaryOperator.DivideRound => decimal.Round(left / right),
        ScriptBinaryOperator.Modulus => left % right,
        _ => Compare(op, left.CompareTo(right)) ?? throw NotSupported(op, span, "decimal"),
    };

    /// <summary>The narrowest of int, long and big integer that holds the value.</summary>
    public static object Fit(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Fit((long)value) : (object)value;

    /// <summary>An int when the value is one.</summary>
    public static object Fit(long value) => value is >= int.MinValue and <= int.MaxValue ? (object)(int)value : value;

    private static ScriptRange Range(TemplateContext context, SourceSpan span, long first, long last, bool isInclusive)
    {
        var range = new ScriptRange(first, last, isInclusive);
        return context.LoopLimit == 0 || range.Count <= context.LoopLimit
            ? range
            : throw new ScriptRuntimeException(span, $"Range expression exceeds LoopLimit `{context.LoopLimit}`.");
    }

    private static object? Compare(ScriptBinaryOperator op, int order) => op switch
    {
        ScriptBinaryOperator.CompareEqual => BoxedBool.Of(order == 0),
        ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(order != 0),
        ScriptBinaryOperator.CompareLess => BoxedBool.Of(order < 0),
        ScriptBinaryOperator.CompareLessOrEqual => BoxedBool.Of(order <= 0),
        ScriptBinaryOperator.CompareGreater => BoxedBool.Of(order > 0),
        ScriptBinaryOperator.CompareGreaterOrEqual => BoxedBool.Of(order >= 0),
        _ => null,
    };

    private static int Shift(SourceSpan span, int count) => Math.Abs((long)count) <= MaximumShift
        ? count
        : throw new ScriptRuntimeException(span, $"Shift amount `{count}` exceeds maximum supported magnitude `{MaximumShift}`.");

    private static ScriptRuntimeException NotSupported(ScriptBinaryOperator op, SourceSpan span, string type) =>
        new(span, $"The operator `{op.ToText()}` is not implemented for {type}<->{type}");
}
