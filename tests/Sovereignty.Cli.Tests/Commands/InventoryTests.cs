namespace Sovereignty.Tests.Commands;

public sealed class InventoryTests
{
    [Fact]
    public void The_columns_of_a_list_are_shown_with_what_they_are_taken_for()
    {
        var list = Path.Combine(Golden.Repository(), "examples", "musterstadt", "inventar", "stadtwerke.csv");

        var run = BuiltProgram.Run("inventory", "map", list);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("header on line 2, 18 products", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"Anwendung +│ product +│ 1 +│ header +│ SAP IS-U", run.Output);
        Assert.Contains("      monthly-cost: \"Kosten/Monat\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_a_product_column_fails_with_its_columns_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "x.csv");
        File.WriteAllText(file, "Farbe;Form\nrot;rund\n");

        var run = BuiltProgram.Run("inventory", "map", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`Farbe`, `Form`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_is_written_is_used_the_next_time_and_leaves_the_rest_of_the_file_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "listen", "x.csv");
        folder.Write("listen/x.csv", "Was;Wer;Wieviel\nNextcloud;Nextcloud GmbH;900\n");
        folder.Write("sovereignty.yaml", "# ours\norganisation: Test  # a test\n");

        var without = BuiltProgram.Run("inventory", "map", file);
        var run = BuiltProgram.Run("inventory", "map", file, "--set", "product=Was", "--set", "vendor=Wer", "--write");
        var again = BuiltProgram.Run("inventory", "map", file);

        Assert.Equal((2, 0, 0), (without.ExitCode, run.ExitCode, again.ExitCode));
        Assert.Equal("# ours\norganisation: Test  # a test\n\ninventories:\n  - path: \"listen/x.csv\"\n    columns:\n      product: \"Was\"\n      vendor: \"Wer\"\n", File.ReadAllText(Path.Combine(folder.Path, "sovereignty.yaml")));
        Assert.Matches(@"Was +│ product +│ 1 +│ sovereignty.yaml +│ Nextcloud", again.Output);
    }

    [Fact]
    public void A_list_that_is_only_looked_at_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");

        BuiltProgram.Run("inventory", "map", Path.Combine(folder.Path, "x.csv"));

        Assert.Equal(["x.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_confirmed_match_is_kept_and_used()
    {
        using var folder = new TemporaryFolder();
        var config = Path.Combine(folder.Path, "sovereignty.yaml");
        folder.Write("x.csv", "Produkt;Hersteller\nbaramundi Mgmt Suite;baramundi\nGanz Eigenes;\n");

        var open = BuiltProgram.Run("inventory", "confirm", Path.Combine(folder.Path, "x.csv"));
        var confirmed = BuiltProgram.Run("catalogue", "match", "baramundi Mgmt Suite", "--confirm", "baramundi-management-suite", "--config", config);
        var match = BuiltProgram.Run("catalogue", "match", "baramundi Mgmt Suite", "--config", config);

        Assert.Contains("  # \"baramundi Mgmt Suite\": baramundi-management-suite\n", open.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, confirmed.ExitCode);
        Assert.Equal("matches:\n  \"baramundi Mgmt Suite\": baramundi-management-suite\n", File.ReadAllText(config));
        Assert.Contains("confirmed in sovereignty.yaml", match.Output, StringComparison.Ordinal);
    }
}
