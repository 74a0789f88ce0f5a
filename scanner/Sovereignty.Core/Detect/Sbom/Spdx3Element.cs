namespace Sovereignty.Detect.Sbom;

/// <summary>One element of an SPDX 3 graph, as written.</summary>
internal sealed class Spdx3Element
{
    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);

    /// <summary>The line it begins on.</summary>
    public int Line { get; init; }

    /// <summary>Its plain properties.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Its external identifiers: type and text.</summary>
    public List<(string Type, string Text)> Identifiers { get; } = [];

    /// <summary>Its hashes: algorithm and hex.</summary>
    public List<(string Algorithm, string Hex)> Hashes { get; } = [];

    /// <summary>Its external references: type and locator.</summary>
    public List<(string Type, string Text)> References { get; } = [];

    /// <summary>The properties of CycloneDX that an extension carries.</summary>
    public List<(string Name, string Value)> Properties { get; } = [];

    /// <summary>Licence references of the document's own, and the elements that hold their text.</summary>
    public List<(string Id, string Element)> CustomIds { get; } = [];

    /// <summary>Its type without the profile: <c>Package</c>, <c>Relationship</c>, <c>Organization</c>.</summary>
    public string Type => Values.GetValueOrDefault("type") is { } type ? type[(type.LastIndexOf('_') + 1)..] : "";

    /// <summary>A property, or null.</summary>
    public string? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>A property that may have several values.</summary>
    public List<string> ListOf(string name)
    {
        if (!lists.TryGetValue(name, out var list)) lists[name] = list = [];
        return list;
    }
}
