using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A template could not be rendered; the message names the place.</summary>
#pragma warning disable CA1032 // the constructors of the package this project stands in for: a place is never missing
public class ScriptRuntimeException : Exception
{
    /// <summary>Creates the exception for a place.</summary>
    public ScriptRuntimeException(SourceSpan span, string message)
        : base(message)
    {
        Span = span;
    }

    /// <summary>Creates the exception for a place and its cause.</summary>
    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException)
        : base(message, innerException)
    {
        Span = span;
    }

    /// <summary>Where.</summary>
    public SourceSpan Span { get; }

    /// <summary><c>file(line,column) : error : message</c>, counted from one.</summary>
    public override string Message => new LogMessage(ParserMessageType.Error, Span, base.Message).ToString();

    /// <summary>The message without the place.</summary>
    public string OriginalMessage => base.Message;

    /// <summary>The same as <see cref="Message"/>: no stack trace.</summary>
    public override string ToString() => Message;
}

/// <summary>Rendering was cancelled.</summary>
public class ScriptAbortException(SourceSpan span, CancellationToken cancellationToken)
    : ScriptRuntimeException(span, "The operation was cancelled")
{
    /// <summary>The token that asked for it.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}

/// <summary>An included template could not be parsed.</summary>
public class ScriptParserRuntimeException(SourceSpan span, string message, LogMessageBag parserMessages)
    : ScriptRuntimeException(span, message)
{
    /// <summary>What the parser found.</summary>
    public LogMessageBag ParserMessages { get; } = parserMessages;

    /// <summary>The message, then what the parser found.</summary>
    public override string Message => $"{base.Message} Parser messages:\n {ParserMessages}";
}

/// <summary>A function refuses one of its arguments; the caller is told which by its place.</summary>
public class ScriptArgumentException(int argumentIndex, string message) : Exception(message)
{
    /// <summary>The argument, counted from zero.</summary>
    public int ArgumentIndex { get; } = argumentIndex;
}
#pragma warning restore CA1032
