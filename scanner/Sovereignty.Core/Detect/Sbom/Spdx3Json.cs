using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>
/// SPDX 3.0 JSON-LD: the packages of its graph with suppliers, licences and relationships, by the names of the official context. Other ways to
/// write the same graph as linked data are not resolved. Source: SPDX 3.0.1, "Serialization", Core and Software profiles.
/// </summary>
internal sealed class Spdx3Json : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/spdx3-json";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx.json", "*.spdx3.json", "*.spdx.jsonld", "*.spdx3.jsonld", "*.sbom.json", "sbom.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found, input.Stop)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    public static SbomContents? Read(ReadOnlySpan<byte> utf8, Detection found, CancellationToken stop)
    {
        if (utf8.IndexOf("spdx.org/rdf/3."u8) < 0) return null;
        var graph = new Spdx3Graph();
        try
        {
            var json = new JsonLines(utf8);
            if (!json.EnterObject()) return null;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("@graph"u8) || !json.EnterArray()) continue;
                while (json.NextItem())
                {
                    stop.ThrowIfCancellationRequested();
                    var line = json.Line;
                    if (json.EnterObject()) graph.Add(ReadElement(ref json, line));
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        return graph.Contents();
    }

    private static Spdx3Element ReadElement(ref JsonLines json, int line)
    {
        var element = new Spdx3Element { Line = line };
        while (json.NextProperty())
        {
            var name = json.NameText();
            if (json.Text() is { } value)
            {
                element.Values[name] = value;
                element.ListOf(name).Add(value);
            }
            else if (name == "externalIdentifier") ReadPairs(ref json, "externalIdentifierType", "identifier", element.Identifiers);
            else if (name == "externalRef") ReadPairs(ref json, "externalRefType", "locator", element.References);
            else if (name == "extension") ReadProperties(ref json, element.Properties);
            else if (name == "simplelicensing_customIdToUri") ReadPairs(ref json, "key", "value", element.CustomIds);
            else if (name == "verifiedUsing") ReadPairs(ref json, "algorithm", "hashValue", element.Hashes);
            else if (json.EnterArray())
            {
                while (json.NextItem())
                {
                    if (json.Text() is { } item) element.ListOf(name).Add(item);
                }
            }
        }

        return element;
    }

    private static void ReadPairs(ref JsonLines json, string first, string second, List<(string, string)> pairs)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? a = null, b = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                var name = json.NameText();
                if (name == first) a = json.Text();
                else if (name == second) b = TextOrFirst(ref json);
            }

            if (a is not null && b is not null && pairs.Count < 64) pairs.Add((a, b));
        }
    }

    // Some properties may have several values; of those read here the first says enough.
    private static string? TextOrFirst(ref JsonLines json)
    {
        if (json.Text() is { } text) return text;
        string? first = null;
        if (!json.EnterArray()) return null;
        while (json.NextItem()) first ??= json.Text();
        return first;
    }

    // The extension that carries the properties of CycloneDX (SPDX 3.0.1, Extension profile, CdxPropertiesExtension).
    private static void ReadProperties(ref JsonLines json, List<(string, string)> into)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.NameText() == "extension_cdxProperty") ReadPairs(ref json, "extension_cdxPropName", "extension_cdxPropValue", into);
            }
        }
    }
}
