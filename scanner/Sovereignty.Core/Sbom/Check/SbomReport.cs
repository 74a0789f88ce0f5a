using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Sbom.Check;

/// <summary>How an SBOM stands against what is asked of SBOMs.</summary>
/// <param name="Format">The format: <c>CycloneDX JSON</c>.</param>
/// <param name="Version">The format's version, or null where the file does not tell.</param>
/// <param name="Components">How many components it lists, the one it describes not counted.</param>
/// <param name="Standards">One grade for each standard.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record SbomReport(string Format, string? Version, int Components, ImmutableArray<StandardGrade> Standards, ImmutableArray<Problem> Problems);

/// <summary>How an SBOM stands against one standard.</summary>
/// <param name="Id">What <c>--fail-on</c> calls it.</param>
/// <param name="Title">Its name and version.</param>
/// <param name="Fields">One grade for each field that it asks for, in its order.</param>
public sealed record StandardGrade(string Id, string Title, ImmutableArray<FieldGrade> Fields)
{
    /// <summary>How many fields are required.</summary>
    public int Required => Fields.Count(f => f.Level == CheckLevel.Required);

    /// <summary>How many required fields are complete.</summary>
    public int Complete => Fields.Count(f => f.Level == CheckLevel.Required && f.IsComplete);

    /// <summary>Whether every required field is complete.</summary>
    public bool IsMet => Complete == Required;
}

/// <summary>How an SBOM stands against one field of a standard.</summary>
/// <param name="Level">How much the standard asks for it.</param>
/// <param name="Section">Where the standard asks for it.</param>
/// <param name="Name">The field's name.</param>
/// <param name="OfDocument">Whether it is about the SBOM itself and not about each component.</param>
/// <param name="Fulfilled">How many of <paramref name="Of"/> have it as asked for.</param>
/// <param name="Of">How many are asked for it.</param>
/// <param name="Gaps">Where it is missing or has another form, in the file's order.</param>
public sealed record FieldGrade(CheckLevel Level, string Section, string Name, bool OfDocument, int Fulfilled, int Of, ImmutableArray<CheckGap> Gaps)
{
    /// <summary>Whether all that are asked for it have it.</summary>
    public bool IsComplete => Fulfilled == Of;

    /// <summary>The share that has it, 0 to 1; 1 where nothing is asked for it.</summary>
    public double Share => Of == 0 ? 1 : (double)Fulfilled / Of;
}

/// <summary>A place where a field is missing.</summary>
/// <param name="Component">The component's name and version; null for the document.</param>
/// <param name="Line">The line it begins on, or 0.</param>
/// <param name="IsPresent">Whether something is there, in another form than asked for.</param>
/// <param name="Detail">What is wrong, a few words in lower case.</param>
public sealed record CheckGap(string? Component, int Line, bool IsPresent, string Detail);

/// <summary>How much a standard asks for a field.</summary>
public enum CheckLevel
{
    /// <summary>It must be there.</summary>
    Required,

    /// <summary>It must be there if it exists, which only whoever made the SBOM can tell: it does not decide.</summary>
    Additional,

    /// <summary>It may be there.</summary>
    Optional,
}
