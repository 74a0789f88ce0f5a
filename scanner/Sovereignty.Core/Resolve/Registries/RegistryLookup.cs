using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries;

/// <summary>
/// Asks registries about components: only when the user asked for it, and only at the addresses that this machine's own clients are set to, or
/// that the user's sovereignty.yaml names where a client is set to none. Settings of package managers that lie in what is scanned are never used:
/// a repository must not decide whom this machine talks to, and no credentials go to an address that it could have named.
/// </summary>
public static class RegistryLookup
{
    /// <summary>The purl types that can be asked for.</summary>
    public static ImmutableArray<string> PurlTypes { get; } = ["cargo", "composer", "gem", "golang", "maven", "npm", "nuget", "pypi"];

    /// <summary>How many of the components could be asked for: what an offline run says it left out.</summary>
    public static int Count(IEnumerable<Component> components) => components.Count(IsAskable);

    /// <summary>Asks.</summary>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static async Task<RegistryFindings> Ask(IEnumerable<Component> components, RegistryOptions options, CancellationToken stop = default)
    {
        var asked = components.Where(IsAskable).ToList();
        using var http = new RegistryHttp(RegistryHttp.Handler(), options.Time);
        using var machine = await MachineRegistries.Of(asked.Select(c => c.Purl!.Type), Machine.This, options.Addresses, http, stop).ConfigureAwait(false);
        var findings = await Ask(asked, machine.Registries, options, stop).ConfigureAwait(false);
        return findings with { Problems = [.. machine.Problems.Concat(findings.Problems).Order()] };
    }

    /// <summary>Asks given registries; the seam for tests.</summary>
    internal static async Task<RegistryFindings> Ask(
        IReadOnlyList<Component> components, IReadOnlyList<IRegistry> registries, RegistryOptions options, CancellationToken stop)
    {
        var cache = new AnswerCache(options.CacheFolder, options.Time);
        var statements = new ConcurrentDictionary<string, ImmutableArray<PackageStatement>>(StringComparer.Ordinal);
        var states = registries.ToDictionary(r => r.PurlType, r => new RegistryState(r, cache), StringComparer.Ordinal);
        var work = components.Where(c => c.Purl is not null && states.ContainsKey(c.Purl.Type)).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        var done = 0;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallel), CancellationToken = stop };
        await Parallel.ForEachAsync(work, limits, async (component, cancel) =>
        {
            var state = states[component.Purl!.Type];
            if (await state.Answer(component, cancel).ConfigureAwait(false) is { } entry && (entry.Answer.Found || entry.Answer.Beside is not null)) statements[component.Id] = Statements(entry, state.Registry);
            options.Progress?.Invoke(Interlocked.Increment(ref done), work.Count);
        }).ConfigureAwait(false);

        return new RegistryFindings(
            statements,
            [.. states.Values.SelectMany(s => s.Problems()).Order()], states.Values.Sum(s => s.Asked), states.Values.Sum(s => s.Kept));
    }

    private static bool IsAskable(Component component) =>
        component is { Own: false, Purl: { Version: not null } purl } && PurlTypes.Contains(purl.Type, StringComparer.Ordinal);

    private static ImmutableArray<PackageStatement> Statements(KeptAnswer entry, IRegistry registry)
    {
        var answer = entry.Answer;
        var because = new Because(
            answer.Beside is { } beside ? $"the {registry.Name} registry, which has {beside} and not this version," : $"the {registry.Name} registry",
            Checked: DateOnly.FromDateTime(entry.At.UtcDateTime));
        var statement = new PackageStatement(answer.Beside is null ? Origin.Registry : Origin.Inferred, because)
        {
            Surest = answer.Beside is null ? Confidence.High : answer.Between ? Confidence.Medium : Confidence.Low,
            Licence = answer.Licence ?? answer.OtherLicence,
            Maker = answer.Maker,
            SourceUrl = answer.SourceUrl,
            Release = answer is { Published: null, Latest: null, Deprecated: null, Withdrawn: null } ? null
                : new Release(answer.Published, answer.Latest, answer.LatestPublished, answer.Deprecated, answer.Withdrawn),
        };
        var all = ImmutableArray.CreateBuilder<PackageStatement>();
        all.Add(statement);
        if (answer.TextLicence is { } text) all.Add(Another(text, "'s package, whose licence file"));
        if (answer is { Licence: not null, OtherLicence: { } other }) all.Add(Another(other, "'s classifiers"));
        return all.DrainToImmutable();

        PackageStatement Another(string licence, string where) => new(statement.Origin, because with { Text = because.Text + where }) { Licence = licence, Surest = statement.Surest };
    }
}
