using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Packs;

public sealed class ShippedPackTests
{
    private static readonly string Folder = Path.Combine(Golden.Repository(), "rules", "packs");

    public static TheoryData<string> Packs => [.. RulePack.Shipped(Folder)];

    [Theory, MemberData(nameof(Packs))]
    public void A_pack_that_ships_has_no_problem_and_all_its_examples_hold(string pack)
        => Assert.Empty(PackChecker.Check(Path.Combine(Folder, pack)).Select(p => $"{p.Path}:{p.Line}:{p.Column} {p.Code} {p.Message}; {p.Hint}"));

    [Fact]
    public void The_default_pack_has_rules_in_every_dimension()
    {
        var rules = Load().Rules;
        Assert.True(rules.Length >= 24);
        Assert.Equal(Enum.GetValues<Dimension>(), rules.Where(r => r.Weight > 0).Select(r => r.Dimension).Distinct().Order());
    }

    [Fact]
    public void The_default_pack_has_rules_for_every_subject()
        => Assert.Equal(Enum.GetValues<SubjectKind>(), Load().Rules.SelectMany(r => r.AppliesTo).Distinct().Order());

    [Fact]
    public void Every_rule_says_in_both_languages_what_it_found_why_it_matters_and_what_to_do()
    {
        foreach (var rule in Load().Rules)
        {
            foreach (var text in new[] { rule.Title, rule.Message, rule.Why, rule.HowToFix })
            {
                Assert.False(string.IsNullOrWhiteSpace(text.De), rule.Id);
                Assert.False(string.IsNullOrWhiteSpace(text.En), rule.Id);
                Assert.NotEqual(text.De, text.En);
            }
        }
    }

    [Fact]
    public void Messages_name_the_same_fields_in_both_languages()
    {
        foreach (var rule in Load().Rules)
        {
            var (de, en) = (MessageText.Names(new LocalText(rule.Message.De, "")), MessageText.Names(new LocalText(rule.Message.En, "")));
            Assert.Equal(de.Order(StringComparer.Ordinal), en.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_packs_travel_beside_the_program_and_are_found_by_name()
    {
        var pack = RulePack.Find("lock-in", RulePack.ShippedFolder, out var problems);
        Assert.Empty(problems);
        Assert.Equal(Load().Digest, pack!.Digest);
    }

    [Fact]
    public void A_pack_that_is_not_there_is_told_with_what_was_probably_meant()
    {
        Assert.Null(RulePack.Find("lockin", Folder, out var problems));
        Assert.Equal("did you mean `lock-in`?", Assert.Single(problems).Hint);
    }

    private static RulePack Load() => RulePack.Load(Path.Combine(Folder, "lock-in"), out _)!;
}
