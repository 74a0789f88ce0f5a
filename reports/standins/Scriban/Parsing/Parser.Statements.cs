using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private ScriptBlockStatement ParseBlock(ScriptNode parent, bool endsStatement = true)
    {
        _blockLevel++;
        int depth = _depth;
        EnterDepth();
        var block = new ScriptBlockStatement { Span = SpanFromHere() };
        ScriptBlockStatement? outer = _block;
        _block = block;

        bool hasEnd = false;
        while (!hasEnd && TryParseStatement(parent, endsStatement, out ScriptStatement? statement, out hasEnd))
        {
            if (statement is not null)
            {
                block.StatementList.Add(statement);
            }

            if (hasEnd && _blockLevel == 1)
            {
                var at = new SourceSpan(_lexer.SourcePath, _previous.End, _previous.End);
                Error(parent, at, "Found <end> statement without a corresponding beginning of a block");
            }
        }

        if (!hasEnd && _blockLevel > 1)
        {
            Error(parent, SpanOf(_previous), "The <end> statement was not found");
        }

        _block = outer;
        _depth = depth;
        _blockLevel--;
        return Close(block);
    }

    /// <summary>False when the block ends here; <paramref name="statement"/> is null for an <c>end</c> or a branch kept by the parent.</summary>
    private bool TryParseStatement(ScriptNode parent, bool endsStatement, out ScriptStatement? statement, out bool hasEnd)
    {
        statement = null;
        hasEnd = false;
        while (true)
        {
            if (_isFatal)
            {
                return false;
            }

            switch (_current.Type)
            {
                case TokenType.Eof:
                    return false;

                case TokenType.Raw or TokenType.Escape:
                    ScriptRawStatement raw = ParseRaw();
                    if (parent is ScriptCaseStatement)
                    {
                        continue;
                    }

                    statement = raw;
                    return true;

                case TokenType.CodeEnter or TokenType.CodeExit or TokenType.EscapeEnter or TokenType.EscapeExit:
                    statement = ParseEscape();
                    return true;

                case TokenType.FrontMatterMarker:
                    return ParseFrontMatterEnd();

                case TokenType.NewLine or TokenType.SemiColon when _isInCode:
                    Advance();
                    continue;
            }

            if (!_isInCode)
            {
                Error($"Unexpected token {TextOf(_current)} while not in a code block {{ ... }}");
                return false;
            }

            if (_current.Type is TokenType.Identifier or TokenType.IdentifierSpecial)
            {
                return ParseKeywordStatement(parent, endsStatement, out statement, out hasEnd);
            }

            if (IsStartOfExpression())
            {
                statement = ParseExpressionStatement();
                return true;
            }

            Error($"Unexpected token {TextOf(_current)}");
            return false;
        }
    }

    private bool ParseFrontMatterEnd()
    {
        if (_isInFrontMatter)
        {
            _isInFrontMatter = false;
            _isInCode = false;
            Advance();
            Close(_frontMatter!);
            return false;
        }

        Error($"Unexpected frontmatter marker `{_lexer.FrontMatterMarker}` while not inside a frontmatter");
        Advance();
        return true;
    }

    private ScriptRawStatement ParseRaw()
    {
        Token token = _current;
        int length = token.End.Offset - token.Start.Offset + 1;
        var raw = new ScriptRawStatement
        {
            Text = _lexer.Text.Substring(token.Start.Offset, Math.Max(0, length)),
            IsEscape = token.Type == TokenType.Escape,
            Span = SpanOf(token),
        };
        Advance();
        return raw;
    }

    private ScriptEscapeStatement ParseEscape()
    {
        TokenType type = _current.Type;
        if (type == TokenType.CodeEnter && _isInCode)
        {
            Error("Unexpected token while already in a code block");
        }
        else if (type == TokenType.CodeExit && !_isInCode)
        {
            Error("Unexpected code block exit '}}' while no code block enter '{{' has been found");
        }
        else if (type == TokenType.CodeExit && _lexer.Mode == ScriptMode.ScriptOnly)
        {
            Error("Unexpected code clock exit '}}' while parsing in script only mode. '}}' is not allowed.");
        }

        _isInCode = type == TokenType.CodeEnter;
        var escape = new ScriptEscapeStatement
        {
            IsEntering = type is TokenType.CodeEnter or TokenType.EscapeEnter,
            Span = SpanFromHere(),
        };
        Advance();
        if (type == TokenType.CodeEnter && _block?.StatementList is [.., ScriptRawStatement raw])
        {
            escape.Indent = IndentBefore(raw);
        }

        return Close(escape);
    }

    /// <summary>The space between the last line end and the code, as long as there is nothing else on the line.</summary>
    private string IndentBefore(ScriptRawStatement raw)
    {
        int end = raw.Span.End.Offset;
        for (int i = end; i >= 0; i--)
        {
            char c = _lexer.Text[i];
            if (c == '\n')
            {
                return _lexer.Text.Substring(i + 1, end - i);
            }

            if (!char.IsWhiteSpace(c))
            {
                return string.Empty;
            }
        }

        return _lexer.Text[..(end + 1)];
    }

    private ScriptStatement? ParseExpressionStatement()
    {
        var statement = new ScriptExpressionStatement { Span = SpanFromHere() };
        ScriptExpression? expression = ExpectExpression(statement);
        if (expression is null)
        {
            return Close(statement);
        }

        if (expression is FunctionDeclaration declaration)
        {
            return declaration.Function;
        }

        statement.Expression = expression;
        ExpectEndOfStatement();
        return Close(statement);
    }

    private bool ExpectEndOfStatement()
    {
        switch (_current.Type)
        {
            case TokenType.NewLine or TokenType.SemiColon:
                Advance();
                return true;
            case TokenType.CodeExit or TokenType.Eof:
                return true;
            default:
                Error($"Invalid token found `{TextOf(_current)}`. Expecting <EOL>/end of line.");
                _isFatal = true;
                return false;
        }
    }

    /// <summary>Carries <c>f(x) = expression</c> out of an expression to the statement it is.</summary>
    private sealed class FunctionDeclaration(ScriptFunction function) : ScriptExpression
    {
        public ScriptFunction Function => function;

        public override object? Evaluate(TemplateContext context) => function;
    }
}
