using System.Collections.Frozen;
using System.Text;
using System.Xml;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Inventory.Records;

/// <summary>XML element by element; attributes are values beside an element's own text. Document types are refused, so that no entity is ever expanded.</summary>
internal sealed class XmlEvents : RecordEvents
{
    // ConvertTo-Xml, database dumps and report servers write one sort of element for every column and name it in an attribute.
    private static readonly FrozenSet<string> NamedElements = FrozenSet.ToFrozenSet(["property", "column", "field", "col", "s", "value", "attribute"], StringComparer.OrdinalIgnoreCase);

    private readonly XmlReader reader;
    private readonly Queue<(RecordEvent Kind, string Name, string Text)> ahead = new();
    private readonly char[] piece = new char[1024];
    private bool hasText;

    static XmlEvents() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="stream">The file; closed with this.</param>
    public XmlEvents(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
            CloseInput = true, MaxCharactersInDocument = 1L << 30,
        };
        reader = XmlReader.Create(new BoundedXml(stream), settings);
    }

    /// <inheritdoc/>
    public override RecordEvent Next()
    {
        try
        {
            while (ahead.Count == 0)
            {
                if (!reader.Read()) return RecordEvent.End;
                Line = ((IXmlLineInfo)reader).LineNumber;
                Take();
            }
        }
        catch (XmlException e)
        {
            throw new RecordFormatException(e.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase) ? "document types (DTD) are not read" : "this is no XML from here on", Math.Max(1, e.LineNumber));
        }

        (var kind, Name, Text) = ahead.Dequeue();
        return kind;
    }

    /// <inheritdoc/>
    public override void Dispose() => reader.Dispose();

    private void Take()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                if (reader.Depth > Deepest) throw new RecordFormatException($"elements nest deeper than {Deepest}", Line);
                Start();
                break;
            case XmlNodeType.EndElement:
                ahead.Enqueue((RecordEvent.Leave, "", ""));
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                var text = Chunks();
                if (!hasText) ahead.Enqueue((RecordEvent.Value, OwnText, text));
                break;
        }
    }

    private void Start()
    {
        var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
        var attributes = new List<(string Name, string Value)>();
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns" || attributes.Count >= 200) continue;
            attributes.Add((reader.LocalName, reader.Value.Length > LongestValue ? reader.Value[..LongestValue] : reader.Value));
        }

        reader.MoveToElement();
        // ServiceNow: a reference holds an id, and the words beside it.
        var shown = attributes.Find(a => a.Name == "display_value").Value;
        hasText = !string.IsNullOrEmpty(shown);
        var named = NamedElements.Contains(name) ? attributes.Find(a => a.Name.Equals("name", StringComparison.OrdinalIgnoreCase) || a.Name == "N").Value : null;
        ahead.Enqueue((RecordEvent.Enter, string.IsNullOrEmpty(named) ? name : named, ""));
        if (hasText) ahead.Enqueue((RecordEvent.Value, OwnText, shown));
        else if (string.IsNullOrEmpty(named)) foreach (var (attribute, value) in attributes) ahead.Enqueue((RecordEvent.Value, attribute, value));
        if (isEmpty) ahead.Enqueue((RecordEvent.Leave, "", ""));
    }

    private string Chunks()
    {
        var text = new StringBuilder();
        while (reader.ReadValueChunk(piece, 0, piece.Length) is > 0 and var length)
        {
            if (text.Length < LongestValue) text.Append(piece, 0, length);
        }

        return text.ToString();
    }
}
