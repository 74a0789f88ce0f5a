using System.Text.RegularExpressions;
using Sovereignty.Inventory.Profiles;

namespace Sovereignty.Inventory.Tables;

/// <summary>What package managers print: no header, and every line of one form.</summary>
/// <param name="profile">Which form it is.</param>
internal sealed class PackageListing(InventoryProfile profile)
{
    private const int Sample = 12;

    private readonly string[] columns = [.. profile.Lines!.GetGroupNames().Where(g => !char.IsAsciiDigit(g[0]))];

    /// <summary>The form that the first lines have; null when they have none.</summary>
    public static PackageListing? Find(List<string> first)
    {
        // What holds a semicolon is no package manager's, and what holds a quote only where the form has quotes.
        if (first.Find(l => l.Trim().Length > 0) is not { } top || top.Contains(';', StringComparison.Ordinal)) return null;
        var isQuoted = top.Contains('"', StringComparison.Ordinal);
        var profile = InventoryProfiles.All.FirstOrDefault(p => p.Lines is { } lines && (!isQuoted || lines.ToString().Contains('"', StringComparison.Ordinal)) && Fits(p, first));
        return profile is null ? null : new PackageListing(profile);
    }

    /// <summary>The rows, the columns' names first.</summary>
    /// <param name="open">Opens the list from its beginning.</param>
    public TableSheet Open(Func<LineReader> open) => new(null, Rows(open), HeaderFirst: true, profile);

    private static bool Fits(InventoryProfile profile, List<string> first)
    {
        var lines = first.AsEnumerable();
        if (profile.Begins is { } begins)
        {
            if (!first.Exists(begins.IsMatch)) return false;
            lines = first.SkipWhile(l => !begins.IsMatch(l)).Skip(1);
        }

        var rows = lines.Where(l => l.Trim().Length > 0 && profile.Ignore?.IsMatch(l) != true).Take(Sample).ToList();
        return rows.Count >= (profile.Begins is null ? 2 : 1) && rows.TrueForAll(profile.Lines!.IsMatch);
    }

    private IEnumerable<TableRow> Rows(Func<LineReader> open)
    {
        using var reader = open();
        yield return new TableRow(1, columns);
        var begun = profile.Begins is null;
        while (reader.TryRead(out var line, out _))
        {
            if (!begun)
            {
                begun = profile.Begins!.IsMatch(line);
                continue;
            }

            if (line.Trim().Length == 0 || profile.Ignore?.IsMatch(line) == true) continue;
            if (profile.Lines!.Match(line) is { Success: true } match) yield return new TableRow(reader.Line, [.. columns.Select(c => Trimmed(match.Groups[c]))]);
            else yield return new TableRow(reader.Line, [], "this line does not look like the others");
        }
    }

    private static string Trimmed(Group group) => group.Success ? group.Value.Trim() : "";
}
