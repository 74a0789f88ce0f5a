using System.Text;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>
/// Reads tokens as a template. It never throws: an error becomes a message and reading goes on where that makes sense.
/// What it recovers from, and with which words, follows the language's own test suite.
/// </summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly ParserOptions _options;
    private readonly Queue<Token> _preview = new();

    private Token _current;
    private Token _previous;
    private int _newLineFreeLevel;
    private int _depth;
    private int _blockLevel;
    private int _expressionLevel;
    private bool _isInCode;
    private bool _isInFrontMatter;
    private bool _isFatal;
    private bool _isTooDeep;
    private ScriptBlockStatement? _block;
    private ScriptFrontMatter? _frontMatter;

    public Parser(Lexer lexer, ParserOptions options)
    {
        _lexer = lexer;
        _options = options;
        Advance();
    }

    public LogMessageBag Messages { get; } = new();

    public ScriptPage Run()
    {
        var page = new ScriptPage { Span = SpanFromHere() };
        ScriptMode mode = _lexer.Mode;
        if (mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent)
        {
            ParseFrontMatter(page, mode);
        }

        if (mode == ScriptMode.ScriptOnly)
        {
            _isInCode = true;
        }

        if (mode != ScriptMode.FrontMatterOnly)
        {
            page.Body = ParseBlock(page);
            page.Span = page.Body.Span;
            if (page.FrontMatter is not null && page.Body.StatementList is [ScriptRawStatement raw, ..])
            {
                raw.Text = raw.Text.TrimStart();
            }
        }

        if (!_isTooDeep)
        {
            Messages.AddRange(_lexer.Errors);
        }

        return page;
    }

    private void ParseFrontMatter(ScriptPage page, ScriptMode mode)
    {
        if (_current.Type != TokenType.FrontMatterMarker)
        {
            Error($"When `{mode}` is enabled, expecting a `{_lexer.FrontMatterMarker}` at the beginning of the text instead of `{TextOf(_current)}`");
            return;
        }

        _isInFrontMatter = true;
        _isInCode = true;
        _frontMatter = new ScriptFrontMatter { Span = SpanFromHere() };
        Advance();
        _frontMatter.Statements = ParseBlock(_frontMatter);
        if (_isInFrontMatter)
        {
            Error($"End of frontmatter `{_lexer.FrontMatterMarker}` not found");
        }

        page.FrontMatter = _frontMatter;
    }

    private void Advance()
    {
        _previous = _current;
        do
        {
            _current = _isTooDeep ? Token.Eof : _preview.TryDequeue(out Token token) ? token : _lexer.Next();
        }
        while (IsHidden(_current));
    }

    private Token Peek()
    {
        foreach (Token token in _preview)
        {
            if (!IsHidden(token))
            {
                return token;
            }
        }

        while (!_isTooDeep)
        {
            Token token = _lexer.Next();
            _preview.Enqueue(token);
            if (!IsHidden(token))
            {
                return token;
            }
        }

        return Token.Eof;
    }

    private bool IsHidden(Token token) => token.Type == TokenType.NewLine && _newLineFreeLevel > 0;

    private SourceSpan SpanFromHere() => new(_lexer.SourcePath, _current.Start, _current.Start);

    private SourceSpan SpanOf(Token token) => new(_lexer.SourcePath, token.Start, token.End);

    private T Close<T>(T node)
        where T : ScriptNode
    {
        node.Span.End = _previous.End;
        return node;
    }

    /// <summary>Goes past a token that must be there; another one is an error and is gone past all the same.</summary>
    private void Expect(TokenType type)
    {
        if (_current.Type != type)
        {
            Error($"Unexpected token found `{TextOf(_current)}` while expecting `{Operators.Spelling(type)}`.");
        }

        Advance();
    }

    /// <summary>Counts a nested block or expression; too many end the reading, so that the stack cannot overflow.</summary>
    private void EnterDepth()
    {
        _depth++;
        int limit = _options.ExpressionDepthLimit;
        bool isOverLimit = limit > 0 && _depth > limit;
        bool isOverStack = !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack();
        if ((isOverLimit || isOverStack) && !_isTooDeep)
        {
            Error(SpanOf(_previous), $"The statement depth limit `{(isOverLimit ? limit : _depth)}` was reached when parsing this statement");
            _isTooDeep = true;
            _isFatal = true;
            _current = Token.Eof;
        }
    }

    private string RawText(Token token) => token.GetText(_lexer.Text);

    /// <summary>The text of a token with what cannot be seen escaped.</summary>
    private string TextOf(Token token)
    {
        string text = RawText(token);
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\f' => "\\f",
                '\b' => "\\b",
                '\a' => "\\a",
                '\0' => "\\0",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private void Error(string message) => Error(SpanOf(_current), message);

    private void Error(SourceSpan span, string message)
    {
        // After the depth limit every message would only say that the text ends there.
        if (!_isTooDeep)
        {
            Messages.Add(new LogMessage(ParserMessageType.Error, span, message));
        }
    }

    private void Error(ScriptNode node, SourceSpan span, string message) =>
        Error(span, $"Error while parsing {node.Syntax.Name}: {message} in: {node.Syntax.Example}");

    private void Error(ScriptNode node, string message) => Error(node, node.Span, message);
}
