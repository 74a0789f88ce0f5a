using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Python;

/// <summary>
/// A dependency as Python writes it, <c>name[extra] &gt;=1,&lt;2 ; marker</c> or <c>name @ url</c>. Source: Python packaging, dependency specifiers
/// (PEP 508) and version specifiers (PEP 440).
/// </summary>
internal readonly ref struct Requirement
{
    private static readonly AsciiSet NameCharacters = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
    private static readonly AsciiSet Templated = new("'\"{}%$\\&");
    private static readonly AsciiSet NotInVersions = new("*,;|<>=!~ '\"()%{}$");

    private Requirement(ReadOnlySpan<char> name, ReadOnlySpan<char> specifier, ReadOnlySpan<char> url, ReadOnlySpan<char> marker)
    {
        Name = name;
        Specifier = specifier;
        Url = url;
        Marker = marker;
    }

    /// <summary>The name, not folded.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>The version range, empty for any.</summary>
    public ReadOnlySpan<char> Specifier { get; }

    /// <summary>Where it comes from, empty for an index.</summary>
    public ReadOnlySpan<char> Url { get; }

    /// <summary>When it is needed, empty for always.</summary>
    public ReadOnlySpan<char> Marker { get; }

    /// <summary>Whether only an extra of the project needs it.</summary>
    public bool IsExtra => Marker.Contains("extra", StringComparison.Ordinal) && (Marker.StartsWith("extra") || Marker.Contains(" extra ", StringComparison.Ordinal) || Marker.Contains(" extra=", StringComparison.Ordinal));

    /// <summary>Reads one; false for what is none (a path, a template's leftover).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Requirement requirement)
    {
        requirement = default;
        text = text.Trim();
        var length = text.IndexOfAnyExcept(NameCharacters);
        if (length < 0) length = text.Length;
        var name = text[..length];
        if (!IsName(name)) return false;
        var rest = text[length..].TrimStart();
        if (rest.StartsWith("["))
        {
            var close = rest.IndexOf(']');
            if (close < 0) return false;
            rest = rest[(close + 1)..].TrimStart();
        }

        if (rest.StartsWith("@"))
        {
            var url = rest[1..].Trim();
            var end = url.IndexOf(" ;");
            requirement = new Requirement(name, [], end < 0 ? url : url[..end].TrimEnd(), end < 0 ? [] : url[(end + 2)..].Trim());
            return !url.IsEmpty;
        }

        var semicolon = rest.IndexOf(';');
        var marker = semicolon < 0 ? [] : rest[(semicolon + 1)..].Trim();
        var specifier = (semicolon < 0 ? rest : rest[..semicolon]).Trim();
        if (specifier.StartsWith("(") && specifier.EndsWith(")")) specifier = specifier[1..^1].Trim();
        if (specifier.IndexOf('#') is >= 0 and var comment) specifier = specifier[..comment].TrimEnd();

        // Not allowed, and met in the wild: a version and an address.
        if (specifier.IndexOf(" @ ") is > 0 and var address) specifier = specifier[..address].TrimEnd();
        if (!specifier.IsEmpty && (specifier[0] is not ('=' or '<' or '>' or '!' or '~') || specifier.ContainsAny(Templated))) return false;
        requirement = new Requirement(name, specifier, [], marker);
        return true;
    }

    /// <summary>Whether a text is a package's name.</summary>
    public static bool IsName(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= 200 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && !name.ContainsAnyExcept(NameCharacters);

    /// <summary>The version of a range that allows one only, <c>==1.2</c> or <c>===1.2</c>, or null.</summary>
    public static string? ExactVersion(ReadOnlySpan<char> specifier)
    {
        if (!specifier.StartsWith("==")) return null;
        var version = specifier.TrimStart('=').Trim();
        return version.IsEmpty || version.ContainsAny(NotInVersions) ? null : version.ToString();
    }

    /// <summary>The version in the name of a wheel, <c>name-version-tags.whl</c>, or null. Source: Python packaging, binary distribution format.</summary>
    public static string? WheelVersion(string link)
    {
        var file = link[(link.LastIndexOf('/') + 1)..];
        if (file.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash) file = file[..hash];
        return file.EndsWith(".whl", StringComparison.Ordinal) && file.Split('-') is { Length: >= 5 } parts && parts[1].Length > 0 && char.IsAsciiDigit(parts[1][0]) ? parts[1] : null;
    }

    /// <summary>A component out of it.</summary>
    public DetectedComponent Component(Scope scope, int line, EvidenceKind evidence, bool? direct = true, string? fallbackVersion = null, Declarations? declared = null)
    {
        var version = ExactVersion(Specifier);
        var link = Url.IsEmpty ? null : Links.Public(Url.ToString());
        declared ??= Declarations.None;
        return new DetectedComponent
        {
            Purl = Repositories.FromLink(PackageUrl.Create("pypi", null, Name.ToString(), version ?? (link is null ? null : WheelVersion(link)) ?? fallbackVersion), link),
            Requested = Specifier.IsEmpty ? link : Specifier.ToString(),
            Scope = scope == Scope.Runtime && IsExtra ? Scope.Optional : scope,
            Direct = direct,
            Line = line,
            Evidence = evidence,
            Declared = link is null ? declared : declared with { DownloadUrl = link },
        };
    }
}
