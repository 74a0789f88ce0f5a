namespace Scriban.Parsing;

/// <summary>One token; <see cref="Value"/> is the decoded text of a string token.</summary>
internal readonly struct Token(TokenType type, TextPosition start, TextPosition end, string? value = null)
{
    public static readonly Token Eof = new(TokenType.Eof, TextPosition.Eof, TextPosition.Eof);

    public TokenType Type { get; } = type;

    public TextPosition Start { get; } = start;

    public TextPosition End { get; } = end;

    public string? Value { get; } = value;

    public string GetText(string text)
    {
        if (Type == TokenType.Eof)
        {
            return "<eof>";
        }

        bool inside = Start.Offset >= 0 && Start.Offset <= End.Offset && End.Offset < text.Length;
        return inside ? text.Substring(Start.Offset, End.Offset - Start.Offset + 1) : "<error>";
    }

    public bool Is(string text, string word) =>
        End.Offset - Start.Offset + 1 == word.Length && string.CompareOrdinal(text, Start.Offset, word, 0, word.Length) == 0;
}

internal enum TokenType
{
    Invalid,
    FrontMatterMarker,
    CodeEnter,
    CodeExit,
    Raw,
    Escape,
    EscapeEnter,
    EscapeExit,
    NewLine,
    Identifier,
    IdentifierSpecial,
    Integer,
    HexaInteger,
    BinaryInteger,
    Float,
    String,
    VerbatimString,
    InterpolatedString,
    BeginInterpolatedString,
    ContinuationInterpolatedString,
    EndingInterpolatedString,
    OpenInterpolatedBrace,
    CloseInterpolatedBrace,
    SemiColon,
    Arroba,
    Caret,
    DoubleCaret,
    Colon,
    Equal,
    VerticalBar,
    PipeGreater,
    Exclamation,
    DoubleAmp,
    DoubleVerticalBar,
    Amp,
    Question,
    QuestionDot,
    DoubleQuestion,
    DoubleQuestionEqual,
    QuestionExclamation,
    DoubleEqual,
    ExclamationEqual,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    Divide,
    DivideEqual,
    DoubleDivide,
    DoubleDivideEqual,
    Asterisk,
    AsteriskEqual,
    Plus,
    PlusEqual,
    DoublePlus,
    Minus,
    MinusEqual,
    DoubleMinus,
    Percent,
    PercentEqual,
    DoubleLessThan,
    DoubleGreaterThan,
    Comma,
    Dot,
    DoubleDot,
    TripleDot,
    DoubleDotLess,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Eof,
}
