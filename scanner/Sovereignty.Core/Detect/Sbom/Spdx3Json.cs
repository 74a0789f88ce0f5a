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
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx.json", "*.spdx3.json", "*.sbom.json", "sbom.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.IndexOf("spdx.org/rdf/3."u8) < 0) return;
        var graph = new Spdx3Graph();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("@graph"u8) || !json.EnterArray()) continue;
                while (json.NextItem())
                {
                    input.Stop.ThrowIfCancellationRequested();
                    var line = json.Line;
                    if (json.EnterObject()) graph.Add(ReadElement(ref json, line));
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        graph.Contents().AddTo(found);
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
                else if (name == second) b = json.Text();
            }

            if (a is not null && b is not null && pairs.Count < 64) pairs.Add((a, b));
        }
    }
}
