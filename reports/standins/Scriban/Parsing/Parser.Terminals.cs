using System.Globalization;
using System.Numerics;
using Scriban.Syntax;

namespace Scriban.Parsing;

internal sealed partial class Parser
{
    private ScriptExpression? ParseOperand(ScriptNode parent)
    {
        switch (_current.Type)
        {
            case TokenType.Identifier or TokenType.IdentifierSpecial:
                return ParseVariable();
            case TokenType.Integer:
                return ParseLiteral(ParseInteger());
            case TokenType.HexaInteger:
                return ParseLiteral(ParseDigits(16));
            case TokenType.BinaryInteger:
                return ParseLiteral(ParseDigits(2));
            case TokenType.Float:
                return ParseLiteral(ParseFloat());
            case TokenType.String or TokenType.VerbatimString or TokenType.ContinuationInterpolatedString:
                return ParseLiteral(_current.Value);
            case TokenType.BeginInterpolatedString or TokenType.InterpolatedString:
                return ParseInterpolatedString();
            case TokenType.OpenInterpolatedBrace:
                return ParseInterpolatedExpression();
            case TokenType.OpenParen:
                return ParseParenthesis();
            case TokenType.OpenBrace:
                return ParseObjectInitializer();
            case TokenType.OpenBracket:
                return ParseArrayInitializer();
            case TokenType.DoublePlus or TokenType.DoubleMinus:
                return ParsePrefix();
            default:
                return UnaryOperator(_current.Type) == ScriptUnaryOperator.None ? null : ParseUnary();
        }
    }

    private ScriptLiteral ParseLiteral(object? value)
    {
        char quote = _lexer.Text[_current.Start.Offset] is '\'' or '`' ? _lexer.Text[_current.Start.Offset] : '"';
        var literal = new ScriptLiteral { Value = value, Quote = quote, Span = SpanOf(_current) };
        Advance();
        return literal;
    }

    private object? ParseInteger()
    {
        const NumberStyles Style = NumberStyles.Integer | NumberStyles.AllowExponent;
        string text = RawText(_current).Replace("_", string.Empty, StringComparison.Ordinal);
        if (long.TryParse(text, Style, CultureInfo.InvariantCulture, out long number))
        {
            return Arithmetic.Fit(number);
        }

        // `1e999999999` is a short text and a number that does not fit into memory.
        int exponent = text.IndexOfAny(['e', 'E']);
        bool isHuge = exponent >= 0 && text.Length - exponent > 5;
        if (!isHuge && BigInteger.TryParse(text, Style, CultureInfo.InvariantCulture, out BigInteger big))
        {
            return big;
        }

        Error($"Unable to parse the integer {text}");
        return null;
    }

    /// <summary>A number to the base of 2 or 16: 32 bits wide, 64 bits wide, or as wide as needed; signed unless it ends with <c>u</c>.</summary>
    private static object Narrow(BigInteger number, bool isUnsigned)
    {
        if (number <= uint.MaxValue)
        {
            return isUnsigned ? (object)(long)number : unchecked((int)(uint)number);
        }

        bool isLong = number <= ulong.MaxValue && !isUnsigned;
        return isLong ? (object)unchecked((long)(ulong)number) : number;
    }

    private object ParseDigits(int radix)
    {
        string text = RawText(_current)[2..].Replace("_", string.Empty, StringComparison.Ordinal);
        bool isUnsigned = text.EndsWith('u') || text.EndsWith('U');
        string digits = "0" + (isUnsigned ? text[..^1] : text);
        NumberStyles style = radix == 16 ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        return Narrow(BigInteger.Parse(digits, style, CultureInfo.InvariantCulture), isUnsigned);
    }

    private object? ParseFloat()
    {
        string text = RawText(_current).Replace("_", string.Empty, StringComparison.Ordinal);
        char suffix = char.ToLowerInvariant(text[^1]);
        string number = char.IsAsciiDigit(suffix) || suffix == '.' ? text : text[..^1];
        bool isDecimal = suffix == 'm' || (_options.ParseFloatAsDecimal && suffix is not ('f' or 'd'));
        if (isDecimal && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact))
        {
            return exact;
        }

