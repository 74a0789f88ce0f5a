using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// <c>gradle/verification-metadata.xml</c>: every artefact that Gradle may load, with hashes. It does not tell what an artefact is for, so
/// build plugins count as run time like the rest; components of which only a POM or module file was loaded (parents, BOMs) are left out.
/// Source: Gradle user manual, "Verifying dependencies".
/// </summary>
internal sealed class VerificationMetadata : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/verification-metadata";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["verification-metadata.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        PackageUrl? purl = null;
        var line = 0;
        var isLoaded = false;
        var isArtefact = false;
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "component")
                {
                    if (purl is not null && isLoaded) found.Add(new DetectedComponent { Purl = purl, Line = line, Declared = new Declarations { Hashes = [.. hashes] } });
                    purl = null;
                }

                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "component")
                {
                    line = SafeXml.LineOf(xml);
                    purl = MavenNames.Purl(SafeXml.Attribute(xml, "group"), SafeXml.Attribute(xml, "name"), SafeXml.Attribute(xml, "version"));
                    if (purl?.Version is null) purl = null;
                    isLoaded = false;
                    hashes.Clear();
                }
                else if (xml.LocalName == "artifact")
                {
                    var file = SafeXml.Attribute(xml, "name") ?? "";
                    isArtefact = !file.EndsWith(".pom", StringComparison.Ordinal) && !file.EndsWith(".module", StringComparison.Ordinal);
                    isLoaded |= isArtefact;
                }
                else if (xml.LocalName is "sha512" or "sha256" or "sha1" && isArtefact && hashes.Count < 8 && SafeXml.Attribute(xml, "value") is { } value)
                {
                    hashes.UnionWith(Integrity.FromHex(xml.LocalName, value));
                }
            }
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }
    }
}
