using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Inventory.Values;

/// <summary>Finds the configured unit that a list means: <c>FB 32 – Ordnung und Sicherheit</c> is the unit named <c>Ordnung und Sicherheit</c>.</summary>
internal sealed class StatedUnit
{
    private static readonly string[] Between = [",", ";", "/", "+", "&", "\n", " und "];
    private readonly ImmutableArray<(string Id, string Words)> units;
    private readonly Dictionary<string, ImmutableArray<string>> known = new(StringComparer.Ordinal);

    public StatedUnit(IEnumerable<Unit> configured) =>
        units = [.. configured.SelectMany(u => ((string[])[u.Id, u.Name]).Select(Words).Distinct(StringComparer.Ordinal).Select(w => (u.Id, w)))];

    /// <summary>Whether any unit is described.</summary>
    public bool Any => !units.IsEmpty;

    /// <summary>The units' ids; empty when none is meant for sure.</summary>
    public ImmutableArray<string> Find(string stated)
    {
        if (units.IsEmpty || stated.Length is 0 or > 200) return [];
        if (!known.TryGetValue(stated, out var ids)) known[stated] = ids = Look(stated);
        return ids;
    }

    private ImmutableArray<string> Look(string stated)
    {
        var words = Words(stated);
        if (Only(units.Where(u => u.Words == words)) is { } same) return [same];
        var parts = stated.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => One(Words(p))).ToList();
        if (parts.Count > 1 && parts.TrueForAll(p => p is not null)) return [.. parts.Select(p => p!).Distinct(StringComparer.Ordinal)];
        return One(words) is { } one ? [one] : [];
    }

    private string? One(string words)
    {
        if (words.Length == 0) return null;
        if (Only(units.Where(u => u.Words == words)) is { } same) return same;
        var padded = $" {words} ";
        if (Only(units.Where(u => u.Words.Length >= 3 && padded.Contains($" {u.Words} ", StringComparison.Ordinal))) is { } held) return held;
        return words.Length >= 4 ? Only(units.Where(u => $" {u.Words} ".Contains(padded, StringComparison.Ordinal))) : null;
    }

    // The longest name wins; two units with equally long ones leave it open.
    private static string? Only(IEnumerable<(string Id, string Words)> found)
    {
        var best = found.GroupBy(u => u.Words.Length).MaxBy(g => g.Key)?.Select(u => u.Id).Distinct(StringComparer.Ordinal).ToList();
        return best is [var id] ? id : null;
    }

    private static string Words(string text) => Columns.HeaderSynonyms.Normalised(text);
}
