using System.Diagnostics;
using System.Globalization;
using Sovereignty.Detect;

namespace Sovereignty.Benchmarks;

/// <summary>A generated tree, walked with one worker and with as many as there are cores: time, ratio, and the peak of memory.</summary>
internal static class TreeRun
{
    private const int FilesInFolder = 50;

    /// <summary>Generates the tree in a temporary folder, measures, and removes it.</summary>
    /// <param name="files">How many files, manifests among them.</param>
    /// <param name="manifests">How many lock files.</param>
    public static int Measure(int files, int manifests)
    {
        var root = Directory.CreateTempSubdirectory("sovereignty-tree-").FullName;
        try
        {
            Generate(root, files, manifests);
            var index = Detectors.For(TreeKinds.Source);
            DetectorRunner.Run(root, index, new RunOptions { Workers = Environment.ProcessorCount });
            Write($"peak of memory of one run: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MiB");
            var one = Median(root, index, 1, out _);
            for (var workers = 1; workers <= Environment.ProcessorCount; workers *= 2)
            {
                var time = Median(root, index, workers, out var run);
                Write($"workers {workers}: {time.TotalSeconds:0.000} s, {one / time:0.00} times as fast as one; {run.FilesSeen} files, {run.Files.Length} read, {run.Files.Sum(f => f.Components.Count)} components, passed over {string.Join(", ", run.FoldersSkipped.Select(f => $"{f.Key} {f.Value}"))}");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static TimeSpan Median(string root, DetectorIndex index, int workers, out FolderDetections run)
    {
        var times = new List<TimeSpan>();
        do
        {
            var clock = Stopwatch.StartNew();
            run = DetectorRunner.Run(root, index, new RunOptions { Workers = workers });
            times.Add(clock.Elapsed);
        }
        while (times.Count < 5);
        times.Sort();
        return times[times.Count / 2];
    }

    // Every fiftieth folder has an installed node_modules and an ignored folder, which a walk must not enter.
    private static void Generate(string root, int files, int manifests)
    {
        var locks = LockParsers.Formats.Select(f => (f.File, Bytes: LockParsers.BytesOf(f, 20))).ToArray();
        var written = 0;
        for (var folder = 0; written < files; folder++)
        {
            var path = Path.Combine(root, $"area{folder % 20}", $"part{folder / 20}");
            Directory.CreateDirectory(path);
            for (var i = 0; i < FilesInFolder && written < files; i++, written++)
            {
                var due = (long)written * manifests / files != (long)(written + 1) * manifests / files;
                var (name, bytes) = due ? locks[written % locks.Length] : ($"Source{i}.cs", "// nothing to see\n"u8.ToArray());
                File.WriteAllBytes(Path.Combine(path, name), bytes);
            }

            if (folder % 50 != 0) continue;
            File.WriteAllText(Path.Combine(path, ".gitignore"), "out/\n");
            foreach (var hidden in (string[])["node_modules", "out"])
            {
                Directory.CreateDirectory(Path.Combine(path, hidden));
                File.WriteAllBytes(Path.Combine(path, hidden, locks[0].File), locks[0].Bytes);
            }
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
