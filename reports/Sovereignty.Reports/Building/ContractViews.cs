using Sovereignty.Model;
using Sovereignty.Reports.Model;

namespace Sovereignty.Reports.Building;

/// <summary>Contracts by the date that decides.</summary>
internal static class ContractViews
{
    private static readonly string[] SpanOrder = ["overdue", "within-90", "within-180", "within-365", "later", "unknown"];

    private const int MostColumns = 12;
    private const int LongestValue = 200;

    /// <summary>Contracts with sums over all of them; listed are no more than that.</summary>
    public static ContractsView Build(ScanIndex index, int most)
    {
        var sorted = ContractPlace.Sorted(index, Enumerable.Range(0, index.Names.Length), each: false);
        var (spans, others) = (SpanOrder.ToDictionary(s => s, _ => (Count: 0, Cost: 0m), StringComparer.Ordinal), new SortedDictionary<string, decimal>(StringComparer.Ordinal));
        var (withCost, withNotice, due) = (0, 0, 0);
        foreach (var place in sorted)
        {
            var (contract, span) = (index.Scan.Systems[place.At].Contracts[place.Index], SpanOf(place.DueOn?.DayNumber - index.Scan.AsOf.DayNumber));
            var (count, cost) = spans[span];
            spans[span] = (count + 1, cost + (contract is { YearlyCost: { } euros, Currency: "EUR" } ? euros : 0));
            if (contract.YearlyCost is { } sum)
            {
                withCost++;
                if (contract.Currency != "EUR") others[contract.Currency] = others.GetValueOrDefault(contract.Currency) + sum;
            }

            if (contract.NoticeBy is not null) withNotice++;
            if (IsDue(span)) due++;
        }

        var all = ContractPlace.Nearest(sorted, index.Scan.AsOf, most).Select(p => View(index, p)).ToArray();
        var dueShown = all.Where(c => IsDue(c.Span)).ToArray();
        return new ContractsView
        {
            All = all,
            Count = sorted.Length,
            Due = dueShown,
            DueCount = due,
            Upcoming = dueShown.Where(c => c.Span != "overdue").ToArray(),
            Spans = SpanOrder.Select(span => new SpanView(span, spans[span].Count, spans[span].Cost)).ToArray(),
            YearlyCost = spans.Values.Sum(s => s.Cost),
            WithCost = new PortionView(withCost, sorted.Length),
            WithNotice = new PortionView(withNotice, sorted.Length),
            OtherCurrencies = others.Select(o => new MoneyView(o.Value, o.Key)).ToArray(),
        };
    }

    /// <summary>All contracts in their order, each made when it is asked for.</summary>
    public static IEnumerable<ContractView> All(ScanIndex index) => ContractPlace.Sorted(index, Enumerable.Range(0, index.Names.Length), each: false).Select(p => View(index, p));

    /// <summary>The contracts of some systems: no more than that, and how many there are.</summary>
    public static (ContractView[] Listed, int Count) Of(ScanIndex index, IEnumerable<int> systems, int most)
    {
        var sorted = ContractPlace.Sorted(index, systems, each: true);
        return (ContractPlace.Nearest(sorted, index.Scan.AsOf, most).Select(p => View(index, p)).ToArray(), sorted.Length);
    }

    private static ContractView View(ScanIndex index, ContractPlace place)
    {
        var system = index.Scan.Systems[place.At];
        return View(index, system, system.Contracts[place.Index], system.Contracts.Length == system.Stated.Length ? system.Stated[place.Index] : null);
    }

    private static ContractView View(ScanIndex index, SoftwareSystem system, Contract contract, StatedProduct? stated)
    {
        var vendor = system.Kind == SystemKind.Bought ? index.VendorOf(system) : null;
        // Without a notice period the end of the term is what can be planned by.
        var due = contract.NoticeBy ?? contract.End;
        var terms = stated?.Terms ?? StatedTerms.None;
        var party = vendor is null ? null : index.Party(vendor);
        var days = due?.DayNumber - index.Scan.AsOf.DayNumber;
        return new ContractView
        {
            System = index.SystemReference(system.Id),
            Vendor = party,
            Owner = index.OwnerOf(vendor),
            Number = contract.Number,
            Type = contract.Type,
            Supplier = Through(index, system, stated, party),
            CountedWith = contract.CountedWith is { } with ? index.Catalogue.Products.TryGetValue(with, out var main) ? main.Name : with : null,
            Beside = stated?.Match is { Beside: { IsEmpty: false } beside } ? beside.Select(p => index.Catalogue.Products.TryGetValue(p, out var product) ? product.Name : p).ToArray() : [],
            Contact = terms.Contact,
            Metric = terms.LicenceMetric ?? terms.Licence,
            Users = terms.Users,
            OneOffCost = contract.OneOffCost is { } once ? new MoneyView(once, contract.Currency) : null,
            Unit = contract.Unit is null ? stated?.Unit : index.UnitName(contract.Unit),
            YearlyCost = contract.YearlyCost is { } cost ? new MoneyView(cost, contract.Currency) : null,
            Start = contract.Start,
            End = contract.End,
            Notice = contract.Notice?.Stated,
            NoticeBy = contract.NoticeBy,
            EndsThen = contract.EndsThen,
            RenewalMonths = contract.RenewalMonths,
            DueOn = due,
            DaysLeft = days,
            Span = SpanOf(days),
            Other = stated is null ? [] : stated.Other.Take(MostColumns).Select(o => new ColumnView(Short(o.Key), Short(o.Value))).ToArray(),
            OtherCount = stated?.Other.Length ?? 0,
        };
    }

    // Whom it is bought through, where that is not the maker: the supplier, else the vendor column where that names one who sells.
    private static string? Through(ScanIndex index, SoftwareSystem system, StatedProduct? stated, PartyView? maker)
    {
        if (stated?.Terms.Supplier is { } supplier) return IsSame(supplier, maker?.Name) || IsSame(supplier, stated.Vendor) ? null : supplier;
        return stated?.Vendor is { } named && IsSame(named, index.SellerOf(system)) ? named : null;
    }

    private static bool IsSame(string supplier, string? vendor) => string.Equals(supplier, vendor, StringComparison.OrdinalIgnoreCase);

    private static bool IsDue(string span) => span is "overdue" or "within-90" or "within-180" or "within-365";

    private static string SpanOf(int? days) => days switch
    {
        null => "unknown",
        < 0 => "overdue",
        <= 90 => "within-90",
        <= 180 => "within-180",
        <= 365 => "within-365",
        _ => "later",
    };

    private static string Short(string text) => text.Length <= LongestValue ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)}…";
}
