using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary><c>.mvn/extensions.xml</c>: what is loaded into Maven itself before it builds. Source: Maven documentation, "Core extensions".</summary>
internal sealed class MavenExtensions : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/maven-extensions";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".mvn/extensions.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? group = null, name = null, version = null, field = null;
        var line = 0;
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    field = xml.IsEmptyElement ? null : xml.LocalName;
                    if (xml.LocalName == "extension") (group, name, version, line) = (null, null, null, SafeXml.LineOf(xml));
                }
                else if (xml.NodeType is XmlNodeType.Text)
                {
                    if (field == "groupId") group = xml.Value.Trim();
                    else if (field == "artifactId") name = xml.Value.Trim();
                    else if (field == "version") version = xml.Value.Trim();
                }
                else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "extension" && MavenNames.Purl(group, name, version) is { } purl)
                {
                    found.Add(new DetectedComponent
                    {
                        Purl = purl, Kind = ComponentKind.BuildPart, Requested = purl.Version is null ? version : null,
                        Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
                    });
                }
            }
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }
    }
}
