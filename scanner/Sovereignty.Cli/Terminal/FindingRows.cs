using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Findings for other programs: a SARIF log, or one array of flat objects.</summary>
internal static class FindingRows
{
    /// <summary>Refuses a file name that says neither.</summary>
    public static void Check(string? file)
    {
        if (file is null) return;
        if (!IsSarif(file) && !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) throw new CommandException("bad-format", $"`{file}` does not say which format is meant", "name it *.sarif for SARIF 2.1.0, or *.json for one array of flat objects; `--tables FILE.xlsx` writes a workbook");
        OutputFile.Check(file, "--findings");
    }

    /// <summary>Writes the findings as the file's name says.</summary>
    public static void Write(string file, Scan scan, string language)
    {
        using var stream = OutputFile.Create(file);
        if (IsSarif(file))
        {
            SarifLog.Write(stream, scan, language);
            return;
        }

        using var text = new StreamWriter(stream);
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
        var systems = scan.Systems.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var finding in scan.Assessment.Findings)
        {
            var system = systems.GetValueOrDefault(finding.SubjectId);
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

    private static bool IsSarif(string file) => file.EndsWith(".sarif", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".sarif.json", StringComparison.OrdinalIgnoreCase);
}
