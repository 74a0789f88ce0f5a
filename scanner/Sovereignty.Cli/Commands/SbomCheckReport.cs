using System.Globalization;
using Sovereignty.Resolve.Licences;
using Sovereignty.Sbom.Check;
using Sovereignty.Sources;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty sbom --check FILE</c>: grades an SBOM and says what is missing, and where.</summary>
internal static class SbomCheckReport
{
    private const int MostComponents = 20;

    /// <summary>Runs the check.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="file">The SBOM.</param>
    /// <param name="asJson">Rows instead of a report.</param>
    /// <param name="failOn">The standard that decides about the exit code, or null.</param>
    /// <param name="stop">Ends the run.</param>
    public static int Run(Terminal.Terminal terminal, string file, bool asJson, string? failOn, CancellationToken stop)
    {
        if (failOn is not null && !SbomCheck.Ids.Contains(failOn)) throw new CommandException("bad-level", $"`{failOn}` is no standard that is checked", $"expected one of: {string.Join(", ", SbomCheck.Ids)}");
        var full = Path.GetFullPath(file);
        if (!File.Exists(full)) throw new CommandException("source-missing", $"there is no file `{file}`", "check the path");
        var bytes = new FolderFiles(Path.GetDirectoryName(full)!).Read(Path.GetFileName(full));
        var licences = new Lazy<LicenceReader>(() => new LicenceReader(new LicenceList(SharedOptions.ShippedCatalogue().Catalogue)));
        var report = SbomCheck.Run(Path.GetFileName(full), bytes, text => licences.Value.ParseSpdx(text) is not null, stop)
            ?? throw new CommandException("source-not-recognised", $"`{file}` is no SBOM of a kind that is read", "CycloneDX 1.2 to 1.7 and SPDX 2.2, 2.3 and 3.0 are");
        terminal.Problems(report.Problems);
        if (asJson) JsonTable.Write(terminal.Data, Rows(report));
        else Write(terminal.Data, Path.GetFileName(full), report);
        return failOn is not null && !report.Standards.Single(s => s.Id == failOn).IsMet ? ExitCode.Findings : ExitCode.Fine;
    }

    // One row for each field, followed by one for each place where it is missing; the same keys in all.
    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(SbomReport report)
    {
        foreach (var standard in report.Standards)
        {
            foreach (var field in standard.Fields)
            {
                yield return Row(standard, field, "field", field.IsComplete ? "complete" : "incomplete", null);
                foreach (var gap in field.Gaps) yield return Row(standard, field, "gap", gap.IsPresent ? "other-form" : "missing", gap);
            }
        }
    }

    private static KeyValuePair<string, object?>[] Row(StandardGrade standard, FieldGrade field, string kind, string state, CheckGap? gap) =>
    [
        new("kind", kind),
        new("standard", standard.Id),
        new("standardMet", standard.IsMet),
        new("level", KebabCase.Of(field.Level)),
        new("section", field.Section),
        new("field", field.Name),
        new("of", field.OfDocument ? "document" : "components"),
        new("fulfilled", field.Fulfilled),
        new("asked", field.Of),
        new("share", field.Share),
        new("state", state),
        new("component", gap?.Component),
        new("line", gap is { Line: > 0 } ? gap.Line : null),
        new("detail", gap?.Detail),
    ];

    private static void Write(TextWriter output, string name, SbomReport report)
    {
        output.WriteLine(Clean($"{name}: {report.Format} {report.Version}, {Terminal.Counted.Of(report.Components, "component")}"));
        foreach (var standard in report.Standards)
        {
            output.WriteLine($"\n{standard.Title}: {(standard.IsMet ? "met" : "not met")}, {standard.Complete} of {standard.Required} required fields are complete");
            var width = standard.Fields.Max(f => f.Section.Length);
            foreach (var field in standard.Fields)
            {
                output.WriteLine(Clean($"  {KebabCase.Of(field.Level),-10} {field.Section.PadRight(width)}  {field.Name,-35} {Filled(field)}").TrimEnd());
            }
        }

        WriteGaps(output, report);
    }

    private static string Filled(FieldGrade field)
    {
        if (field.Of == 0) return "not asked for";
        if (field.OfDocument) return field.IsComplete ? "yes" : field.Gaps[0].IsPresent ? $"no: {field.Gaps[0].Detail}" : "no";
        var other = field.Gaps.Count(g => g.IsPresent);
        return string.Create(CultureInfo.InvariantCulture, $"{field.Fulfilled,4} of {field.Of} {Percent(field.Share),5}{(other > 0 ? $", {other} in another form" : "")}");
    }

    // 99.6 % is not all.
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100)} %");

    // By component, as whoever mends an SBOM goes through it.
    private static void WriteGaps(TextWriter output, SbomReport report)
    {
        var gaps = report.Standards.SelectMany(s => s.Fields.Where(f => f.Level == CheckLevel.Required && !f.OfDocument).SelectMany(f => f.Gaps.Select(g => (Standard: s, Field: f, Gap: g))))
            .GroupBy(g => (g.Gap.Line, g.Gap.Component)).OrderBy(g => g.Key.Line).ThenBy(g => g.Key.Component, StringComparer.Ordinal).ToList();
        if (gaps.Count == 0) return;
        output.WriteLine("\nRequired and missing, by component:");
        foreach (var component in gaps.Take(MostComponents))
        {
            output.WriteLine(Clean($"  {(component.Key.Line > 0 ? $"line {component.Key.Line}: " : "")}{component.Key.Component}"));
            foreach (var standard in component.GroupBy(c => c.Standard.Id))
            {
                output.WriteLine(Clean($"    {standard.Key}: {string.Join("; ", standard.Select(s => s.Gap.IsPresent ? $"{s.Field.Name} ({s.Gap.Detail})" : s.Field.Name))}"));
            }
        }

        if (gaps.Count > MostComponents) output.WriteLine($"  and {gaps.Count - MostComponents} more components; --json lists them all");
    }

    private static string Clean(string text) => Terminal.Terminal.Clean(text);
}
