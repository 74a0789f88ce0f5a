using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    /// <summary>Something that begins an expression stands behind an expression: that one is called with it.</summary>
    private Step ParseArguments(ref Reading reading, ref ScriptExpression left)
    {
        if (reading.Outer is not null)
        {
            return Step.End;
        }

        var container = reading.Parent as IScriptNamedArgumentContainer;
        bool isNamed = _current.Type == TokenType.Identifier && (container is not null || Peek().Type == TokenType.Colon);
        if (isNamed)
        {
            return ParseNamedArguments(ref reading, ref left, container);
        }

        if (_current.Type == TokenType.OpenParen && !IsAfterSpace())
        {
            EnterDepthOfPath(left);
            left = ParseExplicitCall(left);
            return Step.Again;
        }

        AddArgument(ref reading, left);
        return Step.Argument;
    }

    private Step ParseNamedArguments(ref Reading reading, ref ScriptExpression left, IScriptNamedArgumentContainer? container)
    {
        if (container is null)
        {
            AddArgument(ref reading, left);
        }

        Close(left);
        while (_current.Type == TokenType.Identifier && (container is not null || Peek().Type == TokenType.Colon))
        {
            SourceSpan span = SpanFromHere();
            if (ParseVariable() is not ScriptVariable name)
            {
                Error(span, "Invalid identifier passed as a named argument. Expecting a simple variable name");
                break;
            }

            var argument = new ScriptNamedArgument { Name = name, Span = name.Span };
            container?.AddParameter(argument);
            reading.Call?.ArgumentList.Add(argument);
            if (_current.Type == TokenType.Colon)
            {
                Advance();
                argument.Value = ExpectExpression(reading.Parent, mode: Mode.Basic);
                argument.Span.End = argument.Value?.Span.End ?? argument.Span.End;
            }

            if (reading.Call is { } call)
            {
                call.Span.End = argument.Span.End;
                if (argument.Value is ScriptAnonymousFunction)
                {
                    break;
                }
            }
        }

        if (container is null && IsStartOfExpression())
        {
            return Step.Argument;
        }

        if (reading.Call is not null)
        {
            left = reading.Call;
            reading.Call = null;
        }

        bool isPiped = _current.Type is TokenType.VerticalBar or TokenType.PipeGreater;
        return isPiped ? Step.Again : Step.Closed;
    }

    private static void AddArgument(ref Reading reading, ScriptExpression left)
    {
        if (reading.Call is null)
        {
            reading.Call = new ScriptFunctionCall { Target = left, Span = left.Span };
        }
        else
        {
            reading.Call.ArgumentList.Add(left);
            reading.Call.Span.End = left.Span.End;
        }
    }
}
