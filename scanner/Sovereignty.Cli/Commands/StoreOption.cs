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

    /// <summary>Opens a store.</summary>
    public static ScanStore Open(string path)
    {
        if (path.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
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
}
