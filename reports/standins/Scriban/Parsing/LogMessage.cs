namespace Scriban.Parsing;

/// <summary>How much a parser message matters.</summary>
public enum ParserMessageType
{
    /// <summary>The template cannot be rendered.</summary>
    Error,

    /// <summary>The template can be rendered.</summary>
    Warning,
}

/// <summary>One located message of the lexer or the parser.</summary>
public sealed class LogMessage(ParserMessageType type, SourceSpan span, string message)
{
    /// <summary>Error or warning.</summary>
    public ParserMessageType Type { get; } = type;

    /// <summary>Where.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What, without the place.</summary>
    public string Message { get; } = message;

    /// <summary><c>file(line,column) : error : message</c>, counted from one.</summary>
    public override string ToString()
    {
        string type = Type == ParserMessageType.Error ? "error" : "warning";
        return $"{Span.ToStringSimple()} : {type} : {Message}";
    }
}
