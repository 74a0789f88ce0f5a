using System.Runtime.InteropServices;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>
/// Finds the pattern of a package: the exact one, else the longest beginning. Beginnings are sorted and each knows the longest other one that
/// it begins with, so that a lookup is one binary search and a short walk.
/// </summary>
/// <typeparam name="T">What a pattern leads to; of equal patterns the last one wins, which lets overlays win.</typeparam>
internal sealed class PatternIndex<T>
    where T : class
{
    private readonly Dictionary<string, Typed> byType = new(StringComparer.Ordinal);

    public PatternIndex(IEnumerable<(string Pattern, T Value)> patterns)
    {
        foreach (var (text, value) in patterns)
        {
            if (!PackagePattern.TryParse(text, out var pattern)) continue;
            ref var typed = ref CollectionsMarshal.GetValueRefOrAddDefault(byType, pattern.Type, out _);
            typed ??= new Typed();
            (pattern.IsPrefix ? typed.Beginnings : typed.Exact)[pattern.Text] = new Found(value, text, pattern.IsPrefix);
        }

        foreach (var typed in byType.Values) typed.Seal();
    }

    /// <summary>The match for a package of a type under its lookup key; null for none.</summary>
    public Found? Find(string type, string key)
    {
        if (!byType.TryGetValue(type, out var typed)) return null;
        return typed.Exact.TryGetValue(key, out var exact) ? exact : typed.Longest(key);
    }

    /// <summary>A pattern and what it leads to.</summary>
    /// <param name="Value">What it leads to.</param>
    /// <param name="Pattern">The pattern as the catalogue writes it.</param>
    /// <param name="IsPrefix">Whether it is a beginning.</param>
    public sealed record Found(T Value, string Pattern, bool IsPrefix)
    {
        /// <summary>Whether the beginning ends where a namespace ends, so that only its owner can publish under it.</summary>
        public bool IsNamespace => !IsPrefix || Pattern.EndsWith("/*", StringComparison.Ordinal);
    }

    private sealed class Typed
    {
        public readonly Dictionary<string, Found> Exact = new(StringComparer.Ordinal);
        public readonly Dictionary<string, Found> Beginnings = new(StringComparer.Ordinal);
        private string[] sorted = [];
        private Found[] found = [];
        private int[] parent = [];

        public void Seal()
        {
            sorted = [.. Beginnings.Keys.Order(StringComparer.Ordinal)];
            found = [.. sorted.Select(s => Beginnings[s])];
            parent = new int[sorted.Length];
            for (var i = 0; i < sorted.Length; i++)
            {
                var candidate = i - 1;
                while (candidate >= 0 && !sorted[i].StartsWith(sorted[candidate], StringComparison.Ordinal)) candidate = parent[candidate];
                parent[i] = candidate;
            }
        }

        public Found? Longest(string key)
        {
            var i = Array.BinarySearch(sorted, key, StringComparer.Ordinal);
            if (i < 0) i = ~i - 1;
            while (i >= 0 && !key.StartsWith(sorted[i], StringComparison.Ordinal)) i = parent[i];
            return i < 0 ? null : found[i];
        }
    }
}
