using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A file of a pack.</summary>
/// <param name="Path">Its path within the pack with <c>/</c>.</param>
/// <param name="Text">What it holds.</param>
internal sealed record PackText(string Path, string Text);

/// <summary>The files of a pack as texts, by path.</summary>
/// <param name="Name">The folder's name, which is the pack's id.</param>
/// <param name="Files">The files, sorted by path.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record PackFiles(string Name, ImmutableArray<PackText> Files, ImmutableArray<Problem> Problems)
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
        var files = new List<PackText>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        try
        {
            var paths = Directory.GetFiles(folder, "*.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None });
            foreach (var full in paths.Take(MostFiles))
            {
                var relative = Path.GetRelativePath(folder, full).Replace('\\', '/');
                if (Read(full) is { } text) files.Add(new PackText(relative, text));
                else problems.Add(Unreadable($"{name}/{relative}", $"`{relative}` is larger than 1 MiB or cannot be read"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(name, $"the pack folder `{name}` cannot be read"));
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new PackFiles(name, [.. files], problems.ToImmutable());
    }

    private static string? Read(string path)
    {
        try
        {
            if (Sources.EmptyFile.Is(path)) return "";
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
