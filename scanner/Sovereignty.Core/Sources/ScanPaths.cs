using System.Collections.Immutable;
using Sovereignty.Configuration;

namespace Sovereignty.Sources;

/// <summary>From paths that sovereignty.yaml names, relative to itself, to paths as the scan shows them, relative to its sources.</summary>
internal sealed class ScanPaths(string? configurationFolder, ImmutableArray<OpenedSource> sources)
{
    /// <summary>The scan's path of a path in the configuration; null when no source holds it.</summary>
    public string? Of(string configured)
    {
        if (configurationFolder is null) return null;
        var full = Path.GetFullPath(Path.Combine(configurationFolder, configured));
        foreach (var source in sources)
        {
            var relative = Path.GetRelativePath(source.Root, full).Replace('\\', '/');
            if (relative == "..") continue;
            if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)) continue;
            if (source.File is not null && relative != source.File) continue;
            return (source.Prefix + (relative == "." ? "" : relative)).TrimEnd('/');
        }

        return null;
    }

    /// <summary>Systems with their sources as the scan's paths; what is no path in a source stays as it is: it may be the stated name of a product.</summary>
    public ImmutableArray<SystemDescription> Map(ImmutableArray<SystemDescription> systems) =>
        [.. systems.Select(s => s with { Sources = [.. s.Sources.Select(p => Of(p) ?? p)] })];
}
