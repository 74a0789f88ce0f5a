using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>Writes CycloneDX 1.6 and 1.7 XML (ECMA-424, bom-1.6.xsd and bom-1.7.xsd): the same as in JSON, in the order that the schemas ask for.</summary>
internal sealed class CycloneDxXmlWriter
{
    private readonly List<KeyValuePair<string, string>> properties = [];
    private readonly XmlWriter xml;
    private readonly Scan scan;
    private readonly bool mixedLicences;
    private readonly SbomShape shape;

    private CycloneDxXmlWriter(XmlWriter xml, Scan scan, bool mixedLicences)
    {
        this.xml = xml;
        this.scan = scan;
        this.mixedLicences = mixedLicences;
        shape = new SbomShape(HasParties: true, OneLicence: !mixedLicences);
    }

    /// <summary>Writes a scan.</summary>
    public static void Write(Scan scan, string name, string version, Stream output)
    {
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("bom", $"http://cyclonedx.org/schema/bom/{version}");
            xml.WriteAttributeString("serialNumber", $"urn:uuid:{SbomWriter.Identity(scan, name)}");
            xml.WriteAttributeString("version", "1");
            new CycloneDxXmlWriter(xml, scan, version != "1.6").WriteContents(name);
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        output.Write("\n"u8);
    }

