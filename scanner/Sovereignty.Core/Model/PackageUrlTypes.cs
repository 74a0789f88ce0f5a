using System.Buffers;

namespace Sovereignty.Model;

/// <summary>What the purl type definitions say about spelling, per type.</summary>
internal static class PackageUrlTypes
{
    public static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:");

    public static readonly SearchValues<char> TypeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-");

    private static readonly SearchValues<char> UnfoldedPython = SearchValues.Create("_.ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Folds namespace, name and version as the type's definition asks for.</summary>
    public static (string? Namespace, string Name, string? Version) Fold(string type, string? ns, string name, string? version) => type switch
    {
        "pypi" => (ns?.ToLowerInvariant(), FoldPython(name), version),
        "npm" or "bitbucket" or "github" or "gitlab" or "composer" or "golang" or "hex" or "alpm" or "apk" or "deb" or "luarocks"
            => (ns?.ToLowerInvariant(), name.ToLowerInvariant(), version),
        "pub" => (ns, name.ToLowerInvariant(), version),
        "huggingface" => (ns, name, version?.ToLowerInvariant()),
        _ => (ns, name, version),
    };

    /// <summary>PEP 503 folding with the purl definition's dash: runs of <c>-</c>, <c>_</c>, <c>.</c> become one <c>-</c>.</summary>
    private static string FoldPython(string name)
    {
        if (!name.AsSpan().ContainsAny(UnfoldedPython) && !name.Contains("--", StringComparison.Ordinal)) return name;
        var folded = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (c is '-' or '_' or '.')
            {
                if (length == 0 || folded[length - 1] != '-') folded[length++] = '-';
            }
            else
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(folded, 0, length);
    }
}
