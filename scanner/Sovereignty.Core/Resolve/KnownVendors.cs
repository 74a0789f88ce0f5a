using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>Finds vendors by the names, forge organisations and domains that the catalogue gives them.</summary>
internal sealed class KnownVendors(CatalogueNames names)
{
    private static readonly string[] Nobody =
        ["unknown", "na", "none", "null", "author", "authors", "you", "your name", "anonymous", "various", "see authors", "todo", "admin", "root", "test", "developer", "team"];

    private const int MostRemembered = 20_000;

    private readonly Dictionary<string, (Vendor, bool)?> byStatement = new(StringComparer.Ordinal);

    /// <summary>The vendor of a forge organisation, <c>github.com/dotnet</c>.</summary>
    public Vendor? ByForge(string host, string account) => account.Length == 0 ? null : names.Forge($"{host}/{account}");

    /// <summary>The vendor of a domain.</summary>
    public Vendor? ByDomain(string host) => names.Domain(host);

    /// <summary>The vendor of a name as an artefact or an inventory states it.</summary>
    /// <returns>The vendor and whether the whole statement is its name; null when no name in it is known, or names of several vendors are.</returns>
    public (Vendor Vendor, bool Whole)? ByStatement(string stated)
    {
        if (byStatement.TryGetValue(stated, out var known)) return known;
        known = Search(stated);
        if (byStatement.Count < MostRemembered) byStatement[stated] = known;
        return known;
    }

    /// <summary>The name without e-mail addresses, links and brackets; empty when it names nobody.</summary>
    public static string Clean(string stated)
    {
        var text = stated.Length > 300 ? stated[..300] : stated;
        text = Without(Without(Without(text, '<', '>'), '(', ')'), '[', ']');
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', '"', '\'');
        if (text.Contains('@', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)) return "";
        return Nobody.Contains(VendorName.Fold(text), StringComparer.Ordinal) ? "" : text;
    }

    /// <summary>The id of a maker that the catalogue does not hold.</summary>
    public static string StatedId(string name)
    {
        Span<char> slug = stackalloc char[Math.Min(name.Length, 60)];
        var length = 0;
        foreach (var c in name)
        {
            if (length == slug.Length) break;
            if (char.IsLetterOrDigit(c)) slug[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && slug[length - 1] != '-') slug[length++] = '-';
        }

        return $"stated:{slug[..length].TrimEnd('-')}";
    }

    private (Vendor Vendor, bool Whole)? Search(string stated)
    {
        var name = Clean(stated);
        if (Named(name) is { } whole) return (whole, true);
        Vendor? only = null;
        foreach (var part in name.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            if (Named(part) is not { } vendor) continue;
            if (only is not null && only != vendor) return null;
            only = vendor;
        }

        return only is null ? null : (only, false);
    }

    private Vendor? Named(string name)
    {
        var folded = VendorName.Fold(name);
        return folded.Length < 2 ? null : names.Vendor(folded);
    }

    private static string Without(string text, char open, char close)
    {
        while (text.IndexOf(open, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf(close, start);
            text = end < 0 ? text[..start] : string.Concat(text.AsSpan(0, start), " ", text.AsSpan(end + 1));
        }

        return text;
    }
}
