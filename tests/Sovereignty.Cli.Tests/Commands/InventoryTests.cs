namespace Sovereignty.Tests.Commands;

public sealed class InventoryTests
{
    [Fact]
    public void The_columns_of_a_list_are_shown_with_what_they_are_taken_for()
    {
        var list = Path.Combine(Golden.Repository(), "examples", "musterstadt", "inventar", "stadtwerke.csv");

        var run = BuiltProgram.Run("inventory", "map", list);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("header on line 2, 18 products; for example `SAP IS-U`", run.Output, StringComparison.Ordinal);
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
}
