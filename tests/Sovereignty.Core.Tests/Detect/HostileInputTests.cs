using System.Text;
using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

/// <summary>Every detector against made-up garbage and against its own fixtures, spoilt: no exception escapes, time and memory are bounded.</summary>
public sealed class HostileInputTests
{
    private const int LargestFixture = 40_000;

    public static TheoryData<string> Names => [.. Detectors.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_made_up_garbage(string name)
    {
        var (detector, path) = Of(name);
        var noise = new byte[4096];
        new Random(20261122).NextBytes(noise);
        byte[][] inputs =
        [
            [], [0], "x"u8.ToArray(), "{"u8.ToArray(), "<"u8.ToArray(), "\uFEFF"u8.ToArray(), "\r\n\r\n"u8.ToArray(), [0xff, 0xfe, 0x41], [0xfe, 0xff, 0x00, 0x41], noise, "null"u8.ToArray(), "[]"u8.ToArray(),
            "{}"u8.ToArray(), "\"\""u8.ToArray(), "'"u8.ToArray(), "---\n"u8.ToArray(),
        ];
        foreach (var input in inputs) DetectorTester.Run(detector, path, input);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_deep_nesting(string name)
    {
        var (detector, path) = Of(name);
        foreach (var part in new[] { "{\"a\":", "[", "<a>", "(", "- ", "a = [", "{a = ", "<a b=\"", "a {\n" })
        {
            DetectorTester.Run(detector, path, string.Concat(Enumerable.Repeat(part, 5000)));
        }

        DetectorTester.Run(detector, path, string.Join('\n', Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_ten_megabytes_of_one_mark_in_bounded_time_and_memory(string name)
    {
        var (detector, path) = Of(name);
        foreach (var mark in "[{<\""u8.ToArray())
        {
            var input = new byte[10 * 1024 * 1024];
            Array.Fill(input, mark);
            Effort.GrowsWithInput(input.Length, length =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                DetectorTester.Run(detector, path, input[..length]);
                var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / input.Length;
                Assert.True(allocated < 40, $"{name} allocated {allocated} bytes for each byte of '{(char)mark}'");
            });
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_its_own_fixtures_cut_at_every_tenth_byte(string name)
    {
        var (detector, _) = Of(name);
        foreach (var (path, bytes) in FixturesOf(detector))
        {
            for (var cut = 0; cut < bytes.Length; cut += 10) DetectorTester.Run(detector, path, bytes[..cut]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Survives_its_own_fixtures_in_other_encodings_and_with_broken_bytes(string name)
    {
        var (detector, _) = Of(name);
        foreach (var (path, bytes) in FixturesOf(detector))
        {
            var text = Encoding.UTF8.GetString(bytes);
            DetectorTester.Run(detector, path, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
            DetectorTester.Run(detector, path, Encoding.BigEndianUnicode.GetBytes(text));
            for (var at = 0; at < bytes.Length; at += Math.Max(7, bytes.Length / 50))
            {
                byte[] broken = [.. bytes[..at], 0xc3, 0x28, 0xff, .. bytes[at..]];
                DetectorTester.Run(detector, path, broken);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_byte_order_mark_and_other_line_ends_change_nothing(string name)
    {
        var (detector, _) = Of(name);
        foreach (var (path, bytes) in FixturesOf(detector).Where(f => !f.Bytes.Contains((byte)0)))
        {
            var plain = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
            var expected = DetectorTester.Describe(DetectorTester.Run(detector, path, plain));
            Assert.Equal(expected, DetectorTester.Describe(DetectorTester.Run(detector, path, plain.ReplaceLineEndings("\r\n"))));
            Assert.Equal(expected, DetectorTester.Describe(DetectorTester.Run(detector, path, [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(plain)])));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stands_before_a_cut_is_kept(string name)
    {
        var (detector, _) = Of(name);
        if (Replaces.Contains(name)) return;
        foreach (var (path, bytes) in FixturesOf(detector).Where(f => !f.Bytes.Contains((byte)0)))
        {
            var found = DetectorTester.Run(detector, path, bytes).Components.Where(c => !c.Own && c.Line > 0).OrderBy(c => c.Line).ToList();
            if (found.Count < 3) continue;

            // Cut in the line where the last but one begins: all that were complete two entries before it must still be there.
            var lines = Encoding.UTF8.GetString(bytes).Split('\n');
            var cut = string.Join('\n', lines.Take(found[^1].Line - 1));
            var kept = DetectorTester.Run(detector, path, cut).Components.Select(c => c.Purl.FullName).ToHashSet(StringComparer.Ordinal);
            foreach (var component in found.Where(c => c.Line < found[^2].Line)) Assert.True(kept.Contains(component.Purl.FullName), $"{name} lost {component.Purl} of {path}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_declared_file_name_is_hit_by_a_fixture(string name)
    {
        var fixtures = Fixtures.All();
        foreach (var pattern in Of(name).Detector.FileNames.Select(f => new FilePattern(f)))
        {
            Assert.True(fixtures.Any(f => pattern.Matches(f.Path.Split('/')[^1], RootedPath.FolderOf(f.Path))), $"no fixture for {pattern.Text} of {name}");
        }
    }

    // In these formats a later line puts another component in the place of an earlier one.
    private static readonly HashSet<string> Replaces = new(StringComparer.Ordinal) { "go/go-mod" };

    private static (IDetector Detector, string Path) Of(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        return (detector, detector.FileNames[0].Replace("*", "x", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Path, byte[] Bytes)> FixturesOf(IDetector detector) => Fixtures.For(detector).Where(f => f.Bytes.Length < LargestFixture);
}
