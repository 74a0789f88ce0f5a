using Sovereignty.Model;

namespace Sovereignty.Cli.Terminal;

/// <summary>How findings can be written for others, by the ending of a file's name.</summary>
internal static class FindingForms
{
    private delegate void Writer(Stream output, Scan scan, string language);

    // The longer endings first.
    private static readonly (string Ending, Writer Write)[] All =
    [
        (".sarif.json", SarifLog.Write), (".sarif", SarifLog.Write), (".codequality.json", CodeQuality.Write), ("code-quality-report.json", CodeQuality.Write), (".json", FindingRows.Write),
        (".md", FindingSummary.Write), (".xml", JUnitReport.Write),
    ];

    /// <summary>What they are, for people.</summary>
    public const string Named = "*.sarif (2.1.0), *.codequality.json (GitLab), *.xml (JUnit), *.md (a summary for a merge request) or *.json (one array of flat objects)";

    /// <summary>Refuses a file whose name says none of them, or that cannot be written.</summary>
    public static void Check(string file)
    {
        if (Of(file) is null) throw new CommandException("bad-format", $"`{file}` does not say which format is meant", $"name it {Named}; `--tables FILE.xlsx` writes a workbook");
        OutputFile.Check(file, "--findings");
    }

    /// <summary>Writes the findings as the file's name says.</summary>
    public static void Write(string file, Scan scan, string language)
    {
        using var stream = OutputFile.Create(file);
        Of(file)!(stream, scan, language);
    }

    private static Writer? Of(string file) => Array.Find(All, form => file.EndsWith(form.Ending, StringComparison.OrdinalIgnoreCase)).Write;
}
