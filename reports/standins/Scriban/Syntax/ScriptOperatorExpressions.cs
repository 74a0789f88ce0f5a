using System.Numerics;
using System.Text;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary><c>left operator right</c></summary>
internal sealed class ScriptBinaryExpression : ScriptExpression
{
    public required ScriptExpression Left { get; init; }

    public required ScriptBinaryOperator Operator { get; init; }

    public required SourceSpan OperatorSpan { get; init; }

    public ScriptExpression? Right { get; set; }

    internal override SyntaxName Syntax => new("binary expression", "<expression> operator <expression>");

    public override object? Evaluate(TemplateContext context)
    {
        object? left = context.Evaluate(Left);
        switch (Operator)
        {
            case ScriptBinaryOperator.And when !context.ToBool(Left.Span, left):
                return BoxedBool.False;
            case ScriptBinaryOperator.Or when context.ToBool(Left.Span, left):
                return BoxedBool.True;
            case ScriptBinaryOperator.And or ScriptBinaryOperator.Or:
                return BoxedBool.Of(context.ToBool(Right!.Span, context.Evaluate(Right)));
            default:
                object? right = context.Evaluate(Right);
                return BinaryOperations.Evaluate(context, OperatorSpan, Operator, Left.Span, left, Right!.Span, right);
        }
    }

    internal override void Print(StringBuilder text)
    {
        Left.Print(text);
        text.Append(' ').Append(Operator.ToText()).Append(' ');
        Right?.Print(text);
    }
}

/// <summary><c>operator right</c></summary>
internal sealed class ScriptUnaryExpression : ScriptExpression
{
    public required ScriptUnaryOperator Operator { get; init; }

    public ScriptExpression? Right { get; set; }

    internal override SyntaxName Syntax => new("unary expression", "<operator> <expression>");

    public override object? Evaluate(TemplateContext context)
    {
        if (Operator == ScriptUnaryOperator.FunctionAlias)
        {
            return context.Evaluate(Right, aliasReturnedFunction: true);
        }

        object? value = context.Evaluate(Right);
        SourceSpan span = Right!.Span;
        switch (Operator)
        {
            case ScriptUnaryOperator.Not:
                return BoxedBool.Of(!context.ToBool(span, value));
            case ScriptUnaryOperator.FunctionParametersExpand:
                return value;
            case ScriptUnaryOperator.Plus when value is int or double or float or long or decimal or BigInteger:
                return value;
            case ScriptUnaryOperator.Negate:
                object? negated = value switch
                {
                    int number => -number,
                    double number => -number,
                    float number => -number,
                    long number => -number,
                    decimal number => -number,
                    BigInteger number => -number,
                    _ => null,
                };
                if (negated is not null)
                {
                    return negated;
                }

                break;
        }

        throw value is null
            ? new ScriptRuntimeException(span, $"Operator `{Operator.ToText()}` is not supported")
            : new ScriptRuntimeException(
                span,
                $"Unexpected value `{value} / Type: {context.GetTypeName(value)}`. Cannot negate(-)/positive(+) a non-numeric value");
    }

    internal override void Print(StringBuilder text)
    {
        text.Append(Operator.ToText());
        Right?.Print(text);
    }
}

/// <summary><c>++x</c>, <c>x++</c>, <c>--x</c>, <c>x--</c></summary>
internal sealed class ScriptIncrementDecrementExpression : ScriptExpression
{
    public required bool IsIncrement { get; init; }

    public required bool IsPost { get; init; }

    public ScriptExpression? Right { get; set; }

    internal override SyntaxName Syntax => new("increment/decrement expression", "<operator> <expression> or <expression> <operator>");

    public override object? Evaluate(TemplateContext context)
    {
        object? before = context.Evaluate(Right);
        ScriptBinaryOperator op = IsIncrement ? ScriptBinaryOperator.Add : ScriptBinaryOperator.Subtract;
        object? after = BinaryOperations.Evaluate(context, Span, op, Right!.Span, before, Right.Span, 1);
        context.SetValue(Right, after);
        return IsPost ? before : after;
    }

    internal override void Print(StringBuilder text)
    {
        string op = IsIncrement ? "++" : "--";
        text.Append(IsPost ? string.Empty : op);
        Right?.Print(text);
        text.Append(IsPost ? op : string.Empty);
    }
}

/// <summary><c>condition ? then : else</c></summary>
internal sealed class ScriptConditionalExpression : ScriptExpression
{
    public required ScriptExpression Condition { get; init; }

    public ScriptExpression? ThenValue { get; set; }

    public ScriptExpression? ElseValue { get; set; }

    internal override SyntaxName Syntax => new("conditional expression", "<condition> ? <then_value> : <else_value>");

    public override object? Evaluate(TemplateContext context)
    {
        bool condition = context.ToBool(Condition.Span, context.Evaluate(Condition));
        return context.Evaluate(condition ? ThenValue : ElseValue);
    }

    internal override void Print(StringBuilder text)
    {
        Condition.Print(text);
        text.Append(" ? ");
        ThenValue?.Print(text);
        text.Append(" : ");
        ElseValue?.Print(text);
    }
}

/// <summary><c>target = value</c>, or with an operator before the equals sign.</summary>
internal sealed class ScriptAssignExpression : ScriptExpression
{
    public ScriptExpression? Target { get; set; }

    public required ScriptBinaryOperator Operator { get; init; }

    public required SourceSpan OperatorSpan { get; init; }

    public ScriptExpression? Value { get; set; }

    internal override SyntaxName Syntax => new("assign expression", "<target_expression> = <value_expression>");

    public override object? Evaluate(TemplateContext context)
    {
        if (Operator == ScriptBinaryOperator.EmptyCoalescing)
        {
            if (context.EvaluateWithoutStrictVariables(Target) is null)
            {
                context.SetValue(Target, context.Evaluate(Value));
            }

            return null;
        }

        object? value = Operator == ScriptBinaryOperator.None ? context.Evaluate(Value) : Combine(context);
        context.SetValue(Target, value);
        return null;
    }

    internal override void Print(StringBuilder text)
    {
        Target?.Print(text);
        text.Append(' ').Append(Operator.ToText()).Append("= ");
        Value?.Print(text);
    }

    private object? Combine(TemplateContext context)
    {
        object? left = context.Evaluate(Target);
        object? right = context.Evaluate(Value);
        return BinaryOperations.Evaluate(context, OperatorSpan, Operator, Target!.Span, left, Value!.Span, right);
    }
}

/// <summary>The two boolean objects: a comparison allocates nothing.</summary>
internal static class BoxedBool
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;
}
