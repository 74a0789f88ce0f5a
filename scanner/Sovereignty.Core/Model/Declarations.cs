using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>What files say of a component in their own words, kept verbatim: the raw material of facts.</summary>
public sealed record Declarations
{
    /// <summary>Nothing is said.</summary>
    public static readonly Declarations None = new();

    /// <summary>The licence statement, verbatim: an SPDX expression, a name, or <c>SEE LICENSE IN …</c>.</summary>
    public string? Licence { get; init; }

    /// <summary>Who the artefact says made it (author, owner, company, vendor), verbatim.</summary>
    public string? Maker { get; init; }

    /// <summary>The country of the seat of the organisation that made it, ISO 3166-1 alpha-2, where the statement gives one; never of a person.</summary>
    public string? MakerCountry { get; init; }

    /// <summary>Who supplies or publishes it, verbatim (SBOM supplier, distribution, reseller).</summary>
    public string? Supplier { get; init; }

    /// <summary>The supplier's country, ISO 3166-1 alpha-2, where the statement gives one.</summary>
    public string? SupplierCountry { get; init; }

    /// <summary>Where it was or would be downloaded from: a URL, without credentials.</summary>
    public string? DownloadUrl { get; init; }

    /// <summary>Its source repository's URL.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Integrity hashes as <c>algorithm:hex</c> in lower case (<c>sha512:…</c>), sorted.</summary>
    public ImmutableArray<string> Hashes { get; init; } = [];

    /// <summary>Each field from the first of the two that has it; hashes united.</summary>
    public static Declarations Merge(Declarations first, Declarations second)
    {
        if (ReferenceEquals(first, None)) return second;
        if (ReferenceEquals(second, None) || ReferenceEquals(first, second) || AddsNothing(first, second)) return first;
        return new Declarations
        {
            Licence = first.Licence ?? second.Licence,
            Maker = first.Maker ?? second.Maker,
            MakerCountry = first.Maker is null ? second.MakerCountry : first.MakerCountry ?? (second.Maker == first.Maker ? second.MakerCountry : null),
            Supplier = first.Supplier ?? second.Supplier,
            SupplierCountry = first.SupplierCountry ?? second.SupplierCountry,
            DownloadUrl = first.DownloadUrl ?? second.DownloadUrl,
            SourceUrl = first.SourceUrl ?? second.SourceUrl,
            Hashes = [.. first.Hashes.Union(second.Hashes, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    // Sixty lock files of one repository say the same of one package.
    private static bool AddsNothing(Declarations first, Declarations second) =>
        (first.Licence ?? second.Licence) == first.Licence && (first.Maker ?? second.Maker) == first.Maker &&
        (second.MakerCountry is null || first.MakerCountry is not null || (first.Maker is not null && first.Maker != second.Maker)) &&
        (first.Supplier ?? second.Supplier) == first.Supplier && (first.SupplierCountry ?? second.SupplierCountry) == first.SupplierCountry &&
        (first.DownloadUrl ?? second.DownloadUrl) == first.DownloadUrl && (first.SourceUrl ?? second.SourceUrl) == first.SourceUrl &&
        first.Hashes.AsSpan().SequenceEqual(second.Hashes.AsSpan());
}
