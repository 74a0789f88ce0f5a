using System.Collections.Immutable;
using System.Text;
using Sovereignty.Configuration;

namespace Sovereignty.Cli.Commands;

/// <summary>The sovereignty.yaml that decisions are read from and written to.</summary>
internal sealed class ConfigurationTarget
{
    private const int LargestFile = 4 * 1024 * 1024;

    private readonly ScanConfiguration configuration;
    private readonly bool hasMark;

    private ConfigurationTarget(string path)
    {
        Path = path;
        if (!File.Exists(path))
        {
            (Text, configuration) = ("", ScanConfiguration.Default);
            return;
        }

        if (new FileInfo(path).Length > LargestFile) throw new CommandException("configuration-unreadable", $"`{path}` is larger than 4 MiB", null);
        var bytes = File.ReadAllBytes(path);
        hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        Text = Encoding.UTF8.GetString(bytes.AsSpan(hasMark ? 3 : 0));
        configuration = ConfigurationFile.Load(System.IO.Path.GetFileName(path), Text).Configuration;
    }

    /// <summary>The file's path; it need not be there yet.</summary>
    public string Path { get; }

    /// <summary>Its text; empty when it is not there.</summary>
    public string Text { get; }

    /// <summary>The file that the user named; else the nearest in a file's folder or above; else one to be made in the current folder.</summary>
    /// <param name="named">What the user named, or null.</param>
    /// <param name="beside">A file or folder to look upwards from.</param>
    public static ConfigurationTarget Find(string? named, string beside)
    {
        if (named is not null) return new ConfigurationTarget(named);
        for (var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(beside)); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var file = System.IO.Path.Combine(folder, ConfigurationFile.Name);
            if (File.Exists(file)) return new ConfigurationTarget(System.IO.Path.GetRelativePath(".", file));
        }

        return new ConfigurationTarget(ConfigurationFile.Name);
    }

    /// <summary>The matches that it confirms.</summary>
    public ImmutableSortedDictionary<string, string> Matches => configuration.Matches;

    /// <summary>The catalogue that ships, under the folders that it names and those that the user does.</summary>
    /// <param name="terminal">Is told what is wrong with their entries.</param>
    /// <param name="named">Folders that the user named.</param>
    public Resolve.Catalogue.Catalogue Catalogue(Terminal.Terminal terminal, string[] named)
    {
        var shipped = SharedOptions.ShippedCatalogue().Catalogue;
        var beside = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        List<string> folders = [.. configuration.Catalogue.Select(c => System.IO.Path.Combine(beside, c)), .. named];
        if (folders.Count == 0) return shipped;
        var reading = Resolve.Catalogue.CatalogueFolder.Overlay(shipped, folders);
        terminal.Problems(reading.Problems);
        return reading.Catalogue;
    }

    /// <summary>What it says of a list, or null.</summary>
    public InventoryDescription? Described(string list) => configuration.Inventories.FirstOrDefault(i => i.Path == TryRelative(list));

    /// <summary>A list's path as the file names it.</summary>
    /// <exception cref="CommandException">The list is outside the file's folder.</exception>
    public string Relative(string list) =>
        TryRelative(list) ?? throw new CommandException("config-path-outside", $"`{list}` is not in the folder of `{Path}` or below", "name another file with --config, or copy the list there");

    /// <summary>Replaces the file, all of it or nothing.</summary>
    public void Write(string text)
    {
        var full = System.IO.Path.GetFullPath(Path);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, text, new UTF8Encoding(hasMark));
        File.Move(temporary, full, overwrite: true);
    }

    private string? TryRelative(string list)
    {
        var relative = System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, System.IO.Path.GetFullPath(list)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(relative) ? null : relative;
    }
}
