using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>SPDX JSON, versions 2.2 and 2.3 (ISO/IEC 5962): packages, their suppliers and licences, and relationships. Files and snippets are passed over.</summary>
internal sealed class SpdxJson : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/spdx-json";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx.json", "*.sbom.json", "sbom.json", "manifest.spdx.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var document = new SpdxDocument();
        var isSpdx = false;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("spdxVersion"u8)) isSpdx = json.Text()?.StartsWith("SPDX-2", StringComparison.Ordinal) == true;
                else if (json.Name.SequenceEqual("packages"u8)) ReadPackages(ref json, document);
                else if (json.Name.SequenceEqual("relationships"u8)) ReadRelationships(ref json, document);
                else if (json.Name.SequenceEqual("documentDescribes"u8)) ReadDescribed(ref json, document);
                else if (json.Name.SequenceEqual("hasExtractedLicensingInfos"u8)) ReadLicences(ref json, document);
            }
        }
        catch (JsonException failure)
        {
            if (isSpdx) JsonLines.Malformed(found, failure);
        }

        if (isSpdx) document.Contents().AddTo(found);
    }

    private static void ReadPackages(ref JsonLines json, SpdxDocument document)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            var line = json.Line;
            if (!json.EnterObject()) continue;
            var package = document.Add(line);
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("externalRefs"u8)) ReadReferences(ref json, package);
                else if (json.Name.SequenceEqual("checksums"u8)) ReadChecksums(ref json, package);
                else if (json.Text() is { } value) package.Set(json.NameText(), value);
            }
        }
    }

    private static void ReadReferences(ref JsonLines json, SpdxPackage package)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? type = null, locator = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("referenceType"u8)) type = json.Text();
                else if (json.Name.SequenceEqual("referenceLocator"u8)) locator = json.Text();
            }

            package.Refer(type, locator);
        }
    }

    private static void ReadChecksums(ref JsonLines json, SpdxPackage package)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? algorithm = null, value = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("algorithm"u8)) algorithm = json.Text();
                else if (json.Name.SequenceEqual("checksumValue"u8)) value = json.Text();
            }

            package.Checksum(algorithm, value);
        }
    }

    private static void ReadRelationships(ref JsonLines json, SpdxDocument document)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? from = null, type = null, to = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("spdxElementId"u8)) from = json.Text();
                else if (json.Name.SequenceEqual("relationshipType"u8)) type = json.Text();
                else if (json.Name.SequenceEqual("relatedSpdxElement"u8)) to = json.Text();
            }

            if (from is not null && type is not null && to is not null) document.Relate(from, type, to);
        }
    }

    private static void ReadDescribed(ref JsonLines json, SpdxDocument document)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (json.Text() is { } id) document.Relate(SpdxDocument.Id, "DESCRIBES", id);
        }
    }

    private static void ReadLicences(ref JsonLines json, SpdxDocument document)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? id = null, name = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("licenseId"u8)) id = json.Text();
                else if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            }

            document.NameLicence(id, name);
        }
    }
}
