using Sovereignty.Inventory.Profiles;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Inventory.Columns;

/// <summary>Finds the header among the first rows of a list, below titles and above the data.</summary>
/// <param name="configured">Field name to header, from sovereignty.yaml.</param>
internal sealed class HeaderRow(IReadOnlyDictionary<string, string> configured)
{
    /// <summary>How many rows are looked at.</summary>
    public const int Within = 40;

    private const double Exact = 0.95;

    /// <summary>The header's place among the rows and its mapping; null when no row has a product column.</summary>
    /// <param name="rows">The first rows.</param>
    public (int Index, ColumnMapping Mapping)? Find(IReadOnlyList<TableRow> rows)
    {
        (int Index, ColumnMapping Mapping)? best = null;
        for (var i = 0; i < Math.Min(rows.Count, Within); i++)
        {
            if (rows[i].IsEmpty || IsTitle(rows, i)) continue;
            Consider(Map(rows[i].Cells, path: null), i, 0.1, ref best);
            if (i > 0 && Grouped(rows[i - 1], rows[i]) is { } headers) Consider(Map(headers, path: null), i, 0.6, ref best);
        }

        return best;
    }

    /// <summary>What the columns under a header are taken for.</summary>
    /// <param name="headers">The header row.</param>
    /// <param name="path">Where the records stand in JSON or XML; null for tables.</param>
    public ColumnMapping Map(IReadOnlyList<string> headers, string? path) => ColumnMapping.Of(headers, configured, InventoryProfiles.Find(headers, path));

    /// <summary>What the columns under a header are taken for where the profile is known, or is known to be none.</summary>
    public ColumnMapping Map(IReadOnlyList<string> headers, InventoryProfile? profile) => ColumnMapping.Of(headers, configured, profile);

    /// <summary>Whether a mapping is one of a list of products: a product column and, where there are more than two columns, another that says something.</summary>
    public static bool IsList(ColumnMapping mapping) =>
        mapping[InventoryField.Product] >= 0
        && !IsAddresses(mapping)
        && (mapping.Profile is not null || mapping.Columns[mapping[InventoryField.Product]].Why == ColumnMapping.Configured || mapping.Columns.Count(c => c.Header.Length > 0) <= 2 || mapping.Columns.Count(c => c.Field is not null) >= 2);

    // "Name" and "Telefon" are the sheet with the contacts.
    private static bool IsAddresses(ColumnMapping mapping) =>
        mapping.Profile is null && mapping.Columns[mapping[InventoryField.Product]].Confidence < 1
        && !mapping.Columns.Any(c => c.Field is not null and not InventoryField.Product and not InventoryField.Contact and not InventoryField.Unit and not InventoryField.Vendor)
        && mapping.Columns.Any(c => HeaderSynonyms.Normalised(c.Header) is "telefon" or "tel" or "telefonnummer" or "durchwahl" or "e mail" or "email" or "mail" or "e mail adresse" or "fax" or "handy" or "mobil" or "strasse" or "anschrift" or "plz" or "phone" or "vorname");

    // "Liste der Fachverfahren, Stand März" in one cell above a table of five columns: what only holds a word for products is its title.
    private static bool IsTitle(IReadOnlyList<TableRow> rows, int at)
    {
        if (rows[at].Filled != 1 || Array.Find(rows[at].Cells, c => c.Length > 0) is not { } text || ColumnGuess.Of(text) is not { Confidence: < Exact }) return false;
        var (wider, below) = (0, 0);
        for (var i = at + 1; i < rows.Count; i++)
        {
            if (rows[i].IsEmpty) continue;
            below++;
            if (rows[i].Filled > 2) wider++;
        }

        return wider * 2 > below;
    }

    // A later row, and one read together with the row above, must be clearly better: data can look like headers.
    private static void Consider(ColumnMapping mapping, int index, double margin, ref (int Index, ColumnMapping Mapping)? best)
    {
        if (!IsList(mapping)) return;
        if (best is null || mapping.Weight > best.Value.Mapping.Weight + margin) best = (index, mapping);
    }

    // Merged cells above the header name a group of columns: "Kosten" over "einmalig" and "pro Jahr". The text stands in the first cell only.
    private static string[]? Grouped(TableRow above, TableRow row)
    {
        if (above.Filled is 0 || above.Filled >= row.Filled || (above.Filled == 1 && above[0].Length > 0)) return null;
        var headers = new string[row.Cells.Length];
        var group = "";
        for (var i = 0; i < headers.Length; i++)
        {
            if (above[i].Length > 0) group = above[i];
            var joined = row[i].Length == 0 ? above[i] : group.Length == 0 ? row[i] : $"{group} {row[i]}";
            headers[i] = (ColumnGuess.Of(joined)?.Confidence ?? 0) >= (ColumnGuess.Of(row[i])?.Confidence ?? 0) ? joined : row[i];
        }

        return headers;
    }
}
