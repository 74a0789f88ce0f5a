using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>Finds and reads sovereignty.yaml.</summary>
internal static class ConfigurationSource
{
    /// <summary>Reads the file named, or the one in the first folder; the default configuration when there is neither.</summary>
    /// <param name="named">The path that the user named, or null.</param>
    /// <param name="sources">What is scanned.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <returns>The configuration and its folder's full path; null for the folder without a file.</returns>
    public static (ScanConfiguration Configuration, string? Folder) Read(string? named, IEnumerable<OpenedSource> sources, List<Problem> problems)
    {
        var path = named is not null ? Path.GetFullPath(named) : sources.Where(s => s is { Kind: SourceKind.Folder, Fetched: null }).Select(s => Path.Combine(s.Root, ConfigurationFile.Name)).FirstOrDefault(File.Exists);
        if (path is null) return (ScanConfiguration.Default, null);
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            var (configuration, found) = ConfigurationFile.Load(Path.GetFileName(path), Encoding.UTF8.GetString(new FolderFiles(folder).Read(Path.GetFileName(path))));
            problems.AddRange(found);
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
}
