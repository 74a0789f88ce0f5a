using System.Text;

namespace Scriban.Runtime;

/// <summary>Where a template writes to.</summary>
public interface IScriptOutput
{
    /// <summary>Writes a part of a text.</summary>
    void Write(string text, int offset, int count);

    /// <summary>Writes a part of a text while rendering asynchronously.</summary>
    ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken);
}

/// <summary>Collects what is written.</summary>
public sealed class StringBuilderOutput : IScriptOutput
{
    /// <summary>Starts with nothing.</summary>
    public StringBuilderOutput()
        : this(new StringBuilder())
    {
    }

    /// <summary>Continues a builder.</summary>
    public StringBuilderOutput(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Builder = builder;
    }

    /// <summary>What was written.</summary>
    public StringBuilder Builder { get; }

    /// <inheritdoc/>
    public void Write(string text, int offset, int count) => Builder.Append(text, offset, count);

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    /// <summary>What was written.</summary>
    public override string ToString() => Builder.ToString();
}

/// <summary>Writes to a text writer.</summary>
public sealed class TextWriterOutput : IScriptOutput
{
    /// <summary>Collects what is written.</summary>
    public TextWriterOutput()
        : this(new StringWriter())
    {
    }

    /// <summary>Writes to <paramref name="writer"/>.</summary>
    public TextWriterOutput(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Writer = writer;
    }

    /// <summary>The writer.</summary>
    public TextWriter Writer { get; }

    /// <inheritdoc/>
    public void Write(string text, int offset, int count) => Writer.Write(text.AsSpan(offset, count));

    /// <inheritdoc/>
    public async ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken) =>
        await Writer.WriteAsync(text.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);

    /// <summary>The text of the writer.</summary>
    public override string ToString() => Writer.ToString() ?? string.Empty;
}
