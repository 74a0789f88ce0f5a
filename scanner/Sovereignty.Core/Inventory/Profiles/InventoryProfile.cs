using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sovereignty.Inventory.Profiles;

/// <summary>How one tool's export looks.</summary>
internal sealed record InventoryProfile
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What wrote the file.</summary>
    public required string Name { get; init; }

    /// <summary>The headers that must be there, normalised; each with those that may stand for it.</summary>
    public ImmutableArray<ImmutableArray<string>> Headers { get; init; } = [];

    /// <summary>The places of its records in JSON or XML; empty for any.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>Field to headers, normalised, best first.</summary>
    public ImmutableArray<(InventoryField Field, ImmutableArray<string> Headers)> Columns { get; init; } = [];

    /// <summary>Headers that are taken for nothing, normalised.</summary>
    public ImmutableHashSet<string> Unmapped { get; init; } = [];

    /// <summary>Headers of what is kept nowhere, normalised: licence keys, and who has them.</summary>
    public ImmutableHashSet<string> Secret { get; init; } = [];

    /// <summary>Columns and the values that rows must have in them.</summary>
    public ImmutableArray<RowCondition> Where { get; init; } = [];

    /// <summary>The rows in which the vendor column holds the distribution; null for none.</summary>
    public RowCondition? SupplierWhen { get; init; }

    /// <summary>Whether of several values only the first is the name.</summary>
    public bool FirstOnly { get; init; }

    /// <summary>Whether the product is an identifier that begins with its publisher.</summary>
    public bool VendorInId { get; init; }

    /// <summary>The column with an identifier that begins with the publisher, beside the product, normalised; null for none.</summary>
    public string? Identifier { get; init; }

    /// <summary>What vendors are called in the rows that do not say who the vendor is.</summary>
    public ImmutableHashSet<string> NoVendors { get; init; } = [];

    /// <summary>The column whose value the version goes on with after a hyphen, normalised; null for none.</summary>
    public string? Release { get; init; }

    /// <summary>The ending that names have and that is no part of them; null for none.</summary>
    public string? Ending { get; init; }

    /// <summary>Whether values are escaped as HTML is.</summary>
    public bool Escaped { get; init; }

    /// <summary>The places of arrays within a record whose values are columns of the record.</summary>
    public ImmutableArray<string> Within { get; init; } = [];

    /// <summary>The purl type of the packages that the rows are, or the column that tells which; null when they are products.</summary>
    public string? Packages { get; init; }

    /// <summary>How a line looks, its named groups being the columns; null for tables with a header.</summary>
    public Regex? Lines { get; init; }

    /// <summary>The line behind which rows begin; null when they do at once.</summary>
    public Regex? Begins { get; init; }

    /// <summary>Lines that are no rows.</summary>
    public Regex? Ignore { get; init; }

    /// <summary>Whether a table with these headers is such an export.</summary>
    /// <param name="headers">Normalised, without remarks in brackets.</param>
    public bool Fits(IReadOnlySet<string> headers) => !Headers.IsEmpty && Headers.All(alternatives => alternatives.Any(headers.Contains));
}

/// <summary>A column and the values that count.</summary>
/// <param name="Header">The column's header, normalised.</param>
/// <param name="Values">The values, compared without regard to case.</param>
internal sealed record RowCondition(string Header, ImmutableHashSet<string> Values);
