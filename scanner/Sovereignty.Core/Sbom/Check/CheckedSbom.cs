using System.Globalization;
using Sovereignty.Detect.Sbom;

namespace Sovereignty.Sbom.Check;

/// <summary>An SBOM made ready to be asked.</summary>
internal sealed class CheckedSbom
{
    private readonly Dictionary<string, List<string>> needs = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> needed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> expressions = new(StringComparer.Ordinal);
    private readonly Func<string, bool> isExpression;

    /// <summary>Indexes the graph.</summary>
    /// <param name="contents">What was read.</param>
    /// <param name="isExpression">Whether a text is an SPDX expression.</param>
    public CheckedSbom(SbomContents contents, Func<string, bool> isExpression)
    {
        Contents = contents;
        this.isExpression = isExpression;
        foreach (var (from, to) in contents.Dependencies)
        {
            if (!needs.TryGetValue(from, out var all)) needs[from] = all = [];
            all.AddRange(to);
            needed.UnionWith(to);
        }

        foreach (var part in Parts)
        {
            if (part.Ref is not null) known.Add(part.Ref);
        }

        foreach (var service in contents.Services)
        {
            if (service.Ref is not null) known.Add(service.Ref);
        }
    }

    /// <summary>What was read.</summary>
    public SbomContents Contents { get; }

    /// <summary>What the SBOM says of itself.</summary>
    public SbomAbout About => Contents.About;

    /// <summary>Whether it is CycloneDX.</summary>
    public bool IsCycloneDx => About.Format.StartsWith("CycloneDX", StringComparison.Ordinal);

    /// <summary>Whether it is SPDX 2.</summary>
    public bool IsSpdx2 => !IsCycloneDx && About.Version?.StartsWith("2.", StringComparison.Ordinal) == true;

    /// <summary>What is asked: what the SBOM describes, and its components.</summary>
    public IEnumerable<SbomPart> Parts => Contents.Root is { } root ? Contents.Parts.Prepend(root) : Contents.Parts;

    /// <summary>Whether a component stands in the graph, needing something or needed.</summary>
    public bool StandsInGraph(SbomPart part) => part.Parent is not null || (part.Ref is { } id && (needs.ContainsKey(id) || needed.Contains(id)));

    /// <summary>What a component needs directly; null where the SBOM does not tell.</summary>
    public List<string>? NeedsOf(SbomPart part) => part.Ref is { } id ? needs.GetValueOrDefault(id) : null;

    /// <summary>Whether a reference leads to a component or service of this SBOM.</summary>
    public bool Knows(string reference) => known.Contains(reference) || reference.StartsWith("urn:cdx:", StringComparison.Ordinal) || reference.StartsWith("DocumentRef-", StringComparison.Ordinal);

    /// <summary>Whether it is told how complete a component's dependencies are.</summary>
    public bool TellsCompleteness(SbomPart part) => About.CompletenessOfAll || (part.Ref is { } id && About.CompletenessOf.Contains(id));

    /// <summary>Whether a text is an SPDX id or expression.</summary>
    public bool IsExpression(string text)
    {
        if (!expressions.TryGetValue(text, out var valid)) expressions[text] = valid = isExpression(text);
        return valid;
    }

    /// <summary>Whether a text is a point in time (ISO 8601 as RFC 3339 profiles it).</summary>
    public static bool IsTime(string? text) => text is { Length: >= 19 } && text[4] == '-' && text[10] is 'T' or 't'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
