using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>One line of a list, read: the one row type that every format and profile ends in. Null is not stated.</summary>
public sealed record InventoryLine
{
    /// <summary>The line or row in its file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The product as stated.</summary>
    public required string Product { get; init; }

    /// <summary>The vendor as stated.</summary>
    public string? Vendor { get; init; }

    /// <summary>The version as stated.</summary>
    public string? Version { get; init; }

    /// <summary>The unit as stated.</summary>
    public string? Unit { get; init; }

    /// <summary>The configured units that it belongs to.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>The contract; null when nothing of one is stated.</summary>
    public Contract? Contract { get; init; }

    /// <summary>Where it runs.</summary>
    public Hosting? Hosting { get; init; }

    /// <summary>How much depends on it.</summary>
    public Criticality? Criticality { get; init; }

    /// <summary>What else is stated and has a field.</summary>
    public StatedTerms Terms { get; init; } = StatedTerms.None;

    /// <summary>The package, where the list is one of an operating system's packages.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>Everything else that the line states, by its column's header, in the file's order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Other { get; init; } = [];
}
