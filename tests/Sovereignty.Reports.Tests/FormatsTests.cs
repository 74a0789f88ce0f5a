using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Tests;

public sealed class FormatsTests
{
    private static readonly Formats German = new("de");
    private static readonly Formats English = new("en");

    [Theory]
    [InlineData(0, 0, "0", "0")]
    [InlineData(999, 0, "999", "999")]
    [InlineData(1234, 0, "1.234", "1,234")]
    [InlineData(1234567.5, 1, "1.234.567,5", "1,234,567.5")]
    [InlineData(-1234.5, 0, "\u22121.235", "\u22121,235")]
    [InlineData(-0.2, 0, "0", "0")]
    public void Numbers_are_written_as_each_language_does(double value, int decimals, string german, string english)
    {
        Assert.Equal(german, German.Number((decimal)value, decimals));
        Assert.Equal(english, English.Number((decimal)value, decimals));
    }

    [Theory]
    [InlineData(0.0, "0\u202F%", "0%")]
    [InlineData(0.001, "<\u202F1\u202F%", "<1%")]
    [InlineData(0.245, "25\u202F%", "25%")]
    [InlineData(0.999, "99\u202F%", "99%")]
    [InlineData(1.0, "100\u202F%", "100%")]
    public void A_share_that_is_not_all_is_never_written_as_all(double ratio, string german, string english)
    {
        Assert.Equal(german, German.Percent(ratio));
        Assert.Equal(english, English.Percent(ratio));
    }

    [Fact]
    public void Money_days_and_intervals_follow_the_language()
    {
        Assert.Equal("24,5\u202F%", German.Percent(0.245, 1));
        Assert.Equal("1.234\u202F€", German.Money(1234));
        Assert.Equal("€1,234", English.Money(1234));
        Assert.Equal("1.234\u202FCHF", German.Money(1234, "CHF"));
        Assert.Equal("CHF\u202F1,234", English.Money(1234, "CHF"));
        Assert.Equal("31.12.2026", German.Date(new DateOnly(2026, 12, 31)));
        Assert.Equal("1\u00A0Jan\u00A02027", English.Date(new DateOnly(2027, 1, 1)));
        Assert.Equal("34–52", German.Interval(34.2, 51.8));
        Assert.Equal("34", English.Interval(34.2, 34.4));
    }
}
