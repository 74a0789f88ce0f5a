namespace Sovereignty.Detect.Sbom;

/// <summary>What an SBOM says of itself.</summary>
internal sealed class SbomAbout
{
    /// <summary>The format: <c>CycloneDX JSON</c>, <c>SPDX tag-value</c>.</summary>
    public string Format { get; set; } = "";

    /// <summary>The format's version: <c>1.6</c>, <c>2.3</c>, <c>3.0.1</c>.</summary>
    public string? Version { get; set; }

    /// <summary>Its own URI: serial number, document namespace, SPDX id.</summary>
    public string? Identity { get; set; }

    /// <summary>Its revision; null where the format has none or the file does not tell.</summary>
    public int? Revision { get; set; }

    /// <summary>When it was made, as written.</summary>
    public string? Timestamp { get; set; }

    /// <summary>Who made it: persons and organisations, no programs.</summary>
    public List<SbomParty> Creators { get; } = [];

    /// <summary>The programs it was made with; the version is null where none is told.</summary>
    public List<(string Name, string? Version)> Tools { get; } = [];

    /// <summary>When in the life of the software it was made, as written.</summary>
    public string? Context { get; set; }

    /// <summary>Whether vulnerabilities stand in it.</summary>
    public bool HasVulnerabilities { get; set; }

    /// <summary>Whether it carries a signature.</summary>
    public bool IsSigned { get; set; }

    /// <summary>Whether it is told of all dependencies how complete they are.</summary>
    public bool CompletenessOfAll { get; set; }

    /// <summary>Of which components' dependencies it is told how complete they are: references.</summary>
    public HashSet<string> CompletenessOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a program written as <c>name-1.2.3</c>.</summary>
    public void AddTool(string text)
    {
        var dash = text.LastIndexOf('-');
        if (dash < 0 || dash + 1 == text.Length || !char.IsAsciiDigit(text[dash + 1] == 'v' && dash + 2 < text.Length ? text[dash + 2] : text[dash + 1])) dash = text.LastIndexOf(' ');
        if (dash > 0 && dash + 1 < text.Length && text.AsSpan(dash + 1).ContainsAnyInRange('0', '9')) Tools.Add((text[..dash], text[(dash + 1)..]));
        else Tools.Add((text, null));
    }
}
