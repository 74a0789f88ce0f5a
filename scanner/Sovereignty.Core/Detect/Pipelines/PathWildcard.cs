namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// A path of <c>include: local:</c> with <c>*</c> (any characters of a name), <c>**/</c> (any folders, or none) and <c>**</c> (any characters, slashes
/// too); all else stands for itself. Source: GitLab documentation, "include:local with wildcard file paths".
/// </summary>
internal sealed class PathWildcard
{
    private readonly string pattern;

    /// <summary>Takes a pattern.</summary>
    /// <param name="pattern">Relative to the top of the repository, with <c>/</c>.</param>
    public PathWildcard(string pattern)
    {
        this.pattern = pattern;
        var head = pattern[..Math.Max(0, pattern.IndexOf('*', StringComparison.Ordinal))];
        Base = RootedPath.FolderOf(head);
        Depth = pattern.Contains("**", StringComparison.Ordinal) ? int.MaxValue : pattern.AsSpan(Base.Length).TrimStart('/').Count('/');
    }

    /// <summary>The folder that all files meant lie in or below.</summary>
    public string Base { get; }

    /// <summary>How many folders below <see cref="Base"/> they lie at most.</summary>
    public int Depth { get; }

    /// <summary>Whether a path is meant; takes as long as the pattern and the path are together at worst by each other.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        // Which places of the path the pattern read so far can have come to.
        Span<bool> at = path.Length < 1024 ? stackalloc bool[path.Length + 1] : new bool[path.Length + 1];
        at.Clear();
        at[0] = true;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '*') Literal(at, path, pattern[i]);
            else if (!pattern.AsSpan(i).StartsWith("**")) Any(at, path, slashes: false);
            else if (pattern.AsSpan(++i).StartsWith("*/"))
            {
                i++;
                Folders(at, path);
            }
            else Any(at, path, slashes: true);
        }

        return at[path.Length];
    }

    private static void Literal(Span<bool> at, ReadOnlySpan<char> path, char wanted)
    {
        for (var p = path.Length; p > 0; p--) at[p] = at[p - 1] && path[p - 1] == wanted;
        at[0] = false;
    }

    private static void Any(Span<bool> at, ReadOnlySpan<char> path, bool slashes)
    {
        for (var p = 1; p <= path.Length; p++) at[p] |= at[p - 1] && (slashes || path[p - 1] != '/');
    }

    private static void Folders(Span<bool> at, ReadOnlySpan<char> path)
    {
        var isBegun = false;
        for (var p = 0; p <= path.Length; p++)
        {
            if (p > 0 && isBegun && path[p - 1] == '/') at[p] = true;
            isBegun |= at[p];
        }
    }
}
