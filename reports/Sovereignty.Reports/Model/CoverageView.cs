namespace Sovereignty.Reports.Model;

/// <summary>How much is resolved. Systems are counted where they are bought; components without bought products.</summary>
public sealed record CoverageView
{
    /// <summary>How many systems there are.</summary>
    public required int Systems { get; init; }

    /// <summary>How many of them are bought.</summary>
    public required int BoughtSystems { get; init; }

    /// <summary>How many are applications of one's own.</summary>
    public required int OwnSystems { get; init; }

    /// <summary>How many components there are.</summary>
    public required int Components { get; init; }

    /// <summary>Bought systems that were recognised as a product of the catalogue.</summary>
    public required PortionView SystemsWithProduct { get; init; }

    /// <summary>Bought systems whose vendor is known.</summary>
    public required PortionView SystemsWithVendor { get; init; }

    /// <summary>Bought systems whose ultimate owner's country is known, or that a community maintains.</summary>
    public required PortionView SystemsWithOwnerCountry { get; init; }

    /// <summary>Bought systems whose licence is known.</summary>
    public required PortionView SystemsWithLicence { get; init; }

    /// <summary>Systems for which it is stated where they run.</summary>
    public required PortionView SystemsWithHosting { get; init; }

    /// <summary>Systems for which it is stated how much depends on them.</summary>
    public required PortionView SystemsWithCriticality { get; init; }

    /// <summary>Components whose developer is known.</summary>
    public required PortionView ComponentsWithVendor { get; init; }

    /// <summary>Components whose ultimate owner's country is known, or that a community maintains.</summary>
    public required PortionView ComponentsWithOwnerCountry { get; init; }

    /// <summary>Components whose licence is known.</summary>
    public required PortionView ComponentsWithLicence { get; init; }
}
