using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sovereignty.Model;

/// <summary>
/// A package URL (purl): <c>pkg:type/namespace/name@version?qualifiers#subpath</c>, in canonical form.
/// Source: package-url specification (ECMA-427) and its type definitions.
/// </summary>
/// <remarks>
/// Create it with <see cref="Create"/> or <see cref="TryParse"/>: both apply the folding that the type's definition asks for (npm and PyPI
/// names in lower case, PyPI <c>_</c> as <c>-</c>, Go and Composer in lower case), so that equal packages are equal values.
/// </remarks>
public sealed class PackageUrl : IEquatable<PackageUrl>, IComparable<PackageUrl>
{
    private readonly string canonical;

    private PackageUrl(string type, string? ns, string name, string? version, IReadOnlyList<KeyValuePair<string, string>> qualifiers, string? subpath)
    {
        Type = type;
        Namespace = ns;
        Name = name;
        Version = version;
        Qualifiers = qualifiers;
        Subpath = subpath;
        canonical = Format(this);
    }

    /// <summary>The package type in lower case: <c>npm</c>, <c>nuget</c>, <c>maven</c> …</summary>
    public string Type { get; }

    /// <summary>The decoded namespace with <c>/</c> between segments, or null: <c>@angular</c>, <c>org.apache.logging.log4j</c>.</summary>
    public string? Namespace { get; }

    /// <summary>The decoded name.</summary>
    public string Name { get; }

    /// <summary>The decoded version, or null.</summary>
    public string? Version { get; }

    /// <summary>The qualifiers, sorted by key, values decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Qualifiers { get; }

    /// <summary>The subpath without leading or trailing <c>/</c>, or null.</summary>
    public string? Subpath { get; }

    /// <summary>The name as the ecosystem writes it, namespace included: <c>@angular/core</c>, <c>org.slf4j:slf4j-api</c>; of CocoaPods, the subspec too.</summary>
    public string FullName => Type == "cocoapods" && Subpath is not null ? $"{Name}/{Subpath}" : Namespace is null ? Name : Type == "maven" ? $"{Namespace}:{Name}" : $"{Namespace}/{Name}";

    /// <summary>Makes a purl from its parts; the parts are plain text, not percent-encoded.</summary>
    /// <exception cref="ArgumentException">The type or the name is empty.</exception>
    public static PackageUrl Create(string type, string? ns, string name, string? version = null,
        IEnumerable<KeyValuePair<string, string>>? qualifiers = null, string? subpath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        type = type.ToLowerInvariant();
        (ns, name, version) = PackageUrlTypes.Fold(type, Blank(ns?.Trim('/')), name, Blank(version));
        var sorted = qualifiers is null
            ? (IReadOnlyList<KeyValuePair<string, string>>)[]
            : Sorted(qualifiers);
        return new PackageUrl(type, ns, name, version, sorted, Blank(subpath?.Trim('/')));
    }

    /// <summary>Parses a purl; false for anything that is not one. Never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PackageUrl? purl)
    {
        purl = null;
        if (text is null || text.Length > 4096 || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase)) return false;
        var rest = text.AsSpan(4).TrimStart('/');
        string? subpath = null;
        if (rest.LastIndexOf('#') is >= 0 and var hash)
        {
            subpath = Decode(rest[(hash + 1)..].Trim('/'));
            rest = rest[..hash];
        }

        List<KeyValuePair<string, string>>? qualifiers = null;
        if (rest.IndexOf('?') is >= 0 and var question)
        {
            qualifiers = ParseQualifiers(rest[(question + 1)..]);
            rest = rest[..question];
        }

        if (rest.IndexOf('/') is not > 0 and var _) return false;
        var slash = rest.IndexOf('/');
        var type = rest[..slash].ToString();
        rest = rest[(slash + 1)..].Trim('/');
        string? version = null;
        // An npm scope may stand unencoded (pkg:npm/@scope/name@1): the version's @ is the last one after the last slash.
        var at = rest.LastIndexOf('@');
        if (at > 0 && at > rest.LastIndexOf('/'))
        {
            version = Decode(rest[(at + 1)..]);
            rest = rest[..at];
        }

