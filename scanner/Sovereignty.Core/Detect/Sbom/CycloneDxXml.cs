using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>CycloneDX XML, versions 1.2 to 1.7 (ECMA-424): the same as in JSON.</summary>
internal sealed class CycloneDxXml : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/cyclonedx-xml";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.cdx.xml", "*.bom.xml", "*.sbom.xml", "bom.xml", "sbom.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var bom = new SbomContents();
        var isCycloneDx = false;
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            var reader = new CycloneDxElements(bom);
            while (SafeXml.Next(xml))
            {
                input.Stop.ThrowIfCancellationRequested();
                if (xml.Depth == 0 && xml.NodeType == XmlNodeType.Element)
                {
                    isCycloneDx = xml.LocalName == "bom" && xml.NamespaceURI.StartsWith("http://cyclonedx.org/schema/bom/", StringComparison.Ordinal);
                    if (!isCycloneDx) return;
                }

                reader.Step(xml);
            }
        }
        catch (XmlException failure)
        {
            // A bom.xml may be something else entirely.
            if (isCycloneDx) SafeXml.Malformed(found, failure);
        }

        if (isCycloneDx) bom.AddTo(found);
    }
}
