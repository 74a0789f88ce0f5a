using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>*.nupkg</c>: a package as its own description names it, with licence, authors and repository. Source: NuGet documentation, ".nuspec reference".
/// </summary>
internal sealed class PackageFile : IDetector
{
    private const string LicenceAddress = "https://licenses.nuget.org/";

    /// <inheritdoc/>
    public string Name => "nuget/package";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.nupkg"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsStreams => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (PackedPackage.Describing(input, p => p.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !p.Contains('/', StringComparison.Ordinal), found) is not { } nuspec) return;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            Read(nuspec, fields);
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }

        if (fields.GetValueOrDefault("id") is not { Length: > 0 and < 300 } id || fields.GetValueOrDefault("version") is not { Length: > 0 and < 200 } version) return;
        var declared = new Declarations
        {
            Licence = fields.GetValueOrDefault("license") ?? (fields.GetValueOrDefault("licenseUrl") is { } url && url.StartsWith(LicenceAddress, StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(url[LicenceAddress.Length..]) : null),
            Maker = fields.GetValueOrDefault("authors") ?? fields.GetValueOrDefault("owners"),
            SourceUrl = Links.Public(fields.GetValueOrDefault("repository") ?? fields.GetValueOrDefault("projectUrl")),
        };
        var purl = PackageUrl.Create("nuget", null, id, version);
        if (declared.Licence is null) found.LicenceInside(purl, PackedPackage.LicenceFile(input));
        found.Add(new DetectedComponent
        {
            Purl = purl, Evidence = EvidenceKind.Installed, Declared = declared with { Hashes = [input.Digest()] },
        });
    }

    private static void Read(byte[] nuspec, Dictionary<string, string> fields)
    {
        using var xml = SafeXml.Open(nuspec);
        string? element = null;
        while (SafeXml.Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                element = xml.Depth == 2 ? xml.LocalName : null;
                if (element == "license" && SafeXml.Attribute(xml, "type") != "expression") element = null;
                else if (element == "repository" && SafeXml.Attribute(xml, "url") is { Length: > 0 } url) fields.TryAdd("repository", url);
            }
            else if (xml.NodeType == XmlNodeType.Text && element is not null && xml.Value.Trim() is { Length: > 0 and < 2000 } text)
            {
                fields.TryAdd(element, text);
            }
        }
    }
}
