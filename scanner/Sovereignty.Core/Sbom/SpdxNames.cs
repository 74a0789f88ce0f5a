using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>Ids that SPDX takes (letters, digits, <c>.</c> and <c>-</c>), readable, unique and the same in every run.</summary>
internal static class SpdxNames
{
    private const int Longest = 80;

    /// <summary>Where the ids of a document's elements live: the form that the SPDX specification suggests to those without a place of their own (2.3, 6.5).</summary>
    public static string Namespace(string name, string identity) => $"https://spdx.org/spdxdocs/{Slug(name)}-{identity}";

    /// <summary>The id of a thing that has one: its readable part with a digest of the whole.</summary>
    public static string Of(string prefix, string id)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), digest);
        var readable = id.StartsWith("pkg:", StringComparison.Ordinal) ? id[4..] : id;
        return $"{prefix}{Slug(readable)}-{Convert.ToHexStringLower(digest[..6])}";
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (slug.Length == Longest) break;
            if (char.IsAsciiLetterOrDigit(c) || c == '.') slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    /// <summary>The files and lines a component was found in, as a sentence; null for none.</summary>
    /// <param name="component">The component.</param>
    /// <param name="text">Written over; kept by the caller for the next component.</param>
    public static string? Places(Component component, StringBuilder text)
    {
        text.Clear().Append("found in ");
        Evidence? last = null;
        foreach (var place in component.Evidence)
        {
            if (last is not null && last.Path == place.Path && last.Line == place.Line) continue;
            if (last is not null) text.Append(", ");
            last = place;
            text.Append(place.Path);
            if (place.Line > 0) text.Append(CultureInfo.InvariantCulture, $":{place.Line}");
            if (place.By is not null) text.Append(" (").Append(place.By).Append(')');
        }

        return last is null ? null : text.ToString();
    }
}
