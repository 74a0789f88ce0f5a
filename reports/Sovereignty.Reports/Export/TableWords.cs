using System.Collections.Frozen;
using Sovereignty.Reports.Rendering;
using Sovereignty.Text;

namespace Sovereignty.Reports.Export;

/// <summary>What a workbook's sheets, columns and values are called in a language: the words of the reports, and those of <c>templates/tables</c>.</summary>
public sealed class TableWords
{
    // The width of a column in characters.
    private const int Narrow = 12;
    private const int Named = 28;
    private const int Wide = 60;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "name", "product", "vendor", "owner", "supplier", "system", "together with", "about", "title", "id", "contact", "unit", "units", "stated", "statedVendor", "chain", "contracting", "class");

    private static readonly FrozenSet<string> Prose = FrozenSet.Create(
        StringComparer.Ordinal, "message", "how to fix", "what settles", "evidence", "other columns", "other", "why", "stated at", "source", "value");

    // Columns whose values are ids that the reports have words for.
    private static readonly FrozenDictionary<string, string> ValueWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bloc"] = "bloc", ["confidence"] = "confidence", ["criticality"] = "criticality", ["data sensitivity"] = "data-sensitivity", ["dimension"] = "dimension", ["due"] = "span", ["gravest"] = "severity",
        ["hosting"] = "hosting", ["kind"] = "kind", ["licence class"] = "licence", ["scope"] = "scope", ["severity"] = "severity",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Texts texts = new();

    /// <summary>Reads the words; what is missing is called what it is in English.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="templates">The folder with the reports that come with the program; by default <c>templates</c> beside it.</param>
    public TableWords(string language, string? templates = null)
    {
        foreach (var folder in new[] { "common", "tables" })
        {
            var file = Path.Combine(templates ?? Path.Combine(AppContext.BaseDirectory, "templates"), folder, $"text.{language}.yaml");
            if (!File.Exists(file)) continue;
            using var reader = new StreamReader(file);
            texts.Add(YamlFile.Parse(file, reader.ReadToEnd()));
        }
    }

    /// <summary>What a sheet is called.</summary>
    public string Sheet(string table) => texts.Plain($"sheets.{table}") ?? table;

    /// <summary>What a column is called.</summary>
    public string Heading(string column) => texts.Plain($"columns.{Key(column)}") ?? column;

    /// <summary>What the value of a column is called.</summary>
    public string Value(string column, string value) => ValueWords.TryGetValue(column, out var of) ? texts.Plain($"values.{of}.{value}") ?? texts.Plain($"{of}.{value}") ?? value : value;

    /// <summary>Yes or no; null to leave it to the spreadsheet.</summary>
    public string? Truth(bool yes) => texts.Plain(yes ? "values.truth.true" : "values.truth.false");

    /// <summary>How wide a column of that name is, in characters.</summary>
    internal static int Width(string column, string heading) => Prose.Contains(column) ? Wide : Names.Contains(column) ? Named : Math.Max(Narrow, Math.Min(heading.Length, Named / 2) + 4);

    /// <summary>Whether a column holds sentences, which are shown on several lines.</summary>
    internal static bool IsProse(string column) => Prose.Contains(column);

    private static string Key(string column) => column.Replace(' ', '-').ToLowerInvariant();
}
