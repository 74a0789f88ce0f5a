namespace Sovereignty.Reports.Model;

/// <summary>A part of a whole.</summary>
/// <param name="Part">The numerator.</param>
/// <param name="Whole">The denominator.</param>
public sealed record PortionView(int Part, int Whole)
{
    /// <summary>Part by whole, 0 to 1; null when the whole is empty.</summary>
    public double? Ratio => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>How many are missing.</summary>
    public int Missing => Whole - Part;
}

/// <summary>A reference to something that the report lists elsewhere.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Anchor">The fragment under which the report lists it; null when it does not.</param>
public sealed record ReferenceView(string Id, string Name, string? Anchor);

/// <summary>A party with the country of its seat.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null when unknown or when there is none.</param>
/// <param name="CountryName">The country's name.</param>
public sealed record PartyView(string Id, string Name, string? Country, string? CountryName);

/// <summary>Where something was read.</summary>
/// <param name="Path">The file, relative to the scanned root.</param>
/// <param name="Line">The line, from 1; null where there is none.</param>
public sealed record PlaceView(string Path, int? Line)
{
    /// <summary>Path and line as a compiler writes them.</summary>
    public string Text => Line is null ? Path : $"{Path}:{Line}";
}
