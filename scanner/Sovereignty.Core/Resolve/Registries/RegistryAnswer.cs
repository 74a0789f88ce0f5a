namespace Sovereignty.Resolve.Registries;

/// <summary>What a registry says of one package version.</summary>
internal sealed record RegistryAnswer
{
    /// <summary>The registry knows neither the package nor the version.</summary>
    public static readonly RegistryAnswer NotThere = new() { Found = false };

    /// <summary>Whether the registry knows it.</summary>
    public bool Found { get; init; } = true;

    /// <summary>
    /// Where the package is there and the version is not: the versions beside it that the answer speaks of instead, <c>2.5.0 and 2.9.3</c>. What is said
    /// of the licence they then agree on.
    /// </summary>
    public string? Beside { get; init; }

    /// <summary>Whether <see cref="Beside"/> names an earlier and a later version.</summary>
    public bool Between { get; init; }

    /// <summary>The SPDX expression of the licence file in the package, where its metadata name that file only.</summary>
    public string? TextLicence { get; init; }

    /// <summary>The licence statement, verbatim.</summary>
    public string? Licence { get; init; }

    /// <summary>A second statement of the licence that is read when the first says nothing: classifiers.</summary>
    public string? OtherLicence { get; init; }

    /// <summary>Authors or owners, verbatim.</summary>
    public string? Maker { get; init; }

    /// <summary>The source repository, or the project's page.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When the version was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The newest stable version.</summary>
    public string? Latest { get; init; }

    /// <summary>When that was published.</summary>
    public DateOnly? LatestPublished { get; init; }

    /// <summary>The deprecation message, empty for one without words; null when not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Whether the version was withdrawn (unlisted, yanked, retracted); null where the registry does not tell.</summary>
    public bool? Withdrawn { get; init; }
}

/// <summary>An answer, or in a few words why there is none.</summary>
internal readonly record struct RegistryReply(RegistryAnswer? Answer, string? Failure)
{
    /// <summary>What was kept still holds.</summary>
    public static readonly RegistryReply AsBefore = new(null, null) { Unchanged = true };

    /// <summary>Whether what was kept still holds.</summary>
    public bool Unchanged { get; init; }

    /// <summary>What to ask with next time.</summary>
    public Validator? Validator { get; init; }

    public static RegistryReply Failed(string why) => new(null, why);

    public static implicit operator RegistryReply(RegistryAnswer answer) => new(answer, null);
}

/// <summary>What a registry is asked.</summary>
/// <param name="Purl">The package, with version.</param>
/// <param name="Dates">Whether release dates are worth a larger answer.</param>
/// <param name="Known">What is known of the state of the document that was last read for it, or null.</param>
internal readonly record struct RegistryQuestion(Model.PackageUrl Purl, bool Dates, Validator? Known = null);

/// <summary>A registry at the address that this machine's own client is set to. Names no host in what it returns.</summary>
internal interface IRegistry
{
    /// <summary>The purl type it answers for.</summary>
    string PurlType { get; }

    /// <summary>How people call it in messages: <c>npm</c>.</summary>
    string Name { get; }

    /// <summary>Tells apart the answers of different addresses in the cache; never shown.</summary>
    string Address { get; }

    /// <summary>Asks for a package version. Throws only when cancelled.</summary>
    Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop);
}
