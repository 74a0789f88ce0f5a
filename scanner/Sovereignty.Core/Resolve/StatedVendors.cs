namespace Sovereignty.Resolve;

/// <summary>
/// Makers and providers that the catalogue does not hold, as files state them: a name, and the country of the seat where every file that gives one
/// gives the same.
/// </summary>
internal sealed class StatedVendors
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> countries = new(StringComparer.Ordinal);

    /// <summary>Keeps a name; its id, or null where the text names nobody.</summary>
    /// <param name="stated">The name as written.</param>
    /// <param name="country">The country of an organisation's seat, ISO 3166-1 alpha-2, or null.</param>
    public string? Keep(string stated, string? country = null)
    {
        var name = KnownVendors.Clean(stated);
        if (Catalogue.VendorName.Fold(name).Length < 2) return null;
        var id = KnownVendors.StatedId(name);
        if (id.Length < "stated:".Length + 2) return null;
        // The first spelling in ordinal order, so that the order of components does not decide what a report shows.
        if (!names.TryGetValue(id, out var known) || string.CompareOrdinal(name, known) < 0) names[id] = name;
        if (country is not null) countries[id] = countries.TryGetValue(id, out var other) && other != country ? null : country;
        return id;
    }

    /// <summary>The name of an id; the id itself where it was kept by nobody.</summary>
    public string NameOf(string id) => names.GetValueOrDefault(id, id);

    /// <summary>The country of its seat; null where none is stated, or several are.</summary>
    public string? CountryOf(string id) => countries.GetValueOrDefault(id);
}
