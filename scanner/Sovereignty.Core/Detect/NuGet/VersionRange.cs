using Sovereignty.Text;


namespace Sovereignty.Detect.NuGet;

/// <summary>What a NuGet version range fixes. Source: NuGet concepts, package versioning.</summary>
internal static class VersionRange
{
    private static readonly AsciiSet NotInVersions = new("*[](), $;");

    /// <summary>
    /// The version that a restore takes for a range: <c>[1.2.3]</c> and <c>[1.2.3, 1.2.3]</c> are exact, and of <c>1.2.3</c>, a lower bound, NuGet
    /// takes the bound itself when it is there. Null for floating versions and open ranges.
    /// </summary>
    public static string? Taken(string? range)
    {
        var exact = Exact(range);
        if (exact is not null || range is null) return exact;
        var text = range.AsSpan().Trim();
        return IsVersion(text) ? text.ToString() : null;
    }

    /// <summary>The version of an exact range, <c>[1.2.3]</c> or <c>[1.2.3, 1.2.3]</c>, or null.</summary>
    public static string? Exact(string? range)
    {
        if (range is null) return null;
        var text = range.AsSpan().Trim();
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']') return null;
        text = text[1..^1];
        var comma = text.IndexOf(',');
        var low = (comma < 0 ? text : text[..comma]).Trim();
        if (comma >= 0 && !low.SequenceEqual(text[(comma + 1)..].Trim())) return null;
        return IsVersion(low) ? low.ToString() : null;
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && !text.ContainsAny(NotInVersions);
}
