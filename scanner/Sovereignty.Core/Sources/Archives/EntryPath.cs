namespace Sovereignty.Sources.Archives;

/// <summary>Names of archive entries.</summary>
internal static class EntryPath
{
    private const int Longest = 4096;

    /// <summary>
    /// The name as a path relative to the archive's root: <c>./</c>, doubled and leading <c>/</c> removed (an absolute name means the same as unpacking
    /// at the root). Empty for the root itself; null when it leads out of the root, is too long or too deep, or has a NUL in it.
    /// </summary>
    public static string? Clean(string name)
    {
        if (name.Length > Longest || name.Contains('\0', StringComparison.Ordinal)) return null;
        if (IsClean(name)) return name;
        var parts = new List<string>();
        foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                if (parts.Count == 0) return null;
                parts.RemoveAt(parts.Count - 1);
                continue;
            }

            parts.Add(part);
            if (parts.Count > FolderWalk.Deepest) return null;
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether a link that lies in a folder leads out of the root when it is read as a plain path.</summary>
    public static bool LeadsOut(string folder, string link) => link.StartsWith('/') || Clean(folder.Length == 0 ? link : $"{folder}/{link}") is null;

    private static bool IsClean(string name)
    {
        if (name.Length == 0 || name[0] is '.' or '/' || name[^1] == '/') return false;
        return !name.Contains("//", StringComparison.Ordinal) && !name.Contains("/.", StringComparison.Ordinal) && name.AsSpan().Count('/') < FolderWalk.Deepest;
    }
}
