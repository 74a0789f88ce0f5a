using System.Collections.Immutable;

namespace Sovereignty.Detect;

/// <summary>Which detectors want a file, without allocating for files that none wants.</summary>
public sealed class DetectorIndex
{
    private readonly Dictionary<string, List<Wish>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Wish>> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Wish> others = [];
    private readonly Dictionary<string, List<Wish>>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly Dictionary<string, List<Wish>>.AlternateLookup<ReadOnlySpan<char>> extensions;

    /// <summary>Indexes detectors by their file names.</summary>
    public DetectorIndex(ImmutableArray<IDetector> detectors)
    {
        Detectors = detectors;
        Programs = [.. detectors.Where(d => d.ReadsPrograms)];
        foreach (var detector in detectors)
        {
            foreach (var name in detector.FileNames)
            {
                var wish = new Wish(new FilePattern(name), detector);
                var extension = ExtensionOf(wish.Pattern.Text);
                if (wish.Pattern.ExactName is { } exact) Add(byName, exact, wish);
                else if (extension.Length > 0) Add(byExtension, extension.ToString(), wish);
                else others.Add(wish);
            }
        }

        names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        extensions = byExtension.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The detectors.</summary>
    public ImmutableArray<IDetector> Detectors { get; }

    /// <summary>The detectors that want programs without an extension.</summary>
    public ImmutableArray<IDetector> Programs { get; }

    /// <summary>The detectors that want a file of a folder, given the names of all its files; those that leave it to another file left out.</summary>
    public ImmutableArray<IDetector> For(ReadOnlySpan<char> name, ReadOnlySpan<char> folder, List<string> filesBeside)
    {
        var found = For(name, folder);
        foreach (var detector in found)
        {
            foreach (var end in detector.GivesWayTo)
            {
                if (filesBeside.Exists(f => f.EndsWith(end, StringComparison.OrdinalIgnoreCase))) found = found.Remove(detector);
            }
        }

        return found;
    }

    /// <summary>The detectors that want a file, in list order, each once; empty for most files.</summary>
    public ImmutableArray<IDetector> For(ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        ImmutableArray<IDetector> found = [];
        if (names.TryGetValue(name, out var exact)) found = Collect(found, exact, name, folder);
        if (extensions.TryGetValue(ExtensionOf(name), out var patterns)) found = Collect(found, patterns, name, folder);
        return others.Count == 0 ? found : Collect(found, others, name, folder);
    }

    private static void Add(Dictionary<string, List<Wish>> index, string key, Wish wish)
    {
        if (!index.TryGetValue(key, out var wishes)) index[key] = wishes = new List<Wish>(1);
        wishes.Add(wish);
    }

    private static ImmutableArray<IDetector> Collect(ImmutableArray<IDetector> found, List<Wish> wishes, ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        foreach (var wish in wishes)
        {
            if (wish.Pattern.Matches(name, folder) && !found.Contains(wish.Detector)) found = found.Add(wish.Detector);
        }

        return found;
    }

    private static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? [] : name[(dot + 1)..];
        return extension.Contains('*') ? [] : extension;
    }

    private sealed record Wish(FilePattern Pattern, IDetector Detector);
}
