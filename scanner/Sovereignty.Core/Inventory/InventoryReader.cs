using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Tables;
using Sovereignty.Inventory.Values;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>What reading a list gave.</summary>
/// <param name="Path">The file, relative to the scanned root.</param>
/// <param name="Lines">The lines in file order.</param>
/// <param name="Columns">What each column was taken for; of the first sheet that was read.</param>
/// <param name="HeaderLine">The line of the header, from 1; 0 when none was found.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record InventoryTable(
    string Path, ImmutableArray<InventoryLine> Lines, ImmutableArray<InventoryColumn> Columns, int HeaderLine, ImmutableArray<Problem> Problems);

/// <summary>Reads lists of bought or installed software.</summary>
public sealed partial class InventoryReader
{
    /// <summary>More lines than this are not a list that anybody keeps.</summary>
    public const int MostLines = 1_000_000;

    private readonly StatedUnit units;
    private readonly HostingWords hosting;

    /// <summary>A reader for lists of one organisation.</summary>
    /// <param name="configuration">Names the units.</param>
    /// <param name="catalogue">Names providers and who owns them.</param>
    /// <param name="asOf">The report's day.</param>
    public InventoryReader(ScanConfiguration configuration, Resolve.Catalogue.Catalogue catalogue, DateOnly asOf) =>
        (units, hosting) = (new StatedUnit(configuration.Units), new HostingWords(catalogue, configuration.Units, asOf));

