using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Rules;
using Sovereignty.Text;

namespace Sovereignty.Tests;

/// <summary>What rules/README.md shows works, and what there is stands in it.</summary>
public sealed class ReadmeTests
{
    private const string FieldsBegin = "<!-- fields: made from the field table by the tests; run them with ACCEPT_GOLDEN=1 to write it anew -->\n";
    private const string FieldsEnd = "<!-- end of fields -->";
    private static readonly string Path = System.IO.Path.Combine(Golden.Repository(), "rules", "README.md");
    private static readonly string Text = File.ReadAllText(Path).ReplaceLineEndings("\n");
    private static readonly List<string> Blocks = [.. YamlBlocks(Text)];

    [Fact]
    public void Every_condition_that_the_readme_shows_loads_and_its_examples_hold()
    {
        var conditions = Blocks.Where(b => b.Contains("\nwhen:", StringComparison.Ordinal)).ToList();
        Assert.True(conditions.Count >= 9);
        foreach (var block in conditions)
        {
            var rule = block.StartsWith("id: mine/old-version", StringComparison.Ordinal) ? ("old-version.yaml", block) : ("shown.yaml", Around(block));
            var pack = Town.Pack(out var problems, Town.Manifest, rule);
            Assert.Empty(problems.Select(p => $"{block}\n{p.Line}: {p.Message}"));
            Assert.All(PackChecker.Test(pack!), r => Assert.True(r.Holds, $"{block}\n{RuleExplanation.Show(r.Trace)}"));
        }
    }

    [Fact]
    public void The_pack_that_the_readme_shows_loads_with_its_rule()
    {
        var manifest = Assert.Single(Blocks, b => b.Contains("aggregation:", StringComparison.Ordinal));
        var rule = Assert.Single(Blocks, b => b.StartsWith("id: mine/old-version", StringComparison.Ordinal));
        var pack = Town.Pack(out var problems, ("pack.yaml", manifest), ("old-version.yaml", rule));
        Assert.Empty(problems.Select(p => p.Message));
        Assert.Equal(("mine", 1), (pack!.Id, pack.Rules.Length));
    }

    [Fact]
    public void Every_catalogue_entry_that_the_readme_shows_can_be_read()
    {
        var shown = Blocks.Where(b => !b.Contains("when:", StringComparison.Ordinal) && !b.Contains("aggregation:", StringComparison.Ordinal)).ToList();
        var read = shown.Select((b, i) => CatalogueFolder.ReadText($"readme-{i}.yaml", b)).ToList();
        Assert.All(read, r => Assert.Empty(r.Problems.Select(p => $"{p.Line}: {p.Message}")));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Vendors.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Products.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Classes.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Packages));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Services.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Registries.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Jurisdictions.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Relicensings.Keys));
        Assert.NotEmpty(read.SelectMany(r => r.Catalogue.Lifecycles.Keys));
    }

    [Fact]
    public void Every_operator_stands_in_a_tested_block()
        => Assert.All(OperatorReader.Operators.Select(o => o.Name).Concat([ConditionReader.Not, ConditionReader.Any]),
            name => Assert.Contains(Blocks, b => b.Contains("when:", StringComparison.Ordinal) && b.Contains($"{name}:", StringComparison.Ordinal)));

    [Fact]
    public void Every_problem_code_of_the_rules_is_in_the_readme()
    {
        var source = Directory.EnumerateFiles(System.IO.Path.Combine(Golden.Repository(), "rules", "Sovereignty.Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
        var codes = source.SelectMany(s => s.Split('"')).Where(p => p.StartsWith("rule-", StringComparison.Ordinal) || p.StartsWith("pack-", StringComparison.Ordinal) || p.StartsWith("waiver-", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(codes.Count > 15);
        Assert.All(codes, code => Assert.Contains($"`{code}`", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_fields_is_that_of_the_program()
    {
        var begin = Text.IndexOf(FieldsBegin, StringComparison.Ordinal) + FieldsBegin.Length;
        var end = Text.IndexOf(FieldsEnd, StringComparison.Ordinal);
        var expected = Text[..begin] + FieldsTable() + Text[end..];
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1") File.WriteAllText(Path, expected, new UTF8Encoding(false));
        else Assert.Equal(expected, Text);
    }

    private static string FieldsTable()
    {
        var text = new StringBuilder();
        foreach (var group in FieldTable.All.GroupBy(f => string.Join(", ", f.Subjects.Select(KebabCase.Of))))
        {
            text.Append("\n**").Append(group.Key).Append("**\n\n| field | type | meaning |\n|---|---|---|\n");
            foreach (var field in group)
            {
                // The fields of concentration differ only in what is grouped and measured: one block of them shows all.
                if (field.Name.StartsWith("concentration.", StringComparison.Ordinal) && !field.Name.StartsWith("concentration.owner.systems.", StringComparison.Ordinal)) continue;
                var type = field.Choices.IsEmpty ? field.Type.ToString().ToLowerInvariant() : string.Join(" ", field.Choices.Select(c => $"`{c}`"));
                text.Append("| `").Append(field.Name).Append("` | ").Append(type).Append(" | ").Append(field.Meaning.En).Append(" |\n");
            }

            if (group.Any(f => f.Name.StartsWith("concentration.", StringComparison.Ordinal)))
            {
                text.Append("\nLikewise `concentration.<by>.<measure>.…` for by ").AppendJoin(", ", Grouping.AllBy.Select(b => $"`{b}`"))
                    .Append(" and measure ").AppendJoin(", ", Grouping.AllMeasures.Select(m => $"`{m}`")).Append(".\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Around(string block)
    {
        var subject = Value(block, "applies-to");
        return $$$"""
            id: mine/shown
            title: { de: Regel, en: Rule }
            dimension: exit
            severity: low
            message: { de: "{{subject}}", en: "{{subject}}" }
            why: { de: Darum., en: Because. }
            how-to-fix: { de: So., en: Like this. }
            {{{(subject == "component" ? "saturation: any" : "")}}}
            {{{(Value(block, "weight") is null ? "weight: 0.5" : "")}}}

            """ + block;
    }

    private static string? Value(string block, string key)
        => block.Split('\n').Where(l => l.StartsWith($"{key}: ", StringComparison.Ordinal)).Select(l => l[(key.Length + 2)..]).FirstOrDefault();

    private static IEnumerable<string> YamlBlocks(string text)
    {
        var parts = text.Split("```yaml\n");
        return parts.Skip(1).Select(p => p[..p.IndexOf("```", StringComparison.Ordinal)]);
    }
}
