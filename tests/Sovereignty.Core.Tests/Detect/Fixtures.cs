using System.Runtime.CompilerServices;
using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

/// <summary>The fixtures of the detectors: <c>Detect/&lt;Family&gt;/Fixtures/&lt;case&gt;/…</c>; a case's folder is the scanned root.</summary>
internal static class Fixtures
{
    private static List<(string Path, byte[] Bytes)>? all;

    /// <summary>All fixture files, by path within their case.</summary>
    public static IReadOnlyList<(string Path, byte[] Bytes)> All() => all ??= Read();

    /// <summary>The fixture files that a detector wants.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> For(IDetector detector)
    {
        var index = new DetectorIndex([detector]);
        return All().Where(f => !index.For(f.Path.Split('/')[^1], RootedPath.FolderOf(f.Path)).IsEmpty);
    }

    private static List<(string Path, byte[] Bytes)> Read([CallerFilePath] string caller = "")
    {
        var result = new List<(string, byte[])>();
        foreach (var family in Directory.GetDirectories(Path.GetDirectoryName(caller)!).Order(StringComparer.Ordinal))
        {
            var root = Path.Combine(family, "Fixtures");
            if (!Directory.Exists(root)) continue;
            foreach (var file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Order(StringComparer.Ordinal))
            {
                var parts = Path.GetRelativePath(root, file).Replace('\\', '/').Split('/', 2);
                if (parts.Length == 2) result.Add((parts[1], File.ReadAllBytes(file)));
            }
        }

        return result;
    }
}
