using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>What reading catalogue folders gave: the entries that could be read and everything that is wrong with the rest.</summary>
/// <param name="Catalogue">The entries.</param>
/// <param name="Problems">What is wrong, sorted; an entry with a problem may be missing.</param>
public sealed record CatalogueReading(Catalogue Catalogue, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether any problem is an error.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == ProblemSeverity.Error);
}

/// <summary>
/// Reads catalogue entries from folders of YAML files. A file may hold any of the top keys; folders are only for the eye. Later folders win
/// over earlier ones entry by entry (package patterns: pattern by pattern), so that an organisation can lay its own knowledge over ours.
/// </summary>
public static class CatalogueFolder
{
    private const int MostFiles = 5_000;
    private const long LargestFile = 4 * 1024 * 1024;

    /// <summary>Reads folders, later ones winning.</summary>
    public static CatalogueReading Read(params IReadOnlyList<string> folders) => Overlay(Catalogue.Empty, folders);

    /// <summary>Reads folders and lays them over a catalogue.</summary>
    /// <param name="under">What they are laid over.</param>
    /// <param name="folders">Folders in order of rising precedence; the paths in problems begin with the folder as it stands here.</param>
    public static CatalogueReading Overlay(Catalogue under, IReadOnlyList<string> folders)
    {
        var builder = new CatalogueBuilder(under);
        foreach (var folder in folders)
        {
            builder.NextLayer();
            if (!Directory.Exists(folder))
            {
                builder.Problems.Add(new Problem("catalogue-folder-missing", ProblemSeverity.Error, $"the catalogue folder `{folder}` does not exist")
                {
                    Path = folder, Hint = "name a folder with .yaml files",
                });
                continue;
            }

            ReadFolder(folder, builder);
        }

        return builder.Build();
    }

    /// <summary>Reads one file's text, for tests and editors.</summary>
    public static CatalogueReading ReadText(string path, string text)
    {
        var builder = new CatalogueBuilder(Catalogue.Empty);
        builder.NextLayer();
        CatalogueFileReader.Read(YamlFile.Parse(path, text), path, builder);
        return builder.Build();
    }

    private static void ReadFolder(string folder, CatalogueBuilder builder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        var files = Directory.EnumerateFiles(folder, "*", options)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal))
            .Take(MostFiles)
            .Select(f => (Full: f, Entry: Path.GetRelativePath(folder, f).Replace('\\', '/')))
            .OrderBy(f => f.Entry, StringComparer.Ordinal);
        foreach (var (full, entry) in files)
        {
            var shown = Path.Combine(folder, entry).Replace('\\', '/');
            if (ReadCapped(full) is not { } text)
            {
                builder.Problems.Add(new Problem("catalogue-file-unreadable", ProblemSeverity.Error, "this file cannot be read or is larger than 4 MiB")
                {
                    Path = shown, Hint = "split it into several files",
                });
                continue;
            }

            CatalogueFileReader.Read(YamlFile.Parse(shown, text), entry, builder);
        }
    }

    private static string? ReadCapped(string path)
    {
        try
        {
            if (Sources.EmptyFile.Is(path)) return "";
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > LargestFile) return null;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
