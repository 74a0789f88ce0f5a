using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;
using Sovereignty.Inventory.Tables;
using Sovereignty.Inventory.Values;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>Makes lines out of rows. A value that cannot be read is told, kept among <see cref="InventoryLine.Other"/>, and never guessed.</summary>
internal sealed class RowReader(ColumnMapping mapping, ProblemLog problems, StatedUnit units, HostingWords hosting, string? defaultUnit, DayOrder order)
{
    private const int LongestText = 2000;
    private readonly TextPool pool = new();
    private readonly CellValues values = new(order);
    private readonly HashSet<string> unknownUnits = new(StringComparer.Ordinal);
    private readonly HashSet<InventoryField> unread = [];
    private readonly HashSet<InventoryField> failed = [];
    private readonly List<KeyValuePair<string, string>> other = [];
    private readonly int supplierColumn = mapping.Named(mapping.Profile?.SupplierWhen?.Header);
    private readonly ProfileCells cells = new(mapping);
    private readonly PackageRows packages = new(mapping);
    private readonly (int Column, ImmutableHashSet<string> Values)[] conditions = [.. mapping.Profile?.Where.Select(w => (mapping.Named(w.Header), w.Values)).Where(w => w.Item1 >= 0) ?? []];
    private readonly int[] protectionColumns = [.. mapping.All(InventoryField.ProtectionNeed).Skip(1)];
    private TableRow row;
    private string? office;

    /// <summary>How many rows the profile left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The line; null for a row that names no product, which is told when it says anything else.</summary>
    /// <param name="next">The row.</param>
    /// <param name="section">The office in whose part of the list it stands; null for none.</param>
    public InventoryLine? Read(TableRow next, string? section = null)
    {
        (row, office) = (next, section);
        unread.Clear();
        if (Array.Exists(conditions, c => !c.Values.Contains(row[c.Column])))
        {
            LeftOut++;
            return null;
        }

        if (Text(InventoryField.Product) is not { } product)
        {
            problems.Warn("row-without-product", "this row names no product", $"fill the column `{Header(InventoryField.Product)}` or take the row out", row.Line);
            return null;
        }

        var version = Text(InventoryField.Version);
        var line = new InventoryLine { Line = row.Line, Product = product, Vendor = Vendor(product), Version = version, Purl = packages.Find(row, product, version) };
        if (row.Cells.Length > mapping.Columns.Length && row.Cells.Skip(mapping.Columns.Length).Any(c => c.Length > 0))
        {
            // A delimiter inside an unquoted cell has shifted the rest: numbers would land under the wrong header.
            problems.Warn("row-too-wide", $"this row has {row.Cells.Length} cells, the header {mapping.Columns.Length}; only product, vendor and version were taken", "put quotes round the cell that holds the delimiter", row.Line);
            return line;
        }

        return Rest(line);
    }

    /// <summary>A line of this list with what only the whole list tells.</summary>
    public InventoryLine Complete(InventoryLine line) => line.Purl is null ? line : line with { Purl = packages.Complete(line.Purl) };

    // "Mozilla.Firefox" names its publisher; and in some rows of some exports the vendor column holds the distribution.
    private string? Vendor(string product)
    {
        if (mapping.Profile?.VendorInId == true) return ProfileCells.Publisher(product);
        if (cells.PublisherOf(row) is { } publisher) return Shared(publisher);
        return IsDistributed() ? null : Text(InventoryField.Vendor);
    }

    private bool IsDistributed() => supplierColumn >= 0 && mapping.Profile!.SupplierWhen!.Values.Contains(row[supplierColumn]);

    private InventoryLine Rest(InventoryLine line)
    {
        var stated = Text(InventoryField.Unit) ?? office;
        var hostingStated = Text(InventoryField.Hosting);
        var of = Units(stated);
        var criticality = Level();
        var terms = Terms(hostingStated);
        var contract = Contract(of);
        return line with
        {
            Unit = stated,
            Units = of,
            Hosting = hostingStated is null ? null : hosting.Find(hostingStated),
            Criticality = criticality,
            Terms = terms,
            Contract = contract,
            Other = Other(contract),
        };
    }

