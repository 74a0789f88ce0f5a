using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>
/// Writes SPDX 3.0.1 JSON-LD (spdx-json-schema of 3.0.1; profiles Core, Software, SimpleLicensing and Extension). What it has no field for stands in
/// the extension that carries CycloneDX properties; services are not written, for which 3.0 has no class.
/// </summary>
internal sealed class Spdx3JsonWriter
{
    private const string Creation = "_:creation";

    private readonly List<KeyValuePair<string, string>> properties = [];
    private readonly SortedDictionary<string, (Party Party, bool Person)> parties = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, LicenceEntry> expressions = new(StringComparer.Ordinal);
    private readonly SpdxLicences licences = new();
    private readonly StringBuilder text = new();
    private readonly Utf8JsonWriter json;
    private readonly Scan scan;
    private readonly string ids;

    private Spdx3JsonWriter(Utf8JsonWriter json, Scan scan, string name)
    {
        this.json = json;
        this.scan = scan;
        ids = SpdxNames.Namespace(name, SbomWriter.Identity(scan, name)) + "#";
    }

    /// <summary>Writes a scan.</summary>
    public static void Write(Scan scan, string name, Stream output)
    {
        using var json = new Utf8JsonWriter(output, SbomWriter.Json);
        new Spdx3JsonWriter(json, scan, name).WriteDocument(name);
        json.Flush();
        output.Write("\n"u8);
    }

    private string Root => ids + "root";

    private void WriteDocument(string name)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
        json.WriteStartArray("@graph");
        WriteCreation();
        WriteCollections(name);
        WriteRoot(name);
        foreach (var component in scan.Components)
        {
            WritePackage(component);
            if (json.BytesPending > 1 << 16) json.Flush();
        }

        WriteParties();
        WriteLicences();
        SbomWriter.Dependencies(scan, WriteDependencies);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCreation()
    {
        var creator = SbomWriter.Creator(scan);
        json.WriteStartObject();
        json.WriteString("type", "CreationInfo");
        json.WriteString("@id", Creation);
        json.WriteString("specVersion", "3.0.1");
        json.WriteString("created", SbomWriter.Timestamp(scan));
        WriteList("createdBy", creator is null ? ids + "agent" : ids + "creator");
        WriteList("createdUsing", ids + "tool");
        json.WriteEndObject();
        if (creator is { } who)
        {
            Start("Organization", ids + "creator");
            json.WriteString("name", who.Name.Length > 0 ? who.Name : who.Email ?? who.Url);
            WriteContact(who);
        }
        else
        {
            // Somebody has to be named; where nobody is, the program speaks for itself.
            Start("SoftwareAgent", ids + "agent");
            json.WriteString("name", "sovereignty");
        }

        json.WriteEndObject();
        Start("Tool", ids + "tool");
        json.WriteString("name", $"sovereignty-{scan.ToolVersion}");
        json.WriteEndObject();
    }

    private void WriteCollections(string name)
    {
        Start("SpdxDocument", ids + "document");
        json.WriteString("name", name);
        json.WriteString("dataLicense", "https://spdx.org/licenses/CC0-1.0");
        WriteList("profileConformance", "core", "software", "simpleLicensing", "extension");
        WriteList("rootElement", ids + "sbom");
        json.WriteEndObject();
        Start("software_Sbom", ids + "sbom");
        WriteList("software_sbomType", SbomWriter.Phase(scan) switch { "operations" => "deployed", "post-build" => "analyzed", _ => "source" });
        WriteList("rootElement", Root);
        json.WriteStartArray("element");
        json.WriteStringValue(Root);
        foreach (var component in scan.Components) json.WriteStringValue(Id(component.Id));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRoot(string name)
    {
        Start("software_Package", Root);
        var about = ScannedThing.Of(scan, name);
        json.WriteString("name", about.Name);
        if (about.Version is not null) json.WriteString("software_packageVersion", about.Version);
        if (about.Purl is not null) json.WriteString("software_packageUrl", about.Purl.ToString());
        json.WriteString("software_primaryPurpose", PurposeOf(about.Kind));
        WriteHashes(about.Hashes);
        if (SbomWriter.RootSource(scan) is { } source) WriteReference("vcs", source);
        properties.Clear();
        properties.Add(new("sovereignty:relation", "root"));
        WriteProperties();
        json.WriteEndObject();
    }

    private void WritePackage(Component component)
    {
        var statement = new ComponentStatement(component, scan.Vendors);
        var id = Id(component.Id);
        Start("software_Package", id);
        json.WriteString("name", component.Name);
        if (component.Version is not null) json.WriteString("software_packageVersion", component.Version);
        if (component.Purl is not null) json.WriteString("software_packageUrl", component.Purl.ToString());
        if (statement.Download is { } download) json.WriteString("software_downloadLocation", download);
        json.WriteString("software_primaryPurpose", PurposeOf(component.Kind));
        if (statement.Supplier is { } supplier) json.WriteString("suppliedBy", Party(supplier, false));
        if (statement.Manufacturer is { } maker) WriteList("originatedBy", Party(maker, component.Facts.Developer is { } d && scan.Vendors.TryGetValue(d.Value, out var p) && p.Vendor.Kind == VendorKind.Person));
        WriteHashes(component.Declared.Hashes);
        if (SpdxNames.Places(component, text) is { } places) json.WriteString("software_sourceInfo", places);
        if (component.Purl is { } purl)
        {
            json.WriteStartArray("externalIdentifier");
            WriteIdentifier("packageUrl", purl.ToString());
            json.WriteEndArray();
        }

        if (statement.Source is { } source) WriteReference("vcs", source);
        properties.Clear();
        statement.Properties(properties, new SbomShape(HasParties: false, OneLicence: false));
        WriteProperties();
        json.WriteEndObject();
        WriteFile(statement, id);
        if (ComponentLicences.Concluded(statement) is { } concluded) WriteRelationship(id, "hasConcludedLicense", Licence(concluded), "complete");
        if (ComponentLicences.Declared(statement) is { } declared) WriteRelationship(id, "hasDeclaredLicense", Licence(declared), "complete");
    }

    private static string PurposeOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Application or ComponentKind.Product => "application",
        ComponentKind.Container => "container",
        ComponentKind.OperatingSystem => "operatingSystem",
        ComponentKind.File => "file",
        _ => "library",
    };

