using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;
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
    string Path, ImmutableArray<InventoryLine> Lines, ImmutableArray<InventoryColumn> Columns, int HeaderLine, ImmutableArray<Problem> Problems)
{
    /// <summary>Which tool's export it was taken for, its id; null for a list of somebody's own.</summary>
    public string? Profile { get; init; }

    /// <summary>What that tool is, and by which columns it was recognised; null when there is none.</summary>
    public string? ProfileWhy { get; init; }

    /// <summary>How many rows the profile left out, such as packages that are no longer installed.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many lines were read, also where they were handed on and <see cref="Lines"/> is empty.</summary>
    public int Count { get; init; }
}

/// <summary>Reads lists of bought or installed software.</summary>
public sealed partial class InventoryReader
{
    /// <summary>More lines than this are not a list that anybody keeps.</summary>
    public const int MostLines = 1_000_000;

    private const int RowsBetweenReports = 10_000;

    private readonly StatedUnit units;
    private readonly HostingWords hosting;

    /// <summary>A reader for lists of one organisation.</summary>
    /// <param name="configuration">Names the units.</param>
    /// <param name="catalogue">Names providers and who owns them.</param>
    /// <param name="asOf">The report's day.</param>
    public InventoryReader(ScanConfiguration configuration, Resolve.Catalogue.Catalogue catalogue, DateOnly asOf) =>
        (units, hosting) = (new StatedUnit(configuration.Units), new HostingWords(catalogue, configuration.Units, asOf));

    /// <summary>Reads a list that lies in memory.</summary>
    /// <inheritdoc cref="Read(string, ListContent, InventoryDescription?, CancellationToken, Action{int}?, Action{InventoryLine}?)"/>
    public InventoryTable Read(string path, ReadOnlyMemory<byte> bytes, InventoryDescription? description, CancellationToken stop) =>
        Read(path, ListContent.Of(bytes), description, stop);

    /// <summary>Reads a list. Never throws for bad input: a row that is broken costs that row and is told.</summary>
    /// <param name="path">The file, relative to the scanned root, as problems show it.</param>
    /// <param name="content">Its contents.</param>
    /// <param name="description">What sovereignty.yaml says of it, or null.</param>
    /// <param name="stop">Set when the user gives up.</param>
    /// <param name="progress">Told of how many rows have been read, now and then.</param>
    /// <param name="take">Takes the lines in their order as they are read, so that a long list is never held as a whole; null to have them in the result.</param>
    public InventoryTable Read(
        string path, ListContent content, InventoryDescription? description, CancellationToken stop, Action<int>? progress = null, Action<InventoryLine>? take = null)
    {
        var problems = new ProblemLog(path);
        if (content.Length == 0)
        {
            problems.Error("inventory-empty", "the file is empty", null);
            return new InventoryTable(path, [], [], 0, problems.All());
        }

        var reading = new Reading(description?.Columns ?? ImmutableSortedDictionary<string, string>.Empty, description?.Unit, problems, progress, take, stop);
        var found = false;
        try
        {
            var before = 0;
            foreach (var sheet in ListSheets.Open(content, reading.Headers, problems, stop))
            {
                if (description?.Sheet is { } wanted && sheet.Name is not null && !string.Equals(sheet.Name, wanted, StringComparison.OrdinalIgnoreCase)) continue;
                found = true;
                // Lines are counted in each sheet anew: the first needs no name, the others do.
                problems.Sheet = before++ > 0 ? sheet.Name : null;
                ReadSheet(sheet, reading);
            }

            problems.Sheet = null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ListSheets.Broken(e, problems);
        }

        if (!reading.IsLike && reading.Unlike is { } unlike) Missing(reading.Configured, unlike, problems);
        if (reading.HeaderLine == 0 && reading.Headless.Count > 0 && !problems.HasErrors) NoHeader(reading.Headless.MaxBy(rows => rows.Sum(r => r.Filled))!, reading);
        if (!found && description?.Sheet is { } missing) problems.Error("inventory-sheet-missing", $"there is no sheet `{missing}`", "check `sheet` in sovereignty.yaml");
        return new InventoryTable(path, reading.Lines.DrainToImmutable(), reading.Columns, reading.HeaderLine, problems.All())
        {
            Profile = reading.Profile?.Id, ProfileWhy = reading.Profile is { } profile ? Why(profile) : null, LeftOut = reading.LeftOut, Count = reading.Count,
        };
    }

