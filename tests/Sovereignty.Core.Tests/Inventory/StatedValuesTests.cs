using System.Globalization;
using Sovereignty.Inventory.Values;
using Sovereignty.Model;

namespace Sovereignty.Tests.Inventory;

public sealed class StatedValuesTests
{
    [Theory]
    [InlineData("12.345,67 €", "12345.67", "EUR")]
    [InlineData("12,345.67", "12345.67", null)]
    [InlineData("1 200", "1200", null)]
    [InlineData("1.200", "1200", null)]
    [InlineData("1,200", "1200", null)]
    [InlineData("1.200.000", "1200000", null)]
    [InlineData("1'234.50 CHF", "1234.50", "CHF")]
    [InlineData("0,125", "0.125", null)]
    [InlineData("12,5", "12.5", null)]
    [InlineData("-1.000,00", "-1000", null)]
    [InlineData("ca. 4.500 EUR netto", "4500", "EUR")]
    [InlineData("45,- mtl.", "540", null)]
    [InlineData("1.250 €/Monat", "15000", "EUR")]
    [InlineData("15,99 € / Monat", "191.88", "EUR")]
    [InlineData("3,5 T€", "3500", "EUR")]
    [InlineData("1,2 Mio. €", "1200000", "EUR")]
    [InlineData("$ 1,000", "1000", "USD")]
    [InlineData("kostenlos", "0", null)]
    [InlineData("12.345,67-", "-12345.67", null)]
    [InlineData("(1.234,56)", "-1234.56", null)]
    [InlineData("45 600,00 zł", "45600", "PLN")]
    [InlineData("1.200 Euro", "1200", "EUR")]
    [InlineData("150 €/Mon.", "1800", "EUR")]
    [InlineData("2.000 halbjährlich", "4000", null)]
    [InlineData("12.450 €*", "12450", "EUR")]
    [InlineData("€100k", "100000", "EUR")]
    public void A_sum_is_read_however_it_is_written(string text, string amount, string? currency)
    {
        var sum = StatedNumber.YearlySum(text);

        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), sum?.Amount);
        Assert.Equal(currency, sum?.Currency);
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("12,34,56")]
    [InlineData("1.23.456")]
    [InlineData("siehe Rechnung")]
    [InlineData("100-200")]
    [InlineData("=1+1")]
    [InlineData("€")]
    [InlineData("9999999999999999999999999999999")]
    public void What_is_no_sum_is_not_made_one(string text) => Assert.Null(StatedNumber.YearlySum(text));

    [Theory]
    [InlineData("ca. 1.200 User", 1200)]
    [InlineData("250", 250)]
    [InlineData("1 200", 1200)]
    [InlineData("50-100", null)]
    [InlineData("alle", null)]
    [InlineData("3000000000", null)]
    public void A_count_is_read_without_what_is_counted(string text, int? count) => Assert.Equal(count, StatedNumber.Count(text));

    [Theory]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("1.2.27", "2027-02-01")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2026-12-31T00:00:00Z", "2026-12-31")]
    [InlineData("2026/12/31", "2026-12-31")]
    [InlineData("31.12.2026 00:00:00", "2026-12-31")]
    [InlineData("12/2026", "2026-12-31")]
    [InlineData("02/2028", "2028-02-29")]
    [InlineData("Februar 2027", "2027-02-28")]
    [InlineData("31. Dezember 2026", "2026-12-31")]
    [InlineData("1. März 2027", "2027-03-01")]
    [InlineData("Dez. 2026", "2026-12-31")]
    [InlineData("Ende 2026", "2026-12-31")]
    [InlineData("30.06.2025 (verlängert bis 30.06.2028)", "2028-06-30")]
    [InlineData("31.12.2026 (Option auf Verlängerung)", "2026-12-31")]
    [InlineData("Q3/2027", "2027-09-30")]
    [InlineData("IV. Quartal 2026", "2026-12-31")]
    [InlineData("2027", "2027-12-31")]
    [InlineData("46387", "2026-12-31")]
    [InlineData("46387.5", "2026-12-31")]
    [InlineData("31/12/2026", "2026-12-31")]
    [InlineData("12/31/2026", "2026-12-31")]
    [InlineData("bis 30.06.2027", "2027-06-30")]
    public void A_day_is_read_however_it_is_written(string text, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), StatedDate.Read(text, last: true));

    [Theory]
    [InlineData("03/04/2026")] // the third of April or the fourth of March
    [InlineData("31.02.2026")]
    [InlineData("2026-13-01")]
    [InlineData("demnächst")]
    [InlineData("1234")]
    [InlineData("99999999999")]
    [InlineData("0000-00-00")]
    public void What_is_no_certain_day_is_not_made_one(string text) => Assert.Null(StatedDate.Read(text, last: true));

    [Fact]
    public void A_month_alone_is_its_first_day_where_something_begins() => Assert.Equal(new DateOnly(2026, 4, 1), StatedDate.Read("04/2026", last: false));

    [Theory]
    [InlineData("3 Monate zum Quartalsende", 3, 0, NoticeTo.QuarterEnd)]
    [InlineData("6 Wochen", 0, 42, NoticeTo.TermEnd)]
    [InlineData("90 Tage zum Vertragsende", 0, 90, NoticeTo.TermEnd)]
    [InlineData("sechs Monate vor Ablauf", 6, 0, NoticeTo.TermEnd)]
    [InlineData("1 Monat zum Monatsende", 1, 0, NoticeTo.MonthEnd)]
    [InlineData("mit einer Frist von drei Monaten zum Ende eines Kalenderjahres", 3, 0, NoticeTo.YearEnd)]
    [InlineData("3 months prior to end of term", 3, 0, NoticeTo.TermEnd)]
    [InlineData("60 days", 0, 60, NoticeTo.TermEnd)]
    [InlineData("1 Jahr zum 31.12.", 12, 0, NoticeTo.YearEnd)]
    [InlineData("3 Monate zum Halbjahresende", 3, 0, NoticeTo.HalfYearEnd)]
    [InlineData("3 Monate zum Ende eines Kalenderhalbjahres", 3, 0, NoticeTo.HalfYearEnd)]
    [InlineData("ein halbes Jahr zum Jahresende", 6, 0, NoticeTo.YearEnd)]
    [InlineData("3 Monate vor Ablauf", 3, 0, NoticeTo.TermEnd)]
    [InlineData("4 Wochen zum Monatsende", 0, 28, NoticeTo.MonthEnd)]
    [InlineData("1 Quartal zum Jahresende", 3, 0, NoticeTo.YearEnd)]
    [InlineData("keine", 0, 0, NoticeTo.TermEnd)]
    [InlineData("jederzeit", 0, 0, NoticeTo.AnyDay)]
    public void A_notice_period_is_read_with_what_it_runs_to(string text, int months, int days, NoticeTo to) =>
        Assert.Equal(new NoticePeriod(months, days, to, text), TermWords.Notice(text, endless: false));

    [Theory]
    [InlineData("3 Monate zum Ende des Haushaltsjahres")]
    [InlineData("3. Werktag eines Monats")]
    [InlineData("nach Vereinbarung")]
    [InlineData("99999 Monate")]
    public void A_notice_period_that_has_no_place_in_the_model_is_not_bent(string text) => Assert.Null(TermWords.Notice(text, endless: false));

    [Theory]
    [InlineData("verlängert sich um 12 Monate", 12)]
    [InlineData("ja, jährlich", 12)]
    [InlineData("automatisch um ein Jahr", 12)]
    [InlineData("nein", 0)]
    [InlineData("endet automatisch", 0)]
    [InlineData("keine automatische Verlängerung", 0)]
    [InlineData("monatlich", 1)]
    [InlineData("24", 24)]
    [InlineData("ja", null)]
    [InlineData("Option", null)]
    public void A_renewal_is_read_as_months(string text, int? months) => Assert.Equal(months, TermWords.Renewal(text));

    [Theory]
    [InlineData("hoch", DataSensitivity.High)]
    [InlineData("sehr hoch", DataSensitivity.VeryHigh)]
    [InlineData("V: normal, I: hoch, A: normal", DataSensitivity.High)]
    [InlineData("normal", DataSensitivity.Normal)]
    [InlineData("grün", null)]
    public void A_protection_need_follows_the_maximum_principle(string text, DataSensitivity? expected) => Assert.Equal(expected, StatedNeed.Protection(text));

    [Theory]
    [InlineData("FB 32 – Ordnung und Sicherheit", "ordnung")]
    [InlineData("ORDNUNG UND SICHERHEIT", "ordnung")]
    [InlineData("stadtwerke", "stadtwerke")]
    [InlineData("Stadtwerke", "stadtwerke")]
    [InlineData("Bauamt, Stadtwerke Musterstadt GmbH", "bauamt,stadtwerke")]
    [InlineData("Gartenamt", "")]
    public void A_unit_is_found_by_its_id_or_name(string stated, string expected)
    {
        var units = new StatedUnit([new("ordnung", "Ordnung und Sicherheit", null), new("bauamt", "Bauamt", null), new("stadtwerke", "Stadtwerke Musterstadt GmbH", null)]);

        Assert.Equal(expected, string.Join(',', units.Find(stated)));
    }

    [Theory]
    [InlineData("unbefr.", true)]
    [InlineData("unbefristet (Kauf)", true)]
    [InlineData("bis auf Weiteres", true)]
    [InlineData("monatlich kündbar", true)]
    [InlineData("unbefristet, erstmals kündbar 2027", false)]
    [InlineData("befristet", false)]
    public void A_contract_without_an_end_is_known_by_its_words(string text, bool endless) => Assert.Equal(endless, StatedDate.IsEndless(text));

    [Theory]
    [InlineData("31.12.2026 (oder 31.12.2027)")]
    [InlineData("Mitte 2027")]
    [InlineData("(31.12.2026)")]
    public void A_day_that_is_not_clear_is_none(string text) => Assert.Null(StatedDate.Read(text, last: true));

    [Theory]
    [InlineData("01.01.2024 - 31.12.2026", "2024-01-01", "2026-12-31")]
    [InlineData("1.1.24 bis 31.12.26", "2024-01-01", "2026-12-31")]
    [InlineData("2024–2026", "2024-01-01", "2026-12-31")]
    [InlineData("36 Monate ab 01.07.2024", "2024-07-01", "2027-06-30")]
    [InlineData("12 Monate ab 29.02.2024", "2024-02-29", "2025-02-28")] // § 188 (3) BGB
    [InlineData("6 Monate ab 31.08.2026", "2026-08-31", "2027-02-28")]
    [InlineData("EA bis 06/2027", null, "2027-06-30")]
    public void A_term_in_one_cell_has_a_beginning_and_an_end(string text, string? start, string end)
    {
        var term = StatedDate.Term(text, DayOrder.Unknown);

        Assert.Equal((start is null ? null : DateOnly.Parse(start, CultureInfo.InvariantCulture), DateOnly.Parse(end, CultureInfo.InvariantCulture)), (term?.Start, term!.Value.End));
    }

    [Theory]
    [InlineData("2026-12")]
    [InlineData("31.12.2026")]
    [InlineData("31.12.2026 - 01.01.2024")]
    [InlineData("nicht bis 2027")]
    [InlineData("12 Monate")]
    public void What_is_no_term_is_not_made_one(string text) => Assert.Null(StatedDate.Term(text, DayOrder.Unknown));

    [Theory]
    [InlineData("20261231", "2026-12-31")]
    [InlineData("31-Dec-2026", "2026-12-31")]
    [InlineData("December 31, 2026", "2026-12-31")]
    [InlineData("31 décembre 2026", "2026-12-31")]
    [InlineData("31 de diciembre de 2026", "2026-12-31")]
    [InlineData("31 grudnia 2026", "2026-12-31")]
    [InlineData("28 februari 2027", "2027-02-28")]
    [InlineData("giugno 2027", "2027-06-30")]
    [InlineData("Schuljahr 2026/27", "2027-07-31")]
    [InlineData("1. Halbjahr 2027", "2027-06-30")]
    [InlineData("gekündigt zum 31.12.2026", "2026-12-31")]
    [InlineData("mind. bis 31.12.2026", "2026-12-31")]
    public void An_end_is_read_in_other_words_and_languages(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), StatedDate.Read(text, last: true));

    [Theory]
    [InlineData("drei (3) Monate", 3, 0, NoticeTo.TermEnd)]
    [InlineData("3 M. z. JE", 3, 0, NoticeTo.YearEnd)]
    [InlineData("6 M. z. Q.", 6, 0, NoticeTo.QuarterEnd)]
    [InlineData("vier Wochen zum Monatsletzten", 0, 28, NoticeTo.MonthEnd)]
    [InlineData("3 Monate zum Vertragsjahresende", 3, 0, NoticeTo.TermEnd)]
    [InlineData("30 Kalendertage", 0, 30, NoticeTo.TermEnd)]
    [InlineData("3 Monate und 14 Tage", 3, 14, NoticeTo.TermEnd)]
    [InlineData("1,5 Monate", 1, 15, NoticeTo.TermEnd)] // § 189 BGB
    [InlineData("1,5 Jahre", 18, 0, NoticeTo.TermEnd)]
    [InlineData("trois mois avant l'échéance", 3, 0, NoticeTo.TermEnd)]
    [InlineData("3 jours", 0, 3, NoticeTo.TermEnd)]
    [InlineData("2 maanden", 2, 0, NoticeTo.TermEnd)]
    [InlineData("60 gg", 0, 60, NoticeTo.TermEnd)]
    [InlineData("3 miesiące", 3, 0, NoticeTo.TermEnd)]
    [InlineData("tres meses", 3, 0, NoticeTo.TermEnd)]
    [InlineData("one month to month end", 1, 0, NoticeTo.MonthEnd)]
    public void A_notice_period_is_read_in_other_words_and_languages(string text, int months, int days, NoticeTo to)
    {
        var notice = TermWords.Notice(text, endless: false);

        Assert.Equal((months, days, to), (notice!.Months, notice.Days, notice.To));
    }

    [Theory]
    [InlineData("3-6 Monate")]
    [InlineData("3 bzw. 6 Monate")]
    [InlineData("3 Monate, danach 1 Monat")]
    [InlineData("1,25 Monate")]
    [InlineData("alle 12 Monate")]
    [InlineData("3 Monate zum 30.06.")]
    [InlineData("30.9. jeden Jahres, Frist 3 Monate")]
    [InlineData("3 Monate zum Schulhalbjahr")]
    public void A_notice_period_that_is_not_one_is_not_made_one(string text) => Assert.Null(TermWords.Notice(text, endless: false));

    [Theory]
    [InlineData("Option 2 x 12 Monate", null)]
    [InlineData("einmalig um 12 Monate", null)]
    [InlineData("verlängert sich nicht", 0)]
    [InlineData("um jeweils ein weiteres Jahr", 12)]
    [InlineData("oui, 1 an", 12)]
    [InlineData("nee", 0)]
    public void Only_what_happens_by_itself_and_again_renews(string text, int? months) => Assert.Equal(months, TermWords.Renewal(text));

    [Theory]
    [InlineData("N/H/N", DataSensitivity.High)]
    [InlineData("H-H-M", DataSensitivity.High)]
    [InlineData("1/1/3", DataSensitivity.VeryHigh)]
    [InlineData("N/N/N", DataSensitivity.Normal)]
    public void Letters_for_the_protection_goals_are_read(string text, DataSensitivity need) => Assert.Equal(need, StatedNeed.Protection(text));
}
