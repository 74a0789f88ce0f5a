using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>The accepted risks of a run, and how often each was used.</summary>
internal sealed class WaiverBook(ImmutableArray<Waiver> waivers, DateOnly asOf)
{
    private readonly int[] used = new int[waivers.IsDefault ? 0 : waivers.Length];

    /// <summary>The waiver that accepts a rule on a subject, or null. The first of the list wins; one that has run out accepts nothing.</summary>
    public Waiver? Find(Rule rule, Subject subject)
    {
        for (var i = 0; i < used.Length; i++)
        {
            var waiver = waivers[i];
            if (waiver.Until >= asOf && waiver.Rule == rule.Id && Names(waiver.Subject, subject)) return waiver;
        }

        return null;
    }

    /// <summary>Whether any waiver names a rule, so that most rules need not ask for each component.</summary>
    public bool Names(Rule rule)
    {
        for (var i = 0; i < used.Length; i++)
        {
            if (waivers[i].Rule == rule.Id) return true;
        }

        return false;
    }

    /// <summary>Counts a finding that a waiver accepts.</summary>
    public void Use(Waiver waiver)
    {
        for (var i = 0; i < used.Length; i++)
        {
            if (ReferenceEquals(waivers[i], waiver)) used[i]++;
        }
    }

    public ImmutableArray<WaiverState> States()
        => waivers.IsDefault ? [] : [.. waivers.Select((w, i) => new WaiverState(w, used[i], w.Until < asOf))];

    // A package may be named with or without its version.
    private static bool Names(string stated, Subject subject)
        => stated == "*" || stated == subject.Id || (subject is ComponentSubject { Component.Purl: { } purl } && stated == purl.WithoutVersion().ToString());
}
