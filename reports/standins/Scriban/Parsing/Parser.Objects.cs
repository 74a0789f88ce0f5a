using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private ScriptObjectInitializerExpression ParseObjectInitializer()
    {
        var result = new ScriptObjectInitializerExpression { Span = SpanFromHere() };
        _newLineFreeLevel++;
        Advance();
        bool isRead = true;
        while (_current.Type != TokenType.CloseBrace)
        {
            isRead = ParseMember(result);
            if (!isRead || _current.Type != TokenType.Comma)
            {
                // What stands where a comma or the brace should be is read as a member once more, for its message.
                isRead = isRead && (_current.Type == TokenType.CloseBrace || Unexpected());
                break;
            }

            Advance();
        }

        _newLineFreeLevel--;
        if (isRead)
        {
            Expect(TokenType.CloseBrace);
        }

        return Close(result);
    }

    private bool ParseMember(ScriptObjectInitializerExpression result)
    {
        if (_current.Type is not (TokenType.Identifier or TokenType.String or TokenType.VerbatimString
            or TokenType.BeginInterpolatedString or TokenType.InterpolatedString))
        {
            return Unexpected();
        }

        Token start = _current;
        ScriptExpression? name = ParseOperand(result);
        switch (name)
        {
            case ScriptLiteral { Value: string }:
                break;
            case ScriptLiteral literal:
                Error(
                    SpanOf(start),
                    $"Invalid literal member `{literal.Value}/{literal.Value?.GetType()}` found for object initializer member name. "
                    + "Only literal string or identifier name are allowed");
                return false;
            case ScriptVariableGlobal:
                break;
            case ScriptVariable:
                Error("Expecting a simple identifier for member names");
                return false;
            default:
                Error(
                    SpanOf(start),
                    $"Unexpected member type `{name}/{name?.Syntax.Name ?? "unknown"}` found for object initializer member name");
                return false;
        }

        if (_current.Type != TokenType.Colon)
        {
            Error(
                $"Unexpected token `{TextOf(_current)}` Expecting a colon : after identifier "
                + $"`{(name as ScriptVariable)?.Name}` for object initializer member name");
            return false;
        }

        Advance();
        if (!IsStartOfExpression())
        {
            Error($"Unexpected token `{TextOf(_current)}`. Expecting an expression for the value of the member.");
            return false;
        }

        ScriptExpression? value = ParseExpression(result);
        if (value is null)
        {
            return false;
        }

        result.Members.Add((name, value));
        return true;
    }

    private bool Unexpected()
    {
        Error(
            $"Unexpected token `{TextOf(_current)}` while parsing object initializer. "
            + "Expecting a simple identifier for the member name.");
        return false;
    }
}
