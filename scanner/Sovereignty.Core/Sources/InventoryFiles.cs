using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>The lists to read: those that the configuration names and those that the user named.</summary>
internal static class InventoryFiles
{
    /// <summary>Reads the files; one that cannot be read becomes a problem.</summary>
    public static List<InventoryFile> Read(ScanConfiguration configuration, string? folder, IEnumerable<OpenedSource> sources, ScanPaths paths, List<Problem> problems)
    {
        var files = new List<InventoryFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (folder is not null)
        {
            foreach (var described in configuration.Inventories) Add(folder, described.Path, paths.Of(described.Path) ?? described.Path, described);
        }

        foreach (var source in sources)
        {
            if (source is { Kind: SourceKind.Inventory, File: { } file }) Add(source.Root, file, source.Prefix.Length == 0 ? file : source.Prefix.TrimEnd('/'), null);
        }

        return files;

        void Add(string root, string path, string shown, InventoryDescription? description)
        {
            if (!seen.Add(Path.GetFullPath(Path.Combine(root, path)))) return;
            try
            {
                files.Add(new InventoryFile(shown, ListContent.OfFile(Path.GetFullPath(Path.Combine(root, path))), description));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new Problem("inventory-unreadable", ProblemSeverity.Error, $"the list `{path}` could not be read: {Reason.Of(e)}")
                {
                    Path = configuration.Path, Line = description?.Line, Hint = "check the path under `inventories`; it is relative to sovereignty.yaml",
                });
            }
        }
    }
}
