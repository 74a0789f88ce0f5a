using System.Globalization;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Values;
using Sovereignty.Model;

namespace Sovereignty.Tests.Inventory;

public sealed class ContractDatesTests
{
    [Theory]
    // A period of months before a month's end ends with a month: § 188 (2) BGB.
    [InlineData("2026-12-31", "3 Monate zum Vertragsende", "2026-09-30")]
    [InlineData("2026-12-31", "6 Wochen", "2026-11-19")]
    [InlineData("2026-12-31", "90 Tage zum Vertragsende", "2026-10-02")]
    [InlineData("2027-03-31", "6 Wochen zum Ende der Laufzeit", "2027-02-17")]
    [InlineData("2027-02-28", "1 Monat", "2027-01-31")]
    [InlineData("2028-02-29", "1 Monat", "2028-01-31")]
    [InlineData("2027-06-15", "3 Monate", "2027-03-15")]
    // No 30 February: notice on the 28th is in time, since § 188 (3) lets its period end on 28 May.
    [InlineData("2027-05-30", "3 Monate", "2027-02-28")]
    [InlineData("2028-05-30", "3 Monate", "2028-02-29")]
    [InlineData("2027-05-31", "3 Monate", "2027-02-28")]
    [InlineData("2026-12-31", "12 Monate", "2025-12-31")]
    [InlineData("2026-12-31", "keine", "2026-12-31")]
    // Months first, then days: § 189 (2) BGB.
    [InlineData("2026-12-31", "1,5 Monate", "2026-11-16")]
    [InlineData("2026-12-31", "3 Monate + 1 Tag", "2026-09-30")]
    public void The_last_day_for_notice_leaves_the_whole_period_before_the_end(string end, string notice, string expected) =>
        Assert.Equal(Day(expected), ContractDates.LastDayFor(Day(end), TermWords.Notice(notice, endless: false)!));

    [Theory]
    [InlineData("2027-01-10", "2027-04-10")]
    [InlineData("2026-11-30", "2027-02-28")]
    [InlineData("2027-11-30", "2028-02-29")]
    public void A_period_of_months_ends_on_the_day_of_the_same_number_or_the_last(string arrives, string ends) =>
        Assert.Equal(Day(ends), ContractDates.Ends(Day(arrives), new NoticePeriod(3, 0, NoticeTo.TermEnd, "3 Monate")));

    [Fact]
    public void No_later_day_would_do_and_no_earlier_one_is_needed()
    {
        for (var end = new DateOnly(2026, 1, 1); end < new DateOnly(2029, 1, 1); end = end.AddDays(1))
        {
            foreach (var notice in (ReadOnlySpan<NoticePeriod>)[new(1, 0, NoticeTo.TermEnd, ""), new(3, 0, NoticeTo.TermEnd, ""), new(12, 0, NoticeTo.TermEnd, ""), new(0, 42, NoticeTo.TermEnd, "")])
            {
                var last = ContractDates.LastDayFor(end, notice);
                Assert.True(ContractDates.Ends(last, notice) <= end);
                Assert.True(ContractDates.Ends(last.AddDays(1), notice) > end);
            }
        }
    }

