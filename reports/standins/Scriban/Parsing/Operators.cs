using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>The operator tables: longest spelling first, and what binds tighter.</summary>
internal static class Operators
{
    /// <summary>Every operator by its first character, the longest spelling first.</summary>
    private static readonly (string Text, TokenType Type)[][] ByFirstCharacter = Index(
        ("...", TokenType.TripleDot), ("..<", TokenType.DoubleDotLess), ("??=", TokenType.DoubleQuestionEqual),
        ("//=", TokenType.DoubleDivideEqual),
        ("..", TokenType.DoubleDot), ("?.", TokenType.QuestionDot), ("??", TokenType.DoubleQuestion),
        ("?!", TokenType.QuestionExclamation), ("&&", TokenType.DoubleAmp), ("||", TokenType.DoubleVerticalBar),
        ("|>", TokenType.PipeGreater), ("==", TokenType.DoubleEqual), ("!=", TokenType.ExclamationEqual),
        ("<=", TokenType.LessEqual), (">=", TokenType.GreaterEqual), ("<<", TokenType.DoubleLessThan),
        (">>", TokenType.DoubleGreaterThan), ("/=", TokenType.DivideEqual), ("//", TokenType.DoubleDivide),
        ("*=", TokenType.AsteriskEqual), ("+=", TokenType.PlusEqual), ("++", TokenType.DoublePlus),
        ("-=", TokenType.MinusEqual), ("--", TokenType.DoubleMinus), ("%=", TokenType.PercentEqual),
        ("^^", TokenType.DoubleCaret),
        (";", TokenType.SemiColon), ("@", TokenType.Arroba), ("^", TokenType.Caret), (":", TokenType.Colon),
        ("=", TokenType.Equal), ("|", TokenType.VerticalBar), ("!", TokenType.Exclamation), ("&", TokenType.Amp),
        ("?", TokenType.Question), ("<", TokenType.Less), (">", TokenType.Greater), ("/", TokenType.Divide),
        ("*", TokenType.Asterisk), ("+", TokenType.Plus), ("-", TokenType.Minus), ("%", TokenType.Percent),
        (",", TokenType.Comma), (".", TokenType.Dot), ("(", TokenType.OpenParen), (")", TokenType.CloseParen),
        ("[", TokenType.OpenBracket), ("]", TokenType.CloseBracket), ("{", TokenType.OpenBrace), ("}", TokenType.CloseBrace));

    /// <summary>Finds the operator that begins at <paramref name="offset"/>.</summary>
    public static bool TryMatch(string text, int offset, out TokenType type, out int length)
    {
        char first = text[offset];
        if (first < ByFirstCharacter.Length)
        {
            foreach ((string spelling, TokenType candidate) in ByFirstCharacter[first])
            {
                if (string.CompareOrdinal(text, offset, spelling, 0, spelling.Length) == 0)
                {
                    (type, length) = (candidate, spelling.Length);
                    return true;
                }
            }
        }

        (type, length) = (TokenType.Invalid, 0);
        return false;
    }

    /// <summary>The spelling of a token type, for messages.</summary>
    public static string Spelling(TokenType type)
    {
        foreach ((string Text, TokenType Type)[] bucket in ByFirstCharacter)
        {
            foreach ((string text, TokenType candidate) in bucket)
            {
                if (candidate == type)
                {
                    return text;
                }
            }
        }

        return type switch
        {
            TokenType.CodeEnter => "{{",
            TokenType.CodeExit => "}}",
            TokenType.OpenInterpolatedBrace => "{",
            TokenType.CloseInterpolatedBrace => "}",
            _ => string.Empty,
        };
    }

    /// <summary>The binary operator of a token; higher precedence binds tighter.</summary>
    public static bool TryBinary(TokenType token, out ScriptBinaryOperator op, out int precedence)
    {
        (op, precedence) = token switch
        {
            TokenType.DoubleQuestion => (ScriptBinaryOperator.EmptyCoalescing, 20),
            TokenType.QuestionExclamation => (ScriptBinaryOperator.NotEmptyCoalescing, 20),
            TokenType.DoubleVerticalBar => (ScriptBinaryOperator.Or, 30),
            TokenType.DoubleAmp => (ScriptBinaryOperator.And, 40),
            TokenType.DoubleEqual => (ScriptBinaryOperator.CompareEqual, 70),
            TokenType.ExclamationEqual => (ScriptBinaryOperator.CompareNotEqual, 70),
            TokenType.Less => (ScriptBinaryOperator.CompareLess, 80),
            TokenType.LessEqual => (ScriptBinaryOperator.CompareLessOrEqual, 80),
            TokenType.Greater => (ScriptBinaryOperator.CompareGreater, 80),
            TokenType.GreaterEqual => (ScriptBinaryOperator.CompareGreaterOrEqual, 80),
            TokenType.Plus => (ScriptBinaryOperator.Add, 100),
            TokenType.Minus => (ScriptBinaryOperator.Subtract, 100),
            TokenType.Asterisk => (ScriptBinaryOperator.Multiply, 110),
            TokenType.Divide => (ScriptBinaryOperator.Divide, 110),
            TokenType.DoubleDivide => (ScriptBinaryOperator.DivideRound, 110),
            TokenType.Percent => (ScriptBinaryOperator.Modulus, 110),
            TokenType.DoubleLessThan => (ScriptBinaryOperator.ShiftLeft, ShiftPrecedence),
            TokenType.DoubleGreaterThan => (ScriptBinaryOperator.ShiftRight, ShiftPrecedence),
            TokenType.DoubleDot => (ScriptBinaryOperator.RangeInclude, RangePrecedence),
            TokenType.DoubleDotLess => (ScriptBinaryOperator.RangeExclude, RangePrecedence),
            _ => (ScriptBinaryOperator.None, 0),
        };
        return op != ScriptBinaryOperator.None;
    }

    /// <summary>The binary operator of a compound assignment, or none for a plain <c>=</c>.</summary>
    public static bool TryAssignment(TokenType token, out ScriptBinaryOperator op)
    {
        op = token switch
        {
            TokenType.PlusEqual => ScriptBinaryOperator.Add,
            TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
            TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
            TokenType.DivideEqual => ScriptBinaryOperator.Divide,
            TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
            TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
            TokenType.DoubleQuestionEqual => ScriptBinaryOperator.EmptyCoalescing,
            _ => ScriptBinaryOperator.None,
        };
        return op != ScriptBinaryOperator.None || token == TokenType.Equal;
    }

    private const int ShiftPrecedence = 110;
    private const int RangePrecedence = 130;

    private static (string Text, TokenType Type)[][] Index(params (string Text, TokenType Type)[] operators)
    {
        var index = new (string, TokenType)[128][];
        for (int c = 0; c < index.Length; c++)
        {
            index[c] = Array.FindAll(operators, o => o.Text[0] == c);
        }

        return index;
    }
}
