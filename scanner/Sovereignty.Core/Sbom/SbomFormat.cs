namespace Sovereignty.Sbom;

/// <summary>The formats that an SBOM can be written in.</summary>
public enum SbomFormat
{
    /// <summary>CycloneDX JSON (ECMA-424).</summary>
    CycloneDx,

    /// <summary>CycloneDX XML (ECMA-424).</summary>
    CycloneDxXml,

    /// <summary>SPDX 2.3 JSON (the successor of ISO/IEC 5962:2021).</summary>
    Spdx,

    /// <summary>SPDX 3.0.1 JSON-LD.</summary>
    Spdx3,
}

/// <summary>Names and file names of formats.</summary>
public static class SbomFormats
{
    /// <summary>What <c>--format</c> calls them, in the order of <see cref="SbomFormat"/>.</summary>
    public static string[] Names { get; } = ["cyclonedx", "cyclonedx-xml", "spdx", "spdx3"];

    /// <summary>The versions of CycloneDX that can be written, the default first.</summary>
    public static string[] CycloneDxVersions { get; } = ["1.6", "1.7"];

    /// <summary>The format of a name; null for any other text.</summary>
    public static SbomFormat? Named(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (SbomFormat)index : null;

    /// <summary>The format that a file's name tells, as the formats' own conventions have it; CycloneDX JSON where it tells nothing.</summary>
    public static SbomFormat OfFile(string? file) => file switch
    {
        null => SbomFormat.CycloneDx,
        _ when Ends(file, ".spdx3.json") || Ends(file, ".spdx3.jsonld") || Ends(file, ".spdx.jsonld") || Ends(file, ".jsonld") => SbomFormat.Spdx3,
        _ when Ends(file, ".spdx.json") => SbomFormat.Spdx,
        _ when Ends(file, ".xml") => SbomFormat.CycloneDxXml,
        _ => SbomFormat.CycloneDx,
    };

    private static bool Ends(string file, string suffix) => file.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
