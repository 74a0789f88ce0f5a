using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Findings by rule, open questions by rule, accepted risks.</summary>
internal static class RiskViews
{
    private const int NamesShown = 40;

    public static IReadOnlyList<RiskView> Risks(ScanIndex index, int most)
    {
        var groups = Ranked(index);
        var anchors = Anchors.For("risk", groups.Select(g => g.Rule));
        return groups.Select((g, i) => View(index, i + 1, anchors[g.Rule], g, most)).ToArray();
    }

    /// <summary>Each risk with all of its cases, which are made one after the other.</summary>
    public static IEnumerable<(RiskView Risk, CaseView Case)> Cases(ScanIndex index)
    {
        foreach (var (group, rank) in Ranked(index).Select((g, i) => (g, i + 1)))
        {
            var risk = View(index, rank, "", group, 0);
            foreach (var at in group.Findings) yield return (risk, Case(index, index.Scan.Assessment.Findings[at], risk.HowToFix));
        }
    }

    // Of half a million findings a few hundred are told: of the others no more is held than their place.
    private static List<RankedRule> Ranked(ScanIndex index)
    {
        var all = index.Scan.Assessment.Findings;
        var rules = new Dictionary<string, List<Ranking>>(StringComparer.Ordinal);
        foreach (var finding in all.Heads)
        {
            if (finding.Waiver is not null) continue;
            if (!rules.TryGetValue(finding.Rule, out var cases)) rules[finding.Rule] = cases = [];
            cases.Add(new Ranking(finding.At, finding.Severity, finding.Risk * Importance(index, finding)));
        }

        foreach (var cases in rules.Values) cases.Sort(Gravest);
        return [.. rules.Select(r => new RankedRule(r.Key, [.. r.Value.Select(f => f.At)], r.Value[0].Severity, r.Value.Sum(f => f.Weight)))
            .OrderByDescending(g => g.Severity)
            .ThenByDescending(g => g.Weight)
            .ThenBy(g => g.Rule, StringComparer.Ordinal)];

        int Gravest(Ranking a, Ranking b)
        {
            var severity = b.Severity.CompareTo(a.Severity);
            if (severity != 0) return severity;
            var weight = b.Weight.CompareTo(a.Weight);
            if (weight != 0) return weight;
            var subject = string.CompareOrdinal(all.Head(a.At).SubjectId, all.Head(b.At).SubjectId);
            return subject != 0 ? subject : a.At.CompareTo(b.At);
        }
    }

    public static IReadOnlyList<OpenQuestionView> OpenQuestions(ScanIndex index, int most)
    {
        // Those that widen most come first, and are gone through without being held: there may be millions.
        var rules = new Dictionary<string, Asked>(StringComparer.Ordinal);
        foreach (var question in index.Scan.Assessment.OpenQuestions.Heads)
        {
            if (!rules.TryGetValue(question.Rule, out var asked)) rules[question.Rule] = asked = new Asked(question);
            asked.Add(question, most);
        }

        return rules.Values.OrderByDescending(a => a.Sum).ThenBy(a => a.First.Rule, StringComparer.Ordinal).Select(a => a.View(index)).ToArray();
    }

    public static IReadOnlyList<WaiverView> Waivers(ScanIndex index)
    {
        var titles = index.Scan.Assessment.Findings.Heads.DistinctBy(f => f.Rule).ToDictionary(f => f.Rule, f => index.In(f.Title), StringComparer.Ordinal);
        return index.Scan.Assessment.Waivers
            .OrderBy(w => w.Waiver.Until)
            .ThenBy(w => w.Waiver.Rule, StringComparer.Ordinal)
            .ThenBy(w => w.Waiver.Subject, StringComparer.Ordinal)
            .Select(w => new WaiverView
            {
                Rule = w.Waiver.Rule,
                RuleTitle = titles.GetValueOrDefault(w.Waiver.Rule),
                About = w.Waiver.Subject == "*" ? null : About(index, w.Waiver.Subject),
                Reason = w.Waiver.Reason,
                Owner = w.Waiver.Owner,
                Until = w.Waiver.Until,
                State = w.Expired ? "expired" : w.Matched == 0 ? "unused" : "active",
                Matched = w.Matched,
                Place = new PlaceView(w.Waiver.Path, w.Waiver.Line > 0 ? w.Waiver.Line : null),
            })
            .ToArray();
    }

    private static ReferenceView About(ScanIndex index, string subject) =>
        index.System(subject) is not null ? index.SystemReference(subject) : new ReferenceView(subject, index.NameOf(subject), null);

