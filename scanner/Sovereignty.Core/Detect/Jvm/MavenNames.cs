using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>Coordinates as Maven, Gradle and sbt write them.</summary>
internal static class MavenNames
{
    private static readonly AsciiSet NoName = new("${} /\\");

    /// <summary>The purl of an artefact; null where the group or the name is blank, or is an expression that nothing resolved.</summary>
    public static PackageUrl? Purl(string? group, string? name, string? version)
    {
        if (!IsName(group) || !IsName(name)) return null;
        return PackageUrl.Create("maven", group, name!, Exact(version) ?? (IsVersion(version) ? version : null));
    }

    // [1.2] allows one version only.
    private static string? Exact(string? range)
    {
        var inner = range is [ '[', .. var text, ']' ] ? text.Trim() : null;
        return IsVersion(inner) && !inner!.Contains(',', StringComparison.Ordinal) ? inner : null;
    }

    /// <summary>The parts of <c>group:name:version</c>; null where there are fewer than two. A classifier or extension behind them is left out.</summary>
    public static (string Group, string Name, string? Version)? Split(string coordinates)
    {
        var parts = coordinates.Split('@')[0].Split(':');
        return parts.Length < 2 ? null : (parts[0].Trim(), parts[1].Trim(), parts.Length > 2 && parts[2].Length > 0 ? parts[2].Trim() : null);
    }

    /// <summary>Whether a text fixes one version: no range, no expression, no wish for the newest.</summary>
    public static bool IsVersion([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? version) =>
        version is { Length: > 0 and < 200 } && version[0] is not ('[' or '(' or ']') && !version.EndsWith('+') && !version.Contains("${", StringComparison.Ordinal)
        && version is not ("LATEST" or "RELEASE") && !version.StartsWith("latest.", StringComparison.Ordinal) && !version.Contains(' ', StringComparison.Ordinal);

    private static bool IsName(string? text) => text is { Length: > 0 and < 400 } && !text.AsSpan().ContainsAny(NoName);
}
