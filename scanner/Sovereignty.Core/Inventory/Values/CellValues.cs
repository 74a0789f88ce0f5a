using Sovereignty.Model;

namespace Sovereignty.Inventory.Values;

/// <summary>What the cells of one list were read as, remembered by their text.</summary>
/// <param name="order">Which of two numbers is the day in its dates with slashes.</param>
internal sealed class CellValues(DayOrder order)
{
    /// <summary>How much depends on it.</summary>
    public Remembered<Criticality?> Level { get; } = new(StatedNeed.Level);

    /// <summary>The protection need.</summary>
    public Remembered<DataSensitivity?> Protection { get; } = new(StatedNeed.Protection);

    /// <summary>Yes or no.</summary>
    public Remembered<bool?> YesNo { get; } = new(StatedNeed.YesNo);

    /// <summary>A count.</summary>
    public Remembered<int?> Count { get; } = new(StatedNumber.Count);

    /// <summary>A sum of money in a year.</summary>
    public Remembered<(decimal Amount, string? Currency)?> Sum { get; } = new(StatedNumber.YearlySum);

    /// <summary>A day on which something begins.</summary>
    public Remembered<DateOnly?> First { get; } = new(t => StatedDate.Read(t, last: false, order));

    /// <summary>A day on which something ends.</summary>
    public Remembered<DateOnly?> Last { get; } = new(t => StatedDate.Read(t, last: true, order));

    /// <summary>A term with a beginning and an end.</summary>
    public Remembered<(DateOnly? Start, DateOnly End)?> Term { get; } = new(t => StatedDate.Term(t, order));

    /// <summary>A notice period.</summary>
    public Remembered<NoticePeriod?> Notice { get; } = new(t => TermWords.Notice(t, endless: false));

    /// <summary>A notice period of a contract without an end.</summary>
    public Remembered<NoticePeriod?> NoticeOfEndless { get; } = new(t => TermWords.Notice(t, endless: true));

    /// <summary>By how many months a contract renews itself.</summary>
    public Remembered<int?> Renewal { get; } = new(TermWords.Renewal);
}
