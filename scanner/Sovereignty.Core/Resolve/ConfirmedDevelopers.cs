using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>The developers that sovereignty.yaml names for packages and namespaces.</summary>
internal sealed class ConfirmedDevelopers
{
    private readonly KeyValuePair<string, string>[] stated;
    private readonly PatternTable? patterns;

    /// <param name="developers">Vendor ids by package pattern.</param>
    public ConfirmedDevelopers(IReadOnlyDictionary<string, string> developers)
    {
        stated = developers.Count == 0 ? [] : [.. developers];
        if (stated.Length == 0) return;
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < stated.Length; i++)
        {
            if (PackagePattern.TryParse(stated[i].Key, out var pattern)) keys[PatternTable.KeyOf(pattern)] = i;
        }

        patterns = new PatternTable(new KeyTable(KeyTable.Write(keys), 0, out _));
    }

    /// <summary>The vendor id for a package under its lookup key, and the pattern it is confirmed for; null for none.</summary>
    public (string Vendor, string Pattern)? Find(string type, string key) =>
        patterns?.Find(type, key) is { } found ? (stated[found].Value, stated[found].Key) : null;
}
