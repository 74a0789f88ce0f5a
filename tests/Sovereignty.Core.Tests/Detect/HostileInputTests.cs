using System.Diagnostics;
using System.Text;
using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

/// <summary>Every detector against every fixture of its own, cut and spoilt: no exception escapes, nothing takes unbounded time.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string> Names => [.. Detectors.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_made_up_garbage(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        var path = PathFor(detector);
        var random = new Random(20261122);
        var noise = new byte[4096];
        random.NextBytes(noise);
        byte[][] inputs =
        [
            [], [0], "x"u8.ToArray(), "{"u8.ToArray(), "\uFEFF"u8.ToArray(), "\r\n\r\n"u8.ToArray(), [0xff, 0xfe, 0x41], noise, "null"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000))),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 5000))),
            Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:"))),
        ];
        foreach (var input in inputs) DetectorTester.Run(detector, path, input);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_ten_megabytes_of_brackets_in_bounded_time(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        var input = new byte[10 * 1024 * 1024];
        Array.Fill(input, (byte)'[');
        var clock = Stopwatch.StartNew();
        DetectorTester.Run(detector, PathFor(detector), input);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{name} took {clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_its_own_fixtures_cut_at_every_tenth_byte_and_with_other_line_ends(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        foreach (var (path, bytes) in Fixtures.For(detector).Where(f => f.Bytes.Length < 40_000))
        {
            DetectorTester.Run(detector, path, [.. "\uFEFF"u8, .. bytes]);
            DetectorTester.Run(detector, path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n")));
            for (var cut = 0; cut < bytes.Length; cut += 10) DetectorTester.Run(detector, path, bytes[..cut]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_declared_file_name_is_hit_by_a_fixture(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        var fixtures = Fixtures.All();
        foreach (var pattern in detector.FileNames.Select(f => new FilePattern(f)))
        {
            Assert.True(fixtures.Any(f => pattern.Matches(f.Path.Split('/')[^1], RootedPath.FolderOf(f.Path))), $"no fixture for {pattern.Text} of {name}");
        }
    }

    private static string PathFor(IDetector detector) => detector.FileNames[0].Replace("*", "x", StringComparison.Ordinal);
}
