using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Scoring;

public sealed class WaiverTests
{
    private const string Rule = "lock-in/third-country-owner";
    private static readonly Component Suite = Town.Bought("suite", "us-suite", LicenceClass.Proprietary);
    private static readonly Scan Scan = Town.Scan([Suite], [Town.Uses("suite", Suite)]);

    [Fact]
    public void An_accepted_finding_stays_listed_and_counts_nothing()
    {
        var before = Town.Assess(Scan);
        var after = Town.Assess(Scan, Accept(Rule, "suite"));
        var finding = after.Findings.Single(f => f.Rule == Rule);
        Assert.NotNull(finding.Waiver);
        Assert.Equal(0, finding.Risk);
        Assert.Equal(0, Town.ScoreOf(after, "suite").Contributions.Single(c => c.Source == Rule).High);
        Assert.True(Town.ScoreOf(after, "suite").Low > Town.ScoreOf(before, "suite").Low);
        Assert.Equal(1, Assert.Single(after.Waivers).Matched);
    }

    [Fact]
    public void A_waiver_that_has_run_out_accepts_nothing_and_is_told()
    {
        var after = Town.Assess(Scan, Accept(Rule, "suite") with { Until = Town.AsOf.AddDays(-1) });
        Assert.Null(after.Findings.Single(f => f.Rule == Rule).Waiver);
        Assert.Equal("waiver-expired", Assert.Single(WaiverProblems.Of(after, [Town.LockIn])).Code);
    }

    [Fact]
    public void A_waiver_holds_on_its_last_day()
        => Assert.NotNull(Town.Assess(Scan, Accept(Rule, "suite") with { Until = Town.AsOf }).Findings.Single(f => f.Rule == Rule).Waiver);

    [Fact]
    public void A_waiver_that_accepts_nothing_is_told_with_its_place()
    {
        var problem = Assert.Single(WaiverProblems.Of(Town.Assess(Scan, Accept(Rule, "other")), [Town.LockIn]));
        Assert.Equal(("waiver-unmatched", "sovereignty.yaml", 12), (problem.Code, problem.Path, problem.Line));
    }

    [Fact]
    public void A_waiver_of_a_rule_that_does_not_exist_is_told_with_what_was_probably_meant()
    {
        var problem = Assert.Single(WaiverProblems.Of(Town.Assess(Scan, Accept("lock-in/third-contry-owner", "suite")), [Town.LockIn]));
        Assert.Equal(("waiver-unknown-rule", "did you mean `lock-in/third-country-owner`?"), (problem.Code, problem.Hint));
    }

    [Fact]
    public void A_single_component_can_be_accepted_by_its_name_without_version()
    {
        Component[] parts = [Town.Library("a", "us-corp", LicenceClass.Proprietary), Town.Library("b", "us-corp", LicenceClass.Proprietary), .. Enumerable.Range(0, 98).Select(i => Town.Library($"f{i}", "crowd", LicenceClass.Permissive))];
        var scan = Town.Scan(parts, [Town.Own("app", parts)]);
        var after = Town.Assess(scan, Accept("lock-in/proprietary-component", "pkg:npm/a"));
        var findings = after.Findings.Where(f => f.Rule == "lock-in/proprietary-component").ToList();
        Assert.Equal(["pkg:npm/b@1.0.0"], findings.Single(f => f.Waiver is null).On);
        Assert.Equal("pkg:npm/a@1.0.0", findings.Single(f => f.Waiver is not null).SubjectId);
        Assert.Equal(0.1, findings.Single(f => f.Waiver is null).Exposure, 9);
    }

    [Fact]
    public void A_star_accepts_a_rule_everywhere()
    {
        var scan = Scan with { Services = [Town.Registry(3, "suite")] };
        var after = Town.Assess(scan, Accept("lock-in/registry-in-third-country", "*"));
        Assert.NotNull(after.Findings.Single(f => f.Rule == "lock-in/registry-in-third-country").Waiver);
        Assert.Equal(0, Town.ScoreOf(after, "suite").Contributions.Single(c => c.Source == "lock-in/registry-in-third-country").High);
    }

    private static Waiver Accept(string rule, string subject) => new(rule, subject, "accepted by the council", "CISO", new DateOnly(2027, 1, 1), "sovereignty.yaml", 12);
}
