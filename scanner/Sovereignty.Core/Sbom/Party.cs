using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>A maker or supplier as an SBOM names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">The country of its seat, ISO 3166-1 alpha-2.</param>
/// <param name="Url">Its site or its organisation on a forge.</param>
/// <param name="Email">Its mail address, where it stated one itself.</param>
internal readonly record struct Party(string Name, string? Country, string? Url, string? Email)
{
    private static readonly AsciiSet NotInMail = new("/\\:,;\"'\r\n\t");

    /// <summary>A vendor of the catalogue under one of its names.</summary>
    public static Party Of(Vendor vendor, string name)
    {
        if (vendor.Domains is [var domain, ..]) return new Party(name, vendor.Country, $"https://{domain}", null);
        if (vendor.Forges is [var forge, ..]) return new Party(name, vendor.Country, $"https://{forge}", null);
        // Nobody of the catalogue who is known by where the source lies: github.com/name.
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var isPlace = slash > 0 && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < slash && ComponentStatement.IsUrl($"https://{name}");
        return new Party(name, vendor.Country, isPlace ? $"https://{name}" : null, isPlace ? null : MailIn(name));
    }

    /// <summary>Somebody whom a file names in its own words.</summary>
    public static Party Stated(string name, string? country) => new(name, country, null, MailIn(name));

    /// <summary>Whether SPDX's <c>Organization: Name (mail)</c> would give another text back.</summary>
    public static bool NeedsQuoting(string name) => name.Contains('(', StringComparison.Ordinal) || name.Contains(": ", StringComparison.Ordinal) || name.Trim() != name || name is "NOASSERTION" or "NONE";

    // "Name <mail>", or a mail address alone.
    private static string? MailIn(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != text.LastIndexOf('@')) return null;
        var start = text.LastIndexOfAny([' ', '<', '('], at) + 1;
        var end = text.IndexOfAny([' ', '>', ')'], at);
        var mail = text[start..(end < 0 ? text.Length : end)];
        return mail.IndexOf('.', mail.IndexOf('@', StringComparison.Ordinal)) > 0 && mail[0] != '@' && mail[^1] != '.' && !mail.AsSpan().ContainsAny(NotInMail) ? mail : null;
    }
}
