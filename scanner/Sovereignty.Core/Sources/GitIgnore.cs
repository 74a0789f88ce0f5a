namespace Sovereignty.Sources;

/// <summary>The patterns of one .gitignore file (gitignore(5)), chained to those of the folders above.</summary>
public sealed class GitIgnore
{
    private readonly GitIgnore? above;
    private readonly string folder;
    private readonly List<Pattern> patterns;

    private GitIgnore(GitIgnore? above, string folder, List<Pattern> patterns)
    {
        this.above = above;
        this.folder = folder;
        this.patterns = patterns;
    }

    /// <summary>Reads the patterns of a folder; <paramref name="above"/> itself when there are none.</summary>
    /// <param name="above">The patterns of the folders above, or null.</param>
    /// <param name="folder">The folder, relative to the root.</param>
    /// <param name="text">The file's text; at most 10,000 patterns of it count.</param>
    public static GitIgnore? Read(GitIgnore? above, string folder, string text)
    {
        var patterns = new List<Pattern>();
        for (var rest = text.AsSpan(); rest.Length > 0 && patterns.Count < 10_000;)
        {
            // Git knows one end of a line; the framework's own reading of lines knows seven, and has to be compiled first.
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (Pattern.Parse(line.TrimEnd('\r')) is { } pattern) patterns.Add(pattern);
        }

        return patterns.Count == 0 ? above : new GitIgnore(above, folder, patterns);
    }

    /// <summary>Whether a file or folder is ignored; the deepest file's last matching pattern decides.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Ignores(ReadOnlySpan<char> path, bool isFolder)
    {
        for (var level = this; level is not null; level = level.above)
        {
            var relative = level.folder.Length == 0 ? path : path[(level.folder.Length + 1)..];
            for (var i = level.patterns.Count - 1; i >= 0; i--)
            {
                if (level.patterns[i].Matches(relative, isFolder)) return !level.patterns[i].Negated;
            }
        }

        return false;
    }

    private sealed record Pattern(string Glob, bool Negated, bool FoldersOnly, bool Anchored)
    {
        public static Pattern? Parse(ReadOnlySpan<char> line)
        {
            line = TrimEnd(line);
            if (line.IsEmpty || line[0] == '#' || line.Length > 1024) return null;
            var negated = line[0] == '!';
            if (negated) line = line[1..];
            if (line.StartsWith("\\#") || line.StartsWith("\\!")) line = line[1..];
            var foldersOnly = line.EndsWith("/");
            if (foldersOnly) line = line[..^1];
            var anchored = line.Contains('/');
            if (line.StartsWith("/")) line = line[1..];
            return line.IsEmpty ? null : new Pattern(line.ToString(), negated, foldersOnly, anchored);
        }

        public bool Matches(ReadOnlySpan<char> path, bool isFolder)
        {
            if (FoldersOnly && !isFolder) return false;
            var budget = 10_000;
            return Glob.StartsWith("**/", StringComparison.Ordinal) || Anchored
                ? Match(Glob, path, ref budget)
                : Match(Glob, path[(path.LastIndexOf('/') + 1)..], ref budget);
        }

        // Trailing spaces do not count unless escaped.
        private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> line)
        {
            var trimmed = line.TrimEnd(" \t\r");
            return trimmed.EndsWith("\\") && trimmed.Length < line.Length ? line[..(trimmed.Length + 1)] : trimmed;
        }

        // Backtracks only over stars; the budget bounds what a hostile pattern can cost.
        private static bool Match(ReadOnlySpan<char> glob, ReadOnlySpan<char> text, ref int budget)
        {
            while (!glob.IsEmpty)
            {
                if (--budget < 0) return false;
                if (glob.StartsWith("**"))
                {
                    var rest = glob[2..];
                    if (rest.IsEmpty) return true;
                    if (rest[0] == '/') rest = rest[1..];
                    for (var i = 0; ; i++)
                    {
                        if (Match(rest, text[i..], ref budget)) return true;
                        var slash = text[i..].IndexOf('/');
                        if (slash < 0) return false;
                        i += slash;
                    }
                }

                if (glob[0] == '*')
                {
                    for (var i = 0; ; i++)
                    {
                        if (Match(glob[1..], text[i..], ref budget)) return true;
                        if (i >= text.Length || text[i] == '/') return false;
                    }
                }

                if (text.IsEmpty) return false;
                if (!MatchOne(ref glob, text[0])) return false;
                text = text[1..];
            }

            return text.IsEmpty;
        }

        private static bool MatchOne(ref ReadOnlySpan<char> glob, char c)
        {
            switch (glob[0])
            {
                case '?':
                    glob = glob[1..];
                    return c != '/';
                case '\\' when glob.Length > 1:
                    var escaped = glob[1];
                    glob = glob[2..];
                    return c == escaped;
                case '[' when glob[1..].IndexOf(']') is > 0 and var end:
                    var set = glob[1..(end + 1)];
                    glob = glob[(end + 2)..];
                    return c != '/' && MatchSet(set, c);
                default:
                    var literal = glob[0];
                    glob = glob[1..];
                    return c == literal;
            }
        }

        private static bool MatchSet(ReadOnlySpan<char> set, char c)
        {
            var negated = set[0] is '!' or '^';
            if (negated) set = set[1..];
            var found = false;
            for (var i = 0; i < set.Length; i++)
            {
                if (i + 2 < set.Length && set[i + 1] == '-')
                {
                    found |= c >= set[i] && c <= set[i + 2];
                    i += 2;
                }
                else
                {
                    found |= set[i] == c;
                }
            }

            return found != negated;
        }
    }
}
