using System.Numerics;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>
/// What <c>left operator right</c> is. Strings first, then <c>empty</c>, arrays and other types with operators of
/// their own, then numbers from the widest type to the narrowest.
/// </summary>
internal static class BinaryOperations
{
    private const int MaximumRepeatedLength = 16 * 1024 * 1024;

    public static object? Evaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        switch (op)
        {
            case ScriptBinaryOperator.EmptyCoalescing:
                return left ?? right;
            case ScriptBinaryOperator.NotEmptyCoalescing:
                return left is not null ? right : left;
        }

        try
        {
            if (left is string or char || right is string or char)
            {
                return OnStrings(context, span, op, leftSpan, left, rightSpan, right);
            }

            if (left is null || right is null)
            {
                return OnNull(op, left, right);
            }

            if (left == EmptyScriptObject.Default || right == EmptyScriptObject.Default)
            {
                return OnEmpty(context, span, op, left, right);
            }

            if ((left as IScriptCustomBinaryOperation ?? right as IScriptCustomBinaryOperation) is { } custom)
            {
                return custom.TryEvaluate(context, span, op, leftSpan, left, rightSpan, right, out object? result)
                    ? result
                    : throw new ScriptRuntimeException(
                        span, $"The operator `{op.ToText()}` is not supported between `{left}` and `{right}`");
            }

            return OnOthers(context, span, op, left, right);
        }
        catch (Exception ex) when (ex is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, ex.Message);
        }
    }

    private static object? OnStrings(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op,
        SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        if (op == ScriptBinaryOperator.Multiply)
        {
            return right is string or char && left is not (string or char)
                ? Repeat(context, span, leftSpan, right, left)
                : Repeat(context, span, right is string ? leftSpan : rightSpan, right is string ? right : left, right is string ? left : right);
        }

        // Null and `empty` have no text: they are unequal even to the empty string.
        string? leftText = context.ObjectToString(left);
        string? rightText = context.ObjectToString(right);
        switch (op)
        {
            case ScriptBinaryOperator.Add when context.LimitToString > 0
                && (long)(leftText?.Length ?? 0) + (rightText?.Length ?? 0) > context.LimitToString:
                throw new ScriptRuntimeException(
                    span, $"The joined string would exceed the limit of `{context.LimitToString}` characters (LimitToString)");
            case ScriptBinaryOperator.Add:
                return leftText + rightText;
            case ScriptBinaryOperator.CompareEqual:
                return BoxedBool.Of(string.Equals(leftText, rightText, StringComparison.Ordinal));
            case ScriptBinaryOperator.CompareNotEqual:
                return BoxedBool.Of(!string.Equals(leftText, rightText, StringComparison.Ordinal));
        }

        int order = string.CompareOrdinal(leftText, rightText);
        return op switch
        {
            ScriptBinaryOperator.CompareGreater => BoxedBool.Of(order > 0),
            ScriptBinaryOperator.CompareLess => BoxedBool.Of(order < 0),
            ScriptBinaryOperator.CompareGreaterOrEqual => BoxedBool.Of(order >= 0),
            ScriptBinaryOperator.CompareLessOrEqual => BoxedBool.Of(order <= 0),
            _ => throw new ScriptRuntimeException(span, $"Operator `{op.ToText()}` is not supported on string objects"),
        };
    }

    private static string Repeat(TemplateContext context, SourceSpan span, SourceSpan countSpan, object? text, object? count)
    {
        int times;
        try
        {
            times = context.ToInt(span, count);
        }
        catch (ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(
                countSpan,
                "Expecting an integer. The operator `*` is not supported for the expression. Only working on string x int or int x string");
        }

        string value = context.ObjectToString(text) ?? string.Empty;
        times = Math.Max(0, times);
        int limit = context.LimitToString > 0 ? context.LimitToString : MaximumRepeatedLength;
        if ((long)value.Length * times > limit)
        {
            throw new ScriptRuntimeException(span, $"The repeated string would exceed the limit of `{limit}` characters (LimitToString)");
        }

        return new StringBuilder(value.Length * times).Insert(0, value, times).ToString();
    }

    private static object? OnEmpty(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object? left, object? right)
    {
        bool isLeft = left == EmptyScriptObject.Default;
        bool areBoth = isLeft && right == EmptyScriptObject.Default;
        object? isEmpty = areBoth ? BoxedBool.True : context.IsEmpty(span, isLeft ? right : left);
        return op switch
        {
            ScriptBinaryOperator.CompareEqual => isEmpty,
            ScriptBinaryOperator.CompareNotEqual => isEmpty is bool value ? BoxedBool.Of(!value) : isEmpty,
            ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.CompareLessOrEqual => isEmpty,
            ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareLess => BoxedBool.False,
            ScriptBinaryOperator.ShiftLeft or ScriptBinaryOperator.ShiftRight when !areBoth => throw new ScriptRuntimeException(
                span, $"Operator `{op.ToText()}` is not implemented for `{(isLeft ? "empty" : left)}` / `{(isLeft ? right : "empty")}`"),
            _ => EmptyScriptObject.Default,
        };
    }

    private static object? OnNull(ScriptBinaryOperator op, object? left, object? right)
    {
        bool areBoth = left is null && right is null;
        return op switch
        {
            ScriptBinaryOperator.CompareEqual => BoxedBool.Of(areBoth),
            ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(!areBoth),
            ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareLess
                or ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.CompareLessOrEqual => BoxedBool.False,
            _ => null,
        };
    }

    private static object? OnOthers(TemplateContext context, SourceSpan span, ScriptBinaryOperator op, object left, object right)
    {
        if (left is int leftInt && right is int rightInt)
        {
            return Arithmetic.OnInts(context, op, span, leftInt, rightInt);
        }

        if (left is decimal || right is decimal)
        {
            return Arithmetic.OnDecimals(op, span, To<decimal>(left), To<decimal>(right));
        }

        if (left is double || right is double)
        {
            return Arithmetic.OnFloats(op, span, To<double>(left), To<double>(right), isSingle: false);
        }

        if (left is float || right is float)
        {
            return Arithmetic.OnFloats(op, span, To<float>(left), To<float>(right), isSingle: true);
        }

        if (left is BigInteger or long or ulong or uint || right is BigInteger or long or ulong or uint)
        {
            return Arithmetic.OnBigIntegers(context, op, span, To<BigInteger>(left), To<BigInteger>(right));
        }

        if (left is int or Enum || right is int or Enum)
        {
            return Arithmetic.OnInts(context, op, span, To<int>(left), To<int>(right));
        }

        if (left is bool || right is bool)
        {
            return OnBooleans(op, span, To<bool>(left), To<bool>(right));
        }

        if (left is DateTime leftDate && right is DateTime or TimeSpan)
        {
            return right is DateTime rightDate ? OnDates(op, span, leftDate, rightDate) : OnDates(op, span, leftDate, (TimeSpan)right);
        }

        if (left is TimeSpan leftTime && right is TimeSpan rightTime)
        {
            return OnTimeSpans(op, span, leftTime, rightTime);
        }

        return op switch
        {
            ScriptBinaryOperator.CompareEqual => BoxedBool.Of(left.Equals(right)),
            ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(!left.Equals(right)),
            _ when IsSmallInteger(left) && IsSmallInteger(right) => Arithmetic.OnInts(context, op, span, To<int>(left), To<int>(right)),
            _ => throw new ScriptRuntimeException(
                span,
                $"Unsupported types `{left}/{context.GetTypeName(left)}` {op.ToText()} `{right}/{context.GetTypeName(right)}` for binary operation"),
        };

        T To<T>(object value) => context.ToObject<T>(span, value)!;
    }

    private static bool IsSmallInteger(object value) => value is byte or sbyte or short or ushort or uint;

    private static object OnBooleans(ScriptBinaryOperator op, SourceSpan span, bool left, bool right) => op switch
    {
        ScriptBinaryOperator.CompareEqual => BoxedBool.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(left != right),
        _ => throw new ScriptRuntimeException(span, $"The operator `{op.ToText()}` is not valid for bool<->bool"),
    };

    private static object OnDates(ScriptBinaryOperator op, SourceSpan span, DateTime left, DateTime right) => op switch
    {
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.CompareEqual => BoxedBool.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(left != right),
        ScriptBinaryOperator.CompareLess => BoxedBool.Of(left < right),
        ScriptBinaryOperator.CompareLessOrEqual => BoxedBool.Of(left <= right),
        ScriptBinaryOperator.CompareGreater => BoxedBool.Of(left > right),
        ScriptBinaryOperator.CompareGreaterOrEqual => BoxedBool.Of(left >= right),
        _ => throw new ScriptRuntimeException(span, $"The operator `{op.ToText()}` is not supported for DateTime"),
    };

    private static object OnDates(ScriptBinaryOperator op, SourceSpan span, DateTime left, TimeSpan right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        _ => throw new ScriptRuntimeException(span, $"The operator `{op.ToText()}` is not supported for between <DateTime> and <TimeSpan>"),
    };

    private static object OnTimeSpans(ScriptBinaryOperator op, SourceSpan span, TimeSpan left, TimeSpan right) => op switch
    {
        ScriptBinaryOperator.Add => left + right,
        ScriptBinaryOperator.Subtract => left - right,
        ScriptBinaryOperator.CompareEqual => BoxedBool.Of(left == right),
        ScriptBinaryOperator.CompareNotEqual => BoxedBool.Of(left != right),
        ScriptBinaryOperator.CompareLess => BoxedBool.Of(left < right),
        ScriptBinaryOperator.CompareLessOrEqual => BoxedBool.Of(left <= right),
        ScriptBinaryOperator.CompareGreater => BoxedBool.Of(left > right),
        ScriptBinaryOperator.CompareGreaterOrEqual => BoxedBool.Of(left >= right),
        _ => throw new ScriptRuntimeException(span, $"The operator `{op.ToText()}` is not supported for TimeSpan"),
    };
}
