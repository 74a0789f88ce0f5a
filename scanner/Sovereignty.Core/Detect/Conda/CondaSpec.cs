using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Conda;

/// <summary>Packages as conda names them: <c>channel::name=1.2.3=build</c>, <c>name &gt;=1.2</c>. Source: conda, package match specifications.</summary>
internal static class CondaSpec
{
    private static readonly AsciiSet NotInNames = new("=<>!~ [");
    private static readonly AsciiSet NameCharacters = new("abcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly AsciiSet NotInVersions = new("*,|<>!~= ");

    /// <summary>A component out of a match specification; null for what is none.</summary>
    public static DetectedComponent? Component(string spec, int line)
    {
        var text = spec.AsSpan().Trim();
        string? channel = null;
        if (text.IndexOf("::") is >= 0 and var colons)
        {
            channel = text[..colons].ToString();
            text = text[(colons + 2)..];
        }

        var end = text.IndexOfAny(NotInNames);
        var name = (end < 0 ? text : text[..end]).ToString().ToLowerInvariant();
        var rest = end < 0 ? [] : text[end..].Trim();
        if (rest.IndexOf('[') is >= 0 and var bracket) rest = rest[..bracket].Trim();
        if (name.Length is 0 or > 200 || name.AsSpan().ContainsAnyExcept(NameCharacters)) return null;
        return new DetectedComponent
        {
            Purl = Purl(name, ExactVersion(rest), channel),
            Requested = rest.IsEmpty ? null : rest.ToString(),
            Direct = true,
            Line = line,
            Evidence = EvidenceKind.Declared,
        };
    }

    /// <summary>A purl, with the channel where it is known.</summary>
    public static PackageUrl Purl(string name, string? version, string? channel) =>
        PackageUrl.Create("conda", null, name, version, string.IsNullOrEmpty(channel) ? null : [KeyValuePair.Create("channel", channel)]);

    // "=1.2" allows 1.2.*, yet it is what an exported environment writes for the version that is there: "name=1.2.3=build".
    private static string? ExactVersion(ReadOnlySpan<char> range)
    {
        if (!range.StartsWith("=")) return null;
        var version = range.TrimStart('=').Trim();
        if (version.IndexOf('=') is > 0 and var build) version = version[..build];
        return version.IsEmpty || version.ContainsAny(NotInVersions) ? null : version.ToString();
    }
}
