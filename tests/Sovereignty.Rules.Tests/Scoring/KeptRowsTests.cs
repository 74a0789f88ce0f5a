using Sovereignty.Model;

namespace Sovereignty.Tests.Scoring;

/// <summary>What is kept in short of long lists and made when somebody asks is what it would be if all of it were held.</summary>
public sealed class KeptRowsTests
{
    private static readonly Assessment Many = Town.Assess(Listed());

    [Fact]
    public void Findings_stand_in_their_one_order()
    {
        Assert.True(Many.Findings.Length > 100);
        Assert.Equal(
            Many.Findings.OrderBy(f => f.Waiver is not null).ThenByDescending(f => f.Severity).ThenByDescending(f => f.Risk)
                .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Subject).ThenBy(f => f.SubjectId, StringComparer.Ordinal).Select(Line),
            Many.Findings.Select(Line));
    }

    [Fact]
    public void Questions_stand_in_their_one_order_whatever_facts_their_subjects_lack()
    {
        // Of one rule and rank several sets of facts are missing, so that subjects of different sets stand between one another.
        Assert.Contains(Many.OpenQuestions.GroupBy(q => (q.Rule, q.Widens)), g => g.DistinctBy(q => string.Join(' ', q.Fields)).Count() > 1);
        Assert.Equal(
            Many.OpenQuestions.OrderByDescending(q => q.Widens).ThenBy(q => q.Rule, StringComparer.Ordinal).ThenBy(q => q.Subject).ThenBy(q => q.SubjectId, StringComparer.Ordinal).Select(Line),
            Many.OpenQuestions.Select(Line));
    }

    [Fact]
    public void A_finding_or_question_read_twice_is_the_same_and_one_beyond_the_end_is_refused()
    {
        for (var i = 0; i < Many.Findings.Length; i++) Assert.Equal(Line(Many.Findings[i]), Line(Many.Findings[i]));
        for (var i = Many.OpenQuestions.Length - 1; i >= 0; i--) Assert.Equal(Line(Many.OpenQuestions[i]), Line(Many.OpenQuestions[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Many.Findings[Many.Findings.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Many.OpenQuestions[-1]);
    }

    [Fact]
    public void The_parts_of_the_organisation_are_its_systems_risks_dimension_by_dimension()
    {
        var score = Town.ScoreOf(Many, Organisation.Id);
        var systems = Many.Scores.Where(s => s.Subject == SubjectKind.System).ToList();
        var parts = score.Contributions.Where(c => c.Kind == ContributionKind.Part).ToList();
        Assert.Equal(systems.SelectMany(s => s.Dimensions.Select(d => (s.SubjectId, d.Dimension, d.Low, d.High))), parts.Select(p => (p.Source, p.Dimension, p.Low, p.High)));
        Assert.Equal(parts.Count, score.Contributions.Length - score.Contributions.Count(c => c.Kind == ContributionKind.Rule));
        Assert.Throws<ArgumentOutOfRangeException>(() => score.Contributions[score.Contributions.Length]);
    }

    private static Scan Listed()
    {
        string?[] products = [null, "us-suite", "de-dms", null, "us-server", "free-suite"];
        LicenceClass?[] licences = [null, LicenceClass.Proprietary, LicenceClass.Permissive];
        var bought = Enumerable.Range(0, 150).Select(i => Town.Bought($"p{i:000}", products[i % 6], licences[i % 3]) with { Facts = Facts(i, products, licences) }).ToList();
        var systems = bought.Select((b, i) => Town.Uses($"s{(i * 37) % 150:000}", b) with { Users = i % 7 == 0 ? i : null, Hosting = i % 4 == 0 ? Hosting.ThirdCountryCloud : null });
        return Town.Scan(bought, systems.Append(Town.Own("app", Town.Library("a"), Town.Library("b"))));
    }

    private static ComponentFacts Facts(int i, string?[] products, LicenceClass?[] licences) =>
        Town.Bought("x", products[i % 6], licences[i % 3]).Facts with { Developer = i % 5 == 0 ? Town.Fact("mystery") : i % 5 == 1 ? Town.Fact("us-corp") : null };

    private static string Line(Finding f) => $"{f.Rule} {f.Subject} {f.SubjectId} {f.Severity} {f.Risk} {f.Exposure} {f.Message.En} {string.Join(' ', f.On)} {string.Join(' ', f.Because.Select(b => b.Text))}";

    private static string Line(OpenQuestion q) => $"{q.Rule} {q.Subject} {q.SubjectId} {q.Widens} {string.Join(' ', q.On)} {string.Join(' ', q.Fields)} {q.WhatSettles.De}";
}
