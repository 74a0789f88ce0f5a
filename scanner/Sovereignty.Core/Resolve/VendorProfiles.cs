using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>
/// The vendors of a scan by id, in the order of their ids. Of those that the catalogue does not hold no more is known than a name: a list may state
/// a hundred thousand, and they are made when somebody asks.
/// </summary>
internal sealed class VendorProfiles : IReadOnlyDictionary<string, VendorProfile>
{
    private readonly string[] ids;
    private readonly VendorProfile?[] held;
    private readonly Func<string, VendorProfile> stated;

    /// <summary>Puts them in order.</summary>
    /// <param name="profiles">Profiles by id; null for those of whom no more is known than what is stated.</param>
    /// <param name="stated">Makes the profile of such a one.</param>
    public VendorProfiles(Dictionary<string, VendorProfile?> profiles, Func<string, VendorProfile> stated)
    {
        this.stated = stated;
        ids = [.. profiles.Keys];
        Array.Sort(ids, StringComparer.Ordinal);
        held = Array.ConvertAll(ids, id => profiles[id]);
    }

    /// <inheritdoc/>
    public int Count => ids.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => ids;

    /// <inheritdoc/>
    public IEnumerable<VendorProfile> Values => Enumerable.Range(0, ids.Length).Select(At);

    /// <inheritdoc/>
    public VendorProfile this[string key] => TryGetValue(key, out var profile) ? profile : throw new KeyNotFoundException($"no vendor {key}");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out VendorProfile value)
    {
        var at = PlaceOf(key);
        value = at < 0 ? null : At(at);
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, VendorProfile>> GetEnumerator()
    {
        for (var i = 0; i < ids.Length; i++) yield return new KeyValuePair<string, VendorProfile>(ids[i], At(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(string id) => Array.BinarySearch(ids, id, StringComparer.Ordinal);

    private VendorProfile At(int index) => held[index] ?? stated(ids[index]);
}
