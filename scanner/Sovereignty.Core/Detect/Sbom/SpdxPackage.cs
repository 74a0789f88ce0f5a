using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Sbom;

/// <summary>One package of an SPDX document, by the field names of its JSON form.</summary>
internal sealed class SpdxPackage(int line)
{
    private readonly SortedSet<string> hashes = new(StringComparer.Ordinal);
    private string? concluded;
    private string? declared;
    private string? originator;

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
            case "supplier":
                Part.Declared = Part.Declared with { Supplier = Actor(value) };
                break;
            case "originator":
                originator = Actor(value);
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
        if (type is not null && locator is not null && (type == "purl" || type.EndsWith("/purl", StringComparison.Ordinal))) Part.PurlText ??= locator;
    }

    /// <summary>Takes a checksum.</summary>
    public void Checksum(string? algorithm, string? value)
    {
        if (hashes.Count < 16 && SbomHashes.One(algorithm, value) is { } hash) hashes.Add(hash);
    }

    /// <summary>Puts together what was taken.</summary>
    /// <param name="licences">The names of licences that the document defines itself.</param>
    public void Seal(Dictionary<string, string> licences)
    {
        var licence = concluded ?? declared;
        if (licence is not null && licences.TryGetValue(licence, out var name)) licence = name;
        Part.Declared = Part.Declared with { Licence = licence, Maker = originator, Hashes = [.. hashes] };
    }

    // git+https://host/name@tag is source, all else an archive.
    private void SetLocation(string value)
    {
        var plus = value.IndexOf('+', StringComparison.Ordinal);
        if (plus is > 0 and < 4 && value[..plus] is "git" or "hg" or "svn" or "bzr") Part.Declared = Part.Declared with { SourceUrl = Links.Public(value[(plus + 1)..]) };
        else Part.Declared = Part.Declared with { DownloadUrl = Links.Public(value) };
    }

    // "Organization: Name (mail)", "Person: Name (mail)"; the mail address is left out.
    private static string? Actor(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && text[..colon] is "Organization" or "Person" or "Tool") text = text[(colon + 2)..];
        var open = text.LastIndexOf('(');
        if (open > 0 && text.EndsWith(')') && (text.Contains('@', StringComparison.Ordinal) || open == text.Length - 2)) text = text[..open];
        return text.Trim() is { Length: > 0 } name ? name : null;
    }

    private static ComponentKind KindOf(string purpose) => purpose.ToUpperInvariant() switch
    {
        "APPLICATION" => ComponentKind.Application,
        "CONTAINER" => ComponentKind.Container,
        "OPERATING-SYSTEM" or "OPERATING_SYSTEM" => ComponentKind.OperatingSystem,
        "FILE" => ComponentKind.File,
        _ => ComponentKind.Library,
    };
}
