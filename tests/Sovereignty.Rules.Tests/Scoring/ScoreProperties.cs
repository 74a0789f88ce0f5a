using FsCheck.Fluent;
using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Scoring;

/// <summary>What must hold of every score, over generated scans and the whole default pack.</summary>
public sealed class ScoreProperties
{
    private const double Tiny = 1e-9;

    [Fact]
    public void A_score_equals_what_its_contributions_give() => Holds(80, draft => Town.Assess(draft.Scan()).Scores.All(score =>
    {
        var again = ScoreArithmetic.Of(score.Subject, score.SubjectId, score.Contributions, [.. score.Dimensions.Select(d => new DimensionWeight(d.Dimension, d.Weight))]);
        return Near(again.Low, score.Low) && Near(again.High, score.High);
    }));

    [Fact]
    public void A_score_is_an_interval_between_0_and_100()
        => Holds(80, draft => Town.Assess(draft.Scan()).Scores.All(s => s.Low >= -Tiny && s.Low <= s.High + Tiny && s.High <= 100 + Tiny));

    [Fact]
    public void The_weights_of_a_score_and_of_a_roll_up_add_up_to_one() => Holds(50, draft => Town.Assess(draft.Scan()).Scores.All(s =>
        Near(1, s.Dimensions.Sum(d => d.Weight))
        && s.Contributions.Where(c => c.Kind == ContributionKind.Part).GroupBy(c => c.Dimension).All(g => Near(1, g.Sum(c => c.Weight)))));

    [Fact]
    public void Settling_what_is_unknown_never_leaves_the_interval() => Holds(30, draft =>
    {
        var before = Town.Assess(draft.Scan()).Scores.ToDictionary(s => s.SubjectId, StringComparer.Ordinal);
        return draft.Settled().All(settled => Town.Assess(settled.Scan()).Scores.All(after =>
            after.Low >= before[after.SubjectId].Low - Tiny && after.High <= before[after.SubjectId].High + Tiny));
    });

    [Fact]
    public void A_question_says_at_least_how_far_settling_it_narrows_the_interval() => Holds(50, draft =>
    {
        var assessment = Town.Assess(draft.Scan());
        return assessment.OpenQuestions.All(q => q.Widens >= 0
            && (q.Subject is SubjectKind.Service or SubjectKind.Vendor || q.Widens <= Width(Town.ScoreOf(assessment, q.SubjectId)) + Tiny));
    });

    [Fact]
    public void When_nothing_is_open_the_interval_is_a_point() => Holds(80, draft =>
    {
        var assessment = Town.Assess(draft.Scan());
        var open = assessment.OpenQuestions.Where(q => q.Widens > Tiny).SelectMany(q => q.Subject == SubjectKind.Service ? q.On : [q.SubjectId]).ToHashSet(StringComparer.Ordinal);
        return assessment.Scores.Where(s => s.Subject == SubjectKind.System && !open.Contains(s.SubjectId)).All(s => Width(s) < Tiny);
    });

    [Fact]
    public void The_order_of_what_was_read_changes_nothing() => Holds(50, draft =>
    {
        var scan = draft.Scan();
        var turned = scan with
        {
            Components = [.. scan.Components.Reverse()],
            Systems = [.. scan.Systems.Reverse().Select(s => s with { Parts = [.. s.Parts.Reverse()] })],
            Services = [.. scan.Services.Reverse()],
        };
        return Same(Town.Assess(scan), Town.Assess(turned));
    });

    [Fact]
    public void Reading_the_same_parts_from_several_sources_changes_nothing() => Holds(50, draft =>
    {
        var scan = draft.Scan();
        var twice = scan with { Systems = [.. scan.Systems.Select(s => s with { Parts = [.. s.Parts, .. s.Parts.Take(3)] })] };
        return Same(Town.Assess(scan), Town.Assess(twice));
    });

    [Fact]
    public void An_accepted_risk_never_lowers_a_score() => Holds(50, draft =>
    {
        var scan = draft.Scan();
        var before = Town.Assess(scan);
        var after = Town.Assess(scan, [.. before.Findings.Take(5).Select(f => new Waiver(f.Rule, f.SubjectId, "r", "o", Town.AsOf, "sovereignty.yaml", 1))]);
        return after.Waivers.All(w => w.Matched > 0) && after.Findings.Where(f => f.Waiver is not null).All(f => f.Risk == 0)
            && after.Scores.Zip(before.Scores).All(p => p.First.Low >= p.Second.Low - Tiny && p.First.High >= p.Second.High - Tiny);
    });

    private static void Holds(int times, Func<Draft, bool> property)
        => Prop.ForAll(Draft.Any.ToArbitrary(), property).Holds(times);

    private static bool Near(double a, double b) => Math.Abs(a - b) < Tiny;

    private static double Width(Score score) => score.High - score.Low;

    private static bool Same(Assessment a, Assessment b)
        => a.Scores.Zip(b.Scores).All(p => p.First.SubjectId == p.Second.SubjectId && Near(p.First.Low, p.Second.Low) && Near(p.First.High, p.Second.High))
            && a.Findings.Select(Line).SequenceEqual(b.Findings.Select(Line))
            && a.OpenQuestions.Select(q => (q.Rule, q.SubjectId, string.Join(',', q.On))).Order().SequenceEqual(b.OpenQuestions.Select(q => (q.Rule, q.SubjectId, string.Join(',', q.On))).Order());

    private static (string, string, string, string) Line(Finding f) => (f.Rule, f.SubjectId, f.Message.De, string.Join(',', f.On));
}
