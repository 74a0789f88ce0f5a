namespace Sovereignty.Text;

/// <summary>Finds what somebody probably meant.</summary>
public static class Suggest
{
    /// <summary>The candidate nearest to what was typed, or null when none is near (Damerau-Levenshtein over at most a third of the length).</summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, Math.Min(typed.Length, 64) / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(typed, candidate, bestDistance);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A hint in words: <c>did you mean `x`?</c>, or the list of what there is.</summary>
    public static string Hint(string typed, IEnumerable<string> candidates)
    {
        var known = candidates.Order(StringComparer.Ordinal).ToList();
        return Nearest(typed, known) is { } nearest ? $"did you mean `{nearest}`?" : $"expected one of: {string.Join(", ", known.Take(30))}";
    }

    private static int Distance(string a, string b, int limit)
    {
        if (a.Length > 64 || b.Length > 64 || Math.Abs(a.Length - b.Length) >= limit) return int.MaxValue;
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }
}
