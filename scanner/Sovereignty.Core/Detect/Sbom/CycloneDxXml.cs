using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>CycloneDX XML, versions 1.2 to 1.7 (ECMA-424): the same as in JSON.</summary>
internal sealed class CycloneDxXml : IDetector
{
    /// <summary>What the formats' namespaces begin with; the version follows.</summary>
    public const string Namespace = "http://cyclonedx.org/schema/bom/";

    /// <inheritdoc/>
    public string Name => "sbom/cyclonedx-xml";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.cdx.xml", "*.bom.xml", "*.sbom.xml", "bom.xml", "sbom.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Bytes, found, input.Stop)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="found">Told of broken XML.</param>
    /// <param name="stop">Ends the reading.</param>
    public static SbomContents? Read(ReadOnlyMemory<byte> bytes, Detection found, CancellationToken stop)
    {
        var bom = new SbomContents(new SbomAbout { Format = "CycloneDX XML" });
        var isCycloneDx = false;
        try
        {
            using var xml = SafeXml.Open(bytes);
            var reader = new CycloneDxElements(bom);
            while (SafeXml.Next(xml))
            {
                stop.ThrowIfCancellationRequested();
                if (xml.Depth == 0 && xml.NodeType == XmlNodeType.Element)
                {
                    isCycloneDx = xml.LocalName == "bom" && xml.NamespaceURI.StartsWith(Namespace, StringComparison.Ordinal);
                    if (!isCycloneDx) return null;
                    bom.About.Version = xml.NamespaceURI[Namespace.Length..];
                }

                reader.Step(xml);
            }
        }
        catch (XmlException failure)
        {
            // A bom.xml may be something else entirely.
            if (isCycloneDx) SafeXml.Malformed(found, failure);
        }

        return isCycloneDx ? bom : null;
    }
}
