namespace Sovereignty.Detect.Npm;

/// <summary>Paths with installed packages in them.</summary>
internal static class NodeModules
{
    private const string Folder = "node_modules/";

    /// <summary>Whether a path leads into a <c>node_modules</c> folder.</summary>
    public static bool Contains(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) || path.Contains("/" + Folder, StringComparison.Ordinal);

    /// <summary>The folder of the project that the outermost <c>node_modules</c> belongs to, empty at the root.</summary>
    public static string ProjectOf(string path)
    {
        if (path.StartsWith(Folder, StringComparison.Ordinal)) return "";
        var start = path.IndexOf("/" + Folder, StringComparison.Ordinal);
        return start < 0 ? RootedPath.FolderOf(path) : path[..start];
    }

    /// <summary>Whether a path is <c>…/node_modules/name/file</c> or <c>…/node_modules/@scope/name/file</c>: a file of a package's own folder.</summary>
    public static bool IsPackageRoot(string path)
    {
        var start = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (start < 0 || (start > 0 && path[start - 1] != '/')) return false;
        var rest = path.AsSpan(start + Folder.Length);
        return rest.Length > 0 && rest[0] != '.' && rest.Count('/') == (rest[0] == '@' ? 2 : 1);
    }
}
