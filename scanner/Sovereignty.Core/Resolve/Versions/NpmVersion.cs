using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sovereignty.Resolve.Versions;

/// <summary>A version as npm understands it. Source: Semantic Versioning 2.0.0; node-semver, "Versions".</summary>
internal sealed class NpmVersion : IComparable<NpmVersion>
{
    private const int Longest = 256;

    public NpmVersion(long major, long minor, long patch, IReadOnlyList<string>? before = null)
    {
        (Major, Minor, Patch, Before) = (major, minor, patch, before ?? []);
    }

    public long Major { get; }

    public long Minor { get; }

    public long Patch { get; }

    /// <summary>The identifiers behind the dash.</summary>
    public IReadOnlyList<string> Before { get; }

    /// <summary>Whether it comes before a release.</summary>
    public bool IsPrerelease => Before.Count > 0;

    /// <summary>Parses; a leading <c>v</c> or <c>=</c> is allowed, build metadata is left out.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NpmVersion? version)
    {
        version = null;
        if (text is null || text.Length > Longest) return false;
        var rest = text.AsSpan().Trim().TrimStart('=').TrimStart('v').Trim();
        if (rest.IndexOf('+') is >= 0 and var plus) rest = rest[..plus];
        string[] before = [];
        if (rest.IndexOf('-') is >= 0 and var dash)
        {
            before = rest[(dash + 1)..].ToString().Split('.');
            if (!before.All(IsIdentifier)) return false;
            rest = rest[..dash];
        }

        var parts = rest.ToString().Split('.');
        if (parts.Length != 3 || !Number(parts[0], out var major) || !Number(parts[1], out var minor) || !Number(parts[2], out var patch)) return false;
        version = new NpmVersion(major, minor, patch, before);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(NpmVersion? other)
    {
        if (other is null) return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0) return order;
        if (!IsPrerelease || !other.IsPrerelease) return IsPrerelease ? -1 : other.IsPrerelease ? 1 : 0;
        for (var i = 0; i < Math.Min(Before.Count, other.Before.Count); i++)
        {
            order = Identifier(Before[i], other.Before[i]);
            if (order != 0) return order;
        }

        return Before.Count.CompareTo(other.Before.Count);
    }

    /// <summary>Whether both are before the same release, or are it.</summary>
    public bool SameRelease(NpmVersion other) => (Major, Minor, Patch) == (other.Major, other.Minor, other.Patch);

    /// <inheritdoc/>
    public override string ToString()
    {
        var plain = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
        return IsPrerelease ? $"{plain}-{string.Join('.', Before)}" : plain;
    }

    internal static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < int.MaxValue;

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static int Identifier(string first, string second)
    {
        var (a, b) = (Number(first, out var x), Number(second, out var y));
        if (a && b) return x.CompareTo(y);
        return a != b ? (a ? -1 : 1) : string.CompareOrdinal(first, second);
    }
}
