namespace Sovereignty.Rules;

/// <summary>
/// An order of version texts that holds across ecosystems as far as licence changes and support dates need it: numbers by value, part by
/// part; a pre-release (after <c>-</c>) comes before its release.
/// </summary>
internal static class VersionOrder
{
    public static int Compare(string first, string second)
    {
        var (a, preA) = Split(first);
        var (b, preB) = Split(second);
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = Part(i < a.Length ? a[i] : "0", i < b.Length ? b[i] : "0");
            if (order != 0) return order;
        }

        if ((preA is null) != (preB is null)) return preA is null ? 1 : -1;
        return string.CompareOrdinal(preA, preB);
    }

    /// <summary>Whether a version is one of a release line: <c>2019.3</c> of <c>2019</c>, <c>6.0 EHP8</c> of <c>6.0</c>.</summary>
    public static bool IsOf(string version, string line)
        => version.StartsWith(line, StringComparison.OrdinalIgnoreCase) && (version.Length == line.Length || !char.IsLetterOrDigit(version[line.Length]));

    private static (string[] Numbers, string? PreRelease) Split(string version)
    {
        version = version.TrimStart('v', 'V', ' ');
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0) version = version[..plus];
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (version.Split('.'), null) : (version[..dash].Split('.'), version[(dash + 1)..]);
    }

    private static int Part(string a, string b)
        => ulong.TryParse(a, out var x) && ulong.TryParse(b, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a, b);
}
