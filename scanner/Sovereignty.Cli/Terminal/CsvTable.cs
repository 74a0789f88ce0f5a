using System.Globalization;
using Sovereignty.Reports.Export;

namespace Sovereignty.Cli.Terminal;

/// <summary>Writes rows as comma-separated values with a header; what a spreadsheet would run as a formula stays text.</summary>
internal static class CsvTable
{
    private const int Piece = 32 * 1024;

    /// <summary>Writes the rows; nothing where there are none.</summary>
    public static void Write(TextWriter output, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        // In pieces: a console takes a call of the system for each.
        using var piece = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new Csv(piece, "en");
        object?[]? cells = null;
        foreach (var row in rows)
        {
            if (cells is null) csv.Row([.. row.Select(f => f.Key)]);
            if (cells?.Length != row.Count) cells = new object?[row.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = row[i].Value;
            csv.Row(cells);
            if (piece.GetStringBuilder().Length < Piece) continue;
            output.Write(piece.GetStringBuilder());
            piece.GetStringBuilder().Clear();
        }

        output.Write(piece.GetStringBuilder());
    }
}
