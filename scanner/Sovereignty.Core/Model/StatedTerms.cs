namespace Sovereignty.Model;

/// <summary>What a line of an inventory states of a product beside its name and its contract, in its own words where nothing else is said. Null is not stated.</summary>
public sealed record StatedTerms
{
    /// <summary>Nothing is stated.</summary>
    public static readonly StatedTerms None = new();

    /// <summary>Who sold it or runs it: a reseller, a contractor, the distribution of a package.</summary>
    public string? Supplier { get; init; }

    /// <summary>The edition.</summary>
    public string? Edition { get; init; }

    /// <summary>Users, seats or installations of this line.</summary>
    public int? Users { get; init; }

    /// <summary>The licence or its model.</summary>
    public string? Licence { get; init; }

    /// <summary>What the licence counts.</summary>
    public string? LicenceMetric { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Contact { get; init; }

    /// <summary>Where or by whom it is run.</summary>
    public string? Hosting { get; init; }

    /// <summary>Where the data lie.</summary>
    public string? DataLocation { get; init; }

    /// <summary>What sort of data it holds.</summary>
    public string? DataCategory { get; init; }

    /// <summary>The protection need, read.</summary>
    public DataSensitivity? ProtectionNeed { get; init; }

    /// <summary>Whether it holds personal data, read.</summary>
    public bool? PersonalData { get; init; }

    /// <summary>Interfaces to other software.</summary>
    public string? Interfaces { get; init; }

    /// <summary>Formats in which data can be exported.</summary>
    public string? ExportFormats { get; init; }

    /// <summary>What is to follow it.</summary>
    public string? Successor { get; init; }

    /// <summary>Where it is in its life: in use, planned, retired.</summary>
    public string? Status { get; init; }
}
