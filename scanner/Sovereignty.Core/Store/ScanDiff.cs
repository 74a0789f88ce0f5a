using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Store;

/// <summary>What changed between two scans of the same thing.</summary>
public sealed record ScanDiff
{
    /// <summary>What changed, by kind and id.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>Findings that are new, graver than before, or fire on something that they did not fire on before; gravest first. Accepted ones do not count.</summary>
    public required ImmutableArray<Finding> Worse { get; init; }

    /// <summary>Compares two scans. That both are of the same thing is for the caller to see to; a component in another version is the same component.</summary>
    /// <param name="before">The older scan.</param>
    /// <param name="after">The newer scan.</param>
    /// <param name="language">The language of the findings' names: <c>de</c> or <c>en</c>. Ids and values are the same in every language.</param>
    public static ScanDiff Between(Scan before, Scan after, string language = "en") => new()
    {
        Changes =
        [
            .. Scores(before, after),
            .. Findings(before, after, language),
            .. Compare("system", before.Systems, after.Systems, s => s.Id, s => s.Name, _ => null),
            .. Compare("vendor", before.Vendors.Values, after.Vendors.Values, v => v.Vendor.Id, v => v.Vendor.Name, v => v.UltimateOwner is { } owner ? $"owner {owner}" : "owner unknown"),
            .. Components(before, after),
        ],
        Worse = [.. NewOrGraver(before, after).OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.SubjectId, StringComparer.Ordinal)],
    };

    private static IEnumerable<Finding> NewOrGraver(Scan before, Scan after)
    {
        var old = before.Assessment.Findings.Where(f => f.Waiver is null).ToLookup(f => (f.Rule, f.Subject, f.SubjectId));
        var (wasNamed, isNamed) = (Named(before), Named(after));
        foreach (var finding in after.Assessment.Findings.Where(f => f.Waiver is null))
        {
            var was = old[(finding.Rule, finding.Subject, finding.SubjectId)].FirstOrDefault();
            if (was is null || finding.Severity > was.Severity || finding.On.Select(isNamed).Except(was.On.Select(wasNamed), StringComparer.Ordinal).Any()) yield return finding;
        }

        // A new version of a component is the same component.
        static Func<string, string> Named(Scan scan)
        {
            var bases = scan.Components.Where(c => c.Purl is not null).GroupBy(c => c.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Purl!.WithoutVersion().ToString(), StringComparer.Ordinal);
            return id => bases.GetValueOrDefault(id, id);
        }
    }

    // A component is the same at another version when the purl without version is: an update, not a removal and an addition.
    private static IEnumerable<Change> Components(Scan before, Scan after)
    {
        static ILookup<string, Component> ByBase(Scan scan) => scan.Components.ToLookup(c => c.Purl?.WithoutVersion().ToString() ?? c.Id, StringComparer.Ordinal);
        var (old, now) = (ByBase(before), ByBase(after));
        foreach (var key in old.Select(g => g.Key).Union(now.Select(g => g.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = Versions(old[key]);
            var isNow = Versions(now[key]);
            if (was == isNow) continue;
            var name = (now[key].FirstOrDefault() ?? old[key].First()).Name;
            yield return was is null ? new Change("component", key, name, null, isNow) : isNow is null ? new Change("component", key, name, was, null) : new Change("component", key, name, was, isNow);
        }

        static string? Versions(IEnumerable<Component> components)
        {
            var text = string.Join(", ", components.Select(c => c.Version ?? c.Requested ?? "?").Order(StringComparer.Ordinal));
            return text.Length == 0 ? null : text;
        }
    }

    private static IEnumerable<Change> Findings(Scan before, Scan after, string language) => Compare(
        "finding", before.Assessment.Findings.Where(f => f.Waiver is null), after.Assessment.Findings.Where(f => f.Waiver is null),
        f => $"{f.Rule} {f.SubjectId}", f => f.Title.In(language), f => $"{Text.KebabCase.Of(f.Severity)} {f.Risk:0.000}");

    private static IEnumerable<Change> Scores(Scan before, Scan after) => Compare(
        "score", before.Assessment.Scores, after.Assessment.Scores, s => $"{Text.KebabCase.Of(s.Subject)} {s.SubjectId}", s => s.SubjectId,
        s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.Low:0.0}–{s.High:0.0}"));

    private static IEnumerable<Change> Compare<T>(
        string kind, IEnumerable<T> before, IEnumerable<T> after, Func<T, string> id, Func<T, string> name, Func<T, string?> value)
    {
        var old = before.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var now = after.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, isNow) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (was is null) yield return new Change(kind, key, name(isNow!), null, value(isNow!) ?? "present");
            else if (isNow is null) yield return new Change(kind, key, name(was), value(was) ?? "present", null);
            else if (value(was) != value(isNow)) yield return new Change(kind, key, name(isNow), value(was), value(isNow));
        }
    }
}

/// <summary>One change.</summary>
/// <param name="Kind">score, finding, system, vendor or component.</param>
/// <param name="Id">What changed, the same in both scans: the id of a system or vendor, of a component without its version, rule and subject of a finding.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">How it was; null when it is new.</param>
/// <param name="After">How it is; null when it is gone.</param>
public sealed record Change(string Kind, string Id, string Name, string? Before, string? After);