        var lastSlash = rest.LastIndexOf('/');
        var name = Decode(rest[(lastSlash + 1)..]);
        var ns = lastSlash < 0 ? null : string.Join('/', rest[..lastSlash].ToString().Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => Decode(s)));
        if (name.Length == 0 || !IsType(type)) return false;
        purl = Create(type, ns, name, version, qualifiers, subpath);
        return true;
    }

    /// <summary>The same package without version, qualifiers and subpath: what a catalogue entry names.</summary>
    public PackageUrl WithoutVersion() => Version is null && Qualifiers.Count == 0 && Subpath is null ? this : new PackageUrl(Type, Namespace, Name, null, [], null);

    /// <summary>The same package at another version.</summary>
    public PackageUrl WithVersion(string? version) => new(Type, Namespace, Name, Blank(version), Qualifiers, Subpath);

    /// <inheritdoc/>
    public bool Equals(PackageUrl? other) => other is not null && canonical == other.canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => canonical.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(PackageUrl? other) => string.CompareOrdinal(canonical, other?.canonical);

    /// <summary>The canonical text.</summary>
    public override string ToString() => canonical;

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // By insertion: there are rarely more than two.
    private static List<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> qualifiers)
    {
        var sorted = new List<KeyValuePair<string, string>>(2);
        foreach (var (key, value) in qualifiers)
        {
            if (value.Length == 0) continue;
            var name = key.ToLowerInvariant();
            var at = sorted.Count;
            while (at > 0 && string.CompareOrdinal(sorted[at - 1].Key, name) > 0) at--;
            sorted.Insert(at, KeyValuePair.Create(name, WithoutCredentials(value)));
        }

        return sorted;
    }

    // An id is written into every report: the name and password of an address are no part of it. `git@` is the name of everybody.
    private static string WithoutCredentials(string value)
    {
        var host = value.IndexOf("://", StringComparison.Ordinal);
        if (host < 0) return value;
        var authority = value.AsSpan(host + 3);
        if (authority.IndexOfAny('/', '?', '#') is >= 0 and var end) authority = authority[..end];
        var at = authority.LastIndexOf('@');
        return at < 0 || authority[..at] is "git" ? value : string.Concat(value.AsSpan(0, host + 3), value.AsSpan(host + 3 + at + 1));
    }

    private static bool IsType(string type) =>
        type.Length > 0 && char.IsAsciiLetter(type[0]) && PackageUrlTypes.IsType(type);

    private static List<KeyValuePair<string, string>> ParseQualifiers(ReadOnlySpan<char> text)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            var equals = pair.IndexOf('=');
            if (equals > 0) result.Add(KeyValuePair.Create(pair[..equals].ToString(), Decode(pair[(equals + 1)..])));
        }

        return result;
    }

    private static string Decode(ReadOnlySpan<char> text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text.ToString();

    private static string Format(PackageUrl purl)
    {
        var text = new StringBuilder("pkg:", 64).Append(purl.Type).Append('/');
        if (purl.Namespace is not null)
        {
            foreach (var segment in purl.Namespace.Split('/', StringSplitOptions.RemoveEmptyEntries)) Encode(text, segment).Append('/');
        }

        Encode(text, purl.Name);
        if (purl.Version is not null) Encode(text.Append('@'), purl.Version);
        for (var i = 0; i < purl.Qualifiers.Count; i++)
        {
            text.Append(i == 0 ? '?' : '&').Append(purl.Qualifiers[i].Key).Append('=');
            Encode(text, purl.Qualifiers[i].Value, keepSlash: true);
        }

        if (purl.Subpath is not null) Encode(text.Append('#'), purl.Subpath, keepSlash: true);
        return text.ToString();
    }

    // Unreserved characters and ':' stand as they are; everything else is percent-encoded UTF-8 (purl specification, "Character encoding").
    private static StringBuilder Encode(StringBuilder text, string part, bool keepSlash = false)
    {
        if (PackageUrlTypes.IsPlain(part)) return text.Append(part);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.IsAscii && (PackageUrlTypes.IsPlain((char)rune.Value) || (keepSlash && rune.Value == '/')))
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text;
    }
}
