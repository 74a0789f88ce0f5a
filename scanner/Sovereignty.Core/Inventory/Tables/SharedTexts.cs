using System.Text;
using System.Xml;

namespace Sovereignty.Inventory.Tables;

/// <summary>The texts that the cells of a workbook share (ISO/IEC 29500-1, 18.4): as many of the first as can be held.</summary>
internal static class SharedTexts
{
    private const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const long MostHeld = 128L << 20;
    private const int LongestCell = 32_767;

    // What a string takes beside its characters.
    private const int EachTakes = 40;

    /// <summary>Copies the first texts, without their formatting; a part that is broken or goes on for too long ends with what was read.</summary>
    public static void CopyFirst(Stream part, Stream into, CancellationToken stop)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        using var writer = XmlWriter.Create(into, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        writer.WriteStartElement("sst", Space);
        try
        {
            var held = 0L;
            while (reader.Read() && held < MostHeld)
            {
                stop.ThrowIfCancellationRequested();
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") continue;
                var text = Text(reader);
                held += EachTakes + (2L * text.Length);
                writer.WriteStartElement("si", Space);
                writer.WriteElementString("t", Space, text);
                writer.WriteEndElement();
            }
        }
        catch (Exception e) when (e is XmlException or UnpacksTooFarException)
        {
            // Told once for the whole package.
        }

        writer.WriteEndElement();
    }

    // The runs of a text one after the other, without how it is pronounced.
    private static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, skipped) = (reader.Depth, -1);
        while (reader.Read() && reader.Depth > depth)
        {
            if (skipped >= 0 && reader.Depth <= skipped) skipped = -1;
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh" && !reader.IsEmptyElement) skipped = reader.Depth;
            else if (skipped < 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Append(reader, text);
        }

        return text.ToString();
    }

    private static void Append(XmlReader reader, StringBuilder text)
    {
        var piece = new char[1024];
        while (text.Length < LongestCell && reader.ReadValueChunk(piece, 0, Math.Min(piece.Length, LongestCell - text.Length)) is > 0 and var length) text.Append(piece, 0, length);
    }
}
