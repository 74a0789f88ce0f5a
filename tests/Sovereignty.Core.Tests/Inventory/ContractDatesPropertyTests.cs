using Sovereignty.Inventory;
using Sovereignty.Model;

namespace Sovereignty.Tests.Inventory;

/// <summary>Notice days against a slow search over days that shares no code with what is tested.</summary>
public sealed class ContractDatesPropertyTests
{
    private static readonly NoticeTo[] Rolling = [NoticeTo.MonthEnd, NoticeTo.QuarterEnd, NoticeTo.HalfYearEnd, NoticeTo.YearEnd];

    [Fact]
    public void A_contract_that_can_be_ended_at_every_period_s_end_is_ended_at_the_first_that_can_still_be_met()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 1500; i++)
        {
            var asOf = Day(random);
            var notice = Notice(random, Rolling[random.Next(Rolling.Length)]);
            var contract = new Contract { Notice = notice, End = random.Next(3) == 0 ? asOf.AddDays(random.Next(-400, 400)) : null };

            var filled = ContractDates.Fill(contract, asOf);

            var end = contract.End is { } stated && stated > asOf ? stated : asOf;
            while (!EndsPeriod(end, notice.To) || LastDay(end, notice) < asOf) end = end.AddDays(1);
            Assert.True((filled.NoticeBy, filled.EndsThen) == (LastDay(end, notice), end), $"{contract} on {asOf}: {filled.NoticeBy} for {filled.EndsThen}, expected {LastDay(end, notice)} for {end}");
        }
    }

    [Fact]
    public void A_term_that_renews_itself_runs_to_the_first_renewed_end_on_or_after_the_day()
    {
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var asOf = Day(random);
            var stated = random.Next(2) == 0 ? MonthEnd(asOf.AddDays(random.Next(-1500, 700))) : asOf.AddDays(random.Next(-1500, 700));
            var notice = Notice(random, NoticeTo.TermEnd);
            var renewal = random.Next(4) switch { 0 => 0, 1 => 12, 2 => 1 + random.Next(36), _ => (int?)null };
            var contract = new Contract { Notice = notice, End = stated, RenewalMonths = renewal };

            var filled = ContractDates.Fill(contract, asOf);

            DateOnly? end = stated;
            for (var times = 1; end < asOf; times++) end = renewal is > 0 ? Renewed(stated, renewal.Value * times) : null;
            var by = end is null || renewal == 0 ? null : (DateOnly?)LastDay(end.Value, notice);
            Assert.True((filled.NoticeBy, filled.EndsThen) == (by, end), $"{contract} on {asOf}: {filled.NoticeBy} for {filled.EndsThen}, expected {by} for {end}");
        }
    }

    // The last day on which notice can arrive, looked for day by day from the end backwards.
    private static DateOnly LastDay(DateOnly end, NoticePeriod notice)
    {
        var day = end;
        while (Over(day, notice) > end) day = day.AddDays(-1);
        return day;
    }

    // The period is over with the day of the same number, or the month's last; days are counted one by one.
    private static DateOnly Over(DateOnly arrives, NoticePeriod notice)
    {
        var (year, month) = (arrives.Year, arrives.Month);
        for (var i = 0; i < notice.Months; i++) (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        var day = new DateOnly(year, month, Math.Min(arrives.Day, DateTime.DaysInMonth(year, month)));
        for (var i = 0; i < notice.Days; i++) day = day.AddDays(1);
        return day;
    }

    private static bool EndsPeriod(DateOnly day, NoticeTo to) => day.Day == DateTime.DaysInMonth(day.Year, day.Month) && day.Month % (to switch { NoticeTo.MonthEnd => 1, NoticeTo.QuarterEnd => 3, NoticeTo.HalfYearEnd => 6, _ => 12 }) == 0;

    private static DateOnly Renewed(DateOnly end, int months)
    {
        var (year, month) = (end.Year, end.Month);
        for (var i = 0; i < months; i++) (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        var last = DateTime.DaysInMonth(year, month);
        return new DateOnly(year, month, MonthEnd(end) == end ? last : Math.Min(end.Day, last));
    }

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(0, 2200));

    private static NoticePeriod Notice(Random random, NoticeTo to) => random.Next(2) == 0 ? new NoticePeriod(random.Next(0, 19), 0, to, "") : new NoticePeriod(0, random.Next(0, 200), to, "");
}
