using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>Writes a scan as an SBOM: what was detected and resolved, no findings. The same scan gives the same bytes.</summary>
public static class SbomWriter
{
    /// <summary>Writes a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="name">The name of what was scanned.</param>
    /// <param name="format">The format.</param>
    /// <param name="cycloneDxVersion">One of <see cref="SbomFormats.CycloneDxVersions"/>; of no effect on SPDX.</param>
    /// <param name="output">Where to; it is written to as the file grows and not held in memory.</param>
    public static void Write(Scan scan, string name, SbomFormat format, string cycloneDxVersion, Stream output)
    {
        // Each format is a class of its own, so that those not asked for are never loaded.
        switch (format)
        {
            case SbomFormat.CycloneDxXml:
                CycloneDxXmlWriter.Write(scan, name, cycloneDxVersion, output);
                break;
            case SbomFormat.Spdx:
                Spdx2JsonWriter.Write(scan, name, output);
                break;
            case SbomFormat.Spdx3:
                Spdx3JsonWriter.Write(scan, name, output);
                break;
            default:
                CycloneDxJsonWriter.Write(scan, name, cycloneDxVersion, output);
                break;
        }
    }

    /// <summary>What the file calls the thing that was scanned.</summary>
    internal const string RootRef = "root";

    internal static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = new PlainJsonEncoder() };

    /// <summary>When in the life of the software this was seen: CycloneDX 1.6, <c>metadata.lifecycles.phase</c>.</summary>
    internal static string Phase(Scan scan) => scan.Sources is not [{ Kind: var kind }, ..] ? "pre-build" : kind switch
    {
        SourceKind.Host => "operations",
        SourceKind.Image or SourceKind.Archive => "post-build",
        _ => "pre-build",
    };

    /// <summary>The day of the scan at midnight UTC: a point in time that does not depend on when the program ran.</summary>
    internal static string Timestamp(Scan scan) => scan.AsOf.ToString("O", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>A UUID of version 8 (RFC 9562, 5.8) over what was found, so that two runs over the same tree agree.</summary>
    internal static string Identity(Scan scan, string name)
    {
        // Twice 64 bits: a cryptographic digest would first start OpenSSL, which takes longer than writing most SBOMs.
        var (first, second) = (new XxHash64(1), new XxHash64(2));
        Append($"{name}\n{scan.AsOf.ToString("O", CultureInfo.InvariantCulture)}\n{scan.CatalogueDigest}\n{scan.ToolVersion}\n{scan.Organisation.Name}\n");
        foreach (var component in scan.Components) Append(component.Id);
        Span<byte> bytes = stackalloc byte[16];
        first.GetCurrentHash(bytes);
        second.GetCurrentHash(bytes[8..]);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        var hex = Hex.Lower(bytes);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";

        void Append(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text + "\n");
            first.Append(utf8);
            second.Append(utf8);
        }
    }

    /// <summary>The version of what was scanned: its commit, or that of the one project that lies at the top of the tree; null where neither is known.</summary>
    internal static string? RootVersion(Scan scan)
    {
        if (scan.Sources is [{ Git.Commit: { } commit }, ..]) return commit;
        string? version = null;
        foreach (var component in scan.Components)
        {
            if (!component.Own || component.Version is null || component.Evidence.All(e => e.Path.Contains('/', StringComparison.Ordinal))) continue;
            if (version is not null && version != component.Version) return null;
            version = component.Version;
        }

        return version;
    }

    /// <summary>The remote of the repository that was scanned, if it is a URL.</summary>
    internal static string? RootSource(Scan scan) => scan.Sources is [{ Git.Remote: { } remote }, ..] && ComponentStatement.IsUrl(remote) ? remote : null;

    /// <summary>The licence of what was scanned, by the licence files at its top; null where there are none or several sources.</summary>
    internal static LicenceEntry? RootLicence(Scan scan) => scan.Sources is [{ Licence.Value: { } licence }]
        ? new LicenceEntry(licence.IsSpdx ? LicenceEntryKind.Expression : LicenceEntryKind.Name, licence.Expression, "concluded") : null;

    /// <summary>Who answers for the SBOM, as sovereignty.yaml states it; null where it does not.</summary>
    internal static Party? Creator(Scan scan)
    {
        if (scan.Organisation.Name.Length == 0 && scan.Organisation.Contact is null) return null;
        var contact = scan.Organisation.Contact;
        var isMail = contact is not null && contact.Contains('@', StringComparison.Ordinal) && !contact.Contains("://", StringComparison.Ordinal);
        return new Party(scan.Organisation.Name, null, isMail ? null : contact, isMail ? contact : null);
    }

    /// <summary>Calls with each component and what it needs, in the order of the components; the first is the root.</summary>
    internal static void Dependencies(Scan scan, Action<string, IReadOnlyList<string>> with)
    {
        var targets = new List<string>();
        foreach (var component in scan.Components)
        {
            if (component.Direct != false) targets.Add(component.Id);
        }

        with(RootRef, targets);
        var edges = scan.Edges.AsSpan();
        var at = 0;
        foreach (var component in scan.Components)
        {
            targets.Clear();
            while (at < edges.Length && string.CompareOrdinal(edges[at].From, component.Id) < 0) at++;
            for (; at < edges.Length && edges[at].From == component.Id; at++) targets.Add(edges[at].To);
            with(component.Id, targets);
        }
    }
}
