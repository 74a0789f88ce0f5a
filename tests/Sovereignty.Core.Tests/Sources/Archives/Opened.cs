using Sovereignty.Detect;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Tests.Sources.Archives;

/// <summary>Scans archives that a test makes.</summary>
internal static class Opened
{
    public static FolderDetections Run(byte[] archive, string name = "app.tar")
    {
        using var folder = new TemporaryFolder();
        return ArchiveSource.Run(folder.Write(name, archive), new RunOptions { SourceName = name, Workers = 2 }, TestContext.Current.CancellationToken);
    }

    public static string[] Components(FolderDetections found) => [.. found.Files.SelectMany(f => f.Components.Select(c => $"{f.Path}: {c.Purl}"))];

    public static string[] Problems(FolderDetections found) => [.. found.Problems.Concat(found.Files.SelectMany(f => f.Problems)).Select(p => $"{p.Code} {p.Path}")];
}
