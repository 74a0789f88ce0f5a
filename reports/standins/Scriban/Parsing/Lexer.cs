namespace Scriban.Parsing;

/// <summary>
/// Cuts a template into tokens, one at a time and never further than asked: an error behind the place where the
/// parser gave up is not reported.
/// </summary>
internal sealed partial class Lexer
{
    private const char EndOfText = '\0';

    private readonly string _text;
    private readonly LexerOptions _options;
    private readonly Queue<Token> _pending = new();
    private readonly Stack<Interpolation> _interpolations = new();
    private readonly List<LogMessage> _errors = [];

    private TextPosition _position;
    private Block _block;
    private int _openBraces;
    private bool _isInterpolationBroken;
    private int _escapeCount;
    private bool _expectsFrontMatter;
    private bool _continuesString;

    public Lexer(string text, string? sourcePath, LexerOptions options)
    {
        _text = text;
        _options = options;
        SourcePath = sourcePath ?? "<input>";
        _position = options.StartPosition;
        _block = options.Mode == ScriptMode.ScriptOnly ? Block.Code : Block.Raw;
        _expectsFrontMatter = options.Mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent;
    }

    private enum Block
    {
        Raw,
        Escape,
        Code,
    }

    public string SourcePath { get; }

    public string Text => _text;

    public ScriptMode Mode => _options.Mode;

    public string FrontMatterMarker => _options.FrontMatterMarker ?? LexerOptions.DefaultFrontMatterMarker;

    /// <summary>The errors of the tokens read until now.</summary>
    public IReadOnlyList<LogMessage> Errors => _errors;

    private char Current => _position.Offset < _text.Length ? _text[_position.Offset] : EndOfText;

    private bool AtEnd => _position.Offset >= _text.Length;

    /// <summary>Reads the next token; after the last one, <see cref="Token.Eof"/> for ever.</summary>
    public Token Next()
    {
        while (true)
        {
            if (_pending.TryDequeue(out Token pending))
            {
                return pending;
            }

            if (AtEnd)
            {
                return _continuesString ? ReadCode()!.Value : Token.Eof;
            }

            if (ReadOne() is { } token)
            {
                return token;
            }
        }
    }

    private Token? ReadOne()
    {
        if (_options.Mode == ScriptMode.ScriptOnly)
        {
            return ReadCode();
        }

        switch (_block)
        {
            case Block.Raw:
                if (IsEnter(out _))
                {
                    return ReadEnter();
                }

                if (_expectsFrontMatter && TryReadFrontMatterMarker(out Token opening))
                {
                    _block = Block.Code;
                    return opening;
                }

                return ReadRaw();

            case Block.Escape:
                return IsExit() ? ReadExit() : ReadRaw();

            default:
                if (IsExit())
                {
                    return ReadExit();
                }

                if (_expectsFrontMatter && TryReadFrontMatterMarker(out Token closing))
                {
                    _block = Block.Raw;
                    _expectsFrontMatter = false;
                    return closing;
                }

                return AtEnd ? null : ReadCode();
        }
    }

    private bool TryReadFrontMatterMarker(out Token token)
    {
        token = default;
        string marker = FrontMatterMarker;
        if (string.CompareOrdinal(_text, _position.Offset, marker, 0, marker.Length) != 0)
        {
            return false;
        }

        int length = marker.Length;
        while (Peek(length) is ' ' or '\t')
        {
            length++;
        }

        length += Peek(length) == '\r' && Peek(length + 1) == '\n' ? 1 : 0;
        if (Peek(length) is not ('\n' or '\r'))
        {
            return false;
        }

        TextPosition start = _position;
        token = new Token(TokenType.FrontMatterMarker, start, AdvanceBy(length + 1));
        return true;
    }

    /// <summary>At <c>{{</c> or <c>{%{</c>; <paramref name="strip"/> is the character that strips, or none.</summary>
    private bool IsEnter(out char strip)
    {
        strip = EndOfText;
        if (Current != '{')
        {
            return false;
        }

        int i = 1;
        while (Peek(i) == '%')
        {
            i++;
        }

        if (Peek(i) != '{')
        {
            return false;
        }

        strip = Peek(i + 1) is '-' or '~' ? Peek(i + 1) : EndOfText;
        return true;
    }