    private StatedTerms Terms(string? hostingStated)
    {
        var terms = new StatedTerms
        {
            Supplier = Text(InventoryField.Supplier) ?? (IsDistributed() ? Text(InventoryField.Vendor) : null),
            Edition = Text(InventoryField.Edition),
            Users = Value(InventoryField.Users, values.Count, "a number"),
            Licence = Text(InventoryField.Licence),
            LicenceMetric = Text(InventoryField.LicenceMetric),
            Contact = Text(InventoryField.Contact),
            Hosting = hostingStated,
            DataLocation = Text(InventoryField.DataLocation),
            DataCategory = Text(InventoryField.DataCategory),
            ProtectionNeed = ProtectionNeed(),
            PersonalData = YesNo(InventoryField.PersonalData),
            Interfaces = Text(InventoryField.Interfaces),
            ExportFormats = Text(InventoryField.ExportFormats),
            Successor = Text(InventoryField.Successor),
            Status = Text(InventoryField.Status),
        };
        return terms == StatedTerms.None ? StatedTerms.None : terms;
    }

    // "99,9 %" under "Verfügbarkeit" is another measure, and no fault of the list.
    private Criticality? Level()
    {
        if (Text(InventoryField.Criticality)?.Contains('%', StringComparison.Ordinal) != true) return Value(InventoryField.Criticality, values.Level, "niedrig, mittel, hoch or kritisch");
        unread.Add(InventoryField.Criticality);
        return null;
    }

    // The maximum principle of BSI-Standard 200-2, 8.2.3, over the columns for confidentiality, integrity and availability.
    private DataSensitivity? ProtectionNeed()
    {
        var highest = Value(InventoryField.ProtectionNeed, values.Protection, "normal, hoch or sehr hoch");
        foreach (var column in protectionColumns)
        {
            if (row[column] is { Length: > 0 } text && !Nothing.Is(text) && values.Protection.Of(text) is { } need && (highest is null || need > highest)) highest = need;
        }

        return highest;
    }

    // "Auftragsverarbeitung" is often answered with the date of the contract or a sentence: kept as text, and no fault of the list.
    private bool? YesNo(InventoryField field)
    {
        if (Text(field) is not { } text) return null;
        var answer = values.YesNo.Of(text);
        if (answer is null) unread.Add(field);
        return answer;
    }

    private Contract? Contract(ImmutableArray<string> lineUnits)
    {
        var endless = Text(InventoryField.ContractEnd) is { } stated && StatedDate.IsEndless(stated);
        var (start, end) = endless ? (First(), null) : Term();
        var (cost, once, currency) = Cost();
        var contract = new Contract
        {
            Number = Text(InventoryField.ContractNumber),
            Unit = lineUnits is [var unit] ? unit : null,
            Type = Text(InventoryField.ContractType),
            YearlyCost = cost,
            OneOffCost = Sum(InventoryField.OneOffCost)?.Amount ?? once,
            Currency = currency ?? Currency() ?? "EUR",
            Start = start,
            End = end,
            Notice = Notice(endless),
            RenewalMonths = Renewal(),
            NoticeBy = IsPeriod(InventoryField.NoticeBy) ? null : Value(InventoryField.NoticeBy, values.Last, "a date"),
        };
        var isEmpty = contract is { Number: null, Type: null, YearlyCost: null, OneOffCost: null, Start: null, End: null, Notice: null, RenewalMonths: null, NoticeBy: null };
        return isEmpty ? null : contract;
    }

    private DateOnly? First() => Value(InventoryField.ContractStart, values.First, "a date");

