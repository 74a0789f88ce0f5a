namespace Sovereignty.Inventory.Records;

/// <summary>What comes next in a file of records.</summary>
internal enum RecordEvent
{
    /// <summary>The file is over.</summary>
    End,

    /// <summary>Something that holds other things begins.</summary>
    Enter,

    /// <summary>It ends.</summary>
    Leave,

    /// <summary>A value.</summary>
    Value,
}

/// <summary>
/// JSON and XML as one stream of names and values, read as it is asked for, so that a list need not fit into memory twice. What stands in an
/// array is called <see cref="Element"/>, the text of an XML element <see cref="OwnText"/>.
/// </summary>
internal abstract class RecordEvents : IDisposable
{
    /// <summary>The name of what stands in an array.</summary>
    public const string Element = "[]";

    /// <summary>The name of an element's own text.</summary>
    public const string OwnText = "#text";

    /// <summary>Longer values are cut.</summary>
    public const int LongestValue = 64 * 1024;

    /// <summary>Nothing that is a list nests deeper.</summary>
    public const int Deepest = 64;

    /// <summary>The name of what was entered or of the value.</summary>
    public string Name { get; protected set; } = "";

    /// <summary>The value.</summary>
    public string Text { get; protected set; } = "";

    /// <summary>The line on which the last thing stands, from 1.</summary>
    public int Line { get; protected set; } = 1;

    /// <summary>How many values have been so long that their ends were left out.</summary>
    public virtual int Cut => 0;

    /// <summary>Goes on to the next thing.</summary>
    /// <exception cref="RecordFormatException">The file is broken there.</exception>
    public abstract RecordEvent Next();

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A file of records is broken at a place.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="line">Where, from 1.</param>
internal sealed class RecordFormatException(string message, int line) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