    // TR-03183-2 v2.1.0, 8.2: the deployable form is a file of its own, its properties are purposes.
    private void WriteFile(in ComponentStatement statement, string package)
    {
        if (statement.File is not { } file) return;
        var id = package + "-file";
        Start("software_File", id);
        json.WriteString("name", file.Name);
        json.WriteStartArray("software_additionalPurpose");
        if (file.IsExecutable) json.WriteStringValue("executable");
        if (file.IsArchive) json.WriteStringValue("archive");
        json.WriteStringValue(file.IsArchive ? "container" : "firmware");
        json.WriteEndArray();
        WriteHashes(statement.Component.Declared.Hashes);
        if (statement.Download is { } download) WriteReference("binaryArtifact", download);
        json.WriteEndObject();
        WriteRelationship(package, "hasDistributionArtifact", id, "complete");
    }

    private void WriteHashes(ImmutableArray<string> hashes)
    {
        var any = false;
        foreach (var declared in hashes)
        {
            if (SbomHash.Of(declared) is not { } hash) continue;
            if (!any) json.WriteStartArray("verifiedUsing");
            any = true;
            json.WriteStartObject();
            json.WriteString("type", "Hash");
            json.WriteString("algorithm", hash.Algorithm);
            json.WriteString("hashValue", hash.Hex);
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
    }

    private void WriteProperties()
    {
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("type", "extension_CdxPropertiesExtension");
        json.WriteStartArray("extension_cdxProperty");
        foreach (var (name, value) in properties)
        {
            json.WriteStartObject();
            json.WriteString("type", "extension_CdxPropertyEntry");
            json.WriteString("extension_cdxPropName", name);
            json.WriteString("extension_cdxPropValue", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private string Party(in Party party, bool person)
    {
        var id = ids + SpdxNames.Of("party-", $"{party.Name}\n{party.Country}\n{party.Url}\n{party.Email}\n{person}");
        parties.TryAdd(id, (party, person));
        return id;
    }

    private void WriteParties()
    {
        foreach (var (id, (party, person)) in parties)
        {
            Start(person ? "Person" : "Organization", id);
            json.WriteString("name", party.Name);
            WriteContact(party);
            json.WriteEndObject();
        }
    }

    private void WriteContact(in Party party)
    {
        if (party.Email is null && party.Url is null) return;
        json.WriteStartArray("externalIdentifier");
        WriteIdentifier(party.Email is null ? "urlScheme" : "email", party.Email ?? party.Url!);
        json.WriteEndArray();
    }

    private string Licence(in LicenceEntry licence)
    {
        var id = ids + SpdxNames.Of("licence-", licences.Expression(licence));
        expressions.TryAdd(id, licence);
        return id;
    }

    private void WriteLicences()
    {
        foreach (var (id, licence) in expressions)
        {
            var expression = licences.Expression(licence);
            Start("simplelicensing_LicenseExpression", id);
            json.WriteString("simplelicensing_licenseExpression", expression);
            if (expression != licence.Text)
            {
                json.WriteStartArray("simplelicensing_customIdToUri");
                json.WriteStartObject();
                json.WriteString("type", "DictionaryEntry");
                json.WriteString("key", expression);
                json.WriteString("value", id + "-text");
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
            if (expression == licence.Text) continue;
            Start("simplelicensing_SimpleLicensingText", id + "-text");
            json.WriteString("name", licence.Text);
            json.WriteString("simplelicensing_licenseText", licence.Text);
            json.WriteEndObject();
        }
    }

    private void WriteDependencies(string from, IReadOnlyList<string> to)
    {
        if (to.Count == 0) return;
        var id = from == SbomWriter.RootRef ? Root : Id(from);
        Start("Relationship", id + "-needs");
        json.WriteString("from", id);
        json.WriteString("relationshipType", "dependsOn");
        json.WriteString("completeness", "noAssertion");
        json.WriteStartArray("to");
        for (var i = 0; i < to.Count; i++) json.WriteStringValue(Id(to[i]));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRelationship(string from, string type, string to, string completeness)
    {
        Start("Relationship", $"{from}-{type}");
        json.WriteString("from", from);
        json.WriteString("relationshipType", type);
        json.WriteString("completeness", completeness);
        WriteList("to", to);
        json.WriteEndObject();
    }

    private string Id(string component) => ids + SpdxNames.Of("", component);

    private void Start(string type, string id)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("spdxId", id);
        json.WriteString("creationInfo", Creation);
    }

    private void WriteIdentifier(string type, string identifier)
    {
        json.WriteStartObject();
        json.WriteString("type", "ExternalIdentifier");
        json.WriteString("externalIdentifierType", type);
        json.WriteString("identifier", identifier);
        json.WriteEndObject();
    }

    private void WriteReference(string type, string locator)
    {
        json.WriteStartArray("externalRef");
        json.WriteStartObject();
        json.WriteString("type", "ExternalRef");
        json.WriteString("externalRefType", type);
        WriteList("locator", locator);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteList(string name, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
