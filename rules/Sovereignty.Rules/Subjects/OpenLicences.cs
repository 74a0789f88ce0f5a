namespace Sovereignty.Rules;

/// <summary>Whether a catalogue product's licence expression gives open-source rights in at least one branch.</summary>
internal static class OpenLicences
{
    // The restrictive families that carry SPDX ids or common spellings; everything else with an SPDX id in the catalogue is open source.
    private static readonly string[] Closed = ["LicenseRef-", "BUSL", "SSPL", "Elastic-", "FSL-", "RSAL", "Commons-Clause", "PolyForm", "NONE", "NOASSERTION"];

    /// <summary>True, false, or null when there is no statement.</summary>
    public static bool? IsOpen(string? expression)
    {
        if (string.IsNullOrWhiteSpace(expression)) return null;
        return expression.Split(" OR ").Any(branch => !Array.Exists(Closed, c => branch.Contains(c, StringComparison.OrdinalIgnoreCase)));
    }
}
