using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>
/// Writes CycloneDX 1.6 JSON (ECMA-424, bom-1.6.schema.json): components with evidence, makers with country, licences as SPDX expressions,
/// the dependency graph. The same scan gives the same bytes.
/// </summary>
public static class CycloneDxJsonWriter
{
    /// <summary>What the file's media type is.</summary>
    public const string MediaType = "application/vnd.cyclonedx+json";

    /// <summary>Writes a scan.</summary>
    /// <param name="scan">The scan; only what was detected and resolved is written, no findings.</param>
    /// <param name="name">The name of what was scanned.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Scan scan, string name, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteString("serialNumber", SerialNumber(scan, name));
        json.WriteNumber("version", 1);
        WriteMetadata(json, scan, name);
        json.WriteStartArray("components");
        foreach (var component in scan.Components) CycloneDxComponent.Write(json, component, scan.Vendors);
        json.WriteEndArray();
        WriteDependencies(json, scan);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteMetadata(Utf8JsonWriter json, Scan scan, string name)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", scan.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteString("phase", "pre-build");
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
        json.WriteStartObject("component");
        json.WriteString("type", "application");
        json.WriteString("bom-ref", RootRef);
        json.WriteString("name", name);
        if (scan.Sources is [{ Git: { } git }, ..])
        {
            if (git.Commit is not null) json.WriteString("version", git.Commit);
            if (git.Remote is { } remote && Uri.TryCreate(remote, UriKind.Absolute, out _))
            {
                json.WriteStartArray("externalReferences");
                WriteReference(json, "vcs", remote);
                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private const string RootRef = "root";

    private static void WriteDependencies(Utf8JsonWriter json, Scan scan)
    {
        json.WriteStartArray("dependencies");
        WriteDependency(json, RootRef, scan.Components.Where(c => c.Direct != false).Select(c => c.Id));
        var edges = scan.Edges.AsSpan();
        var at = 0;
        var targets = new List<string>();
        foreach (var component in scan.Components)
        {
            targets.Clear();
            while (at < edges.Length && string.CompareOrdinal(edges[at].From, component.Id) < 0) at++;
            for (; at < edges.Length && edges[at].From == component.Id; at++) targets.Add(edges[at].To);
            WriteDependency(json, component.Id, targets);
        }

        json.WriteEndArray();
    }

    private static void WriteDependency(Utf8JsonWriter json, string from, IEnumerable<string> to)
    {
        json.WriteStartObject();
        json.WriteString("ref", from);
        var any = false;
        foreach (var target in to)
        {
            if (!any) json.WriteStartArray("dependsOn");
            any = true;
            json.WriteStringValue(target);
        }

        if (any) json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteReference(Utf8JsonWriter json, string type, string url)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("url", url);
        json.WriteEndObject();
    }

    // A UUID of version 8 (RFC 9562, 5.8) over what was found, so that two runs over the same tree agree.
    private static string SerialNumber(Scan scan, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{scan.AsOf.ToString("O", CultureInfo.InvariantCulture)}\n{scan.CatalogueDigest}\n"));
        foreach (var component in scan.Components) hash.AppendData(Encoding.UTF8.GetBytes(component.Id + "\n"));
        Span<byte> bytes = stackalloc byte[32];
        hash.GetHashAndReset(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bytes[..16], bigEndian: true)}";
    }
}
