using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings as GitLab's code quality report, a subset of Code Climate's format, which every edition shows in merge requests.</summary>
internal static class CodeQuality
{
    /// <summary>Writes the report. What was accepted is left out: the format has no word for it.</summary>
    /// <param name="output">Takes UTF-8, without a byte order mark, as GitLab asks.</param>
    /// <param name="scan">The scan with its assessment.</param>
    /// <param name="language">The language of the texts: <c>de</c> or <c>en</c>.</param>
    public static void Write(Stream output, Scan scan, string language)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var finding in scan.Assessment.Findings)
        {
            if (finding.Waiver is not null) continue;
            var system = scan.Systems.Find(finding.SubjectId);
            var (path, line) = FindingRows.Places(finding, system).FirstOrDefault();
            json.WriteStartObject();
            json.WriteString("description", $"{system?.Name ?? finding.SubjectId}: {finding.Message.In(language)}");
            json.WriteString("check_name", finding.Rule);
            json.WriteString("fingerprint", Fingerprint(finding));
            json.WriteString("severity", Severity(finding.Severity));
            json.WriteStartObject("location");
            // Each finding needs a place. One of the organisation as a whole is that of its configuration.
            json.WriteString("path", path ?? "sovereignty.yaml");
            json.WriteStartObject("lines");
            json.WriteNumber("begin", Math.Max(1, line ?? 1));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    // The same in every run, so that a merge request shows what it adds.
    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule} {KebabCase.Of(finding.Subject)} {finding.SubjectId}")).AsSpan(0, 16));

    private static string Severity(Severity severity) => severity switch
    {
        Model.Severity.Critical => "blocker",
        Model.Severity.High => "critical",
        Model.Severity.Medium => "major",
        Model.Severity.Low => "minor",
        _ => "info",
    };
}
