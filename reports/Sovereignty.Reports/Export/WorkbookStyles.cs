using System.Xml;

namespace Sovereignty.Reports.Export;

/// <summary>The few ways in which a cell of a <see cref="Workbook"/> looks, by their numbers.</summary>
internal static class WorkbookStyles
{
    public const string Plain = "0";
    public const string Heading = "1";
    public const string Day = "2";
    public const string Money = "3";

    /// <summary>A text that stays one when somebody edits the cell, though it begins as a formula does.</summary>
    public const string Quoted = "4";

    public const string Wrapped = "5";

    // What a spreadsheet itself calls a short date and a number with two decimals: shown as the reader's own country writes them.
    private const string ShortDate = "14";
    private const string TwoDecimals = "4";

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Workbook.Main);
        xml.WriteRaw(
            """
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            """);
        xml.WriteStartElement("cellXfs", Workbook.Main);
        xml.WriteAttributeString("count", "6");
        Format("0");
        Format("0", font: "1", fill: "2", wrap: true);
        Format(ShortDate);
        Format(TwoDecimals);
        Format("0", quoted: true);
        Format("0", wrap: true);
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Format(string number, string font = "0", string fill = "0", bool wrap = false, bool quoted = false)
        {
            xml.WriteStartElement("xf", Workbook.Main);
            xml.WriteAttributeString("numFmtId", number);
            xml.WriteAttributeString("fontId", font);
            xml.WriteAttributeString("fillId", fill);
            xml.WriteAttributeString("borderId", "0");
            xml.WriteAttributeString("xfId", "0");
            if (number != "0") xml.WriteAttributeString("applyNumberFormat", "1");
            if (font != "0") xml.WriteAttributeString("applyFont", "1");
            if (fill != "0") xml.WriteAttributeString("applyFill", "1");
            if (quoted) xml.WriteAttributeString("quotePrefix", "1");
            xml.WriteAttributeString("applyAlignment", "1");
            xml.WriteStartElement("alignment", Workbook.Main);
            xml.WriteAttributeString("vertical", "top");
            if (wrap) xml.WriteAttributeString("wrapText", "1");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }
}
