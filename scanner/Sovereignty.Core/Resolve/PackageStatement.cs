using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>What a local cache or a registry says of a package version in its own words. It fills gaps of what the scanned files say.</summary>
/// <param name="Origin"><see cref="Origin.Declared"/> for the package itself, <see cref="Origin.Registry"/> for a registry's answer.</param>
/// <param name="Because">Where it was read.</param>
public sealed record PackageStatement(Origin Origin, Because Because)
{
    /// <summary>How sure at most what it says is of this version: less than high where it was said of another one.</summary>
    public Confidence Surest { get; init; } = Confidence.High;

    /// <summary>The licence statement, verbatim.</summary>
    public string? Licence { get; init; }

    /// <summary>What the texts in the package's licence files were found to be, each once.</summary>
    public ImmutableArray<Licence> LicenceTexts { get; init; } = [];

    /// <summary>Who made it, verbatim.</summary>
    public string? Maker { get; init; }

    /// <summary>Its source repository's or project's URL.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Release dates and deprecation.</summary>
    public Release? Release { get; init; }
}