        if (suffix == 'f' && float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out float single))
        {
            return single;
        }

        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        Error($"Unable to parse double value `{text}`");
        return null;
    }

    /// <summary>A variable, or one of the words that are values.</summary>
    private ScriptExpression ParseVariable()
    {
        Token token = _current;
        string name = RawText(token);
        switch (name)
        {
            case "null":
                return ParseLiteral(null);
            case "true":
                return ParseLiteral(BoxedBool.True);
            case "false":
                return ParseLiteral(BoxedBool.False);
            case "do":
                var anonymous = new ScriptAnonymousFunction { Span = SpanFromHere() };
                anonymous.Function = ParseFunction(isAnonymous: true);
                return Close(anonymous);
            case "this":
                Advance();
                return new ScriptThisExpression { Span = SpanOf(token) };
        }

        Advance();
        if (name.StartsWith('$'))
        {
            return ParseLocal(token, name[1..]);
        }

        if (name is "for" or "while" or "tablerow" && _current.Type == TokenType.Dot)
        {
            CheckLoopVariable(token, name);
        }

        return new ScriptVariableGlobal(name) { Span = SpanOf(token) };
    }

    private ScriptExpression ParseLocal(Token token, string name)
    {
        SourceSpan span = SpanOf(token);
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            return new ScriptVariableLocal(name) { Span = span };
        }

        return new ScriptIndexerExpression
        {
            Target = new ScriptVariableLocal(string.Empty) { Span = span },
            Index = new ScriptLiteral { Value = index, Span = span },
            Span = span,
        };
    }

    private void CheckLoopVariable(Token token, string loop)
    {
        Token member = Peek();
        SourceSpan span = SpanOf(token);
        if (member.Type != TokenType.Identifier)
        {
            Error(span, $"Invalid token `{TextOf(_current)}`. The loop variable <{loop}> dot must be followed by an identifier");
            return;
        }

        string name = RawText(member);
        switch (name)
        {
            case "first" or "even" or "odd" or "index":
                break;
            case "last" or "changed" or "length" or "rindex":
                if (loop == "while")
                {
                    Error(span, $"The loop variable <while.{name}> is invalid");
                }

                break;
            case "col":
                if (loop != "tablerow")
                {
                    Error(span, $"The loop variable <{loop}.col> is invalid");
                }

                break;
            default:
                Error(span, $"The loop variable <{loop}.{name}> is not supported");
                break;
        }
    }

    private ScriptInterpolatedStringExpression ParseInterpolatedString()
    {
        var expression = new ScriptInterpolatedStringExpression { Span = SpanFromHere() };
        bool hasExpressions = _current.Type == TokenType.BeginInterpolatedString;
        expression.Parts.Add(ParseLiteral(_current.Value));
        while (hasExpressions && _current.Type != TokenType.EndingInterpolatedString)
        {
            if (ParseExpression(expression) is not { } part)
            {
                break;
            }

            expression.Parts.Add(part);
        }

        if (hasExpressions && _current.Type == TokenType.EndingInterpolatedString)
        {
            expression.Parts.Add(ParseLiteral(_current.Value));
        }

        return Close(expression);
    }

    private ScriptInterpolatedExpression ParseInterpolatedExpression()
    {
        var expression = new ScriptInterpolatedExpression { Span = SpanFromHere() };
        Advance();
        expression.Expression = ExpectExpression(expression);
        if (_current.Type == TokenType.CloseInterpolatedBrace)
        {
            Advance();
        }
        else
        {
            Error("Opened interpolated expression not closed on the same line.");
        }

        return Close(expression);
    }

    private ScriptNestedExpression ParseParenthesis()
    {
        var expression = new ScriptNestedExpression { Span = SpanFromHere() };
        Advance();
        expression.Expression = ExpectExpression(expression);
        if (_current.Type == TokenType.CloseParen)
        {
            Advance();
        }
        else
        {
            Error($"Invalid token `{TextOf(_current)}`. Expecting a closing `)`.");
        }

        return Close(expression);
    }

    private ScriptArrayInitializerExpression ParseArrayInitializer()
    {
        int depth = _depth;
        EnterDepth();
        var array = new ScriptArrayInitializerExpression { Span = SpanFromHere() };
        _newLineFreeLevel++;
        Advance();
        while (_current.Type != TokenType.CloseBracket && ExpectExpression(array) is { } value)
        {
            array.Values.Add(value);
            if (_current.Type != TokenType.Comma)
            {
                break;
            }

            Advance();
        }

        _newLineFreeLevel--;
        Expect(TokenType.CloseBracket);
        _depth = depth;
        return Close(array);
    }
}
