using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary><c>packages.config</c> of older .NET projects: exact versions, direct and transitive alike. Source: NuGet reference, packages.config.</summary>
public sealed class PackagesConfig : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/packages-config";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["packages.config", "packages.*.config"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "package") continue;
                var name = SafeXml.Attribute(xml, "id");
                var version = SafeXml.Attribute(xml, "version");
                if (name is null || version is null) continue;
                found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("nuget", null, name, version),
                    Requested = SafeXml.Attribute(xml, "allowedVersions"),
                    Scope = string.Equals(SafeXml.Attribute(xml, "developmentDependency"), "true", StringComparison.OrdinalIgnoreCase) ? Scope.Development : Scope.Runtime,
                    Line = SafeXml.LineOf(xml),
                });
            }
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }
    }
}
