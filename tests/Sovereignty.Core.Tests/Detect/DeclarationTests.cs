using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

/// <summary>What a detector declares that its format gives is what comes out of its fixtures: nothing less, and nothing that it does not declare.</summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> Names => [.. Detectors.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_detector_gives_what_it_declares(string name)
    {
        var detector = Detectors.All.Single(d => d.Name == name);
        Assert.Equal(detector.Gives, Given(detector));
    }

    private static Gives Given(IDetector detector)
    {
        var index = new DetectorIndex([detector]);
        var gives = Gives.None;
        foreach (var family in Directory.GetDirectories(Golden.Beside("")).Order(StringComparer.Ordinal))
        {
            var fixtures = Path.Combine(family, "Fixtures");
            if (!Directory.Exists(fixtures)) continue;
            foreach (var root in Directory.GetDirectories(fixtures))
            {
                var files = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                    .ToDictionary(f => Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
                foreach (var (path, bytes) in files)
                {
                    if (index.For(path.Split('/')[^1], RootedPath.FolderOf(path)).IsEmpty) continue;
                    var found = new Detection(detector.Name, path);
                    detector.Detect(new DetectorInput(path, bytes, new MemoryFiles(files), TestContext.Current.CancellationToken), found);
                    gives |= Of(found);
                }
            }
        }

        return gives;
    }

    private static Gives Of(Detection found)
    {
        var gives = Gives.None;
        // That the project needs what it names is said by every manifest.
        if (found.Edges.Any(e => !found.Components[e.From].Own)) gives |= Gives.Edges;
        if (found.SubjectLicence is not null || found.LicenceTexts is not null) gives |= Gives.Licences;
        if (found.LicenceTexts is not null) gives |= Gives.Lines;
        foreach (var c in found.Components)
        {
            if (c.Declared.Maker is not null || c.Declared.Supplier is not null) gives |= Gives.Makers;
            if (c.Own) continue;
            if (c.Declared.Licence is not null) gives |= Gives.Licences;
            if (c.Purl.Version is not null) gives |= Gives.Versions;
            if (c.Direct is not null) gives |= Gives.Relation;
            if (c.Scope != Scope.Runtime) gives |= Gives.Scope;
            if (c.Line > 0) gives |= Gives.Lines;
            if (!c.Declared.Hashes.IsEmpty) gives |= Gives.Hashes;
        }

        return gives;
    }
}
