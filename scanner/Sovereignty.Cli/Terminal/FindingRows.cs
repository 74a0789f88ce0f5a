using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings as one array of flat objects, and the places that every form of them names.</summary>
internal static class FindingRows
{
    /// <summary>Writes one array of flat objects.</summary>
    public static void Write(Stream output, Scan scan, string language)
    {
        using var text = new StreamWriter(output, leaveOpen: true);
        JsonTable.Write(text, Rows(scan, language));
    }

    /// <summary>Where in what was scanned a finding comes from: the places of its causes, else those at which its system is stated.</summary>
    public static IEnumerable<(string Path, int? Line)> Places(Finding finding, SoftwareSystem? system)
    {
        var causes = finding.Because.Where(b => b.Path is { Length: > 0 } path && path is not "." && !path.Contains(':', StringComparison.Ordinal) && b.Source is null)
            .Select(b => (b.Path!, b.Line)).Distinct().ToList();
        return causes.Count > 0 || system is null ? causes : system.Stated.Select(s => (s.Path, (int?)s.Line));
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(Scan scan, string language)
    {
        foreach (var finding in scan.Assessment.Findings)
        {
            var system = scan.Systems.Find(finding.SubjectId);
            var (path, line) = Places(finding, system).FirstOrDefault();
            yield return
            [
                new("rule", finding.Rule), new("severity", KebabCase.Of(finding.Severity)), new("dimension", KebabCase.Of(finding.Dimension)), new("title", finding.Title.In(language)),
                new("subjectKind", KebabCase.Of(finding.Subject)), new("subject", finding.SubjectId), new("name", system?.Name ?? finding.SubjectId), new("message", finding.Message.In(language)),
                new("howToFix", finding.HowToFix.In(language)), new("on", string.Join(" | ", finding.On.Take(50))), new("exposure", finding.Exposure), new("risk", finding.Risk),
                new("path", path), new("line", line), new("acceptedBy", finding.Waiver?.Owner), new("acceptedUntil", finding.Waiver?.Until), new("acceptedFor", finding.Waiver?.Reason),
            ];
        }
    }
}
