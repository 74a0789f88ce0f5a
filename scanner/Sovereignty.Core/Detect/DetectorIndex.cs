using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Sovereignty.Detect;

/// <summary>Which detectors want a file, without allocating for files that none wants.</summary>
public sealed class DetectorIndex
{
    private readonly FrozenDictionary<string, (FilePattern Pattern, IDetector Detector)[]>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly FrozenDictionary<string, (FilePattern Pattern, IDetector Detector)[]>.AlternateLookup<ReadOnlySpan<char>> byExtension;
    private readonly (FilePattern Pattern, IDetector Detector)[] others;

    /// <summary>Indexes detectors by their file names.</summary>
    public DetectorIndex(ImmutableArray<IDetector> detectors)
    {
        Detectors = detectors;
        var all = detectors.SelectMany(d => d.FileNames.Select(f => (Pattern: new FilePattern(f), Detector: d))).ToList();
        byName = all.Where(p => p.Pattern.ExactName is not null).GroupBy(p => p.Pattern.ExactName!, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        byExtension = all.Where(p => p.Pattern.ExactName is null && ExtensionOf(p.Pattern.Text).Length > 0)
            .GroupBy(p => ExtensionOf(p.Pattern.Text).ToString(), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        others = [.. all.Where(p => p.Pattern.ExactName is null && ExtensionOf(p.Pattern.Text).Length == 0)];
    }

    /// <summary>The detectors.</summary>
    public ImmutableArray<IDetector> Detectors { get; }

    /// <summary>The detectors that want a file, in list order, each once; empty for most files.</summary>
    public ImmutableArray<IDetector> For(ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        ImmutableArray<IDetector> found = [];
        if (byName.TryGetValue(name, out var exact)) found = Collect(found, exact, name, folder);
        if (byExtension.TryGetValue(ExtensionOf(name), out var patterns)) found = Collect(found, patterns, name, folder);
        return others.Length == 0 ? found : Collect(found, others, name, folder);
    }

    private static ImmutableArray<IDetector> Collect(
        ImmutableArray<IDetector> found, (FilePattern Pattern, IDetector Detector)[] patterns, ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        foreach (var (pattern, detector) in patterns)
        {
            if (pattern.Matches(name, folder) && !found.Contains(detector)) found = found.Add(detector);
        }

        return found;
    }

    private static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? [] : name[(dot + 1)..];
        return extension.Contains('*') ? [] : extension;
    }
}
