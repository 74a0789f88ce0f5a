using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Sbom;

/// <summary>One package of an SPDX document, by the field names of its JSON form.</summary>
internal sealed class SpdxPackage(int line)
{
    private string? concluded;
    private string? declared;

    /// <summary>What is known of it so far.</summary>
    public SbomPart Part { get; } = new() { Line = line };

    /// <summary>Takes a field.</summary>
    public void Set(string field, string value)
    {
        // SPDX says so where nothing is known, and where there is nothing.
        if (value is "NOASSERTION" or "NONE" or "") return;
        switch (field)
        {
            case "SPDXID":
                Part.Ref ??= value;
                break;
            case "name":
                Part.Name = value;
                break;
            case "versionInfo":
                Part.Version = value;
                break;
            case "packageFileName":
                // Some tools write a path, which is no name of a file.
                Part.FileName ??= value[(value.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : null;
                break;
            case "supplier":
                Part.Supplier = SbomParty.OfSpdx(value);
                break;
            case "originator":
                Part.Manufacturer = SbomParty.OfSpdx(value);
                break;
            case "downloadLocation":
                SetLocation(value);
                break;
            case "licenseConcluded":
                concluded = value;
                break;
            case "licenseDeclared":
                declared = value;
                break;
            case "primaryPackagePurpose":
                Part.Kind = KindOf(value);
                break;
        }
    }

    /// <summary>Takes an external reference.</summary>
    public void Refer(string? type, string? locator)
    {
        if (type is null || locator is null) return;
        // Older documents write the type as a URL.
        switch (type[(type.LastIndexOf('/') + 1)..])
        {
            case "purl" or "packageUrl" or "package-url":
                Part.PurlText ??= locator;
                break;
            case "cpe23Type" or "cpe22Type" or "cpe23" or "cpe22" or "swid" or "swh" or "swhid" or "gitoid":
                Part.OtherIdentifier ??= locator;
                break;
            case "vcs" or "sourceArtifact":
                Part.SourceUrl ??= locator;
                break;
            case "securityOther":
                Part.SecurityText ??= locator;
                break;
        }
    }

    /// <summary>Takes a checksum.</summary>
    public void Checksum(string? algorithm, string? value)
    {
        if (Part.Hashes.Count < 16 && SbomHashes.One(algorithm, value) is { } hash) Part.Hashes.Add(hash);
    }

    /// <summary>Takes an annotation, in which our own writer leaves properties: one line each.</summary>
    public void Annotate(string? annotator, string? comment)
    {
        if (annotator?.StartsWith("Tool: sovereignty", StringComparison.Ordinal) != true || comment is null) return;
        foreach (var line in comment.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) Part.SetProperty(line[..equals], Uri.UnescapeDataString(line[(equals + 1)..].TrimEnd('\r')));
        }
    }

    /// <summary>Puts together what was taken.</summary>
    /// <param name="licences">The names of licences that the document defines itself.</param>
    public void Seal(Dictionary<string, string> licences)
    {
        Add(concluded, "concluded", licences);
        Add(declared, "declared", licences);
        if (Part.PurlText is not null || Part.Version is not null) return;
        // Tern lists the layers of an image among its packages.
        if (Part.FileName == "layer.tar") Part.IsListing = true;
        else if (Part.SourceUrl is { } source && source.LastIndexOf('@') is var at && at > source.LastIndexOf('/')) Part.PurlText = Repositories.Purl(source[..at], source[(at + 1)..])?.ToString();
    }

    /// <summary>Names a port of vcpkg, which writes a document for each: <c>1.2.11#9</c> is the ninth revision of the port for a version.</summary>
    public void SealPort()
    {
        var parts = (Part.Version ?? "").Split('#', 2);
        var revision = parts.Length > 1 && parts[1].Length > 0 ? new[] { KeyValuePair.Create("port_version", parts[1]) } : null;
        if (Part.Name.Length > 0) Part.PurlText ??= PackageUrl.Create("vcpkg", null, Part.Name, parts[0].Length > 0 ? parts[0] : null, revision).ToString();
    }

    private void Add(string? text, string acknowledgement, Dictionary<string, string> licences)
    {
        if (text is null) return;
        var isNamed = licences.TryGetValue(text, out var name);
        SbomLicence.Add(Part.Licences, isNamed ? name : text, isNamed, acknowledgement);
    }

    // git+https://host/name@tag is source, all else an archive.
    private void SetLocation(string value)
    {
        var plus = value.IndexOf('+', StringComparison.Ordinal);
        if (plus is > 0 and < 4 && value[..plus] is "git" or "hg" or "svn" or "bzr") Part.SourceUrl = value[(plus + 1)..];
        else Part.DownloadUrl = value;
    }

    private static ComponentKind KindOf(string purpose) => purpose.ToUpperInvariant() switch
    {
        "APPLICATION" => ComponentKind.Application,
        "CONTAINER" => ComponentKind.Container,
        "OPERATING-SYSTEM" or "OPERATING_SYSTEM" or "OPERATINGSYSTEM" => ComponentKind.OperatingSystem,
        "FILE" => ComponentKind.File,
        _ => ComponentKind.Library,
    };
}
