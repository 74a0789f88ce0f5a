namespace Sovereignty.Detect.Sbom;

/// <summary>A service that an SBOM lists.</summary>
internal sealed class SbomService
{
    private bool hasKind;
    private bool isStated;

    /// <summary>What the file's graph calls it.</summary>
    public string? Ref { get; set; }

    /// <summary>Its name; empty when the file gives none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Who runs it.</summary>
    public SbomParty? Provider { get; set; }

    /// <summary>Its addresses.</summary>
    public List<string> Endpoints { get; } = [];

    /// <summary>The line it begins on.</summary>
    public int Line { get; init; }

    /// <summary>Whether our own writer concluded it from the components, so that it will be concluded again.</summary>
    public bool IsConcluded => hasKind && !isStated;

    /// <summary>Takes a property that our own writer left.</summary>
    public void SetProperty(string? name)
    {
        hasKind |= name == "sovereignty:service:kind";
        isStated |= name == "sovereignty:service:stated";
    }
}
