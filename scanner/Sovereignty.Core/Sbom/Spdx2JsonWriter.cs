using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>
/// Writes SPDX 2.3 JSON (spdx-schema.json of 2.3). It has no field for countries, services, scopes per package and places with lines: countries,
/// scope and relation stand in an annotation of each package, places in <c>sourceInfo</c>, services are not written.
/// </summary>
internal sealed class Spdx2JsonWriter
{
    private readonly List<KeyValuePair<string, string>> properties = [];
    private readonly SpdxLicences licences = new();
    private readonly StringBuilder text = new();
    private readonly Utf8JsonWriter json;
    private readonly Scan scan;

    private Spdx2JsonWriter(Utf8JsonWriter json, Scan scan)
    {
        this.json = json;
        this.scan = scan;
    }

    /// <summary>Writes a scan.</summary>
    public static void Write(Scan scan, string name, Stream output)
    {
        using var json = new Utf8JsonWriter(output, SbomWriter.Json);
        new Spdx2JsonWriter(json, scan).WriteDocument(name);
        json.Flush();
        output.Write("\n"u8);
    }

    private const string RootId = "SPDXRef-Root";

    private void WriteDocument(string name)
    {
        json.WriteStartObject();
        json.WriteString("spdxVersion", "SPDX-2.3");
        json.WriteString("dataLicense", "CC0-1.0");
        json.WriteString("SPDXID", "SPDXRef-DOCUMENT");
        json.WriteString("name", name);
        json.WriteString("documentNamespace", SpdxNames.Namespace(name, SbomWriter.Identity(scan, name)));
        json.WriteStartObject("creationInfo");
        json.WriteString("created", SbomWriter.Timestamp(scan));
        json.WriteStartArray("creators");
        if (SbomWriter.Creator(scan) is { } creator)
        {
            var contact = creator.Email ?? creator.Url;
            json.WriteStringValue($"Organization: {(creator.Name.Length > 0 ? creator.Name : contact)}{(contact is null ? "" : $" ({contact})")}");
        }

        json.WriteStringValue($"Tool: sovereignty-{scan.ToolVersion}");
        json.WriteEndArray();
        json.WriteString("comment", $"generated from {(SbomWriter.Phase(scan) switch { "operations" => "what is installed", "post-build" => "what was built", _ => "source files before the build" })}; whether the dependencies are complete is not known");
        json.WriteEndObject();
        json.WriteStartArray("packages");
        WriteRoot(name);
        foreach (var component in scan.Components)
        {
            WritePackage(component);
            if (json.BytesPending > 1 << 16) json.Flush();
        }

        json.WriteEndArray();
        WriteLicences();
        WriteRelationships();
        json.WriteEndObject();
    }

    private void WriteRoot(string name)
    {
        json.WriteStartObject();
        json.WriteString("SPDXID", RootId);
        var about = ScannedThing.Of(scan, name);
        json.WriteString("name", about.Name);
        if (about.Version is not null) json.WriteString("versionInfo", about.Version);
        json.WriteString("downloadLocation", "NOASSERTION");
        json.WriteBoolean("filesAnalyzed", false);
        WriteChecksums(about.Hashes);
        if (SbomWriter.RootLicence(scan) is { } licence) json.WriteString("licenseConcluded", licences.Expression(licence));
        json.WriteString("primaryPackagePurpose", PurposeOf(about.Kind));
        var source = SbomWriter.RootSource(scan);
        if (source is not null || about.Purl is not null)
        {
            json.WriteStartArray("externalRefs");
            if (about.Purl is not null) WriteReference("PACKAGE-MANAGER", "purl", about.Purl.ToString());
            if (source is not null) WriteReference("OTHER", "vcs", source);
            json.WriteEndArray();
        }

        // A document about one package may mean it as a component.
        WriteAnnotation("sovereignty:relation=root");
        json.WriteEndObject();
    }

