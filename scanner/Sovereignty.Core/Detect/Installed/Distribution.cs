using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// The distribution that a root file system is of, as its <c>os-release</c> says: it distributes the packages of the databases beside it.
/// Source: freedesktop.org, os-release; purl type definitions of deb, rpm, apk and alpm.
/// </summary>
/// <param name="Id">Its id in lower case: <c>debian</c>, <c>rhel</c>; null where nothing tells.</param>
/// <param name="Version">Its version, or null for one that rolls.</param>
/// <param name="Name">Its name as it writes it.</param>
/// <param name="Line">The line that holds its id.</param>
internal sealed record Distribution(string? Id, string? Version, string? Name, int Line)
{
    /// <summary>The distributions that it is made from, by id.</summary>
    public ImmutableArray<string> Like { get; private init; } = [];

    private const int LongestFile = 64 * 1024;

    /// <summary>Nothing is known.</summary>
    public static readonly Distribution Unknown = new(null, null, null, 0);

    /// <summary>The namespace of its packages' purls.</summary>
    public string? Namespace => Id switch
    {
        null => null,
        "rhel" => "redhat",
        "sles" or "sled" or "sle-micro" or "sl-micro" or "sle_hpc" => "suse",
        _ when Id.StartsWith("opensuse", StringComparison.Ordinal) => "opensuse",
        _ => Id,
    };

    /// <summary>The purl of the operating system itself.</summary>
    public PackageUrl? Purl => Id is null ? null : PackageUrl.Create("generic", null, Id, Version);

    /// <summary>The distribution of the root that a package database lies in.</summary>
    /// <param name="input">The database.</param>
    /// <param name="root">Its root, empty or ending in <c>/</c>; null where the database lies in no known place.</param>
    public static Distribution Of(DetectorInput input, string? root) => root is null ? Unknown
        : input.Neighbour($"{root}etc/os-release", Read) ?? input.Neighbour($"{root}usr/lib/os-release", Read) ?? Unknown;

    /// <summary>Reads an <c>os-release</c> file.</summary>
    public static Distribution Read(ReadOnlyMemory<byte> bytes)
    {
        string? id = null, version = null, codename = null, name = null, like = null;
        var line = 0;
        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span;
        var lines = new Utf8Lines(text[..Math.Min(text.Length, LongestFile)]);
        while (lines.Next())
        {
            var equals = lines.Current.IndexOf((byte)'=');
            if (equals <= 0 || lines.Current[0] == '#') continue;
            var value = Unquoted(lines.Current[(equals + 1)..]);
            if (value.Length is 0 or > 200) continue;
            var key = lines.Current[..equals].Trim((byte)' ');
            if (key.SequenceEqual("ID"u8)) (id, line) = (value.ToLowerInvariant(), lines.Number);
            else if (key.SequenceEqual("VERSION_ID"u8)) version = value;
            else if (key.SequenceEqual("VERSION_CODENAME"u8)) codename = value;
            else if (key.SequenceEqual("NAME"u8)) name = value;
            else if (key.SequenceEqual("ID_LIKE"u8)) like = value.ToLowerInvariant();
        }

        return new Distribution(id, version ?? codename, name, line) { Like = [.. like?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []] };
    }

    /// <summary>Whether an archive's or a package's stated origin is this distribution: <c>Debian</c>, <c>Debian Backports</c>, <c>UbuntuESM</c>.</summary>
    public bool IsOrigin(string? origin) => Id is not null && origin?.StartsWith(Id, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The distribution that an origin names, of those that this one is made from; <see cref="Unknown"/> for any other.</summary>
    public Distribution Parent(string? origin) => Like.FirstOrDefault(l => origin?.StartsWith(l, StringComparison.OrdinalIgnoreCase) == true) is { } parent ? new Distribution(parent, null, null, 0) : Unknown;

    /// <summary>The purl of one of its packages.</summary>
    /// <param name="type">The purl type: <c>deb</c>, <c>rpm</c>, <c>apk</c>, <c>alpm</c>, <c>opkg</c>.</param>
    /// <param name="name">The package.</param>
    /// <param name="version">Its version, with the release.</param>
    /// <param name="architecture">Its architecture, or null.</param>
    /// <param name="upstream">The source package, where it differs; null otherwise.</param>
    /// <param name="epoch">The epoch, where the type keeps it apart; null otherwise.</param>
    public PackageUrl Package(string type, string name, string version, string? architecture, string? upstream = null, string? epoch = null)
    {
        var qualifiers = new List<KeyValuePair<string, string>>(4);
        if (!string.IsNullOrEmpty(architecture)) qualifiers.Add(KeyValuePair.Create("arch", architecture));
        if (Id is not null) qualifiers.Add(KeyValuePair.Create("distro", Version is null ? Id : $"{Id}-{Version}"));
        if (!string.IsNullOrEmpty(epoch)) qualifiers.Add(KeyValuePair.Create("epoch", epoch));
        if (!string.IsNullOrEmpty(upstream)) qualifiers.Add(KeyValuePair.Create("upstream", upstream));
        return PackageUrl.Create(type, Namespace, name, version, qualifiers);
    }

    // A value is quoted as in a shell; only what the format allows is unescaped.
    private static string Unquoted(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t"u8);
        if (value.Length >= 2 && value[0] is (byte)'"' or (byte)'\'' && value[^1] == value[0]) value = value[1..^1];
        var text = Encoding.UTF8.GetString(value);
        return text.Contains('\\', StringComparison.Ordinal) ? text.Replace("\\", "", StringComparison.Ordinal) : text;
    }
}
