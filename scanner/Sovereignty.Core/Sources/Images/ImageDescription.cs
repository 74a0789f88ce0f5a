using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Sources.Images;

/// <summary>An image as its documents describe it.</summary>
internal sealed record ImageDescription
{
    /// <summary>Its name, <c>registry/name:tag</c>, where it was saved by name.</summary>
    public string? Name { get; init; }

    /// <summary>The digest of its manifest, or of its configuration where there is no manifest: <c>sha256:…</c>.</summary>
    public string? Digest { get; init; }

    /// <summary>The layers, lowest first: where each lies, and its bytes; null for one that is missing.</summary>
    public ImmutableArray<(string Path, Content? Content)> Layers { get; init; } = [];

    /// <summary>Operating system and architecture, <c>linux/amd64</c>, where that is stated.</summary>
    public string? Platform { get; init; }

    /// <summary>The labels of its configuration and the annotations of its manifest, by name; labels come first.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Takes platform and labels of a configuration. Source: OCI image specification, "Image Configuration".</summary>
    public ImageDescription With(JsonElement configuration)
    {
        var labels = Labels;
        if (configuration.Get("config") is { } settings && settings.Get("Labels") is { } stated) labels = labels.SetItems(Texts(stated));
        return this with { Labels = labels, Platform = Platform ?? PlatformOf(configuration) };
    }

    /// <summary>The texts of an object, a bounded number.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement labels)
    {
        if (labels.ValueKind != JsonValueKind.Object) yield break;
        foreach (var label in labels.EnumerateObject().Take(500))
        {
            if (label.Value.ValueKind == JsonValueKind.String && label.Value.GetString() is { Length: > 0 and <= 2000 } text) yield return KeyValuePair.Create(label.Name, text);
        }
    }

    /// <summary><c>os/architecture/variant</c> of a platform or configuration; null where it states none.</summary>
    public static string? PlatformOf(JsonElement platform) => (platform.Text("os"), platform.Text("architecture"), platform.Text("variant")) switch
    {
        (null, _, _) or (_, null, _) => null,
        ({ } os, { } architecture, { Length: > 0 } variant) => $"{os}/{architecture}/{variant}",
        ({ } os, { } architecture, _) => $"{os}/{architecture}",
    };
}
