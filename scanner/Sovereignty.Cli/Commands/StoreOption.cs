using System.CommandLine;
using Sovereignty.Store;

namespace Sovereignty.Cli.Commands;

/// <summary>The option that names a store.</summary>
internal static class StoreOption
{
    /// <summary>Optional.</summary>
    public static Option<string?> Optional() => new("--store") { Description = "SQLite file that keeps scans", HelpName = "FILE" };

    /// <summary>Required.</summary>
    public static Option<string> Required() => new("--store") { Description = "SQLite file that keeps scans", HelpName = "FILE", Required = true };

    /// <summary>Opens a store that is there, to read from it.</summary>
    public static ScanStore OpenExisting(string path)
    {
        if (!IsServer(path) && !File.Exists(path)) throw new CommandException("store-missing", $"there is no store `{path}`", $"`sovereignty scan SOURCE --store {path}` makes one");
        return Open(path);
    }

    /// <summary>Opens a store, or makes one.</summary>
    public static ScanStore Open(string path)
    {
        if (IsServer(path))
        {
            throw new CommandException("store-not-supported", "PostgreSQL is not supported yet", "name a file: --store scans.sovereignty.db");
        }

        try
        {
            return ScanStore.Open(path);
        }
        catch (StoreException e)
        {
            throw new CommandException("store-unusable", e.Message, e.Hint);
        }
    }

    private static bool IsServer(string path) => path.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
}
