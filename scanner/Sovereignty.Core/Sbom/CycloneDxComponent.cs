using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>Writes the components of a CycloneDX JSON file.</summary>
internal sealed class CycloneDxComponent(Utf8JsonWriter json, IReadOnlyDictionary<string, VendorProfile> vendors, bool mixedLicences)
{
    private readonly List<KeyValuePair<string, string>> properties = [];
    private readonly SbomShape shape = new(HasParties: true, OneLicence: !mixedLicences);

    /// <summary>Writes a component.</summary>
    public void Write(Component component)
    {
        var statement = new ComponentStatement(component, vendors);
        json.WriteStartObject();
        json.WriteString("type", TypeOf(component.Kind));
        json.WriteString("bom-ref", component.Id);
        if (statement.Supplier is { } supplier) WriteParty(json, "supplier", supplier);
        if (statement.Manufacturer is { } manufacturer) WriteParty(json, "manufacturer", manufacturer);
        if (statement.Author is { } author) WriteAuthor(author);
        if (GroupOf(component) is { } group) json.WriteString("group", group);
        json.WriteString("name", NameOf(component));
        if (component.Version is not null) json.WriteString("version", component.Version);
        json.WriteString("scope", ScopeOf(component.Scope));
        WriteHashes(json, component.Declared.Hashes);
        WriteLicences(statement);
        if (component.Purl is not null) json.WriteString("purl", component.Purl.ToString());
        WriteReferences(statement);
        WriteProperties(statement);
        WriteEvidence(component.Evidence);
        json.WriteEndObject();
    }

    /// <summary>What CycloneDX calls a kind.</summary>
    public static string TypeOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Application or ComponentKind.Product => "application",
        ComponentKind.Container => "container",
        ComponentKind.OperatingSystem => "operating-system",
        ComponentKind.File => "file",
        _ => "library",
    };

    /// <summary>What CycloneDX calls a scope.</summary>
    public static string ScopeOf(Scope scope) => scope switch { Scope.Runtime => "required", Scope.Optional => "optional", _ => "excluded" };

    /// <summary>The group, where it stands apart: Go and image names are written whole, as their tools do; elsewhere the namespace is the group.</summary>
    public static string? GroupOf(Component component) =>
        component.Purl is { Namespace: { } group, Type: not ("golang" or "docker" or "oci" or "terraform" or "githubactions") } ? group : null;

    /// <summary>The name beside <see cref="GroupOf"/>.</summary>
    public static string NameOf(Component component) => GroupOf(component) is null ? component.Name : component.Purl!.Name;

    /// <summary>Writes an organisation.</summary>
    public static void WriteParty(Utf8JsonWriter json, string property, in Party party)
    {
        json.WriteStartObject(property);
        if (party.Name.Length > 0) json.WriteString("name", party.Name);
        if (party.Country is not null)
        {
            json.WriteStartObject("address");
            json.WriteString("country", party.Country);
            json.WriteEndObject();
        }

        if (party.Url is not null)
        {
            json.WriteStartArray("url");
            json.WriteStringValue(party.Url);
            json.WriteEndArray();
        }

        if (party.Email is not null)
        {
            json.WriteStartArray("contact");
            json.WriteStartObject();
            json.WriteString("email", party.Email);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes an external reference with the hashes of what it leads to.</summary>
    public static void WriteReference(Utf8JsonWriter json, string type, string url, ImmutableArray<string> hashes)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("url", url);
        WriteHashes(json, hashes);
        json.WriteEndObject();
    }

    /// <summary>Writes a property.</summary>
    public static void WriteProperty(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    /// <summary>Writes hashes; nothing for none.</summary>
    public static void WriteHashes(Utf8JsonWriter json, ImmutableArray<string> hashes)
    {
        var any = false;
        foreach (var text in hashes)
        {
            if (SbomHash.Of(text) is not { } hash) continue;
            if (!any) json.WriteStartArray("hashes");
            any = true;
            json.WriteStartObject();
            json.WriteString("alg", hash.CycloneDxName);
            json.WriteString("content", hash.Hex);
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
    }

    private void WriteAuthor(string author)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", author);
        if (Party.Stated(author, null).Email is { } mail) json.WriteString("email", mail);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteLicences(in ComponentStatement statement)
    {
        var (concluded, declared) = ComponentLicences.ForCycloneDx(statement, mixedLicences);
        if (concluded is null && declared is null) return;
        json.WriteStartArray("licenses");
        if (concluded is { } first) WriteLicence(json, first);
        if (declared is { } second) WriteLicence(json, second);
        json.WriteEndArray();
    }

    internal static void WriteLicence(Utf8JsonWriter json, in LicenceEntry licence)
    {
        json.WriteStartObject();
        if (licence.Kind == LicenceEntryKind.Expression)
        {
            json.WriteString("expression", licence.Text);
            json.WriteString("acknowledgement", licence.Acknowledgement);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString(licence.Kind == LicenceEntryKind.Id ? "id" : "name", licence.Text);
            json.WriteString("acknowledgement", licence.Acknowledgement);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteReferences(in ComponentStatement statement)
    {
        var (source, download) = (statement.Source, statement.Download);
        if (source is null && download is null) return;
        json.WriteStartArray("externalReferences");
        if (source is not null) WriteReference(json, "vcs", source, []);
        // TR-03183-2 v2.1.0, 8.2 looks for the hash of what is deployed here.
        if (download is not null) WriteReference(json, "distribution", download, statement.Component.Declared.Hashes);
        json.WriteEndArray();
    }

    private void WriteProperties(in ComponentStatement statement)
    {
        properties.Clear();
        statement.Properties(properties, shape);
        json.WriteStartArray("properties");
        foreach (var (name, value) in properties) WriteProperty(json, name, value);
        json.WriteEndArray();
    }

    private void WriteEvidence(ImmutableArray<Evidence> evidence)
    {
        json.WriteStartObject("evidence");
        json.WriteStartArray("occurrences");
        Evidence? last = null;
        foreach (var place in evidence)
        {
            // Two detectors may have read the same line.
            if (last is not null && last.Path == place.Path && last.Line == place.Line) continue;
            last = place;
            json.WriteStartObject();
            json.WriteString("location", place.Path);
            if (place.Line > 0) json.WriteNumber("line", place.Line);
            if (place.By is not null) json.WriteString("additionalContext", place.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
