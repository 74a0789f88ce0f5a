using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>Writes one component of a CycloneDX 1.6 file.</summary>
internal static class CycloneDxComponent
{
    private static readonly SearchValues<char> NotInUrls = SearchValues.Create(" \"<>\\^`{|}");

    /// <summary>Writes a component with makers from <paramref name="vendors"/>.</summary>
    public static void Write(Utf8JsonWriter json, Component component, ImmutableSortedDictionary<string, VendorProfile> vendors)
    {
        json.WriteStartObject();
        json.WriteString("type", TypeOf(component.Kind));
        json.WriteString("bom-ref", component.Id);
        WriteMakers(json, component, vendors);
        WriteName(json, component);
        if (component.Version is not null) json.WriteString("version", component.Version);
        json.WriteString("scope", component.Scope switch { Scope.Runtime => "required", Scope.Optional => "optional", _ => "excluded" });
        WriteHashes(json, component.Declared.Hashes);
        WriteLicence(json, component);
        if (component.Purl is not null) json.WriteString("purl", component.Purl.ToString());
        WriteReferences(json, component);
        WriteProperties(json, component, vendors);
        WriteEvidence(json, component.Evidence);
        json.WriteEndObject();
    }

    private static string TypeOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Application or ComponentKind.Product => "application",
        ComponentKind.Container => "container",
        ComponentKind.OperatingSystem => "operating-system",
        ComponentKind.File => "file",
        _ => "library",
    };

    // Go and image names are written whole, as their tools do; elsewhere the namespace is the group.
    private static void WriteName(Utf8JsonWriter json, Component component)
    {
        if (component.Purl is { Namespace: { } group, Type: not ("golang" or "docker" or "oci" or "terraform" or "githubactions") } purl)
        {
            json.WriteString("group", group);
            json.WriteString("name", purl.Name);
        }
        else
        {
            json.WriteString("name", component.Name);
        }
    }

    private static void WriteMakers(Utf8JsonWriter json, Component component, ImmutableSortedDictionary<string, VendorProfile> vendors)
    {
        var maker = component.Facts.Developer is { } developer && vendors.TryGetValue(developer.Value, out var profile) ? profile.Vendor : null;
        if (component.Declared.Supplier is { } supplier) WriteOrganisation(json, "supplier", supplier, component.Declared.SupplierCountry);
        else if (maker is { Kind: not (VendorKind.Community or VendorKind.Person) }) WriteOrganisation(json, "supplier", maker.Name, maker.Country);
        if (maker is not null) WriteOrganisation(json, "manufacturer", maker.LegalName ?? maker.Name, maker.Country);
        else if (component.Declared.Maker is { } stated) WriteOrganisation(json, "manufacturer", stated, null);
    }

    private static void WriteOrganisation(Utf8JsonWriter json, string property, string name, string? country)
    {
        json.WriteStartObject(property);
        json.WriteString("name", name);
        if (country is not null)
        {
            json.WriteStartObject("address");
            json.WriteString("country", country);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteHashes(Utf8JsonWriter json, ImmutableArray<string> hashes)
    {
        var any = false;
        foreach (var hash in hashes)
        {
            var colon = hash.IndexOf(':', StringComparison.Ordinal);
            var (algorithm, length) = hash.AsSpan(0, Math.Max(0, colon)) switch
            {
                "md5" => ("MD5", 32), "sha1" => ("SHA-1", 40), "sha256" => ("SHA-256", 64), "sha384" => ("SHA-384", 96), "sha512" => ("SHA-512", 128), _ => ("", 0),
            };
            if (length == 0 || hash.Length - colon - 1 != length) continue;
            if (!any) json.WriteStartArray("hashes");
            any = true;
            json.WriteStartObject();
            json.WriteString("alg", algorithm);
            json.WriteString("content", hash.AsSpan(colon + 1));
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
    }

    private static void WriteLicence(Utf8JsonWriter json, Component component)
    {
        var (expression, isSpdx) = component.Facts.Licence is { Value: var licence } ? (licence.Expression, licence.IsSpdx) : (component.Declared.Licence, false);
        if (string.IsNullOrWhiteSpace(expression)) return;
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (isSpdx)
        {
            json.WriteString("expression", expression);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", expression);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter json, Component component)
    {
        var source = component.Facts.SourceRepository?.Value ?? component.Declared.SourceUrl;
        var download = component.Declared.DownloadUrl;
        if (!IsUrl(source)) source = null;
        if (!IsUrl(download)) download = null;
        if (source is null && download is null) return;
        json.WriteStartArray("externalReferences");
        if (source is not null) CycloneDxJsonWriter.WriteReference(json, "vcs", source);
        if (download is not null) CycloneDxJsonWriter.WriteReference(json, "distribution", download);
        json.WriteEndArray();
    }

    private static bool IsUrl(string? text) => text is not null && Uri.TryCreate(text, UriKind.Absolute, out _) && !text.AsSpan().ContainsAny(NotInUrls);

    private static void WriteProperties(Utf8JsonWriter json, Component component, ImmutableSortedDictionary<string, VendorProfile> vendors)
    {
        json.WriteStartArray("properties");
        if (component.Facts.Developer is { } developer && vendors.TryGetValue(developer.Value, out var profile))
        {
            if (profile.UltimateOwner is { } owner && vendors.TryGetValue(owner, out var ownerProfile)) Property(json, "sovereignty:owner", ownerProfile.Vendor.Name);
            if (profile.OwnerCountry is { } country) Property(json, "sovereignty:owner:country", country);
            Property(json, "sovereignty:vendor:confidence", KebabCase.Of(developer.Confidence));
        }

        if (component.Own) Property(json, "sovereignty:own", "true");
        Property(json, "sovereignty:relation", component.Direct switch { true => "direct", false => "transitive", null => "unknown" });
        if (component.Requested is not null) Property(json, "sovereignty:requested", component.Requested);
        Property(json, "sovereignty:scope", KebabCase.Of(component.Scope));
        json.WriteEndArray();
    }

    private static void Property(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, ImmutableArray<Evidence> evidence)
    {
        json.WriteStartObject("evidence");
        json.WriteStartArray("occurrences");
        Evidence? last = null;
        foreach (var place in evidence)
        {
            // The schema wants unique items: two detectors may have read the same line.
            if (last is not null && last.Path == place.Path && last.Line == place.Line) continue;
            last = place;
            json.WriteStartObject();
            json.WriteString("location", place.Path);
            if (place.Line > 0) json.WriteNumber("line", place.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