    // What is headed for the end may hold the whole term ("01.01.2024 - 31.12.2026", "36 Monate ab 01.07.2024") or how long it is.
    private (DateOnly? Start, DateOnly? End) Term()
    {
        if (Text(InventoryField.ContractEnd) is not { } text) return (First(), null);
        if (values.Last.Of(text) is { } day) return (First(), day);
        if (values.Term.Of(text) is { } term) return (First() ?? term.Start, term.End);
        var start = First();
        if (start is { } begun && TermWords.Length(WithUnit(InventoryField.ContractEnd, text)) is { } months) return (start, ContractDates.TermEnd(begun, months));
        // "keine" under "Wartungsende": there is no such day.
        if (Slug.Fold(text) is not ("keine" or "kein" or "ohne" or "nein" or "none")) Unread(InventoryField.ContractEnd, text, "a date");
        return (start, null);
    }

    // "Kündigung bis" is headed for a day, and often holds the period: "2 Monate vor Ablauf".
    private NoticePeriod? Notice(bool endless)
    {
        var read = endless ? values.NoticeOfEndless : values.Notice;
        return Value(InventoryField.Notice, read, "a notice period such as `3 Monate zum Vertragsende`") ?? (IsPeriod(InventoryField.NoticeBy) ? read.Of(Text(InventoryField.NoticeBy)!) : null);
    }

    private bool IsPeriod(InventoryField field) => Text(field) is { } text && text.Count(char.IsAsciiDigit) <= 3 && values.Last.Of(text) is null && values.Notice.Of(text) is not null;

    // Whether it renews itself and by how much may stand in two columns, or beside the notice.
    private int? Renewal()
    {
        if (Text(InventoryField.Renewal) is null && Text(InventoryField.Notice) is { } said && TermWords.EndsByItself(said)) return 0;
        if (IsGivenUp()) return 0;
        var term = Text(InventoryField.RenewalTerm) is { } length ? values.Renewal.Of(WithUnit(InventoryField.RenewalTerm, length)) : null;
        if (Text(InventoryField.Renewal) is not { } renewal) return term;
        return values.Renewal.Of(WithUnit(InventoryField.Renewal, renewal)) ?? (TermWords.Renews(renewal) ? term : null);
    }

    // "gekündigt zum 31.12.2026", or a status that says so: it does not renew itself any more.
    private bool IsGivenUp() =>
        (Text(InventoryField.ContractEnd) is { } end && Slug.Fold(end).StartsWith("gekuendigt ", StringComparison.Ordinal))
        || (Text(InventoryField.Status) is { Length: <= 40 } status && Slug.Fold(status) is var said && (said.StartsWith("gekuendigt", StringComparison.Ordinal) || said is "terminated" or "cancelled" or "canceled" or "opgezegd" or "resilie" or "wypowiedziana"));

    private (decimal? Yearly, decimal? Once, string? Currency) Cost()
    {
        var yearly = Sum(InventoryField.YearlyCost);
        if (yearly is not null && StatedNumber.IsOnce(Text(InventoryField.YearlyCost)!)) return (null, yearly.Value.Amount, yearly.Value.Currency);
        if (yearly is not null || Sum(InventoryField.MonthlyCost) is not { } monthly) return (yearly?.Amount, null, yearly?.Currency);
        // A cell that names its own period has been counted up to a year already.
        return (StatedNumber.NamesPeriod(Text(InventoryField.MonthlyCost)!) ? monthly.Amount : monthly.Amount * 12, null, monthly.Currency);
    }

    private (decimal Amount, string? Currency)? Sum(InventoryField field) =>
        Value(field, values.Sum, "a sum of money") is not { } sum ? null
        : sum.Currency is null && Header(field) is { } header && header.Contains('$', StringComparison.Ordinal) ? (sum.Amount, "USD") : sum;

    private string? Currency() => Text(InventoryField.Currency) is { } text ? text.ToUpperInvariant() switch { "€" or "EURO" => "EUR", "$" => "USD", { Length: 3 } code => code, _ => null } : null;

