namespace Sovereignty.Tests.Commands;

/// <summary>What commands end with where nothing was found, or where a part of what was named could not be had.</summary>
public sealed class NothingFoundTests
{
    [Theory]
    [InlineData("scan", ".")]
    [InlineData("systems", ".")]
    [InlineData("vendors", ".", "--json")]
    [InlineData("plan", ".")]
    [InlineData("plan", ".", "--csv")]
    [InlineData("catalogue", "coverage", ".")]
    [InlineData("inventory", "confirm", ".")]
    [InlineData("whatif", "microsoft-365", "nextcloud", ".")]
    public void Nothing_to_scan_ends_with_4_and_says_so(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "nothing");
        var run = BuiltProgram.RunIn(folder.Path, [], arguments);
        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("nothing was found to scan", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SBOM_of_nothing_is_an_empty_one_and_no_failure()
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.RunIn(folder.Path, [], "sbom", ".", "-o", "x.cdx.json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("sbom: x.cdx.json, 0 components\n", run.Error);
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("systems")]
    [InlineData("vendors")]
    [InlineData("plan")]
    public void A_source_that_is_missing_beside_one_that_was_read_is_no_success(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("liste.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");
        var run = BuiltProgram.RunIn(folder.Path, [], command, "liste.csv", "lsite.csv");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error[source-missing]: `lsite.csv` does not exist", run.Error, StringComparison.Ordinal);
        Assert.NotEqual("", run.Output);
    }

    [Fact]
    public void Options_that_are_about_reports_say_so_where_none_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("liste.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");
        var run = BuiltProgram.RunIn(folder.Path, [], "scan", "liste.csv", "--audience", "procurement", "--lang", "de");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("`--audience` chooses among reports, and none is written", run.Error, StringComparison.Ordinal);
        Assert.Contains("`--lang` is the language of reports, tables and findings, and none is written", run.Error, StringComparison.Ordinal);
        Assert.Contains("looked at    1 file; 0 own systems, 1 bought product, 1 component\n", run.Output, StringComparison.Ordinal);
        var written = BuiltProgram.RunIn(folder.Path, [], "scan", "liste.csv", "--lang", "de", "--findings", "f.md");
        Assert.DoesNotContain("none is written", written.Error, StringComparison.Ordinal);
    }
}
