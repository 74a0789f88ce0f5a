using System.Text;

namespace Scriban.Parsing;

internal sealed partial class Lexer
{
    private enum StringEnd
    {
        Quote,
        Brace,
        EndOfText,
    }

    private Token ReadString(char quote)
    {
        TextPosition start = _position;
        Advance();
        return ReadUntil(quote, start, stopsAtBrace: false, out string value, out TextPosition end) == StringEnd.Quote
            ? new Token(TokenType.String, start, end, value)
            : new Token(TokenType.Invalid, end, end);
    }

    /// <summary>
    /// A part of an interpolated string: from <c>$"</c> or the closing brace of an expression to the next
    /// expression or the end of the string.
    /// </summary>
    private Token ReadInterpolatedPart(char quote, bool isContinuation, TextPosition start)
    {
        switch (ReadUntil(quote, start, stopsAtBrace: true, out string value, out TextPosition end))
        {
            case StringEnd.Quote:
                TokenType last = isContinuation ? TokenType.EndingInterpolatedString : TokenType.InterpolatedString;
                return new Token(last, start, end, value);

            case StringEnd.Brace:
                TextPosition brace = _position;
                Advance();
                _interpolations.Push(new Interpolation(quote, _openBraces));
                _pending.Enqueue(new Token(TokenType.OpenInterpolatedBrace, brace, brace));
                TokenType type = isContinuation ? TokenType.ContinuationInterpolatedString : TokenType.BeginInterpolatedString;
                return new Token(type, start, end, value);

            default:
                return new Token(TokenType.Invalid, end, end);
        }
    }

    private StringEnd ReadUntil(char quote, TextPosition last, bool stopsAtBrace, out string value, out TextPosition end)
    {
        var builder = new StringBuilder();
        end = last;
        while (!AtEnd)
        {
            char c = Current;
            if (c == quote)
            {
                end = _position;
                Advance();
                value = builder.ToString();
                return StringEnd.Quote;
            }

            if (stopsAtBrace && c == '{')
            {
                value = builder.ToString();
                return StringEnd.Brace;
            }

            end = _position;
            Advance();
            if (c == '\\')
            {
                ReadEscape(builder, stopsAtBrace, ref end);
            }
            else
            {
                builder.Append(c);
            }
        }

        value = string.Empty;
        Error($"Unexpected end of file while parsing a string not terminated by a {quote}", end);
        return StringEnd.EndOfText;
    }

    private void ReadEscape(StringBuilder builder, bool isInterpolated, ref TextPosition end)
    {
        char c = Current;
        if (AtEnd)
        {
            return;
        }

        string? simple = c switch
        {
            '0' => "\0",
            '\'' => "'",
            '"' => "\"",
            '\\' => "\\",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '{' when isInterpolated => "{",
            '\n' => string.Empty,
            _ => null,
        };
        if (simple is not null)
        {
            builder.Append(simple);
            end = _position;
            Advance();
            return;
        }

        switch (c)
        {
            case '\r' when Peek(1) == '\n':
                end = AdvanceBy(2);
                return;
            case 'u':
                ReadHex(builder, 4, ref end);
                return;
            case 'x':
                ReadHex(builder, 2, ref end);
                return;
            default:
                Error(
                    $"Unexpected escape character `{c}` in string. Only 0 ' \\ \" b f n r t v u0000-uFFFF x00-xFF are allowed",
                    _position);
                return;
        }
    }

    private void ReadHex(StringBuilder builder, int digits, ref TextPosition end)
    {
        char kind = Current;
        end = _position;
        Advance();
        int value = 0;
        for (int i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(Current))
            {
                string range = kind == 'u' ? "`\\u0000` to `\\uffff`." : "`\\x00` to `\\xff`";
                Error($"Unexpected hex number `{Current}` following `\\{kind}`. Expecting {range}", _position);
                return;
            }

            value = (value << 4) | Convert.ToInt32(Current.ToString(), 16);
            end = _position;
            Advance();
        }

        builder.Append((char)value);
    }

    private Token ReadVerbatimString()
    {
        TextPosition start = _position;
        TextPosition end = start;
        var builder = new StringBuilder();
        Advance();
        while (!AtEnd)
        {
            end = _position;
            if (Current == '`')
            {
                if (Peek(1) != '`')
                {
                    Advance();
                    return new Token(TokenType.VerbatimString, start, end, builder.ToString());
                }

                Advance();
                end = _position;
            }

            builder.Append(Current);
            Advance();
        }

        return Error("Unexpected end of file while parsing a verbatim string not terminated by a `", end);
    }
}