    // "Kündigungsfrist (Monate)" over "3".
    private string WithUnit(InventoryField field, string text)
    {
        if (field is not (InventoryField.Notice or InventoryField.Renewal or InventoryField.RenewalTerm or InventoryField.ContractEnd) || text.AsSpan().ContainsAnyExceptInRange('0', '9')) return text;
        var header = HeaderSynonyms.Normalised(Header(field) ?? "");
        return header.Contains("monat", StringComparison.Ordinal) || header.Contains("month", StringComparison.Ordinal) ? $"{text} Monate"
            : header.Contains("woche", StringComparison.Ordinal) ? $"{text} Wochen"
            : header.Contains("tage", StringComparison.Ordinal) || header.Contains("days", StringComparison.Ordinal) ? $"{text} Tage"
            : header.Contains("jahre", StringComparison.Ordinal) || header.Contains("years", StringComparison.Ordinal) ? $"{text} Jahre" : text;
    }

    private ImmutableArray<string> Units(string? stated)
    {
        if (stated is not null)
        {
            if (units.Find(stated) is { IsEmpty: false } found) return found;
            if (defaultUnit is null && unknownUnits.Add(stated) && units.Any)
            {
                problems.Note("unit-unknown", $"`{stated}` is none of the units described", "add it under `units:` in sovereignty.yaml, or give the inventory a `unit:`", row.Line);
            }
        }

        return defaultUnit is null ? [] : [defaultUnit];
    }

    private T? Value<T>(InventoryField field, Remembered<T?> read, string expected)
        where T : struct
    {
        if (Text(field) is not { } text) return null;
        if (read.Of(WithUnit(field, text)) is { } value) return value;
        Unread(field, text, expected);
        return null;
    }

    private T? Value<T>(InventoryField field, Remembered<T?> read, string expected)
        where T : class
    {
        if (Text(field) is not { } text) return null;
        if (read.Of(WithUnit(field, text)) is { } value) return value;
        Unread(field, text, expected);
        return null;
    }

    private void Unread(InventoryField field, string text, string expected)
    {
        unread.Add(field);
        problems.Warn("value-unreadable", $"`{Short(text)}` under `{Header(field)}` could not be read as {expected}; it is kept as text", expected == "a date" ? "write a day (31.12.2026), a month (12/2026), a quarter (Q4 2026) or `unbefristet`" : null, row.Line, mapping[field] + 1);
    }

    private string? Text(InventoryField field)
    {
        var text = cells.Of(row, field);
        // Where package managers have no vendor they tell the project's address, which is nobody's name.
        if (field is InventoryField.Vendor or InventoryField.Supplier && IsAddress(text))
        {
            unread.Add(field);
            return null;
        }

        if (!Nothing.Is(text)) return Shared(text);
        // Of a column once: a formula that fails in one row mostly fails in all.
        if (Nothing.IsFailure(text) && failed.Add(field))
        {
            problems.Warn("value-unreadable", $"`{text}` under `{Header(field)}` is a formula that failed; here and below it is taken as not stated", "mend the formula, or enter the value itself", row.Line, mapping[field] + 1);
        }

        return null;
    }

    private static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private string? Header(InventoryField field) => mapping[field] is >= 0 and var index ? mapping.Columns[index].Header : null;

    // Columns that are not mapped, and values that could not be read.
    private ImmutableArray<KeyValuePair<string, string>> Other(Contract? contract)
    {
        other.Clear();
        foreach (var column in mapping.Columns)
        {
            var text = row[column.Index];
            if (text.Length == 0 || column.IsSecret || (column.Field is { } field && (IsRead(field, contract) || Nothing.Is(text)))) continue;
            var header = column.Header.Length > 0 ? column.Header : string.Create(CultureInfo.InvariantCulture, $"column {column.Index + 1}");
            other.Add(new(Shared(header), Shared(text)));
        }

        return [.. other];
    }

    private bool IsRead(InventoryField field, Contract? contract) => !unread.Contains(field) && field switch
    {
        InventoryField.ContractEnd => contract?.End is not null,
        InventoryField.Renewal or InventoryField.RenewalTerm => contract?.RenewalMonths is not null,
        _ => true,
    };

    private string Shared(string text) => text.Length > LongestText ? Short(text, LongestText) : pool.Of(text);

    private static string Short(string text, int most = 60) => text.Length <= most ? text : $"{text[..most]}…";
}
