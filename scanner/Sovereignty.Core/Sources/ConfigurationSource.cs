using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>Finds and reads sovereignty.yaml.</summary>
internal static class ConfigurationSource
{
    /// <summary>
    /// Reads the file named, or the one in the first folder, or for lists that are scanned alone the nearest in the first one's folder or above, which is where
    /// <c>inventory map --write</c> keeps what it was told; the default configuration when there is none.
    /// </summary>
    /// <param name="named">The path that the user named, or null.</param>
    /// <param name="sources">What is scanned.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <returns>The configuration and its folder's full path; null for the folder without a file.</returns>
    public static (ScanConfiguration Configuration, string? Folder) Read(string? named, IReadOnlyCollection<OpenedSource> sources, List<Problem> problems)
    {
        var path = named is not null ? Path.GetFullPath(named) : sources.Where(s => s is { Kind: SourceKind.Folder, Fetched: null }).Select(s => Path.Combine(s.Root, ConfigurationFile.Name)).FirstOrDefault(File.Exists);
        if (path is null && sources.All(s => s.Kind != SourceKind.Folder) && Beside(sources.FirstOrDefault(s => s.Kind == SourceKind.Inventory)) is { } beside)
        {
            var (whole, at) = Read(beside, sources, problems);
            return (ForLists(whole, at, sources), at);
        }

        if (path is null) return (ScanConfiguration.Default, null);
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            var (configuration, found) = ConfigurationFile.Load(Path.GetFileName(path), Encoding.UTF8.GetString(new FolderFiles(folder).Read(Path.GetFileName(path))));
            problems.AddRange(found);
            if (named is null && Deciding(configuration) is { Length: > 0 } keys) problems.Add(Decides(configuration, keys));
            return (configuration, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem("configuration-unreadable", ProblemSeverity.Error, $"`{named ?? ConfigurationFile.Name}` could not be read: {Reason.Of(e)}")
            {
                Hint = "check the path after --config; `sovereignty init` writes a new file",
            });
            return (ScanConfiguration.Default, null);
        }
    }

    // A file that nobody named may be somebody else's, like all that is scanned; what it hides or whom it has asked must not go unsaid.
    private static string Deciding(ScanConfiguration configuration) => string.Join(", ", new[]
    {
        configuration.Exclude.IsEmpty ? null : $"what is left out (`exclude`: {configuration.Exclude.Length})",
        configuration.Packs.IsEmpty ? null : "which rules judge (`packs`)",
        configuration.Catalogue.IsEmpty ? null : "what is known of firms and products (`catalogue`)",
        configuration.Registries.IsEmpty ? null : $"where registries are ({string.Join(", ", configuration.Registries.Values)})",
    }.OfType<string>());

    private static Problem Decides(ScanConfiguration configuration, string keys) => new("configuration-decides", ProblemSeverity.Note, $"this file was found in what is scanned, and decides {keys}")
    {
        Path = configuration.Path, Hint = "if it is not yours, name a file of your own with --config",
    };

    private static string? Beside(OpenedSource? list)
    {
        for (var folder = list?.Root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, ConfigurationFile.Name);
            if (File.Exists(file)) return file;
        }

        return null;
    }

    private static ScanConfiguration ForLists(ScanConfiguration configuration, string? folder, IReadOnlyCollection<OpenedSource> sources)
    {
        if (folder is null) return configuration;
        var named = sources.Where(s => s.File is not null).Select(s => Path.GetFullPath(Path.Combine(s.Root, s.File!))).ToHashSet(StringComparer.Ordinal);
        return configuration with { IsForListsOnly = true, Inventories = [.. configuration.Inventories.Where(i => named.Contains(Path.GetFullPath(Path.Combine(folder, i.Path))))] };
    }
}
