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
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx.json", "*.sbom.json", "sbom.json", "manifest.spdx.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    /// <param name="utf8">The file, or what GitHub's dependency graph or a statement of in-toto wraps around it.</param>
    /// <param name="found">Told of broken JSON.</param>
    /// <param name="format">What the format is called.</param>
    public static SbomContents? Read(ReadOnlySpan<byte> utf8, Detection found, string format = "SPDX JSON")
    {
        var document = new SpdxDocument { About = { Format = format } };
        try
        {
            var json = new JsonLines(utf8);
            ReadDocument(ref json, document, 0);
        }
        catch (JsonException failure)
        {
            if (IsSpdx(document)) JsonLines.Malformed(found, failure);
        }

        return IsSpdx(document) ? document.Contents() : null;
    }

    private static bool IsSpdx(SpdxDocument document) => document.About.Version?.StartsWith("2.", StringComparison.Ordinal) == true;

    private static void ReadDocument(ref JsonLines json, SpdxDocument document, int depth)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("spdxVersion"u8)) document.About.Version = SpdxDocument.VersionOf(json.Text());
            else if (json.Name.SequenceEqual("documentNamespace"u8)) document.About.Identity = json.Text();
            else if (json.Name.SequenceEqual("creationInfo"u8)) ReadCreation(ref json, document);
            else if (json.Name.SequenceEqual("packages"u8)) ReadPackages(ref json, document);
            else if (json.Name.SequenceEqual("relationships"u8)) ReadRelationships(ref json, document);
            else if (json.Name.SequenceEqual("documentDescribes"u8)) ReadDescribed(ref json, document);
            else if (json.Name.SequenceEqual("hasExtractedLicensingInfos"u8)) ReadLicences(ref json, document);
            else if (depth == 0 && (json.Name.SequenceEqual("sbom"u8) || json.Name.SequenceEqual("predicate"u8))) ReadDocument(ref json, document, 1);
        }
    }

    private static void ReadCreation(ref JsonLines json, SpdxDocument document)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("created"u8)) document.About.Timestamp = json.Text();
            else if (json.Name.SequenceEqual("comment"u8)) document.About.Context = json.Text();
            else if (json.Name.SequenceEqual("creators"u8) && json.EnterArray())
            {
                while (json.NextItem()) document.CreatedBy(json.Text());
            }
        }
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
                else if (json.Name.SequenceEqual("annotations"u8)) ReadAnnotations(ref json, package);
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

    private static void ReadAnnotations(ref JsonLines json, SpdxPackage package)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? annotator = null, comment = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("annotator"u8)) annotator = json.Text();
                else if (json.Name.SequenceEqual("comment"u8)) comment = json.Text();
            }

            package.Annotate(annotator, comment);
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
            string? id = null, name = null, text = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("licenseId"u8)) id = json.Text();
                else if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("extractedText"u8)) text = json.Text();
            }

            document.NameLicence(id, name, text);
        }
    }
}
