namespace Scriban.Parsing;

internal sealed partial class Lexer
{
    /// <summary>One token of code, or null for space and comments.</summary>
    private Token? ReadCode()
    {
        if (_continuesString)
        {
            _continuesString = false;
            return ReadInterpolatedPart(_interpolations.Pop().Quote, isContinuation: true, _position);
        }

        char c = Current;
        switch (c)
        {
            case '\n' or '\r':
                return ReadNewLine();
            case '#':
                SkipComment();
                return null;
            case '"' or '\'':
                return ReadString(c);
            case '`':
                return ReadVerbatimString();
            case '$':
                return ReadSpecial();
            case '{':
                _openBraces++;
                return ReadSingle(TokenType.OpenBrace);
            case '}':
                return ReadCloseBrace();
        }

        if (char.IsWhiteSpace(c))
        {
            Advance();
            return null;
        }

        if (IsIdentifierStart(c))
        {
            return ReadIdentifier(TokenType.Identifier);
        }

        if (char.IsAsciiDigit(c))
        {
            return ReadNumber();
        }

        if (Operators.TryMatch(_text, _position.Offset, out TokenType type, out int length))
        {
            TextPosition start = _position;
            return new Token(type, start, AdvanceBy(length));
        }

        return ReadSingle(TokenType.Invalid);
    }

    private Token ReadSingle(TokenType type)
    {
        TextPosition at = _position;
        Advance();
        return new Token(type, at, at);
    }

    private Token ReadCloseBrace()
    {
        if (_interpolations.TryPeek(out Interpolation interpolation) && interpolation.Braces == _openBraces)
        {
            _continuesString = true;
            return ReadSingle(TokenType.CloseInterpolatedBrace);
        }

        if (_openBraces > 0)
        {
            _openBraces--;
        }
        else if (!_isInterpolationBroken)
        {
            Error("Unexpected } while no matching {", _position);
        }

        return ReadSingle(TokenType.CloseBrace);
    }

    /// <summary>A line end takes the space and the line ends after it with it.</summary>
    private Token ReadNewLine()
    {
        TextPosition start = _position;
        TextPosition end = start;
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            end = _position;
            Advance();
        }

        // An interpolated expression ends with its line.
        _isInterpolationBroken |= _interpolations.Count > 0;
        _interpolations.Clear();
        return new Token(TokenType.NewLine, start, end);
    }

    private void SkipComment()
    {
        bool isMultiLine = Peek(1) == '#';
        AdvanceBy(isMultiLine ? 2 : 1);
        bool isScriptOnly = _options.Mode == ScriptMode.ScriptOnly;
        while (!AtEnd && (isScriptOnly || !IsExit()))
        {
            if (isMultiLine)
            {
                if (Current == '#' && Peek(1) == '#')
                {
                    AdvanceBy(2);
                    return;
                }
            }
            else if (Current is '\n' or '\r')
            {
                return;
            }

            Advance();
        }
    }

    private Token ReadSpecial()
    {
        char next = Peek(1);
        if (next is '"' or '\'')
        {
            TextPosition start = _position;
            AdvanceBy(2);
            return ReadInterpolatedPart(next, isContinuation: false, start);
        }

        if (next == '$')
        {
            TextPosition start = _position;
            return new Token(TokenType.IdentifierSpecial, start, AdvanceBy(2));
        }

        return ReadIdentifier(TokenType.IdentifierSpecial);
    }

    private Token ReadIdentifier(TokenType type)
    {
        TextPosition start = _position;
        int length = 1;
        while (IsIdentifierPart(Peek(length)))
        {
            length++;
        }

        return new Token(type, start, AdvanceBy(length));
    }

    private Token ReadNumber()
    {
        TextPosition start = _position;
        if (Current == '0' && Peek(1) is 'x' or 'X' && IsHexOrUnderscore(Peek(2)))
        {
            return ReadDigits(TokenType.HexaInteger, start, IsHexOrUnderscore);
        }

        if (Current == '0' && Peek(1) is 'b' or 'B' && Peek(2) is '0' or '1' or '_')
        {
            return ReadDigits(TokenType.BinaryInteger, start, c => c is '0' or '1' or '_');
        }

        int length = CountDigits(0);
        bool isFloat = false;
        char afterDot = Peek(length + 1);
        if (Peek(length) == '.' && afterDot != '.' && (!char.IsLetter(afterDot) || afterDot is 'e' or 'E' || IsSuffix(afterDot)))
        {
            isFloat = true;
            length += 1 + CountDigits(length + 1);
        }

        if (Peek(length) is 'e' or 'E')
        {
            int sign = Peek(length + 1) is '+' or '-' ? 1 : 0;
            int digits = CountDigits(length + 1 + sign);
            isFloat |= Peek(length + 1) == '-';
            length += 1 + sign + digits;
            if (digits == 0)
            {
                AdvanceBy(length);
                return Error("Expecting at least one digit after the exponent", _position);
            }
        }

        if (IsSuffix(Peek(length)) && !IsIdentifierPart(Peek(length + 1)))
        {
            isFloat = true;
            length++;
        }

        return new Token(isFloat ? TokenType.Float : TokenType.Integer, start, AdvanceBy(length));
    }

    private Token ReadDigits(TokenType type, TextPosition start, Func<char, bool> isDigit)
    {
        int length = 2;
        while (isDigit(Peek(length)))
        {
            length++;
        }

        length += Peek(length) is 'u' or 'U' ? 1 : 0;
        return new Token(type, start, AdvanceBy(length));
    }

    private int CountDigits(int from)
    {
        int count = 0;
        while (char.IsAsciiDigit(Peek(from + count)) || (count > 0 && Peek(from + count) == '_'))
        {
            count++;
        }

        return count;
    }

    private static bool IsSuffix(char c) => c is 'f' or 'F' or 'd' or 'D' or 'm' or 'M';

    private static bool IsHexOrUnderscore(char c) => char.IsAsciiHexDigit(c) || c == '_';

    private static bool IsIdentifierStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsIdentifierPart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
