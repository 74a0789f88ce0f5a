namespace Sovereignty.Detect.Python;

/// <summary>Names of Python packages as they are compared. Source: PEP 503.</summary>
internal static class PythonNames
{
    /// <summary>The name in lower case with runs of <c>-</c>, <c>_</c> and <c>.</c> as one <c>-</c>.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (name.Length > 256) name = name[..256];
        Span<char> folded = stackalloc char[name.Length];
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

        return new string(folded[..length]);
    }
}
