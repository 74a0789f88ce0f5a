using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests;

public sealed class ExplanationTests
{
    private static readonly Component Closed = Town.Library("closed", "us-corp", LicenceClass.Proprietary);
    private static readonly Component Open = Town.Library("open", "us-corp", LicenceClass.Permissive);
    private static readonly Component Dark = Town.Library("dark");
    private static readonly Component Suite = Town.Bought("suite", "us-suite");
    private static readonly Scan Scan = Town.Scan([Closed, Dark, Open, Suite], [Town.Own("app", Closed, Open, Dark), Town.Uses("suite", Suite)], [Town.Registry(3, "app")]);

    [Fact]
    public void A_rule_over_components_is_explained_for_each_of_a_system_those_that_fire_first()
        => Assert.Equal([(Closed.Id, Verdict.Yes), (Dark.Id, Verdict.Unknown), (Open.Id, Verdict.No)], Explain("proprietary-component", "app").Select(t => (t.Id, t.Verdict)));

    [Theory]
    [InlineData("proprietary-component", "pkg:npm/closed@1.0.0", SubjectKind.Component)]
    [InlineData("third-country-owner", "suite", SubjectKind.System)]
    [InlineData("registry-in-third-country", "npm", SubjectKind.Service)]
    [InlineData("registry-in-third-country", "app", SubjectKind.Service)]
    [InlineData("single-point-of-dependency", "us-corp", SubjectKind.Vendor)]
    [InlineData("owner-concentration", Organisation.Id, SubjectKind.Organisation)]
    public void A_rule_is_explained_for_a_subject_of_its_kind(string rule, string subject, SubjectKind kind)
        => Assert.Equal(kind, Assert.Single(Explain(rule, subject)).Kind);

    [Fact]
    public void What_the_rule_does_not_apply_to_has_no_explanation() => Assert.Empty(Explain("third-country-owner", "nothing"));

    [Theory, InlineData("de", "Abhilfe"), InlineData("en", "How to fix")]
    public void A_rule_is_described_in_both_languages(string language, string heading)
        => Assert.All(Town.LockIn.Rules, r => Assert.Contains($"\n{heading}\n  ", RuleExplanation.Describe(r, language), StringComparison.Ordinal));

    [Fact]
    public void The_list_has_one_row_for_each_rule()
    {
        var rows = PackChecker.List([Town.LockIn], "de");
        Assert.Equal(Town.LockIn.Rules.Select(r => r.Id), rows.Select(r => r.Id));
        Assert.All(rows, r => Assert.True(r.Examples >= 2));
    }

    private static ImmutableArray<SubjectTrace> Explain(string rule, string subject)
        => RuleExplanation.Of(Scan, Town.Catalogue, Town.LockIn.Rules.Single(r => r.Id == $"lock-in/{rule}"), subject);
}