    private static RiskView View(ScanIndex index, int rank, string anchor, RankedRule group, int most)
    {
        // Of several wordings of one rule the gravest finding's stands for the risk; the others keep their own with their case.
        var all = index.Scan.Assessment.Findings;
        var first = all[group.Findings[0]];
        var howToFix = index.In(first.HowToFix);
        var systems = group.Findings.SelectMany(at => all.Head(at) is { Subject: SubjectKind.System } head ? [head.SubjectId] : SystemsOf(index, all[at])).Distinct(StringComparer.Ordinal).ToList();
        return new RiskView
        {
            Rank = rank,
            Rule = first.Rule,
            Anchor = anchor,
            Title = index.In(first.Title),
            Why = index.In(first.Why),
            HowToFix = howToFix,
            Severity = KebabCase.Of(group.Severity),
            Dimension = KebabCase.Of(first.Dimension),
            Cases = group.Findings.Take(most).Select(at => Case(index, all[at], howToFix)).ToArray(),
            CaseCount = group.Findings.Length,
            Systems = systems.Take(most).Select(index.SystemReference).OrderBy(r => r.Name, StringComparer.Ordinal).ToArray(),
            SystemCount = systems.Count,
            References = first.References.ToArray(),
        };
    }

    private static CaseView Case(ScanIndex index, Finding finding, string howToFix)
    {
        var own = index.In(finding.HowToFix);
        return new CaseView
        {
            Subject = KebabCase.Of(finding.Subject),
            About = index.Reference(finding.Subject, finding.SubjectId),
            Message = index.In(finding.Message),
            HowToFix = own == howToFix ? null : own,
            Exposure = finding.Exposure,
            Risk = finding.Risk,
            On = finding.On.Where(id => id != finding.SubjectId).Take(NamesShown).Select(index.NameOf).ToArray(),
            // One line of a list is one piece of evidence, however many steps read it.
            Causes = finding.Because.DistinctBy(b => b.Source is null && b.Path is not null ? $"{b.Path}:{b.Line}" : b.Text, StringComparer.Ordinal).Select(b => CauseViews.Of(index, b)).ToArray(),
        };
    }

    private static IEnumerable<string> SystemsOf(ScanIndex index, Finding finding) => finding.Subject switch
    {
        SubjectKind.Component => index.SystemsOf(finding.SubjectId),
        SubjectKind.Service => index.Service(finding.SubjectId)?.Systems ?? [],
        SubjectKind.Vendor => index.Bought.Where(s => s.Vendor == finding.SubjectId).Select(s => index.Scan.Systems.IdAt(s.At)),
        _ => finding.On.Where(id => index.System(id) is not null),
    };

    // What hangs on a system decides how far up a risk stands among those of equal severity.
    private static double Importance(ScanIndex index, FindingHead finding) => finding.Subject switch
    {
        SubjectKind.Organisation or SubjectKind.Unit => 4,
        SubjectKind.System => index.CriticalityOf(finding.SubjectId) switch
        {
            Criticality.Low => 0.5,
            Criticality.High => 2,
            Criticality.Critical => 4,
            _ => 1,
        },
        _ => 1,
    };

    // A finding's place among all, and what decides about its rank.
    private readonly record struct Ranking(int At, Severity Severity, double Weight);

    // A rule that fired: the places of its findings, gravest first.
    private sealed record RankedRule(string Rule, int[] Findings, Severity Severity, double Weight);

    private sealed class Asked(QuestionHead first)
    {
        private readonly SortedSet<string> fields = new(StringComparer.Ordinal);
        private readonly HashSet<string> ids = new(StringComparer.Ordinal);
        private readonly List<(SubjectKind Kind, string Id)> about = [];
        private ImmutableArray<string> lastFields;
        private int count;

        public QuestionHead First => first;

        public double Sum { get; private set; }

        public void Add(QuestionHead question, int most)
        {
            Sum += question.Widens;
            if (question.Fields != lastFields) fields.UnionWith(question.Fields);
            lastFields = question.Fields;
            if (about.Count < most)
            {
                if (!ids.Add(question.SubjectId)) return;
                about.Add((question.Subject, question.SubjectId));
            }

            count++;
        }

        public OpenQuestionView View(ScanIndex index) => new()
        {
            Rule = first.Rule,
            Title = index.In(first.Title),
            Dimension = KebabCase.Of(first.Dimension),
            Fields = fields.ToArray(),
            WhatSettles = index.In(first.WhatSettles),
            Widens = first.Widens,
            About = about.Select(a => index.Reference(a.Kind, a.Id)).ToArray(),
            AboutCount = count,
        };
    }
}