    private void WritePackage(Component component)
    {
        var statement = new ComponentStatement(component, scan.Vendors);
        json.WriteStartObject();
        json.WriteString("SPDXID", Id(component.Id));
        json.WriteString("name", component.Name);
        if (component.Version is not null) json.WriteString("versionInfo", component.Version);
        if (statement.File is { } file) json.WriteString("packageFileName", file.Name);
        if (statement.Supplier is { } supplier) WriteActor("supplier", supplier, VendorKind.Company);
        if (statement.Manufacturer is { } maker) WriteActor("originator", maker, component.Facts.Developer is { } d && scan.Vendors.TryGetValue(d.Value, out var p) ? p.Vendor.Kind : null);
        json.WriteString("downloadLocation", statement.Download ?? "NOASSERTION");
        json.WriteBoolean("filesAnalyzed", false);
        WriteChecksums(component.Declared.Hashes);
        if (SpdxNames.Places(component, text) is { } places) json.WriteString("sourceInfo", places);
        json.WriteString("licenseConcluded", ComponentLicences.Concluded(statement) is { } concluded ? licences.Expression(concluded) : "NOASSERTION");
        json.WriteString("licenseDeclared", ComponentLicences.Declared(statement) is { } declared ? licences.Expression(declared) : "NOASSERTION");
        json.WriteString("copyrightText", "NOASSERTION");
        WriteReferences(statement);
        json.WriteString("primaryPackagePurpose", PurposeOf(component.Kind));
        WriteAnnotation(statement);
        json.WriteEndObject();
    }

    private static string Id(string component) => SpdxNames.Of("SPDXRef-", component);

    private static string PurposeOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Application or ComponentKind.Product => "APPLICATION",
        ComponentKind.Container => "CONTAINER",
        ComponentKind.OperatingSystem => "OPERATING_SYSTEM",
        ComponentKind.File => "FILE",
        _ => "LIBRARY",
    };

    private void WriteActor(string property, in Party party, VendorKind? kind)
    {
        var mail = party.Email is not null && party.Email != party.Name ? $" ({party.Email})" : "";
        json.WriteString(property, $"{(kind == VendorKind.Person ? "Person" : "Organization")}: {party.Name}{mail}");
    }

    private void WriteChecksums(ImmutableArray<string> hashes)
    {
        var any = false;
        foreach (var declared in hashes)
        {
            if (SbomHash.Of(declared) is not { } hash) continue;
            if (!any) json.WriteStartArray("checksums");
            any = true;
            json.WriteStartObject();
            json.WriteString("algorithm", hash.SpdxName);
            json.WriteString("checksumValue", hash.Hex);
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
    }

    private void WriteReferences(in ComponentStatement statement)
    {
        var purl = statement.Component.Purl;
        if (purl is null && statement.Source is null) return;
        json.WriteStartArray("externalRefs");
        if (purl is not null) WriteReference("PACKAGE-MANAGER", "purl", purl.ToString());
        if (statement.Source is { } source) WriteReference("OTHER", "vcs", source);
        json.WriteEndArray();
    }

    private void WriteReference(string category, string type, string locator)
    {
        json.WriteStartObject();
        json.WriteString("referenceCategory", category);
        json.WriteString("referenceType", type);
        json.WriteString("referenceLocator", locator);
        json.WriteEndObject();
    }

    // One line for each property: name=value, with % and line ends percent-encoded.
    private void WriteAnnotation(in ComponentStatement statement)
    {
        properties.Clear();
        statement.Properties(properties, new SbomShape(HasParties: false, OneLicence: false));
        text.Clear();
        foreach (var (name, value) in properties)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(name).Append('=').Append(value.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal));
        }

        WriteAnnotation(text.ToString());
    }

    private void WriteAnnotation(string comment)
    {
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        json.WriteString("annotationDate", SbomWriter.Timestamp(scan));
        json.WriteString("annotationType", "OTHER");
        json.WriteString("annotator", $"Tool: sovereignty-{scan.ToolVersion}");
        json.WriteString("comment", comment);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteLicences()
    {
        if (licences.References.Count == 0) return;
        json.WriteStartArray("hasExtractedLicensingInfos");
        foreach (var (id, words) in licences.References)
        {
            json.WriteStartObject();
            json.WriteString("licenseId", id);
            json.WriteString("extractedText", words ?? "NOASSERTION");
            json.WriteString("name", words ?? "NOASSERTION");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRelationships()
    {
        json.WriteStartArray("relationships");
        WriteRelationship("SPDXRef-DOCUMENT", "DESCRIBES", RootId);
        SbomWriter.Dependencies(scan, (from, to) =>
        {
            var id = from == SbomWriter.RootRef ? RootId : Id(from);
            for (var i = 0; i < to.Count; i++) WriteRelationship(id, "DEPENDS_ON", Id(to[i]));
            if (json.BytesPending > 1 << 16) json.Flush();
        });
        json.WriteEndArray();
    }

    private void WriteRelationship(string from, string type, string to)
    {
        json.WriteStartObject();
        json.WriteString("spdxElementId", from);
        json.WriteString("relationshipType", type);
        json.WriteString("relatedSpdxElement", to);
        json.WriteEndObject();
    }
}
