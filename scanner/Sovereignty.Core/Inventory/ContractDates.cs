using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>
/// The next day by which notice must be given. Periods are counted as §§ 187 (1) and 188 (2), (3) BGB count them: the day on which notice
/// arrives does not count, a period of months ends on the day of the same number, or on the month's last day where there is none. § 193 BGB
/// (Sunday and holiday) does not stretch notice periods (BGH, 17 February 2005, III ZR 172/04, NJW 2005, 1354, headnote: § 193 BGB applies to notice
/// periods neither directly nor by analogy), so no day is moved to a later one.
/// </summary>
public static class ContractDates
{
    private const int MostRenewals = 1200;

    /// <summary>
    /// The contract with <see cref="Contract.NoticeBy"/> and <see cref="Contract.EndsThen"/> filled in, as far as its terms tell. For a contract
    /// that runs to the end of a term the last day for notice may lie before <paramref name="asOf"/>: it was missed, and the contract goes on
    /// if it renews itself. For one that can be ended at every month's, quarter's or year's end it is the next one that can still be met.
    /// </summary>
    /// <param name="contract">The contract as stated.</param>
    /// <param name="asOf">The report's day.</param>
    public static Contract Fill(Contract contract, DateOnly asOf)
    {
        if (contract.NoticeBy is { } stated)
        {
            return contract with { EndsThen = contract.EndsThen ?? (stated >= asOf ? contract.End : RunningEnd(contract, asOf)) };
        }

        return contract.Notice switch
        {
            { To: NoticeTo.MonthEnd or NoticeTo.QuarterEnd or NoticeTo.HalfYearEnd or NoticeTo.YearEnd } notice => Rolling(contract, notice, asOf),
            { To: NoticeTo.AnyDay } notice => contract with { EndsThen = Later(Ends(asOf, notice), contract.End) },
            _ => Term(contract, asOf),
        };
    }

    /// <summary>The last day on which notice can arrive so that the period is over by the end of a day.</summary>
    /// <param name="end">The day on which the contract is to end.</param>
    /// <param name="notice">The period.</param>
    public static DateOnly LastDayFor(DateOnly end, NoticePeriod notice)
    {
        if (notice.Months == 0) return AddDays(end, -notice.Days);
        var day = AddMonths(AddDays(end, -notice.Days), -notice.Months);
        while (Ends(day.AddDays(1), notice) <= end) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day with which a period ends that begins when notice arrives (§ 188 BGB).</summary>
    public static DateOnly Ends(DateOnly arrives, NoticePeriod notice) => AddDays(AddMonths(arrives, notice.Months), notice.Days);

    /// <summary>
    /// The last day of a term of so many months that begins with a day: the one before the day of the same number, or the month's last where there
    /// is none (§§ 187 (2), 188 (2), (3) BGB).
    /// </summary>
    public static DateOnly TermEnd(DateOnly start, int months)
    {
        var then = AddMonths(start, months);
        return then.Day < start.Day ? then : then.AddDays(-1);
    }

    private static Contract Term(Contract contract, DateOnly asOf)
    {
        if (RunningEnd(contract, asOf) is not { } end) return contract;
        // It ends by itself: there is nothing to give notice of.
        if (contract.RenewalMonths == 0) return contract with { EndsThen = end };
        return contract.Notice is { } notice ? contract with { NoticeBy = LastDayFor(end, notice), EndsThen = end } : contract;
    }

    // The end of the term that runs on the report's day: the stated one, moved on by the renewals that have happened since.
    private static DateOnly? RunningEnd(Contract contract, DateOnly asOf)
    {
        if (contract.End is not { } end) return null;
        if (end >= asOf) return end;
        if (contract.RenewalMonths is not > 0) return null;
        for (var i = 1; i <= MostRenewals; i++)
        {
            var renewed = Renewed(end, contract.RenewalMonths.Value * i);
            if (renewed >= asOf) return renewed;
        }

        return null;
    }

    // A term that ends with a month goes on ending with one: 28 February 2027 + 12 months is 29 February 2028.
    private static DateOnly Renewed(DateOnly end, int months) =>
        end.AddDays(1).Day == 1 ? AddMonths(end.AddDays(1), months).AddDays(-1) : AddMonths(end, months);

    private static Contract Rolling(Contract contract, NoticePeriod notice, DateOnly asOf)
    {
        var step = notice.To switch { NoticeTo.MonthEnd => 1, NoticeTo.QuarterEnd => 3, NoticeTo.HalfYearEnd => 6, _ => 12 };
        var earliest = Later(asOf, contract.End);
        var end = PeriodEnd(earliest, step);
        for (var i = 0; i < MostRenewals && end.Year < 9000; i++)
        {
            var day = LastDayFor(end, notice);
            if (day >= asOf) return contract with { NoticeBy = day, EndsThen = end };
            end = PeriodEnd(end.AddDays(1), step);
        }

        return contract;
    }

    // The last day of the month, quarter or year that holds a day.
    private static DateOnly PeriodEnd(DateOnly day, int months)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return first.AddMonths(months).AddDays(-1);
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other is { } o && o > day ? o : day;

    private static DateOnly AddMonths(DateOnly day, int months) => months == 0 ? day : day.AddMonths(Math.Clamp(months, -1200, 120_000 / 12));

    private static DateOnly AddDays(DateOnly day, int days) => days == 0 ? day : day.AddDays(Math.Clamp(days, -36600, 36600));
}
