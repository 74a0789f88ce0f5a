using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Scoring;

public sealed class ScoringTests
{
    private static readonly RulePack Proprietary = Town.Pack(out _, Town.Manifest, Town.Rule("licence.class: proprietary", saturation: "saturation: 0.5",
        examples: "{ match: [{ licence.class: proprietary }], no-match: [{ licence.class: permissive }] }"))!;

    [Fact]
    public void Exposure_rises_with_the_share_up_to_the_saturation()
    {
        Assert.Equal(0, ScoreArithmetic.Exposure(0, 0.5));
        Assert.Equal(0.5, ScoreArithmetic.Exposure(0.25, 0.5));
        Assert.Equal(1, ScoreArithmetic.Exposure(0.8, 0.5));
        Assert.Equal(1, ScoreArithmetic.Exposure(0.001, null));
        Assert.Equal(0, ScoreArithmetic.Exposure(0, null));
    }

    [Fact]
    public void A_share_is_weighted_by_how_the_system_needs_each_component()
    {
        var direct = Town.Library("a", licence: LicenceClass.Permissive) with { Direct = true };
        var transitive = Town.Library("b", licence: LicenceClass.Proprietary) with { Direct = false };
        var test = Town.Library("c", licence: LicenceClass.Permissive) with { Scope = Scope.Test };
        var assessment = Assess(Town.Scan([direct, transitive, test], [Town.Own("app", direct, transitive, test)]));
        // 0.5 of 1 + 0.5 + 0.25, over a saturation of a half.
        Assert.Equal(0.5 / 1.75 / 0.5, Assert.Single(assessment.Findings).Exposure, 12);
    }

    [Fact]
    public void A_component_that_no_place_tells_of_counts_as_direct()
    {
        var untold = Town.Library("a", licence: LicenceClass.Proprietary);
        var direct = Town.Library("b", licence: LicenceClass.Permissive) with { Direct = true };
        var assessment = Assess(Town.Scan([untold, direct], [Town.Own("app", untold, direct)]));
        Assert.Equal(1, Assert.Single(assessment.Findings).Exposure);
    }

    [Fact]
    public void What_fired_makes_the_upper_bound_and_what_is_open_the_lower()
    {
        var known = Town.Library("a", licence: LicenceClass.Proprietary);
        var unknown = Town.Library("b");
        var free = Enumerable.Range(0, 8).Select(i => Town.Library($"free{i}", licence: LicenceClass.Permissive)).ToArray();
        var score = Town.ScoreOf(Assess(Town.Scan([known, unknown, .. free], [Town.Own("app", [known, unknown, .. free])])), "app");
        // One of ten fired: 0.1 / 0.5 x 0.5; two of ten may fire.
        Assert.Equal(90, score.High, 9);
        Assert.Equal(80, score.Low, 9);
    }

    [Fact]
    public void Rules_of_a_dimension_combine_as_independent_risks()
    {
        var pack = Town.Pack(out _, Town.Manifest,
            Town.Rule("licence.class: proprietary", file: "one", examples: "{ match: [{ licence.class: proprietary }], no-match: [{ licence.class: permissive }] }"),
            Town.Rule("scope: runtime", file: "two", weight: "0.2", examples: "{ match: [{ scope: runtime }], no-match: [{ scope: test }] }"))!;
        var library = Town.Library("a", licence: LicenceClass.Proprietary);
        var score = Town.ScoreOf(RuleEngine.Assess(Town.Scan([library], [Town.Own("app", library)]), Town.Catalogue, [pack], []), "app");
        Assert.Equal(100 * 0.5 * 0.8, score.Low, 9);
        Assert.Equal(score.Low, score.High, 9);
    }

    [Fact]
    public void A_dimension_in_which_no_rule_can_add_risk_is_left_out_of_the_mean()
    {
        var library = Town.Library("a", licence: LicenceClass.Permissive);
        var score = Town.ScoreOf(Assess(Town.Scan([library], [Town.Own("app", library)])), "app");
        Assert.Equal(Dimension.Exit, Assert.Single(score.Dimensions).Dimension);
        Assert.Equal(1, score.Dimensions[0].Weight);
    }

    [Fact]
    public void A_system_of_which_no_part_is_known_is_not_a_system_without_risk()
    {
        var assessment = Assess(Town.Scan([], [Town.Own("empty")]));
        var score = Town.ScoreOf(assessment, "empty");
        Assert.Equal((50.0, 100.0), (score.Low, score.High));
        Assert.Equal(["components"], Assert.Single(assessment.OpenQuestions).Fields);
    }

    [Fact]
    public void A_unit_without_systems_has_no_score()
        => Assert.DoesNotContain(Town.Assess(Town.Scan([], [], units: [new Unit("u", "U", null)])).Scores, s => s.SubjectId is "u" or Organisation.Id);

    [Fact]
    public void Criticality_doubles_and_users_count_by_their_logarithm()
    {
        var system = Town.Own("a");
        Assert.Equal(2, SystemWeight.Of(system), 9);
        Assert.Equal(4, SystemWeight.Of(system with { Criticality = Criticality.Critical, Users = 0 }), 9);
        Assert.Equal(4, SystemWeight.Of(system with { Criticality = Criticality.Normal, Users = 999 }), 9);
    }

    [Fact]
    public void A_parent_unit_includes_the_systems_of_its_children_each_once()
    {
        var library = Town.Library("a", licence: LicenceClass.Proprietary);
        var shared = Town.Own("shared", library) with { Units = ["left", "right"] };
        var alone = Town.Own("alone", library) with { Units = ["left"] };
        Unit[] units = [new("top", "Top", null), new("left", "Left", "top"), new("right", "Right", "top")];
        var assessment = Town.Assess(Town.Scan([library], [shared, alone], units: units));
        Assert.Equal(["alone", "shared"], Parts(assessment, "top"));
        Assert.Equal(["shared"], Parts(assessment, "right"));
    }

    [Fact]
    public void A_unit_tree_that_runs_in_a_circle_does_not_hang_the_run()
    {
        var library = Town.Library("a", licence: LicenceClass.Proprietary);
        Unit[] units = [new("a", "A", "b"), new("b", "B", "a")];
        var assessment = Town.Assess(Town.Scan([library], [Town.Own("app", library) with { Units = ["a"] }], units: units));
        Assert.Equal(["app"], Parts(assessment, "b"));
    }

    private static IEnumerable<string> Parts(Assessment assessment, string unit)
        => Town.ScoreOf(assessment, unit).Contributions.Where(c => c.Kind == ContributionKind.Part).Select(c => c.Source).Distinct();

    private static Assessment Assess(Scan scan) => RuleEngine.Assess(scan, Town.Catalogue, [Proprietary], []);
}