    [Theory]
    // Term, notice, renewal -> last day for notice, end. The report's day is 22 November 2026.
    [InlineData("2027-06-30", "3 Monate", null, "2027-03-31", "2027-06-30")]
    [InlineData("2026-12-31", "3 Monate", 12, "2026-09-30", "2026-12-31")] // missed: the day lies before the report's
    [InlineData("2024-12-31", "3 Monate", 12, "2026-09-30", "2026-12-31")] // renewed twice
    [InlineData("2024-02-29", "1 Monat", 12, "2027-01-31", "2027-02-28")] // a month's end stays one
    [InlineData("2023-02-28", "1 Monat", 12, "2027-01-31", "2027-02-28")]
    [InlineData("2024-06-15", "1 Monat", 12, "2027-05-15", "2027-06-15")]
    [InlineData("2026-11-22", "keine", 12, "2026-11-22", "2026-11-22")] // the last day itself still runs
    [InlineData("2027-06-30", "3 Monate", 0, null, "2027-06-30")] // ends by itself
    [InlineData("2027-06-30", null, 12, null, null)] // no notice period stated: not told
    [InlineData("2026-06-30", "3 Monate", null, null, null)] // over, and nobody says whether it renewed
    [InlineData("2026-06-30", "3 Monate", 0, null, null)] // over
    [InlineData(null, "3 Monate zum Vertragsende", null, null, null)]
    [InlineData(null, "3 Monate zum Quartalsende", null, "2026-12-31", "2027-03-31")]
    [InlineData(null, "6 Wochen zum Quartalsende", null, "2027-02-17", "2027-03-31")] // 19 November is over
    [InlineData(null, "1 Monat zum Monatsende", null, "2026-11-30", "2026-12-31")]
    [InlineData(null, "3 Monate zum Jahresende", null, "2027-09-30", "2027-12-31")]
    [InlineData("2028-03-31", "3 Monate zum Jahresende", 12, "2028-09-30", "2028-12-31")] // not before the first term is over
    [InlineData("2027-03-31", "3 Monate zum Quartalsende", null, "2026-12-31", "2027-03-31")]
    [InlineData(null, "3 Monate zum Halbjahresende", null, "2027-03-31", "2027-06-30")] // 30 September is over
    [InlineData(null, "1 Monat zum Halbjahresende", null, "2026-11-30", "2026-12-31")]
    [InlineData("2028-02-29", "6 Monate zum Halbjahresende", 12, "2027-12-31", "2028-06-30")]
    [InlineData("2027-12-31", "3 Monate vor Ablauf", 12, "2027-09-30", "2027-12-31")]
    [InlineData("2028-02-29", "3 Monate vor Ablauf", 12, "2027-11-30", "2028-02-29")]
    [InlineData("2024-02-29", "3 Monate vor Ablauf", 48, "2027-11-30", "2028-02-29")] // from leap day to leap day
    [InlineData("2027-02-28", "12 Wochen", 12, "2026-12-06", "2027-02-28")]
    [InlineData("2028-03-31", "4 Wochen zum Monatsende", null, "2028-03-03", "2028-03-31")]
    [InlineData("2028-02-29", "4 Wochen zum Monatsende", null, "2028-02-01", "2028-02-29")]
    [InlineData("2027-02-28", "4 Wochen zum Monatsende", null, "2027-01-31", "2027-02-28")]
    [InlineData("2026-10-31", "3 Monate", 1, "2026-08-31", "2026-11-30")] // renewed by a month, and that notice was missed too
    [InlineData("2020-12-31", "4 Wochen zum Monatsende", 12, "2026-12-03", "2026-12-31")]
    public void The_next_day_for_notice_follows_from_the_terms(string? end, string? notice, int? renewal, string? by, string? ends)
    {
        var contract = new Contract
        {
            End = end is null ? null : Day(end),
            Notice = notice is null ? null : TermWords.Notice(notice, endless: false),
            RenewalMonths = renewal,
        };

        var filled = ContractDates.Fill(contract, new DateOnly(2026, 11, 22));

        Assert.Equal(by is null ? null : Day(by), filled.NoticeBy);
        Assert.Equal(ends is null ? null : Day(ends), filled.EndsThen);
    }

    [Fact]
    public void A_contract_without_end_and_a_bare_period_can_be_ended_any_day()
    {
        var filled = ContractDates.Fill(new Contract { Notice = TermWords.Notice("6 Wochen", endless: true) }, new DateOnly(2026, 11, 22));

        Assert.Null(filled.NoticeBy);
        Assert.Equal(new DateOnly(2027, 1, 3), filled.EndsThen);
    }

    [Fact]
    public void A_day_for_notice_that_the_list_states_is_kept()
    {
        var filled = ContractDates.Fill(new Contract { NoticeBy = new DateOnly(2026, 12, 1), End = new DateOnly(2027, 3, 31) }, new DateOnly(2026, 11, 22));

        Assert.Equal(new DateOnly(2026, 12, 1), filled.NoticeBy);
        Assert.Equal(new DateOnly(2027, 3, 31), filled.EndsThen);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
