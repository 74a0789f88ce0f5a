using System.Text;
using BenchmarkDotNet.Attributes;
using Sovereignty.Detect;
using Sovereignty.Tests.Detect;

namespace Sovereignty.Benchmarks;

/// <summary>Each lock format, 2,000 packages that need three others: what one file costs to read, without opening it.</summary>
[MemoryDiagnoser]
[Config(typeof(Throughput))]
public class LockParsers
{
    private byte[] bytes = [];
    private IDetector? detector;
    private Lock chosen = Formats[0];

    /// <summary>The formats.</summary>
    internal static readonly Lock[] Formats =
    [
        new("npm/package-lock", "package-lock.json", LockTexts.PackageLock3),
        new("npm/yarn-lock", "yarn.lock", LockTexts.Yarn1),
        new("npm/pnpm-lock", "pnpm-lock.yaml", LockTexts.Pnpm9),
        new("nuget/packages-lock", "packages.lock.json", LockTexts.PackagesLock),
        new("cargo/cargo-lock", "Cargo.lock", LockTexts.Cargo),
        new("python/poetry-lock", "poetry.lock", LockTexts.Poetry),
        new("python/uv-lock", "uv.lock", LockTexts.Uv),
        new("composer/composer-lock", "composer.lock", LockTexts.Composer),
        new("ruby/gemfile-lock", "Gemfile.lock", LockTexts.Gemfile),
        new("go/go-mod", "go.mod", LockTexts.GoMod),
        new("go/go-sum", "go.sum", LockTexts.GoSum),
    ];

    /// <summary>Their detectors' names.</summary>
    public static IEnumerable<string> Names => Formats.Select(f => f.Detector);

    /// <summary>The format that is measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Format { get; set; } = "";

    /// <summary>Writes the file.</summary>
    [GlobalSetup]
    public void Write()
    {
        chosen = Formats.First(f => f.Detector == Format);
        bytes = BytesOf(chosen);
        detector = Detectors.All.First(d => d.Name == Format);
    }

    /// <summary>Reads it.</summary>
    [Benchmark]
    public int Read() => DetectorRunner.Feed(chosen.File, bytes, [detector!], new FilesInMemory()).Sum(d => d.Components.Count);

    /// <summary>The generated file of a format.</summary>
    internal static byte[] BytesOf(Lock format, int packages = 2_000) => Encoding.UTF8.GetBytes(format.Text(Set(packages)));

    private static LockedSet Set(int packages) => new(
        [.. Enumerable.Range(0, packages).Select(i => new LockedSet.Package($"package-{i}", $"{i % 9}.{i % 31}.{i % 7}", i == 0 ? [] : [.. new[] { i - 1, i / 2, i / 3 }.Distinct()]))], 50);

    /// <summary>A format: its detector, its file name, its text.</summary>
    internal sealed record Lock(string Detector, string File, Func<LockedSet, string> Text);
}
