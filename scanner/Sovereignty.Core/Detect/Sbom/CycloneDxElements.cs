using System.Text;
using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>Reads the elements of CycloneDX XML into an SBOM's contents.</summary>
internal sealed class CycloneDxElements(SbomContents bom)
{
    private readonly List<string> path = [];
    private readonly Stack<(Element Element, int Depth)> open = new();
    private readonly StringBuilder text = new();
    private (string Name, string? Value) attribute;
    private List<string>? needed;
    private string? licenceId;

    /// <summary>Takes what the reader stands on.</summary>
    public void Step(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = xml.IsEmptyElement;
                Begin(xml);
                if (isEmpty) End();
                break;
            case XmlNodeType.EndElement:
                End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                if (text.Length < 100_000) text.Append(xml.Value);
                break;
        }
    }

    private void Begin(XmlReader xml)
    {
        path.Add(xml.LocalName);
        text.Clear();
        attribute = xml.LocalName switch
        {
            "hash" => ("alg", SafeXml.Attribute(xml, "alg")),
            "property" => ("name", SafeXml.Attribute(xml, "name")),
            "reference" => ("type", SafeXml.Attribute(xml, "type")),
            _ => attribute,
        };
        var isRoot = path is ["bom", "metadata", "component"];
        if (isRoot || (xml.LocalName == "component" && path.Count > 2 && path[^2] == "components" && path[1] != "services"))
        {
            var part = new SbomPart { Line = SafeXml.LineOf(xml), Ref = SafeXml.Attribute(xml, "bom-ref"), Kind = CycloneDxPart.KindOf(Encoding.UTF8.GetBytes(SafeXml.Attribute(xml, "type") ?? "")) };
            open.Push((new Element(part), path.Count));
            if (isRoot) bom.Root = part;
            else if (bom.Parts.Count < Detection.MostComponents) bom.Parts.Add(part);
        }
        else if (xml.LocalName == "dependency" && SafeXml.Attribute(xml, "ref") is { } reference)
        {
            if (path is ["bom", "dependencies", "dependency"]) bom.Dependencies.Add((reference, needed = []));
            else if (path is ["bom", "dependencies", "dependency", "dependency"]) needed?.Add(reference);
        }
    }

    private void End()
    {
        if (path.Count == 0) return;
        if (open.TryPeek(out var at) && path.Count >= at.Depth)
        {
            if (path.Count == at.Depth)
            {
                at.Element.Seal();
                open.Pop();
            }
            else
            {
                Set(at.Element, at.Depth, text.ToString().Trim());
            }
        }

        text.Clear();
        path.RemoveAt(path.Count - 1);
    }

    private void Set(Element element, int depth, string value)
    {
        var part = element.Part;
        var below = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(path)[depth..];
        if (below is ["licenses", "license", "id" or "name"])
        {
            // An id stands before a name; the licence ends with its element.
            licenceId ??= value;
            return;
        }

        if (below is ["licenses", "license"] && licenceId is not null)
        {
            element.Licences.Add(licenceId);
            licenceId = null;
            return;
        }

        if (value.Length == 0) return;
        if (below is ["group"]) part.Group = value;
        else if (below is ["name"]) part.Name = value;
        else if (below is ["version"]) part.Version = value;
        else if (below is ["purl"]) part.PurlText = value;
        else if (below is ["scope"]) part.Scope = CycloneDxPart.ScopeOf(Encoding.UTF8.GetBytes(value));
        else if (below is ["publisher"]) element.Publisher = value;
        else if (below is ["author"]) element.Author = value;
        else if (below is ["supplier", "name"]) part.Declared = part.Declared with { Supplier = value };
        else if (below is ["supplier", "address", "country"]) part.Declared = part.Declared with { SupplierCountry = CycloneDxFields.Country(value) };
        else if (below is ["manufacturer", "name"]) element.Manufacturer = value;
        else if (below is ["licenses", "expression"]) element.Licences.Add(value);
        else if (below is ["hashes", "hash"] && SbomHashes.One(attribute.Value, value) is { } hash) element.Hashes.Add(hash);
        else if (below is ["properties", "property"]) CycloneDxPart.SetProperty(part, attribute.Value, value);
        else if (below is ["externalReferences", "reference", "url"])
        {
            if (attribute.Value == "vcs") part.Declared = part.Declared with { SourceUrl = Links.Public(value) };
            else if (attribute.Value == "distribution") part.Declared = part.Declared with { DownloadUrl = Links.Public(value) };
        }
    }

    private sealed class Element(SbomPart part)
    {
        public SbomPart Part { get; } = part;

        public string? Manufacturer { get; set; }

        public string? Publisher { get; set; }

        public string? Author { get; set; }

        public List<string> Licences { get; } = [];

        public SortedSet<string> Hashes { get; } = new(StringComparer.Ordinal);

        public void Seal() => Part.Declared = Part.Declared with
        {
            Licence = CycloneDxFields.Joined(Licences),
            Maker = Manufacturer ?? Publisher ?? Author,
            Hashes = [.. Hashes],
        };
    }
}
