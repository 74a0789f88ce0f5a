using System.Text;
using Sovereignty.Detect;

namespace Sovereignty.Tests.Detect;

/// <summary>Each case of fixtures against an approved description of what all detectors make of it, with its files as neighbours of each other.</summary>
public sealed class FixtureGoldenTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var family in Directory.GetDirectories(Golden.Beside("")).Order(StringComparer.Ordinal))
        {
            var fixtures = Path.Combine(family, "Fixtures");
            if (!Directory.Exists(fixtures)) continue;
            foreach (var folder in Directory.GetDirectories(fixtures).Order(StringComparer.Ordinal)) cases.Add(Path.GetFileName(family), Path.GetFileName(folder));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_read_as_approved(string family, string name)
    {
        var root = Golden.Beside(Path.Combine(family, "Fixtures", name));
        var files = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(f => Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var (path, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            foreach (var detector in Detectors.Index.For(path.Split('/')[^1], RootedPath.FolderOf(path)))
            {
                var found = new Detection(detector.Name, path);
                detector.Detect(new DetectorInput(path, bytes, new MemoryFiles(files), TestContext.Current.CancellationToken), found);
                var description = DetectorTester.Describe(found);
                // Some detectors look into every file of a kind; that they find nothing in those of others goes without saying.
                if (description.Length == 0 && !IsOf(family, detector)) continue;
                text.Append("# ").Append(path).Append(" by ").Append(detector.Name).Append('\n').Append(description).Append('\n');
            }
        }

        Assert.True(text.Length > 0, $"no detector wants a file of {name}");
        Golden.Matches(text.ToString(), Path.Combine(family, "Expected", name + ".txt"));
    }

    private static bool IsOf(string family, IDetector detector) =>
        detector.Name.Split('/')[0].Replace("-", "", StringComparison.Ordinal).Equals(family, StringComparison.OrdinalIgnoreCase);
}
