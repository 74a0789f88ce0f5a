namespace Sovereignty.Reports.Model;

/// <summary>Contracts and their dates.</summary>
public sealed record ContractsView
{
    /// <summary>The contracts: by the day notice is due, those without one last. Of very many those with the nearest days; <see cref="Count"/> tells how many there are.</summary>
    public IReadOnlyList<ContractView> All { get; init; } = [];

    /// <summary>How many contracts there are.</summary>
    public required int Count { get; init; }

    /// <summary>Those of the listed ones whose notice is due within 365 days or whose term has run out.</summary>
    public IReadOnlyList<ContractView> Due { get; init; } = [];

    /// <summary>How many of all contracts are due so.</summary>
    public required int DueCount { get; init; }

    /// <summary>Those of the due ones whose day is still to come, the nearest first.</summary>
    public IReadOnlyList<ContractView> Upcoming { get; init; } = [];

    /// <summary>How many fall into each span, in the order of <see cref="ContractView.Span"/>.</summary>
    public IReadOnlyList<SpanView> Spans { get; init; } = [];

    /// <summary>What all contracts that are in euros cost in a year.</summary>
    public required decimal YearlyCost { get; init; }

    /// <summary>How many contracts state what they cost.</summary>
    public required PortionView WithCost { get; init; }

    /// <summary>How many contracts give enough to tell the day of notice.</summary>
    public required PortionView WithNotice { get; init; }

    /// <summary>Yearly costs in other currencies, which no figure here includes.</summary>
    public IReadOnlyList<MoneyView> OtherCurrencies { get; init; } = [];
}

/// <summary>An amount.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record MoneyView(decimal Amount, string Currency);

/// <summary>Contracts that fall into a span.</summary>
/// <param name="Id">overdue, within-90, within-180, within-365, later or unknown.</param>
/// <param name="Count">How many.</param>
/// <param name="YearlyCost">What they cost in a year, in euros.</param>
public sealed record SpanView(string Id, int Count, decimal YearlyCost);

/// <summary>What a list states under a header of its own.</summary>
/// <param name="Name">The header.</param>
/// <param name="Value">What stands there.</param>
public sealed record ColumnView(string Name, string Value);

/// <summary>A contract.</summary>
public sealed record ContractView
{
    /// <summary>The system it is for.</summary>
    public required ReferenceView System { get; init; }

    /// <summary>Who develops that; null when unknown.</summary>
    public PartyView? Vendor { get; init; }

    /// <summary>Who ultimately owns the vendor; null when unknown.</summary>
    public PartyView? Owner { get; init; }

    /// <summary>Its number or name.</summary>
    public string? Number { get; init; }

    /// <summary>The name of the unit that holds it, or else the unit as stated.</summary>
    public string? Unit { get; init; }

    /// <summary>Its type as stated: EVB-IT Pflege S.</summary>
    public string? Type { get; init; }

    /// <summary>Who sold it or runs it, as stated, where that is not the vendor.</summary>
    public string? Supplier { get; init; }

    /// <summary>The other products that the same line of the list states.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>The product with which its cost is counted, where that is another one of the same line.</summary>
    public string? CountedWith { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Contact { get; init; }

    /// <summary>What the licence counts as stated, or else its model.</summary>
    public string? Metric { get; init; }

    /// <summary>How many users, seats or installations it is stated for.</summary>
    public int? Users { get; init; }

    /// <summary>What it costs in a year.</summary>
    public MoneyView? YearlyCost { get; init; }

    /// <summary>What was paid once.</summary>
    public MoneyView? OneOffCost { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the running term.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The notice period as stated.</summary>
    public string? Notice { get; init; }

    /// <summary>The last day to give notice.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>The day it ends if notice is given by then.</summary>
    public DateOnly? EndsThen { get; init; }

    /// <summary>By how many months it renews itself; 0 when it does not; null when not stated.</summary>
    public int? RenewalMonths { get; init; }

    /// <summary>The date that decides: the day of notice, or else the end of the term.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days from the report's day to <see cref="DueOn"/>, negative when past.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>overdue, within-90, within-180, within-365, later or unknown.</summary>
    public required string Span { get; init; }

    /// <summary>What the list states of it under headers that no field takes: the first few, shortened.</summary>
    public IReadOnlyList<ColumnView> Other { get; init; } = [];

    /// <summary>How many such columns say something of it.</summary>
    public int OtherCount { get; init; }
}