    /// <summary>Reads a list. Never throws for bad input: a row that is broken costs that row and is told.</summary>
    /// <param name="path">The file, relative to the scanned root, as problems show it.</param>
    /// <param name="bytes">Its contents.</param>
    /// <param name="description">What sovereignty.yaml says of it, or null.</param>
    /// <param name="stop">Set when the user gives up.</param>
    public InventoryTable Read(string path, ReadOnlyMemory<byte> bytes, InventoryDescription? description, CancellationToken stop)
    {
        var problems = new ProblemLog(path);
        var configured = description?.Columns ?? ImmutableSortedDictionary<string, string>.Empty;
        var lines = ImmutableArray.CreateBuilder<InventoryLine>();
        var (columns, headerLine) = (ImmutableArray<InventoryColumn>.Empty, 0);
        if (bytes.IsEmpty)
        {
            problems.Error("inventory-empty", "the file is empty", null);
            return new InventoryTable(path, [], [], 0, problems.All());
        }

        var headless = new List<(string? Name, List<TableRow> Rows)>();
        var found = false;
        try
        {
            foreach (var sheet in Sheets(bytes, configured, problems))
            {
                if (description?.Sheet is { } wanted && sheet.Name is not null && !string.Equals(sheet.Name, wanted, StringComparison.OrdinalIgnoreCase)) continue;
                found = true;
                if (ReadSheet(sheet, configured, description?.Unit, problems, lines, headless, stop) is { } header && headerLine == 0) (columns, headerLine) = header;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Broken(e, problems);
        }

        if (headerLine == 0 && headless.Count > 0) NoHeader(headless.MaxBy(h => h.Rows.Sum(r => r.Filled)).Rows, problems);
        if (!found && description?.Sheet is { } missing) problems.Error("inventory-sheet-missing", $"there is no sheet `{missing}`", "check `sheet` in sovereignty.yaml");
        return new InventoryTable(path, lines.DrainToImmutable(), columns, headerLine, problems.All());
    }

    private static IEnumerable<TableSheet> Sheets(ReadOnlyMemory<byte> bytes, ImmutableSortedDictionary<string, string> configured, ProblemLog problems)
    {
        var format = ListFormats.Of(bytes);
        if (format is ListFormat.Xlsx or ListFormat.Ods)
        {
            var (largest, held) = ListFormats.Sizes(bytes);
            if (largest > ListFormats.MostUnpacked || held > ListFormats.MostHeld)
            {
                problems.Error("inventory-too-large", "the file unpacks to more than a list can be", "export the list as CSV");
                return [];
            }
        }

        switch (format)
        {
            case ListFormat.Xlsx or ListFormat.Xls: return Workbook.Open(bytes);
            case ListFormat.Ods when OpenDocument.IsEncrypted(bytes):
                Encrypted(problems);
                return [];
            case ListFormat.Ods: return OpenDocument.Open(bytes);
            case ListFormat.OtherZip:
                problems.Error("inventory-unreadable", "this is a zip file, but no workbook", "unpack it, or export the list as CSV");
                return [];
            case ListFormat.Registry: return [RegistryExport.Open(bytes, problems)];
            default: return [DelimitedList.Open(bytes, configured)];
        }
    }

    // The library for workbooks promises no particular exceptions for broken ones; what was read before is kept.
    private static void Broken(Exception e, ProblemLog problems)
    {
        if (e is ExcelDataReader.Exceptions.InvalidPasswordException) Encrypted(problems);
        else problems.Error("inventory-unreadable", $"the file is broken: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "open it in the program it comes from and save it again, or export it as CSV");
    }

    private static void Encrypted(ProblemLog problems) =>
        problems.Error("inventory-encrypted", "the file is protected with a password", "save it without one, or export the list as CSV");

    private (ImmutableArray<InventoryColumn> Columns, int Line)? ReadSheet(
        TableSheet sheet, ImmutableSortedDictionary<string, string> configured, string? unit, ProblemLog problems, ImmutableArray<InventoryLine>.Builder lines,
        List<(string? Name, List<TableRow> Rows)> headless, CancellationToken stop)
    {
        using var rows = sheet.Rows.GetEnumerator();
        var first = new List<TableRow>();
        while (first.Count < HeaderRow.Within && rows.MoveNext()) first.Add(rows.Current);
        if (HeaderRow.Find(first, configured) is not var (index, mapping))
        {
            headless.Add((sheet.Name, first));
            return null;
        }

        Missing(configured, mapping, problems);
        var reader = new RowReader(mapping, problems, units, hosting, unit);
        var header = first[index];
        for (var i = index + 1; i < first.Count; i++) Take(first[i]);
        while (rows.MoveNext() && lines.Count < MostLines)
        {
            stop.ThrowIfCancellationRequested();
            Take(rows.Current);
        }

        if (lines.Count >= MostLines) problems.Warn("too-many-lines", $"more than {MostLines} lines; the rest was left out", "split the list");
        return (mapping.Columns, header.Line);

        void Take(TableRow row)
        {
            if (row.Fault is not null) problems.Warn("row-broken", row.Fault, "check the quotes in this row", row.Line);
            if (row.IsEmpty || IsTotal(row) || IsFooter(row, mapping) || row.Cells.SequenceEqual(header.Cells)) return;
            if (reader.Read(row) is { } line) lines.Add(line);
        }
    }

    private static void NoHeader(List<TableRow> rows, ProblemLog problems)
    {
        if (rows.TrueForAll(r => r.IsEmpty))
        {
            problems.Error("inventory-empty", "there is nothing in it", null);
            return;
        }

        var fullest = rows.MaxBy(r => r.Filled);
        var headers = string.Join(", ", fullest.Cells.Where(c => c.Length > 0).Take(12).Select(c => $"`{(c.Length > 40 ? c[..40] : c)}`"));
        problems.Error("inventory-no-product-column", $"no column was recognised as the product's name; there are: {headers}", "name it in sovereignty.yaml: `inventories: [{ path: …, columns: { product: <header> } }]`", fullest.Line);
    }

    private static void Missing(ImmutableSortedDictionary<string, string> configured, ColumnMapping mapping, ProblemLog problems)
    {
        var headers = mapping.Columns.Select(c => c.Header).ToList();
        foreach (var (field, header) in configured)
        {
            if (ColumnMapping.Find(headers, header) < 0) problems.Error("inventory-column-missing", $"sovereignty.yaml takes `{field}` from a column `{header}`, which is not there", Suggest.Hint(header, headers.Where(h => h.Length > 0)));
        }
    }

    // "Summe", "Gesamt:", "Total 2026" in the first filled cell and no other words in the row; "Total Commander" is a product.
    private static bool IsTotal(TableRow row)
    {
        var first = Array.FindIndex(row.Cells, c => c.Length > 0);
        return TotalWords().IsMatch(row[first]) && !row.Cells.Skip(first + 1).Any(c => c.Any(char.IsLetter) && StatedNumber.YearlySum(c) is null);
    }

    // What stands alone under a table of several columns: "Stand: 01.11.2026", "* geschätzt".
    private static bool IsFooter(TableRow row, ColumnMapping mapping) => mapping.Columns.Length >= 3 && row.Filled == 1 && FooterWords().IsMatch(Array.Find(row.Cells, c => c.Length > 0)!);

    [GeneratedRegex(@"^(gesamt|gesamtsumme|gesamtkosten|gesamtbetrag|summe|summen|zwischensumme|insgesamt|total|totals|subtotal|grand total|sum|endsumme|Σ)(\s*(netto|brutto|kosten|eur|€|\(.*\)|[0-9]{4}))*\s*:?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalWords();

    [GeneratedRegex(@"^(\*|stand[: ]|erstellt|quelle:|seite |hinweis:|anmerkung|legende|alle (preise|angaben|betr)|page |created|source:|note:|\([0-9]+ (zeilen|rows))", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FooterWords();
}