    private static string Why(InventoryProfile profile) =>
        profile.Lines is not null ? $"{profile.Name}: every line has that form"
        : $"{profile.Name}: {(profile.Items.IsEmpty ? "" : $"records at {string.Join(" or ", profile.Items.Select(i => i.Length == 0 ? "the top" : i))} with ")}columns {string.Join(", ", profile.Headers.Select(h => $"`{h[0]}`"))}";

    private void ReadSheet(TableSheet sheet, Reading reading)
    {
        using var rows = sheet.Rows.GetEnumerator();
        var first = new List<TableRow>();
        while (first.Count < (sheet.HeaderFirst ? 1 : HeaderRow.Within) && rows.MoveNext()) first.Add(rows.Current);
        var found = sheet.HeaderFirst && first.Count > 0 ? (0, reading.Headers.Map(first[0].Cells, sheet.Profile)) : reading.Headers.Find(first);
        var configured = reading.Configured;
        // What is set for one sheet of a workbook says nothing of the others: they are read as if nothing were set.
        if (sheet.Name is not null && configured.TryGetValue("product", out var product) && !first.Exists(r => ColumnMapping.Find(r.Cells, product) >= 0))
        {
            reading.Unlike ??= found?.Mapping;
            configured = ImmutableSortedDictionary<string, string>.Empty;
            found = new HeaderRow(configured).Find(first);
        }
        else if (found is not null)
        {
            reading.IsLike = true;
        }

        if (found is not var (index, mapping) || !HeaderRow.IsList(mapping))
        {
            reading.Headless.Add(first);
            return;
        }

        Missing(configured, mapping, reading.Problems);
        var header = first[index];
        var samples = new ColumnSamples(mapping.Columns);
        var reader = new RowReader(mapping, reading.Problems, units, hosting, reading.Unit, StatedDate.OrderIn(first.Skip(index + 1).SelectMany(r => r.Cells)));
        var sections = new SectionRows(mapping, header, units);
        for (var i = 0; i < index; i++) sections.Above(first[i]);
        var before = reading.Count;
        // What distribution a list of packages is of shows only at its end.
        var held = mapping.Profile?.Packages is null ? null : new List<InventoryLine>();
        try
        {
            for (var i = index + 1; i < first.Count; i++) Take(first[i]);
            while (rows.MoveNext() && reading.Count < MostLines)
            {
                reading.Stop.ThrowIfCancellationRequested();
                Take(rows.Current);
            }

            if (sections.Last() is { } last) Read(last);
        }
        finally
        {
            // Broken in the middle, the list is what stands before.
            foreach (var line in held ?? []) reading.Take(reader.Complete(line));
        }

        if (reading.Count >= MostLines) reading.Problems.Warn("too-many-lines", $"more than {MostLines} lines; the rest was left out", "split the list");
        reading.LeftOut += reader.LeftOut;
        if (reading.Count == before && reader.LeftOut == 0 && !reading.Problems.Any) reading.Problems.Warn("inventory-empty", "there is a header and nothing below it", null, header.Line);
        if (reading.HeaderLine == 0) (reading.Columns, reading.HeaderLine, reading.Profile) = (samples.Columns(), header.Line, mapping.Profile);

        void Take(TableRow row)
        {
            if (row.Fault is not null) reading.Problems.Warn("row-broken", row.Fault, row.Fault.Contains("quote", StringComparison.Ordinal) ? "check the quotes in this row" : "check this row", row.Line);
            if (row.IsEmpty || IsTotal(row) || IsFooter(row, mapping)) return;
            foreach (var one in sections.Pass(row)) Read(one);
        }

        void Read(TableRow row)
        {
            if (IsSums(row, mapping) || IsHint(row)) return;
            samples.Add(row);
            if (reader.Read(row, sections.Unit) is not { } line) return;
            if (++reading.Count % RowsBetweenReports == 0) reading.Progress?.Invoke(reading.Count);
            if (held is not null) held.Add(line);
            else reading.Take(line);
        }
    }