    private void WriteContents(string name)
    {
        WriteMetadata(name);
        xml.WriteStartElement("components");
        foreach (var component in scan.Components) WriteComponent(component);
        xml.WriteEndElement();
        WriteServices();
        xml.WriteStartElement("dependencies");
        SbomWriter.Dependencies(scan, WriteDependency);
        xml.WriteEndElement();
        xml.WriteStartElement("compositions");
        xml.WriteStartElement("composition");
        Element("aggregate", "unknown");
        xml.WriteStartElement("dependencies");
        WriteReference("dependency", SbomWriter.RootRef);
        foreach (var component in scan.Components) WriteReference("dependency", component.Id);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteMetadata(string name)
    {
        xml.WriteStartElement("metadata");
        Element("timestamp", SbomWriter.Timestamp(scan));
        xml.WriteStartElement("lifecycles");
        xml.WriteStartElement("lifecycle");
        Element("phase", SbomWriter.Phase(scan));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("tools");
        xml.WriteStartElement("components");
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", "application");
        Element("name", "sovereignty");
        Element("version", scan.ToolVersion);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        var about = ScannedThing.Of(scan, name);
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", CycloneDxComponent.TypeOf(about.Kind));
        xml.WriteAttributeString("bom-ref", SbomWriter.RootRef);
        Element("name", about.Name);
        if (about.Version is not null) Element("version", about.Version);
        WriteHashes(about.Hashes);
        if (SbomWriter.RootLicence(scan) is { } licence)
        {
            xml.WriteStartElement("licenses");
            WriteLicence(licence);
            xml.WriteEndElement();
        }

        if (about.Purl is not null) Element("purl", about.Purl.ToString());
        if (SbomWriter.RootSource(scan) is { } source)
        {
            xml.WriteStartElement("externalReferences");
            WriteExternal("vcs", source, []);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (SbomWriter.Creator(scan) is { } creator) WriteParty("manufacturer", creator);
        xml.WriteEndElement();
    }

    private void WriteComponent(Component component)
    {
        var statement = new ComponentStatement(component, scan.Vendors);
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", CycloneDxComponent.TypeOf(component.Kind));
        xml.WriteAttributeString("bom-ref", Clean(component.Id));
        if (statement.Supplier is { } supplier) WriteParty("supplier", supplier);
        if (statement.Manufacturer is { } manufacturer) WriteParty("manufacturer", manufacturer);
        if (statement.Author is { } author)
        {
            xml.WriteStartElement("authors");
            xml.WriteStartElement("author");
            Element("name", author);
            if (Party.Stated(author, null).Email is { } mail) Element("email", mail);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        if (CycloneDxComponent.GroupOf(component) is { } group) Element("group", group);
        Element("name", CycloneDxComponent.NameOf(component));
        if (component.Version is not null) Element("version", component.Version);
        Element("scope", CycloneDxComponent.ScopeOf(component.Scope));
        WriteHashes(component.Declared.Hashes);
        WriteLicences(statement);
        if (component.Purl is not null) Element("purl", component.Purl.ToString());
        WriteReferences(statement);
        properties.Clear();
        statement.Properties(properties, shape);
        WriteProperties(properties);
        WriteEvidence(component.Evidence);
        xml.WriteEndElement();
    }

    private void WriteServices()
    {
        if (scan.Services.IsEmpty) return;
        xml.WriteStartElement("services");
        foreach (var service in scan.Services)
        {
            xml.WriteStartElement("service");
            xml.WriteAttributeString("bom-ref", Clean($"service:{service.Id}"));
            if (service.Provider is { } provider && scan.Vendors.TryGetValue(provider.Value, out var profile)) WriteParty("provider", Party.Of(profile.Vendor, profile.Vendor.Name));
            Element("name", service.Name);
            if (!service.Endpoints.IsEmpty)
            {
                xml.WriteStartElement("endpoints");
                foreach (var endpoint in service.Endpoints.Where(ComponentStatement.IsUrl)) Element("endpoint", endpoint);
                xml.WriteEndElement();
            }

            var about = new List<KeyValuePair<string, string>> { new("sovereignty:service:kind", KebabCase.Of(service.Kind)) };
            if (service.Class is not null) about.Add(new("sovereignty:service:class", service.Class));
            if (service.Stated) about.Add(new("sovereignty:service:stated", "true"));
            WriteProperties(about);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteDependency(string from, IReadOnlyList<string> to)
    {
        xml.WriteStartElement("dependency");
        xml.WriteAttributeString("ref", Clean(from));
        for (var i = 0; i < to.Count; i++) WriteReference("dependency", to[i]);
        xml.WriteEndElement();
    }

    private void WriteReference(string element, string to)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("ref", Clean(to));
        xml.WriteEndElement();
    }

    private void WriteParty(string element, in Party party)
    {
        xml.WriteStartElement(element);
        if (party.Name.Length > 0) Element("name", party.Name);
        if (party.Country is not null)
        {
            xml.WriteStartElement("address");
            Element("country", party.Country);
            xml.WriteEndElement();
        }

        if (party.Url is not null) Element("url", party.Url);
        if (party.Email is not null)
        {
            xml.WriteStartElement("contact");
            Element("email", party.Email);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteHashes(ImmutableArray<string> hashes)
    {
        var any = false;
        foreach (var text in hashes)
        {
            if (SbomHash.Of(text) is not { } hash) continue;
            if (!any) xml.WriteStartElement("hashes");
            any = true;
            xml.WriteStartElement("hash");
            xml.WriteAttributeString("alg", hash.CycloneDxName);
            xml.WriteString(hash.Hex);
            xml.WriteEndElement();
        }

        if (any) xml.WriteEndElement();
    }

    private void WriteLicences(in ComponentStatement statement)
    {
        var (concluded, declared) = ComponentLicences.ForCycloneDx(statement, mixedLicences);
        if (concluded is null && declared is null) return;
        xml.WriteStartElement("licenses");
        if (concluded is { } first) WriteLicence(first);
        if (declared is { } second) WriteLicence(second);
        xml.WriteEndElement();
    }

    private void WriteLicence(in LicenceEntry licence)
    {
        xml.WriteStartElement(licence.Kind == LicenceEntryKind.Expression ? "expression" : "license");
        xml.WriteAttributeString("acknowledgement", licence.Acknowledgement);
        if (licence.Kind == LicenceEntryKind.Expression) xml.WriteString(Clean(licence.Text));
        else Element(licence.Kind == LicenceEntryKind.Id ? "id" : "name", licence.Text);
        xml.WriteEndElement();
    }

    private void WriteReferences(in ComponentStatement statement)
    {
        var (source, download) = (statement.Source, statement.Download);
        if (source is null && download is null) return;
        xml.WriteStartElement("externalReferences");
        if (source is not null) WriteExternal("vcs", source, []);
        if (download is not null) WriteExternal("distribution", download, statement.Component.Declared.Hashes);
        xml.WriteEndElement();
    }

    private void WriteExternal(string type, string url, ImmutableArray<string> hashes)
    {
        xml.WriteStartElement("reference");
        xml.WriteAttributeString("type", type);
        Element("url", url);
        WriteHashes(hashes);
        xml.WriteEndElement();
    }

    private void WriteProperties(List<KeyValuePair<string, string>> all)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in all)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteString(Clean(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteEvidence(ImmutableArray<Evidence> evidence)
    {
        xml.WriteStartElement("evidence");
        xml.WriteStartElement("occurrences");
        Evidence? last = null;
        foreach (var place in evidence)
        {
            if (last is not null && last.Path == place.Path && last.Line == place.Line) continue;
            last = place;
            xml.WriteStartElement("occurrence");
            Element("location", place.Path);
            if (place.Line > 0) Element("line", place.Line.ToString(CultureInfo.InvariantCulture));
            if (place.By is not null) Element("additionalContext", place.By);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Element(string name, string value) => xml.WriteElementString(name, Clean(value));

    // XML 1.0 has no way to write most control characters and half surrogate pairs.
    private static string Clean(string text)
    {
        char[]? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else (clean ??= text.ToCharArray())[i] = '\ufffd';
        }

        return clean is null ? text : new string(clean);
    }
}
