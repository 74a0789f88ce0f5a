using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>Reads the elements of CycloneDX XML into an SBOM's contents.</summary>
internal sealed class CycloneDxElements(SbomContents bom)
{
    private readonly List<string> path = [];
    private readonly Stack<(SbomPart Part, int Depth)> open = new();
    private readonly StringBuilder text = new();
    private readonly SortedSet<string> referenceHashes = new(StringComparer.Ordinal);
    private readonly List<string> composed = [];
    private (string? Name, string? Acknowledgement) attribute;
    private string? referenceType;
    private string? referenceUrl, licenceId, licenceName, licenceUrl, aggregate;
    private SbomParty? person, creator;
    private SbomService? service;
    private List<string>? needed;

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
        switch (xml.LocalName)
        {
            case "hash": attribute.Name = SafeXml.Attribute(xml, "alg"); break;
            case "property": attribute.Name = SafeXml.Attribute(xml, "name"); break;
            case "reference": BeginReference(xml); break;
            case "license" or "expression": attribute.Acknowledgement = SafeXml.Attribute(xml, "acknowledgement"); break;
            case "expression-detailed":
                attribute.Acknowledgement = SafeXml.Attribute(xml, "acknowledgement");
                if (open.TryPeek(out var at) && Below(at.Depth) is ["licenses", "expression-detailed"]) SbomLicence.Add(at.Part.Licences, SafeXml.Attribute(xml, "expression"), false, attribute.Acknowledgement);
                break;
            case "author": person = new SbomParty(); break;
            case "service" when path is ["bom", "services", ..]: bom.Add(service = new SbomService { Line = SafeXml.LineOf(xml), Ref = SafeXml.Attribute(xml, "bom-ref") }); break;
            case "swid" when open.TryPeek(out var part) && Below(part.Depth).Length == 1: part.Part.OtherIdentifier ??= "swid"; break;
            case "bom": (bom.About.Identity, bom.About.Revision) = (SafeXml.Attribute(xml, "serialNumber"), int.TryParse(SafeXml.Attribute(xml, "version"), out var revision) ? revision : null); break;
            case "component": BeginComponent(xml); break;
            case "dependency": BeginDependency(xml); break;
            case "composition":
                aggregate = null;
                composed.Clear();
                break;
            case "assembly": composed.Add(SafeXml.Attribute(xml, "ref") ?? ""); break;
            case "vulnerability" when path is ["bom", "vulnerabilities", "vulnerability"]: bom.About.HasVulnerabilities = true; break;
            case "Signature": bom.About.IsSigned = true; break;
        }
    }

    private void BeginComponent(XmlReader xml)
    {
        var isRoot = path is ["bom", "metadata", "component"];
        if (!isRoot && (path.Count < 3 || path[^2] != "components" || path[1] is not ("components" or "metadata") || path is ["bom", "metadata", "tools", ..])) return;
        var parent = open.TryPeek(out var outer) && outer.Part != bom.Root ? outer.Part : null;
        var part = new SbomPart
        {
            Line = SafeXml.LineOf(xml), Parent = parent, Ref = SafeXml.Attribute(xml, "bom-ref"), Kind = CycloneDxPart.KindOf(Encoding.UTF8.GetBytes(SafeXml.Attribute(xml, "type") ?? "")),
        };
        part.IsExternal = SafeXml.Attribute(xml, "isExternal") == "true";
        open.Push((part, path.Count));
        if (isRoot) bom.Root = part;
        else bom.Add(part);
    }

    private void BeginDependency(XmlReader xml)
    {
        if (SafeXml.Attribute(xml, "ref") is not { } reference) return;
        if (path is ["bom", "dependencies", "dependency"]) bom.Dependencies.Add((reference, needed = []));
        else if (path is ["bom", "dependencies", "dependency", "dependency"]) needed?.Add(reference);
        else if (path is ["bom", "compositions", ..]) composed.Add(reference);
    }

    private void BeginReference(XmlReader xml)
    {
        referenceType = SafeXml.Attribute(xml, "type");
        referenceUrl = null;
        referenceHashes.Clear();
    }

    private void End()
    {
        if (path.Count == 0) return;
        var value = text.ToString().Trim();
        if (open.TryPeek(out var at) && path.Count >= at.Depth)
        {
            if (path.Count == at.Depth) open.Pop();
            else Set(at.Part, Below(at.Depth), value);
        }
        else if (path is ["bom", "services", ..])
        {
            SetService(value);
        }
        else
        {
            SetAbout(value);
        }

        text.Clear();
        path.RemoveAt(path.Count - 1);
    }

    private ReadOnlySpan<string> Below(int depth) => CollectionsMarshal.AsSpan(path)[depth..];

    private void Set(SbomPart part, ReadOnlySpan<string> below, string value)
    {
        switch (below)
        {
            case ["licenses", "license", "id"]: licenceId = value; return;
            case ["licenses", "license", "name"]: licenceName = value.Length > 0 ? value : null; return;
            case ["licenses", "license", "url"]: licenceUrl = value; return;
            case ["licenses", "license"]:
                SbomLicence.Add(part.Licences, licenceId ?? licenceName ?? licenceUrl, licenceId is null, attribute.Acknowledgement);
                licenceId = licenceName = licenceUrl = null;
                return;
            case ["authors", "author"]:
                if (person is not null && part.Authors.Count < 100) part.Authors.Add(person);
                return;
            case ["externalReferences", "reference"]: CycloneDxFields.Refer(part, referenceType, referenceUrl, referenceHashes); return;
        }

        if (value.Length == 0) return;
        switch (below)
        {
            case ["group"]: part.Group = value; break;
            case ["name"]: part.Name = value; break;
            case ["version"]: part.Version = value; break;
            case ["versionRange"]: part.Requested ??= value; break;
            case ["purl"]: part.PurlText = value; break;
            case ["cpe" or "swhid" or "omniborId"]: part.OtherIdentifier ??= value; break;
            case ["scope"]: part.Scope = CycloneDxPart.ScopeOf(Encoding.UTF8.GetBytes(value)); break;
            case ["publisher"]: part.Publisher = value; break;
            case ["author"]: CycloneDxPart.AddAuthor(part, value); break;
            case ["authors", "author", "name"]: person?.Name = value; break;
            case ["authors", "author", "email"]: person?.Reach(value); break;
            case ["supplier", ..]: SetParty(part.Supplier ??= new SbomParty(), below[1..], value); break;
            case ["manufacturer", ..]: SetParty(part.Manufacturer ??= new SbomParty(), below[1..], value); break;
            case ["licenses", "expression"]: SbomLicence.Add(part.Licences, value, false, attribute.Acknowledgement); break;
            case ["hashes", "hash"]: AddHash(part.Hashes, value); break;
            case ["properties", "property"]: part.SetProperty(attribute.Name, value); break;
            case ["externalReferences", "reference", "url"]: referenceUrl = value; break;
            case ["externalReferences", "reference", "hashes", "hash"]: AddHash(referenceHashes, value); break;
        }
    }

    private void AddHash(SortedSet<string> hashes, string value)
    {
        if (SbomHashes.One(attribute.Name, value) is { } hash && hashes.Count < 16) hashes.Add(hash);
    }

    private static void SetParty(SbomParty party, ReadOnlySpan<string> below, string value)
    {
        if (below is ["name"]) party.Name = value;
        else if (below is ["address", "country"]) party.Country = CycloneDxFields.Country(value);
        else if (below is ["url"] or ["contact", "email"]) party.Reach(value);
    }

    private void SetService(string value)
    {
        if (service is null || value.Length == 0) return;
        if (path[^1] == "name" && path[^2] == "service") service.Name = value;
        else if (path[^1] == "endpoint" && service.Endpoints.Count < 100) service.Endpoints.Add(value);
        else if (path[^1] == "property") service.SetProperty(attribute.Name);
        else if (path.LastIndexOf("provider") is > 1 and var at) SetParty(service.Provider ??= new SbomParty(), CollectionsMarshal.AsSpan(path)[(at + 1)..], value);
    }

    private void SetAbout(string value)
    {
        var about = bom.About;
        switch (CollectionsMarshal.AsSpan(path))
        {
            case ["bom", "metadata", "timestamp"]: about.Timestamp = value; break;
            case ["bom", "metadata", "lifecycles", "lifecycle", "phase" or "name"]: about.Context ??= value; break;
            case ["bom", "metadata", "authors", "author"]: if (person is not null) about.Creators.Add(person); break;
            case ["bom", "metadata", "authors", "author", "name"]: person?.Name = value; break;
            case ["bom", "metadata", "authors", "author", "email"]: person?.Reach(value); break;
            case ["bom", "metadata", "manufacturer" or "manufacture", .. var below]:
                if (below is []) break;
                if (creator is null) about.Creators.Add(creator = new SbomParty());
                SetParty(creator, below, value);
                break;
            case ["bom", "metadata", "tools", .., "tool" or "component" or "service", "name"]: about.Tools.Add((value, null)); break;
            case ["bom", "metadata", "tools", .., "tool" or "component" or "service", "version"]: if (about.Tools.Count > 0) about.Tools[^1] = about.Tools[^1] with { Version = value }; break;
            case ["bom", "compositions", "composition", "aggregate"]: aggregate = value; break;
            case ["bom", "compositions", "composition"]:
                if (aggregate is null or "not_specified") break;
                about.CompletenessOfAll |= composed.Count == 0;
                about.CompletenessOf.UnionWith(composed);
                break;
        }
    }
}
