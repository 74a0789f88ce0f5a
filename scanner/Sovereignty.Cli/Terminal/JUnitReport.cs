using System.Globalization;
using System.Text;
using System.Xml;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings as a JUnit report, which every forge and build server shows: a suite for each rule, a failed test for each finding, a skipped one for what was accepted.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="scan">The scan with its assessment.</param>
    /// <param name="language">The language of the texts: <c>de</c> or <c>en</c>.</param>
    public static void Write(Stream output, Scan scan, string language)
    {
        var all = scan.Assessment.Findings;
        var findings = all.Heads.OrderBy(f => f.Rule, StringComparer.Ordinal).GroupBy(f => f.Rule, StringComparer.Ordinal).ToList();
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "sovereignty");
        Counts(xml, [.. findings.SelectMany(f => f)]);
        foreach (var rule in findings)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", rule.Key);
            Counts(xml, [.. rule]);
            foreach (var finding in rule) Case(xml, all[finding.At], scan.Systems.Find(finding.SubjectId), language);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<FindingHead> findings)
    {
        var skipped = findings.Count(f => f.Waiver is not null);
        xml.WriteAttributeString("tests", Text(findings.Count));
        xml.WriteAttributeString("failures", Text(findings.Count - skipped));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Text(skipped));
    }

    private static void Case(XmlWriter xml, Finding finding, SoftwareSystem? system, string language)
    {
        var (path, line) = FindingRows.Places(finding, system).FirstOrDefault();
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", finding.Rule);
        xml.WriteAttributeString("name", Readable($"{finding.SubjectId}: {finding.Title.In(language)}"));
        if (path is not null) xml.WriteAttributeString("file", Readable(path));
        if (path is not null && line is > 0 and var at) xml.WriteAttributeString("line", Text(at));
        xml.WriteStartElement(finding.Waiver is null ? "failure" : "skipped");
        if (finding.Waiver is { } waiver)
        {
            xml.WriteAttributeString("message", Readable($"{waiver.Reason} ({waiver.Owner}, {waiver.Until:yyyy-MM-dd})"));
        }
        else
        {
            xml.WriteAttributeString("type", KebabCase.Of(finding.Severity));
            xml.WriteAttributeString("message", Readable(finding.Message.In(language)));
            xml.WriteString(Readable($"{finding.HowToFix.In(language)}{(path is null ? "" : $"\n{path}{(line is > 0 and var of ? $":{of}" : "")}")}"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // What was scanned may hold signs that XML cannot.
    private static string Readable(string text) => new([.. text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\ufffd')]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
