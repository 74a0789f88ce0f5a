namespace Sovereignty.Model;

/// <summary>
/// What was found out about a component. Four parties are kept apart: who develops it, who distributes it, who contracts for it, and (through
/// the developer's owner chain) who ultimately owns it. Null is unknown.
/// </summary>
public sealed record ComponentFacts
{
    /// <summary>Nothing is known.</summary>
    public static readonly ComponentFacts Unknown = new();

    /// <summary>Who develops or maintains it: a vendor id of the catalogue, or <c>stated:&lt;slug&gt;</c> of a maker that the catalogue does not hold.</summary>
    public Fact<string>? Developer { get; init; }

    /// <summary>Who distributes it: a registry id of the catalogue.</summary>
    public Fact<string>? Distributor { get; init; }

    /// <summary>Who signs the contract for a bought product: an entity of the maker or a reseller, with the country of its seat.</summary>
    public Fact<ContractingEntity>? Contracting { get; init; }

    /// <summary>The licence that counts: a known change of licence or the product's entry in the catalogue, else what files, package caches and registries state.</summary>
    public Fact<Licence>? Licence { get; init; }

    /// <summary>What the text of its licence file is; its metadata may state something else.</summary>
    public Fact<Licence>? LicenceText { get; init; }

    /// <summary>The product of the catalogue that it is: its id.</summary>
    public Fact<string>? Product { get; init; }

    /// <summary>The service of the catalogue that it is the client of: its id.</summary>
    public Fact<string>? Service { get; init; }

    /// <summary>The URL of its source repository.</summary>
    public Fact<string>? SourceRepository { get; init; }

    /// <summary>When the used version and the newest one were released, and whether the package is deprecated.</summary>
    public Fact<Release>? Release { get; init; }

    /// <summary>Until when its version is supported, for what has a published lifecycle.</summary>
    public Fact<SupportEnd>? Support { get; init; }
}

/// <summary>The end of a version's support.</summary>
/// <param name="Line">The line of releases that the version is one of: <c>3.8</c> for 3.8.19.</param>
/// <param name="Date">The last day of support.</param>
public sealed record SupportEnd(string Line, DateOnly Date);

/// <summary>What a registry says of a version.</summary>
/// <param name="Published">When the used version was published.</param>
/// <param name="Latest">The newest stable version.</param>
/// <param name="LatestPublished">When that was published.</param>
/// <param name="Deprecated">The deprecation message, empty for one without words; null when not deprecated.</param>
/// <param name="Withdrawn">Whether the version was withdrawn (unlisted, yanked, retracted); null where the registry does not tell.</param>
public sealed record Release(DateOnly? Published, string? Latest, DateOnly? LatestPublished, string? Deprecated, bool? Withdrawn = null);

/// <summary>A licence, as an expression and what it allows.</summary>
/// <param name="Expression">The SPDX expression, or the verbatim statement where it cannot be read as one.</param>
/// <param name="Class">The class of the expression as a whole: the freest branch of an OR, the strictest of an AND; unknown when any needed part is.</param>
/// <param name="IsSpdx">Whether <paramref name="Expression"/> is a valid SPDX expression.</param>
public sealed record Licence(string Expression, LicenceClass Class, bool IsSpdx);

/// <summary>What sort of rights a licence gives, freest first; unknown is last and is never taken for free.</summary>
public enum LicenceClass
{
    /// <summary>Dedicated to the public domain or equivalent.</summary>
    PublicDomain,

    /// <summary>Permissive: MIT, Apache-2.0, BSD.</summary>
    Permissive,

    /// <summary>Copyleft on files or libraries: LGPL, MPL, EPL.</summary>
    WeakCopyleft,

    /// <summary>Copyleft on the whole work: GPL, EUPL.</summary>
    StrongCopyleft,

    /// <summary>Copyleft that also binds use over a network: AGPL, OSL.</summary>
    NetworkCopyleft,

    /// <summary>Source can be read, use is restricted: BUSL, SSPL, Elastic.</summary>
    SourceAvailable,

    /// <summary>Proprietary.</summary>
    Proprietary,

    /// <summary>Not known or not readable.</summary>
    Unknown,
}
