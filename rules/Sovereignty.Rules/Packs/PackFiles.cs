using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>The files of a pack as texts, by path.</summary>
/// <param name="Name">The folder's name, which is the pack's id.</param>
/// <param name="Files">Path within the pack with <c>/</c>, and text; sorted.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record PackFiles(string Name, ImmutableArray<(string Path, string Text)> Files, ImmutableArray<Problem> Problems)
{
    public const string Manifest = "pack.yaml";

    private const int MostFiles = 2000;
    private const int LargestFile = 1024 * 1024;

    /// <summary>SHA-256 over paths and texts, hex.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{text.Length}\n{text}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static PackFiles Of(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var files = new List<(string, string)>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        try
        {
            var paths = Directory.EnumerateFiles(folder, "*.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None })
                .Select(p => (Full: p, Relative: Path.GetRelativePath(folder, p).Replace('\\', '/')))
                .OrderBy(p => p.Relative, StringComparer.Ordinal).Take(MostFiles);
            foreach (var (full, relative) in paths)
            {
                if (Read(full) is { } text) files.Add((relative, text));
                else problems.Add(Unreadable($"{name}/{relative}", $"`{relative}` is larger than 1 MiB or cannot be read"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(name, $"the pack folder `{name}` cannot be read"));
        }

        return new PackFiles(name, [.. files], problems.ToImmutable());
    }

    private static string? Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096);
            if (stream.Length > LargestFile) return null;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Problem Unreadable(string path, string message)
        => new("pack-unreadable", ProblemSeverity.Error, message) { Path = path, Hint = "check that the file exists and may be read" };
}
