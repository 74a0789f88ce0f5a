using System.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Fragments for ids: letters, digits and dashes only, each used once.</summary>
internal static class Anchors
{
    public static IReadOnlyDictionary<string, string> For(string prefix, IEnumerable<string> ids)
    {
        var anchors = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (anchors.ContainsKey(id)) continue;
            var slug = $"{prefix}-{Slug(id)}";
            var unique = slug;
            for (var n = 2; !used.Add(unique); n++) unique = $"{slug}-{n}";
            anchors.Add(id, unique);
        }

        return anchors;
    }

    private static string Slug(string id)
    {
        var slug = new StringBuilder(id.Length);
        foreach (var c in id)
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == 60) break;
        }

        return slug.ToString().TrimEnd('-');
    }
}
