using System.Text.Json;
using Sovereignty.Cli.Terminal;

namespace Sovereignty.Tests.Output;

/// <summary>What comes out of the program, into windows and into pipes.</summary>
public sealed class OutputTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, object?>>[] Rows =
    [
        [new("system", "adobe-acrobat-in-a-long-name"), new("product", "Adobe Acrobat"), new("ownerCountry", "US"), new("noticeBy", new DateOnly(2026, 12, 31))],
    ];

    // The first letter with two dots stands in no other place of ISO 8859-1 than in UTF-8.
    [Theory]
    [InlineData("C")]
    [InlineData("de_DE.ISO-8859-1")]
    public void What_goes_into_a_pipe_is_UTF_8_whatever_the_machine_speaks(string locale)
    {
        using var folder = new TemporaryFolder();
        folder.Write("liste.csv", "Produkt;Hersteller\nFriedhöfe;Müller & Söhne\n");
        folder.Write("Bücher.txt", "nothing");
        var run = BuiltProgram.RunIn(folder.Path, [("LC_ALL", locale)], "systems", "liste.csv", "Bücher.txt", "--json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("Müller & Söhne", json.RootElement[0].GetProperty("statedVendor").GetString());
        Assert.Contains("Bücher.txt", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(160)]
    [InlineData(60)]
    [InlineData(40)]
    public void A_table_fits_its_window(int width)
    {
        var text = Table(width);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.InRange(line.Length, 1, width));
        Assert.Contains("adobe", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_without_room_are_named_below_the_table()
    {
        Assert.DoesNotContain("no room", Table(160), StringComparison.Ordinal);
        Assert.EndsWith("\n  no room for ownerCountry, noticeBy\n", Table(32), StringComparison.Ordinal);
        Assert.DoesNotContain("2026-12-31", Table(32), StringComparison.Ordinal);
    }

    private static string Table(int width)
    {
        var written = new StringWriter();
        TextTable.Write(new Cli.Terminal.Terminal(() => written, () => written, () => width), Rows, "system", "product", "ownerCountry", "noticeBy");
        return written.ToString();
    }
}
