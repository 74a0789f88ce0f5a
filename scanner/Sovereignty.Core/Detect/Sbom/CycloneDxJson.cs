using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>CycloneDX JSON, versions 1.2 to 1.7 (ECMA-424): components nested or flat, with or without purl, and the dependency graph.</summary>
internal sealed class CycloneDxJson : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/cyclonedx-json";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames { get; } = ["*.cdx.json", "*.bom.json", "*.sbom.json", "bom.json", "sbom.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var bom = new SbomContents();
        var isCycloneDx = false;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("bomFormat"u8)) isCycloneDx = json.Raw().SequenceEqual("CycloneDX"u8);
                else if (json.Name.SequenceEqual("metadata"u8)) ReadMetadata(ref json, bom);
                else if (json.Name.SequenceEqual("components"u8)) ReadComponents(ref json, bom, 0);
                else if (json.Name.SequenceEqual("dependencies"u8)) ReadDependencies(ref json, bom);
            }
        }
        catch (JsonException e)
        {
            if (isCycloneDx) JsonLines.Malformed(found, e);
        }

        // A bom.json may be something else entirely.
        if (isCycloneDx) bom.AddTo(found);
    }

    private static void ReadMetadata(ref JsonLines json, SbomContents bom)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("component"u8)) bom.Root = CycloneDxPart.Read(ref json, bom, 0);
        }
    }

    /// <summary>Reads an array of components; those nested in others come after them.</summary>
    internal static void ReadComponents(ref JsonLines json, SbomContents bom, int depth)
    {
        if (depth > 50 || !json.EnterArray()) return;
        while (json.NextItem())
        {
            var at = bom.Parts.Count;
            if (CycloneDxPart.Read(ref json, bom, depth) is { } part) bom.Parts.Insert(Math.Min(at, bom.Parts.Count), part);
        }
    }

    private static void ReadDependencies(ref JsonLines json, SbomContents bom)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (!json.EnterObject()) continue;
            string? from = null;
            var to = new List<string>();
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("ref"u8)) from = json.Text();
                else if (json.Name.SequenceEqual("dependsOn"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        if (json.Text() is { } target) to.Add(target);
                    }
                }
            }

            if (from is not null) bom.Dependencies.Add((from, to));
        }
    }
}
