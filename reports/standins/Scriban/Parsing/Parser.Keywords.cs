using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private bool ParseKeywordStatement(ScriptNode parent, bool endsStatement, out ScriptStatement? statement, out bool hasEnd)
    {
        Token start = _current;
        string word = RawText(start);
        statement = null;
        hasEnd = word is "end" or "when" or "else";
        switch (word)
        {
            case "end":
                Advance();
                if (endsStatement)
                {
                    ExpectEndOfStatement();
                }

                return true;

            case "when":
                return AttachWhen(parent, start, out statement);

            case "else":
                return AttachElse(parent, start);
        }

        if (parent is ScriptCaseStatement)
        {
            Error(
                SpanOf(start),
                $"Unexpected statement/expression `{TextOf(start)}` in the body of a `case` statement. Only `when`/`else` are expected.");
        }

        bool isLoopVariable = word is "for" or "tablerow" or "while" && Peek().Type == TokenType.Dot;
        statement = word switch
        {
            _ when isLoopVariable => ParseExpressionStatement(),
            "if" => ParseIf(),
            "case" => ParseCase(),
            "for" => ParseFor(new ScriptForStatement()),
            "tablerow" => ParseFor(new ScriptTableRowStatement()),
            "while" => ParseWhile(),
            "with" => ParseWith(),
            "wrap" => ParseWrap(),
            "capture" => ParseCapture(),
            "func" => ParseFunction(isAnonymous: false),
            "ret" => ParseReturn(),
            "import" => ParseImport(),
            "readonly" => ParseReadOnly(),
            "break" => ParseJump(isBreak: true),
            "continue" => ParseJump(isBreak: false),
            _ => ParseExpressionStatement(),
        };
        return true;
    }

    private bool AttachWhen(ScriptNode parent, Token start, out ScriptStatement? statement)
    {
        ScriptWhenStatement when = ParseWhen();
        statement = null;
        switch (parent)
        {
            case ScriptWhenStatement before:
                before.Next = when;
                return true;
            case ScriptCaseStatement:
                statement = when;
                return true;
            default:
                Error(SpanOf(start), "A `when` condition must be preceded by another `when`/`else`/`case` condition");
                return false;
        }
    }

    private bool AttachElse(ScriptNode parent, Token start)
    {
        ScriptConditionStatement branch = ParseElse();
        switch (parent)
        {
            case ScriptIfStatement before:
                before.Else = branch;
                return true;
            case ScriptWhenStatement before:
                before.Next = branch;
                return true;
            case ScriptForStatement loop when branch is ScriptElseStatement otherwise:
                loop.Else = otherwise;
                return true;
            case ScriptForStatement:
                Error(branch.Span, "Invalid if/else combination within a for statement.");
                return true;
            default:
                Error(SpanOf(start), "A else condition must be preceded by another if/else/when condition or a for loop.");
                return false;
        }
    }

    private ScriptConditionStatement ParseElse()
    {
        if (Peek() is { Type: TokenType.Identifier } next && next.Is(_lexer.Text, "if"))
        {
            Advance();
            return ParseIf();
        }

        var statement = new ScriptElseStatement { Span = SpanFromHere() };
        Advance();
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptIfStatement ParseIf()
    {
        var statement = new ScriptIfStatement { Span = SpanFromHere() };
        Advance();
        statement.Condition = ExpectExpression(statement, allowsAssignment: false);
        if (ExpectEndOfStatement())
        {
            statement.Then = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptCaseStatement ParseCase()
    {
        var statement = new ScriptCaseStatement { Span = SpanFromHere() };
        Advance();
        statement.Value = ExpectExpression(statement, allowsAssignment: false);
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptWhenStatement ParseWhen()
    {
        var statement = new ScriptWhenStatement { Span = SpanFromHere() };
        Advance();
        while (IsStartOfExpression() && ParseExpression(statement, mode: Mode.When, allowsAssignment: false) is { } value)
        {
            statement.Values.Add(value);
            if (_current.Type is TokenType.Comma or TokenType.DoubleVerticalBar)
            {
                Advance();
            }
        }

        if (statement.Values.Count == 0)
        {
            Error("When is expecting at least one value.");
        }

        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptForStatement ParseFor(ScriptForStatement statement)
    {
        statement.Span = SpanFromHere();
        Advance();
        statement.Variable = ExpectExpression(statement, mode: Mode.Basic);
        if (statement.Variable is null)
        {
            return Close(statement);
        }

        if (statement.Variable is not IScriptVariablePath)
        {
            Error(statement, $"Expecting a variable instead of `{statement.Variable}`");
        }

        if (_current.Type != TokenType.Identifier || !_current.Is(_lexer.Text, "in"))
        {
            Error(statement, $"Expecting 'in' word instead of `{TextOf(_current)}`");
        }
        else
        {
            Advance();
        }

        statement.Iterator = ExpectExpression(statement);
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptWhileStatement ParseWhile()
    {
        var statement = new ScriptWhileStatement { Span = SpanFromHere() };
        Advance();
        statement.Condition = ExpectExpression(statement, allowsAssignment: false);
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptWithStatement ParseWith()
    {
        var statement = new ScriptWithStatement { Span = SpanFromHere() };
        Advance();
        statement.Name = ExpectExpression(statement);
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptWrapStatement ParseWrap()
    {
        var statement = new ScriptWrapStatement { Span = SpanFromHere() };
        Advance();
        statement.Target = ExpectExpression(statement);
        if (ExpectEndOfStatement())
        {
            statement.Body = ParseBlock(statement);
        }

        return Close(statement);
    }

    private ScriptCaptureStatement ParseCapture()
    {
        var statement = new ScriptCaptureStatement { Span = SpanFromHere() };
        Advance();
        statement.Target = ExpectExpression(statement);
        ExpectEndOfStatement();
        statement.Body = ParseBlock(statement);
        return Close(statement);
    }

    private ScriptReturnStatement ParseReturn()
    {
        var statement = new ScriptReturnStatement { Span = SpanFromHere() };
        Advance();
        if (IsStartOfExpression())
        {
            statement.Expression = ParseExpression(statement);
        }

        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptImportStatement ParseImport()
    {
        var statement = new ScriptImportStatement { Span = SpanFromHere() };
        Advance();
        statement.Expression = ExpectExpression(statement);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptReadOnlyStatement ParseReadOnly()
    {
        var statement = new ScriptReadOnlyStatement { Span = SpanFromHere() };
        Advance();
        statement.Variable = ExpectVariable(statement);
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptJumpStatement ParseJump(bool isBreak)
    {
        var statement = new ScriptJumpStatement { IsBreak = isBreak, Span = SpanFromHere() };
        Advance();
        ExpectEndOfStatement();
        return Close(statement);
    }

    private ScriptVariable? ExpectVariable(ScriptNode parent)
    {
        if (_current.Type is not (TokenType.Identifier or TokenType.IdentifierSpecial))
        {
            Error(parent, $"Expecting a variable instead of `{TextOf(_current)}`");
            return null;
        }

        ScriptExpression parsed = ParseVariable();
        if (parsed is not ScriptVariable)
        {
            Error(parent, $"Unexpected variable `{parsed}`");
        }

        return parsed as ScriptVariable;
    }
}
