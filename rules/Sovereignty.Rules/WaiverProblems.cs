using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>Accepted risks that need attention: those that have run out and those that accept nothing.</summary>
public static class WaiverProblems
{
    /// <summary>The problems with an assessment's waivers, sorted.</summary>
    public static ImmutableArray<Problem> Of(Assessment assessment, IEnumerable<RulePack> packs)
    {
        var rules = packs.SelectMany(p => p.Rules).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return [.. assessment.Waivers.Select(w => Of(w, rules)).OfType<Problem>().Order()];
    }

    private static Problem? Of(WaiverState state, HashSet<string> rules)
    {
        var waiver = state.Waiver;
        var problem = !rules.Contains(waiver.Rule)
            ? new Problem("waiver-unknown-rule", ProblemSeverity.Warning, $"the waiver names the rule `{waiver.Rule}`, which no pack in use holds") { Hint = Suggest.Hint(waiver.Rule, rules) }
            : state.Expired
            ? new Problem("waiver-expired", ProblemSeverity.Warning, $"the waiver of `{waiver.Rule}` for `{waiver.Subject}` ended on {Day(waiver.Until)} and accepts nothing any more")
            {
                Hint = $"{waiver.Owner} decides: mend the finding, or renew the waiver with a new date",
            }
            : state.Matched == 0
            ? new Problem("waiver-unmatched", ProblemSeverity.Warning, $"the waiver of `{waiver.Rule}` for `{waiver.Subject}` accepts no finding")
            {
                Hint = "remove it, or correct the subject: it must be the id that the finding names, or `*`",
            }
            : null;
        return problem is null ? null : problem with { Path = waiver.Path, Line = waiver.Line > 0 ? waiver.Line : null };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
