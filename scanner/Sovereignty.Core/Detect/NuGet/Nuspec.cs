using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>*.nuspec</c>: a package and the ranges of what it needs, of all target frameworks. Source: NuGet documentation, ".nuspec reference".
/// </summary>
internal sealed class Nuspec : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/nuspec";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.nuspec"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? id = null, version = null, licence = null, element = null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // `dotnet tool install --global` keeps what it installed here.
        var isTool = input.Path.Contains(".dotnet/tools/.store/", StringComparison.Ordinal);
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    element = xml.Depth == 2 ? xml.LocalName : null;
                    if (element == "license" && SafeXml.Attribute(xml, "type") != "expression") element = null;
                    if (xml.LocalName == "dependency" && !isTool) AddDependency(xml, seen, found);
                }
                else if (xml.NodeType == XmlNodeType.Text)
                {
                    var text = xml.Value.Trim();
                    if (element == "id") id ??= text;
                    else if (element == "version") version ??= text;
                    else if (element == "license") licence ??= text;
                }
            }
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }

        if (!IsPlain(id)) return;
        var purl = PackageUrl.Create("nuget", null, id!, IsPlain(version) ? version : null);
        if (!isTool) found.Project(purl, licence);
        else if (purl.Version is not null) found.Add(Tool(purl, licence));
    }

    private static DetectedComponent Tool(PackageUrl purl, string? licence) => new()
    {
        Purl = purl, Kind = ComponentKind.Application, Direct = true, Line = 1, Evidence = EvidenceKind.Installed, Declared = new Declarations { Licence = licence },
    };

    private static void AddDependency(XmlReader xml, HashSet<string> seen, Detection found)
    {
        var name = SafeXml.Attribute(xml, "id");
        if (!IsPlain(name) || !seen.Add(name!)) return;
        var range = SafeXml.Attribute(xml, "version");
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("nuget", null, name!, VersionRange.Exact(range)), Requested = range, Direct = true, Line = SafeXml.LineOf(xml), Evidence = EvidenceKind.Declared,
        });
    }

    // $id$ and $version$ are put in when the package is made.
    private static bool IsPlain(string? text) => text is { Length: > 0 and < 300 } && !text.Contains('$', StringComparison.Ordinal);
}