    private static void NoHeader(List<TableRow> rows, Reading reading)
    {
        var problems = reading.Problems;
        if (rows.TrueForAll(r => r.IsEmpty))
        {
            problems.Error("inventory-empty", "there is nothing in it", null);
            return;
        }

        var fullest = rows.MaxBy(r => r.Filled);
        // What there is, so that whoever is asked for the product's column sees what the columns hold.
        var samples = new ColumnSamples(reading.Headers.Map(fullest.Cells, path: null).Columns);
        foreach (var row in rows.SkipWhile(r => r.Line <= fullest.Line)) samples.Add(row);
        reading.Columns = samples.Columns();
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

    // "Summe", "Gesamt:", "Total 2026", "Summe: 34 Produkte" in the first filled cell and no other words in the row; "Total Commander" is a product.
    private static bool IsTotal(TableRow row)
    {
        var first = Array.FindIndex(row.Cells, c => c.Length > 0);
        if (row[first] is not { Length: <= 60 } words || (words[0] <= '~' && !"gGsSzZiItTeErR".Contains(words[0], StringComparison.Ordinal))) return false;
        return TotalWords().IsMatch(words) && !row.Cells.Skip(first + 1).Any(c => c.Any(char.IsLetter) && StatedNumber.YearlySum(c) is null && !Nothing.Is(c));
    }

    // A row of sums without a word: what the columns above come to.
    private static bool IsSums(TableRow row, ColumnMapping mapping) =>
        row[mapping[InventoryField.Product]].Length == 0 && row.Cells.All(c => c.Length == 0 || (c.AsSpan().ContainsAnyInRange('0', '9') && StatedNumber.YearlySum(c) is not null));

    // "(TT.MM.JJJJ)", "(in €, netto)": a second row of the header says how to fill it in.
    private static bool IsHint(TableRow row) => row.Cells.All(c => c.Length == 0 || (c[0] is '(' or '[' or '<' && c[^1] is ')' or ']' or '>'));

    // What stands alone under a table of several columns: "Stand: 01.11.2026", "* geschätzt".
    private static bool IsFooter(TableRow row, ColumnMapping mapping) => mapping.Columns.Length >= 3 && row.Filled == 1 && FooterWords().IsMatch(Array.Find(row.Cells, c => c.Length > 0)!);

    [GeneratedRegex(@"^(gesamt|gesamtsumme|gesamtkosten|gesamtbetrag|summe|summen|zwischensumme|insgesamt|total|totals|subtotal|grand total|sum|endsumme|sous-total|total general|totale|totaal|subtotaal|razem|suma|Σ|((zwischen|gesamt|end|teil)summe|summe) [^0-9].{0,40})(\s*(netto|brutto|kosten|eur|€|\(.*\)|[0-9]{4}))*(\s*:|\s*:\s*[0-9.,]+|\s*:?\s*[0-9.,]+\s*(€|eur|produkte|lizenzen|zeilen|positionen|verträge|stück|products|licences|licenses|rows|items|contracts))?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalWords();

    [GeneratedRegex(@"^(\*|stand[: ]|erstellt|gez\. |quelle:|seite |hinweis:|anmerkung|legende|alle (preise|angaben|betr)|page |created|source:|note:|\([0-9]+ (zeilen|rows))", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FooterWords();

    // What one list gives while it is read.
    private sealed class Reading(ImmutableSortedDictionary<string, string> configured, string? unit, ProblemLog problems, Action<int>? progress, Action<InventoryLine>? take, CancellationToken stop)
    {
        public ImmutableSortedDictionary<string, string> Configured { get; } = configured;

        public HeaderRow Headers { get; } = new(configured);

        public string? Unit { get; } = unit;

        public ProblemLog Problems { get; } = problems;

        public Action<int>? Progress { get; } = progress;

        public CancellationToken Stop { get; } = stop;

        public ImmutableArray<InventoryLine>.Builder Lines { get; } = ImmutableArray.CreateBuilder<InventoryLine>();

        public void Take(InventoryLine line)
        {
            if (take is null) Lines.Add(line);
            else take(line);
        }

        public int Count { get; set; }

        public List<List<TableRow>> Headless { get; } = [];

        public ImmutableArray<InventoryColumn> Columns { get; set; } = [];

        public int HeaderLine { get; set; }

        public InventoryProfile? Profile { get; set; }

        public int LeftOut { get; set; }

        // Whether a sheet has the product column that is set; else the first sheet without it.
        public bool IsLike { get; set; }

        public ColumnMapping? Unlike { get; set; }
    }
}
