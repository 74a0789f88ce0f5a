using Sovereignty.Text;


namespace Sovereignty.Model;

/// <summary>Names of Python packages as they are compared, and as their purls spell them. Source: PEP 503; purl type definition of pypi.</summary>
internal static class PythonNames
{
    private static readonly AsciiSet Unfolded = new("_.ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The name in lower case with runs of <c>-</c>, <c>_</c> and <c>.</c> as one <c>-</c>.</summary>
    public static string Fold(string name)
    {
        if (!name.AsSpan().ContainsAny(Unfolded) && !name.Contains("--", StringComparison.Ordinal)) return name;
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
