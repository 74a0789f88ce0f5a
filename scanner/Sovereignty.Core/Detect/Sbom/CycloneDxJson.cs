using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>CycloneDX JSON, versions 1.2 to 1.7 (ECMA-424): components nested or flat, with or without purl, services and the dependency graph.</summary>
internal sealed class CycloneDxJson : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/cyclonedx-json";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames { get; } = ["*.cdx.json", "*.bom.json", "*.sbom.json", "bom.json", "sbom.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    /// <param name="utf8">The file, or a statement of in-toto around it.</param>
    /// <param name="found">Told of broken JSON.</param>
    public static SbomContents? Read(ReadOnlySpan<byte> utf8, Detection found)
    {
        var bom = new SbomContents(new SbomAbout { Format = "CycloneDX JSON" });
        var isCycloneDx = false;
        try
        {
            var json = new JsonLines(utf8);
            ReadDocument(ref json, bom, ref isCycloneDx, 0);
        }
        catch (JsonException e)
        {
            if (isCycloneDx) JsonLines.Malformed(found, e);
        }

        return isCycloneDx ? bom : null;
    }

    private static void ReadDocument(ref JsonLines json, SbomContents bom, ref bool isCycloneDx, int depth)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("bomFormat"u8)) isCycloneDx = json.Raw().SequenceEqual("CycloneDX"u8);
            else if (json.Name.SequenceEqual("specVersion"u8)) bom.About.Version = json.Text();
            else if (json.Name.SequenceEqual("serialNumber"u8)) bom.About.Identity = json.Text();
            else if (json.Name.SequenceEqual("version"u8)) bom.About.Revision = json.Number();
            else if (json.Name.SequenceEqual("metadata"u8)) CycloneDxMetadata.Read(ref json, bom);
            else if (json.Name.SequenceEqual("components"u8)) ReadComponents(ref json, bom, null, 0);
            else if (json.Name.SequenceEqual("services"u8)) CycloneDxMetadata.ReadServices(ref json, bom, 0);
            else if (json.Name.SequenceEqual("dependencies"u8)) ReadDependencies(ref json, bom);
            else if (json.Name.SequenceEqual("compositions"u8)) CycloneDxMetadata.ReadCompositions(ref json, bom);
            else if (json.Name.SequenceEqual("vulnerabilities"u8)) bom.About.HasVulnerabilities = json.EnterArray() && Any(ref json);
            else if (json.Name.SequenceEqual("signature"u8)) bom.About.IsSigned = true;
            else if (json.Name.SequenceEqual("predicate"u8) && depth == 0) ReadDocument(ref json, bom, ref isCycloneDx, 1);
        }
    }

    /// <summary>Reads an array of components, each before those nested in it.</summary>
    internal static void ReadComponents(ref JsonLines json, SbomContents bom, SbomPart? parent, int depth)
    {
        if (depth > 50 || !json.EnterArray()) return;
        while (json.NextItem()) CycloneDxPart.Read(ref json, bom, parent, depth);
    }

    private static bool Any(ref JsonLines json)
    {
        var any = false;
        while (json.NextItem()) any = true;
        return any;
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
