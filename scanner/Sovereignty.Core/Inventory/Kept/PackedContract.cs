using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>A contract as bytes: which fields are stated, then those.</summary>
internal static class PackedContract
{
    public static void Write(PackedWriter to, Contract contract)
    {
        var stated = 0u;
        Field(0, contract.Number is not null);
        Field(1, contract.Type is not null);
        Field(2, contract.Unit is not null);
        Field(3, contract.YearlyCost is not null);
        Field(4, contract.OneOffCost is not null);
        Field(5, contract.Currency != "EUR");
        Field(6, contract.Start is not null);
        Field(7, contract.End is not null);
        Field(8, contract.Notice is not null);
        Field(9, contract.RenewalMonths is not null);
        Field(10, contract.NoticeBy is not null);
        Field(11, contract.EndsThen is not null);
        Field(12, contract.CountedWith is not null);
        to.Number(stated);
        if (contract.Number is { } number) to.Text(number);
        if (contract.Type is { } type) to.Text(type);
        if (contract.Unit is { } unit) to.Text(unit);
        if (contract.YearlyCost is { } yearly) to.Sum(yearly);
        if (contract.OneOffCost is { } once) to.Sum(once);
        if (contract.Currency != "EUR") to.Text(contract.Currency);
        Day(contract.Start);
        Day(contract.End);
        if (contract.Notice is { } notice) Notice(to, notice);
        if (contract.RenewalMonths is { } renewal) to.Signed(renewal);
        Day(contract.NoticeBy);
        Day(contract.EndsThen);
        if (contract.CountedWith is { } product) to.Text(product);

        void Field(int bit, bool holds) => stated |= holds ? 1u << bit : 0;

        void Day(DateOnly? day)
        {
            if (day is { } known) to.Number((uint)known.DayNumber);
        }
    }

    public static Contract Read(ref PackedReader from)
    {
        var stated = (uint)from.Number();
        // In the order in which they were written: an initialiser runs from the top.
        return new Contract
        {
            Number = (stated & 1) != 0 ? from.Text() : null,
            Type = (stated & 2) != 0 ? from.Text() : null,
            Unit = (stated & 4) != 0 ? from.Text() : null,
            YearlyCost = (stated & 8) != 0 ? from.Sum() : null,
            OneOffCost = (stated & 16) != 0 ? from.Sum() : null,
            Currency = (stated & 32) != 0 ? from.Text() : "EUR",
            Start = (stated & 64) != 0 ? Day(ref from) : null,
            End = (stated & 128) != 0 ? Day(ref from) : null,
            Notice = (stated & 256) != 0 ? Notice(ref from) : null,
            RenewalMonths = (stated & 512) != 0 ? from.Signed() : null,
            NoticeBy = (stated & 1024) != 0 ? Day(ref from) : null,
            EndsThen = (stated & 2048) != 0 ? Day(ref from) : null,
            CountedWith = (stated & 4096) != 0 ? from.Text() : null,
        };
    }

    private static void Notice(PackedWriter to, NoticePeriod notice)
    {
        to.Signed(notice.Months);
        to.Signed(notice.Days);
        to.Number((uint)notice.To);
        to.Text(notice.Stated);
    }

    private static NoticePeriod Notice(ref PackedReader from) => new(from.Signed(), from.Signed(), (NoticeTo)from.Number(), from.Text());

    private static DateOnly Day(ref PackedReader from) => DateOnly.FromDayNumber((int)from.Number());
}
