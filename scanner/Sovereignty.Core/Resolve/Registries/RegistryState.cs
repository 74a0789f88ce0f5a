using System.Collections.Concurrent;
using System.Globalization;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Registries;

/// <summary>One registry in one run: what was asked, kept and failed. After failures in a row it is left alone.</summary>
internal sealed class RegistryState(IRegistry registry, AnswerCache cache)
{
    // NuGet's client has tries of its own; over HTTP a host is given up sooner.
    private const int DeadAfter = 8;

    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);
    private int inARow;
    private int asked;
    private int kept;
    private int notThere;
    private int leftOut;

    public IRegistry Registry => registry;

    public int Asked => asked;

    public int Kept => kept;

    /// <summary>The answer for a package, with the moment it was given; null for none.</summary>
    public async Task<KeptAnswer?> Answer(Component component, CancellationToken stop)
    {
        var purl = component.Purl!.WithoutVersion().WithVersion(component.Purl.Version);
        var key = purl.ToString();
        var dates = component.Direct == true;
        var known = cache.Find(registry.Address, key, dates);
        if (known is { Fresh: true, Entry: var fresh })
        {
            Interlocked.Increment(ref kept);
            return Count(fresh);
        }

        if (Volatile.Read(ref inARow) >= DeadAfter)
        {
            if (known is not null) return Count(known.Value.Entry);
            Interlocked.Increment(ref leftOut);
            return null;
        }

        Interlocked.Increment(ref asked);
        var reply = await registry.Ask(new RegistryQuestion(purl, dates, known?.Entry.Validator), stop).ConfigureAwait(false);
        if (reply.Unchanged && known is not null)
        {
            Volatile.Write(ref inARow, 0);
            return Count(cache.Keep(registry.Address, key, dates, known.Value.Entry.Answer, known.Value.Entry.Validator));
        }

        if (reply.Answer is not { } answer)
        {
            failures.AddOrUpdate(reply.Failure ?? "it gave no answer", 1, (_, n) => n + 1);
            Interlocked.Increment(ref inARow);
            return known is null ? null : Count(known.Value.Entry);
        }

        Volatile.Write(ref inARow, 0);
        return Count(cache.Keep(registry.Address, key, dates, answer, reply.Validator));
    }

    /// <summary>What was not answered, summed up.</summary>
    public IEnumerable<Problem> Problems()
    {
        var failed = failures.Values.Sum() + leftOut;
        if (failed > 0)
        {
            var why = failures.IsEmpty ? "it gave no answer" : failures.OrderBy(f => f.Key == RegistryHttp.LeftAlone).ThenByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;
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

    private KeptAnswer Count(KeptAnswer entry)
    {
        if (!entry.Answer.Found) Interlocked.Increment(ref notThere);
        return entry;
    }
}
