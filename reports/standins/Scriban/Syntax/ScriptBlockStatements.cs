using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>if condition ... else ... end</c></summary>
internal sealed class ScriptIfStatement : ScriptConditionStatement
{
    public ScriptExpression? Condition { get; set; }

    public ScriptBlockStatement? Then { get; set; }

    public ScriptConditionStatement? Else { get; set; }

    internal override SyntaxName Syntax => new("if statement", "if <expression> ... end|else|else if");

    public override object? Evaluate(TemplateContext context)
    {
        bool condition = context.ToBool(Condition!.Span, context.Evaluate(Condition));
        return context.Evaluate(condition ? Then : Else);
    }
}

/// <summary><c>else ...</c></summary>
internal sealed class ScriptElseStatement : ScriptConditionStatement
{
    public ScriptBlockStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("else statement", "else | else if <expression> ... end|else|else if");

    public override object? Evaluate(TemplateContext context) => context.Evaluate(Body);
}

/// <summary><c>case value when ... end</c></summary>
internal sealed class ScriptCaseStatement : ScriptConditionStatement
{
    public ScriptExpression? Value { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("case statement", "case <expression> ... end|when|else");

    public override object? Evaluate(TemplateContext context)
    {
        context.CaseValues.Push(context.Evaluate(Value));
        try
        {
            return context.Evaluate(Body);
        }
        finally
        {
            context.CaseValues.Pop();
        }
    }
}

/// <summary><c>when value, value ...</c></summary>
internal sealed class ScriptWhenStatement : ScriptConditionStatement
{
    public List<ScriptExpression> Values { get; } = [];

    public ScriptBlockStatement? Body { get; set; }

    public ScriptConditionStatement? Next { get; set; }

    internal override SyntaxName Syntax => new("when statement", "when <expression> ... end|when|else");

    public override object? Evaluate(TemplateContext context)
    {
        object? caseValue = context.CaseValues.Peek();
        foreach (ScriptExpression value in Values)
        {
            object? candidate = context.Evaluate(value);
            if (BinaryOperations.Evaluate(context, Span, ScriptBinaryOperator.CompareEqual, Span, caseValue, Span, candidate) is true)
            {
                return context.Evaluate(Body);
            }
        }

        return context.Evaluate(Next);
    }
}

/// <summary><c>capture variable ... end</c></summary>
internal sealed class ScriptCaptureStatement : ScriptStatement
{
    public ScriptExpression? Target { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("capture statement", "capture <variable> ... end");

    public override object? Evaluate(TemplateContext context)
    {
        // An expression evaluated without output still captures.
        bool hadOutput = context.EnableOutput;
        string text;
        context.EnableOutput = true;
        context.PushOutput();
        try
        {
            context.Evaluate(Body);
        }
        finally
        {
            text = context.PopOutput().ToString() ?? string.Empty;
            context.EnableOutput = hadOutput;
        }

        context.SetValue(Target, text);
        return null;
    }
}

/// <summary><c>with object ... end</c></summary>
internal sealed class ScriptWithStatement : ScriptStatement
{
    public ScriptExpression? Name { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("with statement", "with <variable> ... end");

    public override object? Evaluate(TemplateContext context)
    {
        object? target = context.GetValue(Name);
        if (target is not IScriptObject scriptObject)
        {
            throw new ScriptRuntimeException(
                Name!.Span,
                $"Invalid target property `{Name}` used for [with] statement. "
                + $"Must be a ScriptObject instead of `{target?.GetType().Name ?? "null"}`");
        }

        context.PushGlobal(scriptObject);
        try
        {
            return context.Evaluate(Body);
        }
        finally
        {
            context.PopGlobal();
        }
    }
}

/// <summary><c>wrap function arguments ... end</c></summary>
internal sealed class ScriptWrapStatement : ScriptStatement
{
    public ScriptExpression? Target { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override SyntaxName Syntax => new("wrap statement", "wrap <function_call> ... end");

    public override object? Evaluate(TemplateContext context)
    {
        object? function = Target is ScriptFunctionCall ? null : context.Evaluate(Target, aliasReturnedFunction: true);
        if (function is not IScriptCustomFunction && Target is not ScriptFunctionCall)
        {
            throw new ScriptRuntimeException(
                Target!.Span, $"Expecting a direct function instead of the expression `{Target}/{Target.Syntax.Name}`");
        }

        int depth = context.BlockDelegates.Count;
        context.BlockDelegates.Push(Body!);
        try
        {
            return function is null
                ? context.Evaluate(Target)
                : FunctionInvocation.Call(context, this, function, processPipeArguments: false, null);
        }
        finally
        {
            // A call that failed before it began has not taken its block.
            while (context.BlockDelegates.Count > depth)
            {
                context.BlockDelegates.Pop();
            }
        }
    }

    internal override void Print(StringBuilder text)
    {
        text.Append("wrap ");
        Target?.Print(text);
    }
}
