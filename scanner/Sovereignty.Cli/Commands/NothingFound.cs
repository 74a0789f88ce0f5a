using Sovereignty.Inventory;

namespace Sovereignty.Cli.Commands;

/// <summary>Why a scan found nothing, as far as the folders tell.</summary>
internal static class NothingFound
{
    private const int MostNamed = 5;
    private const int MostLooked = 10_000;

    /// <summary>A sentence, and what to do.</summary>
    /// <param name="sources">What was named.</param>
    /// <param name="command">The command that is to be typed again.</param>
    public static string Explain(IEnumerable<string> sources, string command = "scan")
    {
        var lists = sources.Where(Directory.Exists).SelectMany(Lists).ToList();
        if (lists.Count == 0) return "nothing was found to scan; `sovereignty detectors list` shows what is read";
        return $"nothing was found to scan. Lists in a folder are read only when they are named: sovereignty {command} {string.Join(' ', lists.Take(MostNamed).Select(Quoted))}{(lists.Count > MostNamed ? " …" : "")}, or under `inventories` in sovereignty.yaml";
    }

    private static IEnumerable<string> Lists(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Take(MostLooked).Where(f => InventorySource.IsInventory(Path.GetFileName(f))).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Quoted(string path)
    {
        var shown = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return shown.Contains(' ', StringComparison.Ordinal) ? $"\"{shown}\"" : shown;
    }
}
