using Sovereignty.Configuration;

namespace Sovereignty.Tests.Configuration;

/// <summary>What the program writes into a file that people keep: only what was said, and nothing where it is not sure.</summary>
public sealed class ConfigurationEditTests
{
    private static readonly KeyValuePair<string, string>[] Columns = [new("product", "Bezeichnung"), new("vendor", "Firma \"alt\"")];

    [Fact]
    public void An_empty_file_gets_the_list() =>
        Assert.Equal("inventories:\n  - path: \"liste.csv\"\n    columns:\n      product: \"Bezeichnung\"\n      vendor: \"Firma \\\"alt\\\"\"\n", ConfigurationEdit.WithColumns("", "liste.csv", Columns));

    [Fact]
    public void Comments_and_layout_of_the_rest_stay()
    {
        const string text = "# ours\norganisation: X   # the city\n\ninventories:\n  # from the data centre\n  - path: a.csv      # monthly\n    unit: it\n  - path: b.csv\n\nunits:\n  - { id: it, name: IT }\n# end\n";

        Assert.Equal(text.Replace("    unit: it\n", "    unit: it\n    columns:\n      product: \"Bezeichnung\"\n      vendor: \"Firma \\\"alt\\\"\"\n", StringComparison.Ordinal), ConfigurationEdit.WithColumns(text, "a.csv", Columns));
        Assert.Equal(text.Replace("  - path: b.csv\n", "  - path: b.csv\n  - path: \"c.csv\"\n    columns:\n      product: \"Bezeichnung\"\n      vendor: \"Firma \\\"alt\\\"\"\n", StringComparison.Ordinal), ConfigurationEdit.WithColumns(text, "c.csv", Columns));
    }

    [Fact]
    public void Columns_that_are_there_are_replaced_and_others_added()
    {
        const string text = "inventories:\n- path: a.csv\n  columns:\n    product: Name  # was wrong\n    version: Ver\nmatches:\n  x: none\n";

        Assert.Equal("inventories:\n- path: a.csv\n  columns:\n    product: \"Bezeichnung\"  # was wrong\n    version: Ver\n    vendor: \"Firma \\\"alt\\\"\"\nmatches:\n  x: none\n", ConfigurationEdit.WithColumns(text, "a.csv", Columns));
    }

    [Theory]
    [InlineData("inventories:\n  - { path: a.csv, unit: it }\nunits: [{ id: it }]\n", "inventories:\n  - { path: a.csv, unit: it, columns: { product: \"Bezeichnung\", vendor: \"Firma \\\"alt\\\"\" } }\nunits: [{ id: it }]\n")]
    [InlineData("inventories:\n  - { path: a.csv, columns: { product: Name } }\n", "inventories:\n  - { path: a.csv, columns: { product: \"Bezeichnung\", vendor: \"Firma \\\"alt\\\"\" } }\n")]
    [InlineData("inventories: []\n", "inventories: \n  - path: \"a.csv\"\n    columns:\n      product: \"Bezeichnung\"\n      vendor: \"Firma \\\"alt\\\"\"\n")]
    public void Lists_in_braces_are_added_to_in_braces(string text, string expected) => Assert.Equal(expected, ConfigurationEdit.WithColumns(text, "a.csv", Columns));

    [Fact]
    public void Line_ends_are_those_of_the_file() =>
        Assert.Equal("organisation: X\r\n\r\ninventories:\r\n  - path: \"a.csv\"\r\n    columns:\r\n      product: \"Bezeichnung\"\r\n      vendor: \"Firma \\\"alt\\\"\"\r\n", ConfigurationEdit.WithColumns("organisation: X\r\n", "a.csv", Columns));

    [Theory]
    [InlineData("inventories: [{ path: b.csv }]\n")]
    [InlineData("inventories: {\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("inventories: text\n")]
    public void What_cannot_be_added_to_is_refused(string text) => Assert.Null(ConfigurationEdit.WithColumns(text, "a.csv", Columns));

    [Fact]
    public void A_confirmed_match_goes_under_matches()
    {
        Assert.Equal("matches:\n  \"O365: E3\": microsoft-365\n", ConfigurationEdit.WithMatch("", "O365: E3", "microsoft-365"));
        Assert.Equal("matches:\n  # agreed\n  a: none\n  \"b\": c\n\npacks: [lock-in]\n", ConfigurationEdit.WithMatch("matches:\n  # agreed\n  a: none\n\npacks: [lock-in]\n", "b", "c"));
        Assert.Equal("matches:\n  a: c # sure\n", ConfigurationEdit.WithMatch("matches:\n  a: none # sure\n", "a", "c"));
        Assert.Equal("matches: { a: none, \"b\": c }\n", ConfigurationEdit.WithMatch("matches: { a: none }\n", "b", "c"));
    }
}