    private Token ReadEnter()
    {
        TextPosition start = _position;
        int length = 1;
        while (Peek(length) == '%')
        {
            length++;
        }

        _escapeCount = length - 1;
        length++;
        if (Peek(length) is '-' or '~')
        {
            length++;
        }

        TextPosition end = AdvanceBy(length);
        _block = _escapeCount > 0 ? Block.Escape : Block.Code;
        return new Token(_escapeCount > 0 ? TokenType.EscapeEnter : TokenType.CodeEnter, start, end);
    }

    private bool IsExit()
    {
        if (_openBraces > 0 || _interpolations.Count > 0)
        {
            return false;
        }

        int i = Current is '-' or '~' ? 1 : 0;
        if (Peek(i++) != '}')
        {
            return false;
        }

        for (int escape = 0; escape < _escapeCount; escape++)
        {
            if (Peek(i++) != '%')
            {
                return false;
            }
        }

        return Peek(i) == '}';
    }

    private Token ReadExit()
    {
        TextPosition start = _position;
        char strip = Current is '-' or '~' ? Current : EndOfText;
        TextPosition end = AdvanceBy((strip == EndOfText ? 0 : 1) + 2 + _escapeCount);
        var token = new Token(_escapeCount > 0 ? TokenType.EscapeExit : TokenType.CodeExit, start, end);

        _escapeCount = 0;
        _block = Block.Raw;
        if (strip != EndOfText)
        {
            SkipWhitespace(untilLineEnd: strip == '~');
        }

        return token;
    }

    /// <summary>Text up to the next code; what a following <c>{{-</c> or <c>{{~</c> strips is left out of the token.</summary>
    private Token? ReadRaw()
    {
        TextPosition start = _position;
        TextPosition last = _position;
        TextPosition? beforeAnySpace = null;
        TextPosition? beforeLineSpace = null;
        bool anySpace = false;
        bool lineSpace = false;
        char strip = EndOfText;
        bool isEscape = _block == Block.Escape;

        while (!AtEnd && !(isEscape ? IsExit() : IsEnter(out strip)))
        {
            char c = Current;
            bool isFirst = _position.Offset == start.Offset;
            if (!char.IsWhiteSpace(c))
            {
                anySpace = lineSpace = false;
            }
            else
            {
                if (!anySpace)
                {
                    (anySpace, beforeAnySpace) = (true, isFirst ? null : last);
                }

                bool isLineEnd = c == '\n' || (c == '\r' && Peek(1) != '\n');
                if (isLineEnd)
                {
                    lineSpace = false;
                }
                else if (!lineSpace)
                {
                    (lineSpace, beforeLineSpace) = (true, isFirst ? null : last);
                }
            }

            last = _position;
            Advance();
        }

        if (AtEnd)
        {
            strip = EndOfText;
        }

        bool stripped = strip == '~' ? lineSpace : strip == '-' && anySpace;
        if (stripped)
        {
            TextPosition? before = strip == '~' ? beforeLineSpace : beforeAnySpace;
            if (before is null)
            {
                return null;
            }

            last = before.Value;
        }

        return new Token(isEscape ? TokenType.Escape : TokenType.Raw, start, last);
    }

    private void SkipWhitespace(bool untilLineEnd)
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            bool isLineEnd = Current == '\n' || (Current == '\r' && Peek(1) != '\n');
            Advance();
            if (untilLineEnd && isLineEnd)
            {
                return;
            }
        }
    }

    private char Peek(int count)
    {
        int offset = _position.Offset + count;
        return offset < _text.Length ? _text[offset] : EndOfText;
    }

    /// <summary>Moves on by one character, counting lines.</summary>
    private void Advance()
    {
        char c = _text[_position.Offset];
        bool isLineEnd = c == '\n' || (c == '\r' && Peek(1) != '\n');
        _position = isLineEnd
            ? new TextPosition(_position.Offset + 1, _position.Line + 1, 0)
            : _position.NextColumn();
    }

    /// <summary>Moves on by <paramref name="count"/> characters and gives the place of the last of them.</summary>
    private TextPosition AdvanceBy(int count)
    {
        TextPosition last = _position;
        for (int i = 0; i < count && !AtEnd; i++)
        {
            last = _position;
            Advance();
        }

        return last;
    }

    private Token Error(string message, TextPosition at)
    {
        _errors.Add(new LogMessage(ParserMessageType.Error, new SourceSpan(SourcePath, at, at), message));
        return new Token(TokenType.Invalid, at, at);
    }

    /// <summary>A string whose expression is being read: its quote, and the braces open when it began.</summary>
    private readonly record struct Interpolation(char Quote, int Braces);
}
