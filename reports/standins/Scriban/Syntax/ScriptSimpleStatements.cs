using System.Text;

namespace Scriban.Syntax;

/// <summary>Text that is written as it is.</summary>
internal sealed class ScriptRawStatement : ScriptStatement
{
    public required string Text { get; set; }

    public bool IsEscape { get; init; }

    public override object? Evaluate(TemplateContext context)
    {
        if (Text.Length == 0)
        {
            return null;
        }

        if (!context.EnableOutput)
        {
            return Text;
        }

        context.Write(Text);
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append(Text);
}

/// <summary><c>{{</c> or <c>}}</c>, kept because the space before it indents what the code writes.</summary>
internal sealed class ScriptEscapeStatement : ScriptStatement
{
    public required bool IsEntering { get; init; }

    public string? Indent { get; set; }

    internal override SyntaxName Syntax => new("{{ or }}", "{{ or }}");

    internal override bool CanSkipEvaluation => true;

    public override object? Evaluate(TemplateContext context) => null;
}

/// <summary>An expression on a line of its own.</summary>
internal sealed class ScriptExpressionStatement : ScriptStatement
{
    public ScriptExpression? Expression { get; set; }

    internal override SyntaxName Syntax => new("expression statement", "<expression>");

    public override bool CanOutput => Expression is not ScriptAssignExpression;

    public override object? Evaluate(TemplateContext context)
    {
        object? result = context.Evaluate(Expression);

        // `$$` is the block given by `wrap`: standing alone, it is run.
        return result is ScriptBlockStatement block ? context.Evaluate(block) : result;
    }

    internal override void Print(StringBuilder text) => Expression?.Print(text);
}

/// <summary><c>break</c> and <c>continue</c></summary>
internal sealed class ScriptJumpStatement : ScriptStatement
{
    public required bool IsBreak { get; init; }

    internal override SyntaxName Syntax => IsBreak ? new("break statement", "break") : new("continue statement", "continue");

    public override object? Evaluate(TemplateContext context)
    {
        if (context.IsInLoop)
        {
            context.FlowState = IsBreak ? ScriptFlowState.Break : ScriptFlowState.Continue;
            return null;
        }

        if (!context.EnableBreakAndContinueAsReturnOutsideLoop)
        {
            throw new ScriptRuntimeException(Span, $"The <{Syntax.Example}> statement can only be used inside for/while loops");
        }

        context.FlowState = ScriptFlowState.Return;
        return null;
    }
}

/// <summary><c>ret expression</c></summary>
internal sealed class ScriptReturnStatement : ScriptStatement
{
    public ScriptExpression? Expression { get; set; }

    internal override SyntaxName Syntax => new("return statement", "return <expression>?");

    public override object? Evaluate(TemplateContext context)
    {
        object? result = context.Evaluate(Expression);
        context.FlowState = ScriptFlowState.Return;
        return result;
    }
}

/// <summary><c>readonly variable</c></summary>
internal sealed class ScriptReadOnlyStatement : ScriptStatement
{
    public ScriptVariable? Variable { get; set; }

    internal override SyntaxName Syntax => new("readonly statement", "readonly <variable>");

    public override object? Evaluate(TemplateContext context)
    {
        context.SetReadOnly(Variable!);
        return null;
    }
}

/// <summary><c>import object</c></summary>
internal sealed class ScriptImportStatement : ScriptStatement
{
    public ScriptExpression? Expression { get; set; }

    internal override SyntaxName Syntax => new("import statement", "import <expression>");

    public override object? Evaluate(TemplateContext context)
    {
        if (context.Evaluate(Expression) is { } value)
        {
            context.Import(Expression!.Span, value);
        }

        return null;
    }
}
