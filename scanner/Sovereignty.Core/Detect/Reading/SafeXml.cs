using System.Runtime.InteropServices;
using System.Xml;

namespace Sovereignty.Detect.Reading;

/// <summary>Opens XML that nobody vouches for: no document types, no entities, nothing fetched, capped in size and depth.</summary>
internal static class SafeXml
{
    /// <summary>Elements deeper than this end the reading.</summary>
    public const int Deepest = 256;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        MaxCharactersInDocument = 64 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    /// <summary>Opens a file. Reading throws <see cref="XmlException"/> where the XML is broken.</summary>
    public static XmlReader Open(ReadOnlyMemory<byte> bytes)
    {
        var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        return XmlReader.Create(stream, Settings);
    }

    /// <summary>The line the reader stands on, from 1.</summary>
    public static int LineOf(XmlReader reader) => reader is IXmlLineInfo { } info && info.HasLineInfo() ? info.LineNumber : 0;

    /// <summary>
    /// Reads to the next element, end of element or text; false at the end of the file. Throws <see cref="XmlException"/> for XML nested
    /// deeper than <see cref="Deepest"/>, as for broken XML.
    /// </summary>
    public static bool Next(XmlReader reader)
    {
        if (!reader.Read()) return false;
        return reader.Depth <= Deepest ? true : throw new XmlException($"elements nest deeper than {Deepest}", null, LineOf(reader), 0);
    }

    /// <summary>Tells of broken XML, at the line where the reading stopped.</summary>
    public static void Malformed(Detection found, XmlException failure) =>
        found.Problem("file-malformed", "not valid XML from here on", failure.LineNumber, $"{found.Components.Count} components read before it were kept");

    /// <summary>An attribute by name whatever its case, as NuGet and MSBuild read them, trimmed; null when it is missing or blank.</summary>
    public static string? Attribute(XmlReader reader, string name)
    {
        if (!reader.MoveToFirstAttribute()) return null;
        string? value = null;
        do
        {
            if (value is null && reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase)) value = reader.Value.Trim();
        }
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
