using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>SPDX tag-value, versions 2.2 and 2.3 (ISO/IEC 5962): the same as in JSON. Texts over several lines stand in <c>&lt;text&gt;</c>.</summary>
internal sealed class SpdxTagValue : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/spdx-tag-value";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx", "*.spdx.txt"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, input.Stop)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    public static SbomContents? Read(ReadOnlySpan<byte> utf8, CancellationToken stop)
    {
        var document = new SpdxDocument { About = { Format = "SPDX tag-value" } };
        SpdxPackage? package = null;
        string? licence = null, text = null;
        var inText = false;
        var lines = new Utf8Lines(utf8);
        while (lines.Next())
        {
            stop.ThrowIfCancellationRequested();
            var line = lines.Current;
            if (inText)
            {
                inText = line.IndexOf("</text>"u8) < 0;
                continue;
            }

            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[0] == '#' || line.Length > 100_000) continue;
            var tag = Encoding.UTF8.GetString(line[..colon]).Trim();
            var value = Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();
            if (value.StartsWith("<text>", StringComparison.Ordinal))
            {
                inText = !value.Contains("</text>", StringComparison.Ordinal);
                value = value[6..].Replace("</text>", "", StringComparison.Ordinal);
            }

            switch (tag)
            {
                case "SPDXVersion":
                    document.About.Version = SpdxDocument.VersionOf(value);
                    break;
                case "DocumentNamespace":
                    document.About.Identity = value;
                    break;
                case "Creator":
                    document.CreatedBy(value);
                    break;
                case "Created":
                    document.About.Timestamp = value;
                    break;
                case "CreatorComment":
                    document.About.Context = value;
                    break;
                case "PackageName":
                    package = document.Add(lines.Number);
                    package.Set("name", value);
                    break;
                case "FileName" or "SnippetSPDXID":
                    package = null;
                    break;
                case "Relationship":
                    if (value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var from, var type, var to, ..]) document.Relate(from, type, to);
                    break;
                case "LicenseID":
                    document.NameLicence(licence, null, text);
                    (licence, text, package) = (value, null, null);
                    break;
                case "ExtractedText" when !inText:
                    text = value;
                    break;
                case "LicenseName":
                    document.NameLicence(licence, value, text);
                    break;
                default:
                    if (package is not null) Set(package, tag, value);
                    break;
            }
        }

        document.NameLicence(licence, null, text);
        return document.About.Version?.StartsWith("2.", StringComparison.Ordinal) == true ? document.Contents() : null;
    }

    private static void Set(SpdxPackage package, string tag, string value)
    {
        if (tag == "ExternalRef")
        {
            if (value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var type, var locator]) package.Refer(type, locator);
        }
        else if (tag == "PackageChecksum")
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) package.Checksum(value[..colon], value[(colon + 1)..].Trim());
        }
        else
        {
            var field = tag switch
            {
                "SPDXID" => "SPDXID",
                "PackageVersion" => "versionInfo",
                "PackageFileName" => "packageFileName",
                "PackageSupplier" => "supplier",
                "PackageOriginator" => "originator",
                "PackageDownloadLocation" => "downloadLocation",
                "PackageLicenseConcluded" => "licenseConcluded",
                "PackageLicenseDeclared" => "licenseDeclared",
                "PrimaryPackagePurpose" => "primaryPackagePurpose",
                _ => null,
            };
            if (field is not null) package.Set(field, value);
        }
    }
}
