namespace Sovereignty.Model;

/// <summary>A licence text, notice or tag in a scanned file.</summary>
/// <param name="Path">The file, relative to the scanned root.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Licence">What it was found to be.</param>
/// <param name="Why">What was seen.</param>
/// <param name="Of">The id of the component or system in whose folder it lies; null for any other place.</param>
public sealed record FoundLicence(string Path, int Line, Licence Licence, string Why, string? Of);
