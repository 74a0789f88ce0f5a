using System.Collections.Concurrent;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>A vendor's name within a stated name.</summary>
/// <param name="Start">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="Vendor">The vendor's id.</param>
internal readonly record struct VendorMention(int Start, int End, string Vendor);

/// <summary>Who a stated vendor is, and whether two vendors are of one house.</summary>
internal sealed class VendorIndex
{
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byDomain = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), bool> related = [];
    private readonly Catalogue catalogue;

    public VendorIndex(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var vendor in catalogue.Vendors.Values)
        {
            foreach (var name in (IEnumerable<string>)[vendor.Name, vendor.LegalName ?? "", .. vendor.Aliases, .. vendor.Contracting.Select(c => c.Name)])
            {
                if (Compact(name) is { Length: >= 2 } compact) byName.TryAdd(compact, vendor.Id);
            }

            foreach (var domain in vendor.Domains) byDomain.TryAdd(domain, vendor.Id);
        }
    }

    /// <summary>The vendor of a name, URL or maintainer with mail address; null when the catalogue does not hold it.</summary>
    public string? Find(string stated)
    {
        if (stated.Length is 0 or > 300) return null;
        if (Domain(stated) is { } domain) return ByDomain(domain);
        if (byName.TryGetValue(Compact(stated), out var vendor)) return vendor;
        // "Adobe Systems Incorporated, San Jose": the name before a comma or bracket.
        var end = stated.IndexOfAny([',', '(', '/', '|']);
        return end > 1 && byName.TryGetValue(Compact(stated[..end]), out vendor) ? vendor : null;
    }

    /// <summary>The vendor whose name these words are, run together.</summary>
    public string? OfWords(ReadOnlySpan<char> words) => byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words, out var vendor) ? vendor : null;

    /// <summary>Whether these words, run together, are the name that the catalogue calls a vendor by.</summary>
    public bool IsMainName(string vendor, string words) => catalogue.Vendors.TryGetValue(vendor, out var found) && (Compact(found.Name) == words || (found.LegalName is { } legal && Compact(legal) == words));

    /// <summary>The vendors that a name mentions: every stretch of up to four words that is a vendor's name.</summary>
    public List<VendorMention> Mentions(WordRun words)
    {
        var mentions = new List<VendorMention>();
        for (var start = 0; start < words.Count; start++)
        {
            for (var end = start + 1; end <= Math.Min(start + 4, words.Count); end++)
            {
                if (OfWords(words[start, end]) is { } vendor) mentions.Add(new VendorMention(start, end, vendor));
            }
        }

        return mentions;
    }

    /// <summary>The longest vendor's name that the words begin with; null when they begin with none.</summary>
    public VendorMention? First(WordRun words)
    {
        for (var end = Math.Min(4, words.Count); end > 0; end--)
        {
            if (OfWords(words[0, end]) is { } vendor) return new VendorMention(0, end, vendor);
        }

        return null;
    }

    /// <summary>Whether one of the two stands in the other's chain of owners, at any time: old names live long in lists.</summary>
    public bool Related(string a, string b)
    {
        if (a == b) return true;
        if (related.TryGetValue((a, b), out var known)) return known;
        return related[(a, b)] = Above(a).Contains(b) || Above(b).Contains(a);
    }

    private HashSet<string> Above(string id)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next) && above.Count < 64)
        {
            if (!above.Add(next) || !catalogue.Vendors.TryGetValue(next, out var vendor)) continue;
            foreach (var owner in vendor.Owners) open.Push(owner.Vendor);
        }

        return above;
    }

    private string? ByDomain(string domain)
    {
        while (domain.Contains('.', StringComparison.Ordinal))
        {
            if (byDomain.TryGetValue(domain, out var vendor)) return vendor;
            domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return null;
    }

    private static string? Domain(string stated)
    {
        var at = stated.LastIndexOf('@');
        var scheme = stated.IndexOf("://", StringComparison.Ordinal);
        if (at < 0 && scheme < 0 && !stated.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return null;
        var rest = at >= 0 ? stated[(at + 1)..] : scheme >= 0 ? stated[(scheme + 3)..] : stated;
        var end = rest.IndexOfAny(['/', '>', ' ', ':', '?', ')']);
        return (end < 0 ? rest : rest[..end]).ToLowerInvariant();
    }

    private static string Compact(string name) => VendorName.Fold(Text.Slug.Fold(name)).Replace(" ", "", StringComparison.Ordinal);
}
