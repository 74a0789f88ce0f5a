using Sovereignty.Reports.Export;

namespace Sovereignty.Cli.Terminal;

/// <summary>Writes rows as comma-separated values with a header; what a spreadsheet would run as a formula stays text.</summary>
internal static class CsvTable
{
    /// <summary>Writes the rows; nothing where there are none.</summary>
    public static void Write(TextWriter output, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        var csv = new Csv(output, "en");
        object?[]? cells = null;
        foreach (var row in rows)
        {
            if (cells is null) csv.Row([.. row.Select(f => f.Key)]);
            if (cells?.Length != row.Count) cells = new object?[row.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = row[i].Value;
            csv.Row(cells);
        }
    }
}
