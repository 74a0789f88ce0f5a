using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.Licences;

/// <summary>Several licence texts side by side: all of them apply as long as nobody says which.</summary>
internal static class LicenceTextsJoined
{
    /// <summary>One licence out of several, the strictest class of all.</summary>
    public static Licence Of(ImmutableArray<Licence> licences, LicenceReader reader)
    {
        if (licences.Length == 1) return licences[0];
        var parts = licences.SelectMany(l => l.IsSpdx && l.Expression.Contains(" OR ", StringComparison.Ordinal) ? [$"({l.Expression})"] : l.Expression.Split(" AND "))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // The lesser licence of version 3 stands on the other one, whose text lies beside it.
        if (parts.Exists(p => p.StartsWith("LGPL-3.0", StringComparison.Ordinal))) parts.RemoveAll(p => p.StartsWith("GPL-3.0", StringComparison.Ordinal));
        var text = string.Join(" AND ", parts);
        return licences.All(l => l.IsSpdx) && reader.Read(text) is { } joined ? joined : new Licence(text, LicenceClass.Unknown, false);
    }
}
