using Sovereignty.Model;
using Sovereignty.Reports.Model;

namespace Sovereignty.Reports.Building;

/// <summary>Contracts by the date that decides.</summary>
internal static class ContractViews
{
    private static readonly string[] SpanOrder = ["overdue", "within-90", "within-180", "within-365", "later", "unknown"];

    public static ContractsView Build(ScanIndex index)
    {
        var all = index.Scan.Systems
            .SelectMany(s => s.Contracts.Select((c, i) => View(index, s, c, s.Contracts.Length == s.Stated.Length ? s.Stated[i] : null)))
            .OrderBy(c => c.DueOn is null)
            .ThenBy(c => c.DueOn)
            .ThenBy(c => c.System.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Number, StringComparer.Ordinal)
            .ToArray();
        return new ContractsView
        {
            All = all,
            Due = all.Where(c => c.Span is "overdue" or "within-90" or "within-180" or "within-365").ToArray(),
            Spans = SpanOrder.Select(span => new SpanView(span, all.Count(c => c.Span == span), all.Where(c => c.Span == span).Sum(Euros))).ToArray(),
            YearlyCost = all.Sum(Euros),
            WithCost = new PortionView(all.Count(c => c.YearlyCost is not null), all.Length),
            WithNotice = new PortionView(all.Count(c => c.NoticeBy is not null), all.Length),
            OtherCurrencies = all.Where(c => c.YearlyCost is { Currency: not "EUR" })
                .GroupBy(c => c.YearlyCost!.Currency, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new MoneyView(g.Sum(c => c.YearlyCost!.Amount), g.Key))
                .ToArray(),
        };
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
            Supplier = terms.Supplier is { } supplier && !IsSame(supplier, party?.Name) && !IsSame(supplier, stated?.Vendor) ? supplier : null,
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
            Span = days switch
            {
                null => "unknown",
                < 0 => "overdue",
                <= 90 => "within-90",
                <= 180 => "within-180",
                <= 365 => "within-365",
                _ => "later",
            },
        };
    }

    private static bool IsSame(string supplier, string? vendor) => string.Equals(supplier, vendor, StringComparison.OrdinalIgnoreCase);

    private static decimal Euros(ContractView contract) => contract.YearlyCost is { Currency: "EUR" } cost ? cost.Amount : 0;
}
