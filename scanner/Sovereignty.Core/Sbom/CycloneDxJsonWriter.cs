using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>
/// Writes CycloneDX 1.6 and 1.7 JSON (ECMA-424, bom-1.6.schema.json and bom-1.7.schema.json): components with evidence, makers with country,
/// licences as SPDX expressions, services, the dependency graph and how complete it is.
/// </summary>
internal static class CycloneDxJsonWriter
{
    /// <summary>Writes a scan.</summary>
    public static void Write(Scan scan, string name, string version, Stream output)
    {
        using var json = new Utf8JsonWriter(output, SbomWriter.Json);
        json.WriteStartObject();
        json.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{version}.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", version);
        json.WriteString("serialNumber", $"urn:uuid:{SbomWriter.Identity(scan, name)}");
        json.WriteNumber("version", 1);
        WriteMetadata(json, scan, name);
        var writer = new CycloneDxComponent(json, scan.Vendors, mixedLicences: version != "1.6");
        json.WriteStartArray("components");
        foreach (var component in scan.Components)
        {
            writer.Write(component);
            if (json.BytesPending > 1 << 16) json.Flush();
        }

        json.WriteEndArray();
        WriteServices(json, scan);
        json.WriteStartArray("dependencies");
        SbomWriter.Dependencies(scan, (from, to) => WriteDependency(json, from, to));
        json.WriteEndArray();
        WriteCompleteness(json, scan);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteMetadata(Utf8JsonWriter json, Scan scan, string name)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", SbomWriter.Timestamp(scan));
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteString("phase", SbomWriter.Phase(scan));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("name", "sovereignty");
        json.WriteString("version", scan.ToolVersion);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        if (SbomWriter.Creator(scan) is { } creator) CycloneDxComponent.WriteParty(json, "manufacturer", creator);
        var about = ScannedThing.Of(scan, name);
        json.WriteStartObject("component");
        json.WriteString("type", CycloneDxComponent.TypeOf(about.Kind));
        json.WriteString("bom-ref", SbomWriter.RootRef);
        json.WriteString("name", about.Name);
        if (about.Version is not null) json.WriteString("version", about.Version);
        CycloneDxComponent.WriteHashes(json, about.Hashes);
        if (SbomWriter.RootLicence(scan) is { } licence)
        {
            json.WriteStartArray("licenses");
            CycloneDxComponent.WriteLicence(json, licence);
            json.WriteEndArray();
        }

        if (about.Purl is not null) json.WriteString("purl", about.Purl.ToString());
        if (SbomWriter.RootSource(scan) is { } source)
        {
            json.WriteStartArray("externalReferences");
            CycloneDxComponent.WriteReference(json, "vcs", source, []);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteServices(Utf8JsonWriter json, Scan scan)
    {
        if (scan.Services.IsEmpty) return;
        json.WriteStartArray("services");
        foreach (var service in scan.Services)
        {
            json.WriteStartObject();
            json.WriteString("bom-ref", $"service:{service.Id}");
            if (service.Provider is { } provider && scan.Vendors.TryGetValue(provider.Value, out var profile)) CycloneDxComponent.WriteParty(json, "provider", Party.Of(profile.Vendor, profile.Vendor.Name));
            json.WriteString("name", service.Name);
            if (!service.Endpoints.IsEmpty)
            {
                json.WriteStartArray("endpoints");
                foreach (var endpoint in service.Endpoints.Where(ComponentStatement.IsUrl)) json.WriteStringValue(endpoint);
                json.WriteEndArray();
            }

            json.WriteStartArray("properties");
            CycloneDxComponent.WriteProperty(json, "sovereignty:service:kind", KebabCase.Of(service.Kind));
            if (service.Class is not null) CycloneDxComponent.WriteProperty(json, "sovereignty:service:class", service.Class);
            if (service.Stated) CycloneDxComponent.WriteProperty(json, "sovereignty:service:stated", "true");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDependency(Utf8JsonWriter json, string from, IReadOnlyList<string> to)
    {
        json.WriteStartObject();
        json.WriteString("ref", from);
        if (to.Count > 0)
        {
            json.WriteStartArray("dependsOn");
            for (var i = 0; i < to.Count; i++) json.WriteStringValue(to[i]);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // What lock files tell is complete in some formats and cut short in others; over the merged graph neither can be promised.
    private static void WriteCompleteness(Utf8JsonWriter json, Scan scan)
    {
        json.WriteStartArray("compositions");
        json.WriteStartObject();
        json.WriteString("aggregate", "unknown");
        json.WriteStartArray("dependencies");
        json.WriteStringValue(SbomWriter.RootRef);
        foreach (var component in scan.Components) json.WriteStringValue(component.Id);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
