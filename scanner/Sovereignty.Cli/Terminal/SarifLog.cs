using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings as a SARIF log 2.1.0 (OASIS), which code forges and editors show beside the line.</summary>
internal static class SarifLog
{
    private const int MostPlaces = 10;

    /// <summary>Writes the log.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="scan">The scan with its assessment.</param>
    /// <param name="language">The language of the texts: <c>de</c> or <c>en</c>.</param>
    public static void Write(Stream output, Scan scan, string language)
    {
        var findings = scan.Assessment.Findings;
        var rules = findings.DistinctBy(f => f.Rule).OrderBy(f => f.Rule, StringComparer.Ordinal).ToList();
        var index = rules.Select((f, i) => (f.Rule, i)).ToDictionary(r => r.Rule, r => r.i, StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "sovereignty");
        json.WriteString("version", scan.ToolVersion);
        json.WriteStartArray("rules");
        foreach (var rule in rules) Rule(json, rule, language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in findings) Result(json, finding, index[finding.Rule], scan.Systems.Find(finding.SubjectId), language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, Finding rule, string language)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Rule);
        Message(json, "shortDescription", rule.Title.In(language));
        Message(json, "fullDescription", rule.Why.In(language));
        Message(json, "help", rule.HowToFix.In(language));
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("digital-sovereignty");
        json.WriteStringValue(KebabCase.Of(rule.Dimension));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Finding finding, int rule, SoftwareSystem? system, string language)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        Message(json, "message", $"{system?.Name ?? finding.SubjectId}: {finding.Message.In(language)}");
        Places(json, finding, system);

        // Findings have the same name in every run, so that a forge knows one that it has shown before.
        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", $"{finding.Rule} {KebabCase.Of(finding.Subject)} {finding.SubjectId}");
        json.WriteEndObject();
        if (finding.Waiver is { } waiver)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", $"{waiver.Reason} ({waiver.Owner}, {waiver.Until:yyyy-MM-dd})");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        json.WriteString("severity", KebabCase.Of(finding.Severity));
        json.WriteString("subject", $"{KebabCase.Of(finding.Subject)} {finding.SubjectId}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What the catalogue or the web says has no line in what was scanned.
    private static void Places(Utf8JsonWriter json, Finding finding, SoftwareSystem? system)
    {
        var places = FindingRows.Places(finding, system).Take(MostPlaces).ToList();
        if (places.Count == 0) return;
        json.WriteStartArray("locations");
        Place(json, places[0]);
        json.WriteEndArray();
        if (places.Count == 1) return;
        json.WriteStartArray("relatedLocations");
        foreach (var place in places.Skip(1)) Place(json, place);
        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, (string Path, int? Line) place)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (place.Line is > 0 and var line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch { Severity.Critical or Severity.High => "error", Severity.Medium => "warning", _ => "note" };
}
