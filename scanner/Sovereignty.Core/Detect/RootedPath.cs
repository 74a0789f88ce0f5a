using System.Diagnostics.CodeAnalysis;

namespace Sovereignty.Detect;

/// <summary>Paths relative to a root, with <c>/</c>, that can never lead out of it.</summary>
public static class RootedPath
{
    /// <summary>Joins and normalises; false when the result is outside the root, absolute, or has a drive or NUL in it.</summary>
    public static bool TryCombine(string folder, string relative, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (relative.Length is 0 or > 4096 || relative.Contains('\0', StringComparison.Ordinal)) return false;
        relative = relative.Replace('\\', '/');
        if (relative[0] == '/' || (relative.Length > 1 && relative[1] == ':')) return false;
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..")
            {
                parts.Add(part);
            }
            else
            {
                if (parts.Count == 0) return false;
                parts.RemoveAt(parts.Count - 1);
            }
        }

        path = string.Join('/', parts);
        return true;
    }

    /// <summary>The folder of a path, empty at the root.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    /// <summary>The folder and all folders above it, nearest first, the root (empty) last.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        while (folder.Length > 0)
        {
            yield return folder;
            folder = FolderOf(folder);
        }

        yield return "";
    }

    /// <summary>A file in a folder.</summary>
    public static string In(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
