using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Npm;
using Sovereignty.Resolve.Registries.NuGet;

namespace Sovereignty.Resolve.Registries;

/// <summary>
/// Asks registries about components: only when the user asked for it, and only at the addresses that this machine's own clients are set to.
/// Settings of what is scanned are never used: a repository must not decide whom this machine talks to.
/// </summary>
public static class RegistryLookup
{
    // After so many failures in a row a registry is taken for dead and left alone.
    private const int DeadAfter = 8;

    /// <summary>The purl types that can be asked for.</summary>
    public static ImmutableArray<string> PurlTypes { get; } = ["npm", "nuget"];

    /// <summary>How many of the components could be asked for: what an offline run says it left out.</summary>
    public static int Count(IEnumerable<Component> components) => components.Count(IsAskable);

    /// <summary>Asks.</summary>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static async Task<RegistryFindings> Ask(IEnumerable<Component> components, RegistryOptions options, CancellationToken stop = default)
    {
        using var nuget = components.Any(c => IsAskable(c) && c.Purl!.Type == "nuget") ? NuGetRegistry.OfThisMachine() : null;
        using var http = new RegistryHttp(RegistryHttp.Handler(), options.Time);
        var problems = new List<Problem>();
        var asked = components.Where(IsAskable).ToList();
        var registries = new List<IRegistry>();
        if (asked.Exists(c => c.Purl!.Type == "npm"))
        {
            if (await NpmConfiguration.OfThisMachine(stop).ConfigureAwait(false) is { } npm) registries.Add(new NpmRegistry(npm, http));
            else problems.Add(NotSet("npm", "install npm or set `registry=` in your .npmrc"));
        }

        if (asked.Exists(c => c.Purl!.Type == "nuget"))
        {
            if (nuget is not null) registries.Add(nuget);
            else problems.Add(NotSet("NuGet", "add a source with `dotnet nuget add source`"));
        }

        var findings = await Ask(asked, registries, options, stop).ConfigureAwait(false);
        return findings with { Problems = [.. problems.Concat(findings.Problems).Order()] };
    }

    /// <summary>Asks given registries; the seam for tests.</summary>
    internal static async Task<RegistryFindings> Ask(
        IReadOnlyList<Component> components, IReadOnlyList<IRegistry> registries, RegistryOptions options, CancellationToken stop)
    {
        var cache = new AnswerCache(options.CacheFolder, options.Time);
        var day = DateOnly.FromDateTime(options.Time.GetUtcNow().UtcDateTime);
        var statements = new ConcurrentDictionary<string, PackageStatement>(StringComparer.Ordinal);
        var states = registries.ToDictionary(r => r.PurlType, r => new State(r), StringComparer.Ordinal);
        var work = components.Where(c => c.Purl is not null && states.ContainsKey(c.Purl.Type)).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        var done = 0;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallel), CancellationToken = stop };
        await Parallel.ForEachAsync(work, limits, async (component, cancel) =>
        {
            var state = states[component.Purl!.Type];
            if (await state.Answer(component, cache, cancel).ConfigureAwait(false) is { Found: true } answer) statements[component.Id] = Statement(answer, state.Registry, day);
            options.Progress?.Invoke(Interlocked.Increment(ref done), work.Count);
        }).ConfigureAwait(false);

        return new RegistryFindings(
            statements.ToImmutableDictionary(s => s.Key, s => ImmutableArray.Create(s.Value), StringComparer.Ordinal),
            [.. states.Values.SelectMany(s => s.Problems()).Order()], states.Values.Sum(s => s.Asked), states.Values.Sum(s => s.Kept));
    }

    private static bool IsAskable(Component component) => component.Purl is { Version: not null } purl && PurlTypes.Contains(purl.Type, StringComparer.Ordinal);

    private static PackageStatement Statement(RegistryAnswer answer, IRegistry registry, DateOnly day) => new(Origin.Registry, new Because($"the {registry.Name} registry", Checked: day))
    {
        Licence = answer.Licence,
        Maker = answer.Maker,
        SourceUrl = answer.SourceUrl,
        Release = answer is { Published: null, Latest: null, Deprecated: null } ? null : new Release(answer.Published, answer.Latest, answer.LatestPublished, answer.Deprecated),
    };

    private static Problem NotSet(string name, string hint) =>
        new("registry-not-set", ProblemSeverity.Warning, $"nothing on this machine says where the {name} registry is, so that nothing was looked up there") { Hint = hint };

    private sealed class State(IRegistry registry)
    {
        private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);
        private int inARow;
        private int asked;
        private int kept;
        private int notThere;
        private int leftOut;

        public IRegistry Registry => registry;

        public int Asked => asked;

        public int Kept => kept;

        public async Task<RegistryAnswer?> Answer(Component component, AnswerCache cache, CancellationToken stop)
        {
            var purl = component.Purl!.WithoutVersion().WithVersion(component.Purl.Version);
            var dates = component.Direct == true;
            if (cache.Find(registry.Address, purl.ToString(), dates) is { } found)
            {
                Interlocked.Increment(ref kept);
                if (!found.Found) Interlocked.Increment(ref notThere);
                return found;
            }

            if (Volatile.Read(ref inARow) >= DeadAfter)
            {
                Interlocked.Increment(ref leftOut);
                return null;
            }

            Interlocked.Increment(ref asked);
            var reply = await registry.Ask(purl, dates, stop).ConfigureAwait(false);
            if (reply.Answer is not { } answer)
            {
                failures.AddOrUpdate(reply.Failure ?? "it gave no answer", 1, (_, n) => n + 1);
                Interlocked.Increment(ref inARow);
                return null;
            }

            Volatile.Write(ref inARow, 0);
            if (!answer.Found) Interlocked.Increment(ref notThere);
            cache.Keep(registry.Address, purl.ToString(), dates, answer);
            return answer;
        }

        public IEnumerable<Problem> Problems()
        {
            var failed = failures.Values.Sum() + leftOut;
            if (failed > 0)
            {
                var why = failures.IsEmpty ? "it gave no answer" : failures.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;
                yield return new Problem("registry-failed", ProblemSeverity.Warning,
                    string.Create(CultureInfo.InvariantCulture, $"{failed} packages could not be looked up in the {registry.Name} registry: {why}"))
                {
                    Hint = "run again later; what was answered is kept",
                };
            }

            if (notThere > 0)
            {
                yield return new Problem("registry-package-unknown", ProblemSeverity.Note,
                    string.Create(CultureInfo.InvariantCulture, $"{notThere} packages are not in the {registry.Name} registry that this machine uses"))
                {
                    Hint = "packages of one's own and withdrawn ones are not there",
                };
            }
        }
    }
}
