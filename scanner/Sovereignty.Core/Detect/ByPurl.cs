using Sovereignty.Model;

namespace Sovereignty.Detect;

/// <summary>Values by purl, or by purl without its version. NuGet ids are compared without case (NuGet documentation, "Package ID"); the purl definition keeps their case.</summary>
/// <typeparam name="T">What is kept for each purl.</typeparam>
internal sealed class ByPurl<T>
    where T : class
{
    private readonly Dictionary<string, T> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> folded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All values, in no order that counts.</summary>
    public IEnumerable<T> Values => exact.Values.Concat(folded.Values);

    /// <summary>The value of a purl, or null.</summary>
    public T? Find(PackageUrl purl, bool versionless) => Of(purl).TryGetValue(Key(purl, versionless), out var value) ? value : null;

    /// <summary>The value of a purl, made when it is the first.</summary>
    public T GetOrAdd(PackageUrl purl, bool versionless, Func<PackageUrl, T> make)
    {
        var (of, key) = (Of(purl), Key(purl, versionless));
        if (!of.TryGetValue(key, out var value)) of[key] = value = make(purl);
        return value;
    }

    private Dictionary<string, T> Of(PackageUrl purl) => purl.Type == "nuget" ? folded : exact;

    // In canonical text an @ that belongs to a name is encoded: the first one begins the version.
    private static string Key(PackageUrl purl, bool versionless)
    {
        var text = purl.ToString();
        if (!versionless) return text;
        var end = 0;
        while (end < text.Length && text[end] is not ('@' or '?' or '#')) end++;
        return end == text.Length ? text : text[..end];
    }
}
