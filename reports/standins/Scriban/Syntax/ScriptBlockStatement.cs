using System.Text;

namespace Scriban.Syntax;

/// <summary>The statements between the head of a block and its <c>end</c>.</summary>
public sealed class ScriptBlockStatement : ScriptStatement
{
    /// <summary>The statements in order.</summary>
    public IReadOnlyList<ScriptStatement> Statements => StatementList;

    internal List<ScriptStatement> StatementList { get; } = [];

    internal override SyntaxName Syntax => new("block statement", "<statement>...end");

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context)
    {
        string? outerIndent = context.CurrentIndent;
        string? indent = outerIndent;
        object? result = null;
        try
        {
            for (int i = 0; i < StatementList.Count; i++)
            {
                ScriptStatement statement = StatementList[i];
                context.CheckAbort();
                if (context.AutoIndent && statement is ScriptEscapeStatement escape)
                {
                    indent = escape.IsEntering ? escape.Indent : outerIndent;
                }

                context.CurrentIndent = indent;
                if (statement.CanSkipEvaluation)
                {
                    continue;
                }

                result = Output(context, statement, context.Evaluate(statement));
                if (context.FlowState != ScriptFlowState.None)
                {
                    break;
                }
            }
        }
        finally
        {
            context.CurrentIndent = outerIndent;
        }

        return result;
    }

    internal override void Print(StringBuilder text)
    {
        foreach (ScriptStatement statement in StatementList)
        {
            statement.Print(text);
            text.Append("; ");
        }

        text.Append("end");
    }

    private object? Output(TemplateContext context, ScriptStatement statement, object? result)
    {
        if (!statement.CanOutput)
        {
            return null;
        }

        if (result is null || context.FlowState == ScriptFlowState.Return || !context.EnableOutput)
        {
            return result;
        }

        context.WriteResult(Span, result);
        return null;
    }
}

/// <summary>What the statement just evaluated asks the blocks around it to do.</summary>
internal enum ScriptFlowState
{
    None,
    Break,
    Continue,
    Return,
}
