using System.Collections;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>The operators where at least one side is an array or a range.</summary>
internal static class ArrayOperations
{
    public static object? Evaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        IList? leftArray = AsArray(left);
        IList? rightArray = AsArray(right);
        switch (op)
        {
            case ScriptBinaryOperator.ShiftLeft when leftArray is not null:
                return Copy(leftArray, right);
            case ScriptBinaryOperator.ShiftRight when rightArray is not null:
                ScriptArray prepended = new(rightArray.Count + 1) { left };
                prepended.AddRange(rightArray.Cast<object?>());
                return prepended;
            case ScriptBinaryOperator.Multiply when leftArray is null != rightArray is null:
                return Repeat(context, span, op, left, leftArray, leftSpan, right, rightArray, rightSpan);
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound when leftArray is not null:
                int parts = Divisor(context, span, op, left, right, rightSpan);
                return new ScriptArray(leftArray.Cast<object?>().Take(leftArray.Count / parts));
            case ScriptBinaryOperator.Modulus when leftArray is not null:
                int step = Divisor(context, span, op, left, right, rightSpan);
                return new ScriptArray(leftArray.Cast<object?>().Where((_, index) => index % step == 0));
            case ScriptBinaryOperator.Add when leftArray is not null && rightArray is not null:
                ScriptArray joined = new(leftArray);
                joined.AddRange(rightArray.Cast<object?>());
                return joined;
            case >= ScriptBinaryOperator.CompareEqual and <= ScriptBinaryOperator.CompareGreater
                when leftArray is not null && rightArray is not null:
                return BoxedBool.Of(Compare(context, span, op, leftArray, rightArray));
        }

        throw NotSupported(context, span, op, leftSpan, left, leftArray, rightSpan, right, rightArray);
    }

    private static IList? AsArray(object? value) => value switch
    {
        ScriptRange range => range.AsList(),
        IList list => list,
        _ => null,
    };

    private static ScriptArray Copy(IList list, object? added) => new(list) { added };

    private static ScriptArray Repeat(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        object? left, IList? leftArray, SourceSpan leftSpan, object? right, IList? rightArray, SourceSpan rightSpan)
    {
        IList array = leftArray ?? rightArray!;
        int times = Positive(
            context, span, op, left, right, leftArray is null ? leftSpan : rightSpan, leftArray is null ? left : right);
        int limit = context.LoopLimit;
        if (limit > 0 && times > limit)
        {
            throw new ScriptRuntimeException(span, $"Exceeding number of iteration limit `{limit}` for internal iteration.");
        }

        var result = new ScriptArray();
        for (int i = 0; i < times; i++)
        {
            result.AddRange(array.Cast<object?>());
        }

        return result;
    }

    private static int Positive(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, object? right, SourceSpan numberSpan, object? number)
    {
        int value = context.ToInt(span, number);
        return value >= 0
            ? value
            : throw new ScriptRuntimeException(
                numberSpan,
                $"The operator `{op.ToText()}` is not supported between {context.GetTypeName(left)} and {context.GetTypeName(right)}."
                + $" Integer {value} cannot be negative when multiplying");
    }

    private static int Divisor(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, object? right, SourceSpan rightSpan)
    {
        int divisor = Positive(context, span, op, left, right, rightSpan, right);
        return divisor > 0 ? divisor : throw new ScriptRuntimeException(rightSpan, "Cannot divide by 0");
    }

    /// <summary>Of two arrays of one length every pair of items has to compare, also for <c>!=</c>.</summary>
    private static bool Compare(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, IList left, IList right)
    {
        if (left.Count != right.Count)
        {
            return op switch
            {
                ScriptBinaryOperator.CompareEqual => false,
                ScriptBinaryOperator.CompareNotEqual => true,
                ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual => left.Count < right.Count,
                _ => left.Count > right.Count,
            };
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (BinaryOperations.Evaluate(context, span, op, span, left[i], span, right[i]) is not true)
            {
                return false;
            }
        }

        return left.Count > 0 || op is ScriptBinaryOperator.CompareEqual
            or ScriptBinaryOperator.CompareLessOrEqual or ScriptBinaryOperator.CompareGreaterOrEqual;
    }

    private static ScriptRuntimeException NotSupported(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? left, IList? leftArray, SourceSpan rightSpan, object? right, IList? rightArray)
    {
        bool wantsLeft = op is not (ScriptBinaryOperator.ShiftRight or ScriptBinaryOperator.Multiply
            or ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude);
        bool wantsRight = op is ScriptBinaryOperator.ShiftRight or ScriptBinaryOperator.Add
            or (>= ScriptBinaryOperator.CompareEqual and <= ScriptBinaryOperator.CompareGreater);
        SourceSpan at = span;
        string reason = op == ScriptBinaryOperator.Multiply ? " Expecting only one array for the left or right argument." : string.Empty;
        if (wantsLeft && leftArray is null)
        {
            (at, reason) = (leftSpan, " Expecting an array for the left argument.");
        }

        if (wantsRight && rightArray is null)
        {
            (at, reason) = (rightSpan, " Expecting an array for the right argument.");
        }

        return new ScriptRuntimeException(
            at,
            $"The operator `{op.ToText()}` is not supported between {context.GetTypeName(left)} and {context.GetTypeName(right)}.{reason}");
    }
}
