using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>Somebody who makes, sells or runs software, as the catalogue knows them.</summary>
public sealed record Vendor
{
    /// <summary>The catalogue id, or <c>stated:&lt;slug&gt;</c> for a name that the catalogue does not hold.</summary>
    public required string Id { get; init; }

    /// <summary>The short name that reports show.</summary>
    public required string Name { get; init; }

    /// <summary>The registered name.</summary>
    public string? LegalName { get; init; }

    /// <summary>What sort of body it is; null when unknown.</summary>
    public VendorKind? Kind { get; init; }

    /// <summary>The country of its seat, ISO 3166-1 alpha-2; null when unknown and for persons and communities.</summary>
    public string? Country { get; init; }

    /// <summary>The place of its seat.</summary>
    public string? Place { get; init; }

    /// <summary>Whether it is known to stand at the top of its own ownership chain.</summary>
    public bool Independent { get; init; }

    /// <summary>Its direct owners over time; empty with <see cref="Independent"/> false means not known.</summary>
    public ImmutableArray<Ownership> Owners { get; init; } = [];

    /// <summary>Other names it goes by, subsidiaries that act for it included.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The entities that contract with customers, where they differ.</summary>
    public ImmutableArray<ContractingEntity> Contracting { get; init; } = [];

    /// <summary>Its registrable domains.</summary>
    public ImmutableArray<string> Domains { get; init; } = [];

    /// <summary>Its organisations on forges: <c>github.com/dotnet</c>.</summary>
    public ImmutableArray<string> Forges { get; init; } = [];

    /// <summary>Where this is known from.</summary>
    public required Citation Citation { get; init; }
}

/// <summary>What sort of body a vendor is.</summary>
public enum VendorKind
{
    /// <summary>A company in private hands.</summary>
    Company,

    /// <summary>A company whose shares are traded.</summary>
    Listed,

    /// <summary>An investor, or a company held by one.</summary>
    PrivateEquity,

    /// <summary>A foundation.</summary>
    Foundation,

    /// <summary>A registered association.</summary>
    Association,

    /// <summary>A public body or a company wholly in public hands.</summary>
    PublicBody,

    /// <summary>A co-operative.</summary>
    Cooperative,

    /// <summary>People who work together without a legal body.</summary>
    Community,

    /// <summary>A single person.</summary>
    Person,
}

/// <summary>One owner of a vendor in a span of time.</summary>
/// <param name="Vendor">The owner's vendor id.</param>
/// <param name="Share">Its share in per cent, or null when not known.</param>
/// <param name="From">First day, or null for always.</param>
/// <param name="Until">Last day, or null for still.</param>
/// <param name="Source">Where this is known from, or null for the vendor's own citation.</param>
/// <param name="Confidence">How sure; null for the vendor's own.</param>
public sealed record Ownership(string Vendor, decimal? Share, DateOnly? From, DateOnly? Until, string? Source, Confidence? Confidence);

/// <summary>A body that signs contracts for a vendor.</summary>
/// <param name="Name">Its registered name.</param>
/// <param name="Country">The country of its seat, ISO 3166-1 alpha-2.</param>
public sealed record ContractingEntity(string Name, string Country);

/// <summary>Where a catalogue entry is known from.</summary>
/// <param name="Source">A URL or a precise reference.</param>
/// <param name="Checked">When somebody last read it; the day whose state is told where nobody has, see <see cref="IsRead"/>.</param>
/// <param name="Confidence">How sure the entry is.</param>
/// <param name="Entry">The catalogue file and line that hold the entry: <c>vendors/global.yaml:12</c>.</param>
public sealed record Citation(string Source, DateOnly Checked, Confidence Confidence, string Entry)
{
    /// <summary>Whether somebody read the source on that day. A source that says of itself that it is not re-read is general knowledge, or was taken over as it stood.</summary>
    public bool IsRead => TellsReading(Source);

    /// <summary>The same for a source alone: whether its day is the day of a reading.</summary>
    /// <param name="source">A source as entries and causes hold it.</param>
    public static bool TellsReading(string source) => !source.Contains("not re-read", StringComparison.Ordinal);
}

/// <summary>What a vendor asks of those who contribute to its software.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Terms">What is asked.</param>
/// <param name="Scope">Of which of its projects this was read, in a few words; null for all that the source speaks of.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record ContributorTerms(string Vendor, ContributorAgreement Terms, string? Scope, Citation Citation);

/// <summary>What contributors sign.</summary>
public enum ContributorAgreement
{
    /// <summary>An agreement that lets the vendor put contributions under other licences, or hands over the rights.</summary>
    Cla,

    /// <summary>A certificate of origin only: contributions stay under the licence of the project.</summary>
    Dco,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>A vendor together with who stands at the end of its owner chain on the day of the report.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Chain">The vendor ids from the vendor itself to the last known owner; at least the vendor itself.</param>
/// <param name="UltimateOwner">The ultimate owner's vendor id, or null when the chain ends in something unknown.</param>
/// <param name="OwnerCountry">The country of the ultimate owner's seat, or of all of several who own it together; null when unknown or when there is none (<paramref name="OwnerKind"/> tells).</param>
/// <param name="OwnerKind">What sort of body the ultimate owner is.</param>
/// <param name="Bloc">The bloc of that country; null when unknown.</param>
/// <param name="Confidence">The weakest confidence along the chain.</param>
public sealed record VendorProfile(
    Vendor Vendor, ImmutableArray<string> Chain, string? UltimateOwner, string? OwnerCountry, VendorKind? OwnerKind, Bloc? Bloc, Confidence Confidence)
{
    /// <summary>Whether nobody in particular owns it: a community or a person maintains it, which is knowledge, not a gap.</summary>
    public bool IsCommunity => OwnerKind is VendorKind.Community or VendorKind.Person;

    /// <summary>How much of the vendor is held from outside the European Union, against the thresholds in force; null for a vendor that is not seated there, and when nobody has added it up.</summary>
    public OutsideShares? Outside { get; init; }

    /// <summary>What it asks of those who contribute to its software; null when not known.</summary>
    public ContributorTerms? Contributors { get; init; }
}

/// <summary>How a country stands to the law of the European Union.</summary>
public enum Bloc
{
    /// <summary>A member state of the European Union.</summary>
    Eu,

    /// <summary>In the European Economic Area, not in the Union.</summary>
    Eea,

    /// <summary>A third country with an adequacy decision under Article 45 GDPR that is not limited to certified organisations.</summary>
    Adequacy,

    /// <summary>Another third country.</summary>
    Third,
}
