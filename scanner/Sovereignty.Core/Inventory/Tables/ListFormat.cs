using System.IO.Compression;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>What a list is written in, by its first bytes: names lie.</summary>
internal enum ListFormat
{
    /// <summary>Delimited text.</summary>
    Text,

    /// <summary>JSON, or JSON values line by line.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>A workbook of Excel 2007 and later.</summary>
    Xlsx,

    /// <summary>A workbook of Excel 97 to 2003, or a newer one that is encrypted.</summary>
    Xls,

    /// <summary>A spreadsheet of LibreOffice and others (ISO/IEC 26300).</summary>
    Ods,

    /// <summary>A zip file that is none of these.</summary>
    OtherZip,

    /// <summary>An export of the Windows registry.</summary>
    Registry,
}

/// <summary>Tells the formats apart and looks into packages before anything unpacks them.</summary>
internal static class ListFormats
{
    /// <summary>The most that a part may unpack to once texts that no cell can hold are cut.</summary>
    public const long MostUnpacked = 512L << 20;

    /// <summary>The most that parts which are held in memory may unpack to.</summary>
    public const long MostHeld = 96L << 20;

    /// <summary>The format; text for anything that is no package and no notation of records.</summary>
    public static ListFormat Of(ListContent content)
    {
        var start = content.Head;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return ListFormat.Xls;
        return start.StartsWith("PK\u0003\u0004"u8) ? OfZip(content) : OfText(FirstWords(start));
    }

    private static ListFormat OfZip(ListContent content)
    {
        try
        {
            using var zip = new ZipArchive(content.Open(), ZipArchiveMode.Read);
            if (zip.GetEntry("content.xml") is not null) return ListFormat.Ods;
            return zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? ListFormat.Xlsx : ListFormat.OtherZip;
        }
        catch (InvalidDataException)
        {
            return ListFormat.OtherZip;
        }
    }

    // A header of delimited text may begin with a bracket too: JSON goes on with what JSON can go on with.
    private static ListFormat OfText(string text)
    {
        text = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("REGEDIT4", StringComparison.Ordinal) || text.StartsWith("Windows Registry Editor Version", StringComparison.Ordinal)) return ListFormat.Registry;
        if (text.StartsWith('<') && text.Length > 1 && (char.IsLetter(text[1]) || text[1] is '?' or '!')) return ListFormat.Xml;
        if (text.Length == 0 || text[0] is not ('{' or '[')) return AnsibleOutput(text) > 0 ? ListFormat.Json : ListFormat.Text;
        var rest = text[1..].TrimStart();
        return rest.Length > 0 && (rest[0] is '"' or '}' or ']' || (text[0] == '[' && rest[0] is '{' or '[')) ? ListFormat.Json : ListFormat.Text;
    }

    /// <summary>How many characters stand before the JSON in what ansible prints for a host (<c>host | SUCCESS => {</c>); 0 when it is not that.</summary>
    public static int AnsibleOutput(string text)
    {
        var end = text.IndexOf(" => {", StringComparison.Ordinal);
        return end is > 0 and < 300 && text.AsSpan(0, end).Contains(" | ", StringComparison.Ordinal) && !text.AsSpan(0, end).Contains('\n') ? end + 4 : 0;
    }

    private static string FirstWords(ReadOnlySpan<byte> start)
    {
        var first = start[..Math.Min(start.Length, 2048)];
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(first);
        return first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(first) : Encoding.UTF8.GetString(first);
    }
}
