using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Npm;
using Sovereignty.Resolve.Registries.NuGet;

namespace Sovereignty.Resolve.Registries.Graphs;

/// <summary>
/// Works out what a manifest without a lock file would bring in today, by asking registries: each such manifest gives one more set of findings
/// beside it, marked as computed. Where a lock file, an SBOM or an installation fixes versions nothing is computed.
/// </summary>
internal static class ComputedGraphs
{
    /// <summary>The packages of one manifest beyond which nothing is asked any more.</summary>
    public const int MostPackages = 3000;

    /// <summary>Computes; what could not be worked out becomes a problem.</summary>
    public static async Task<IReadOnlyList<Detection>> Compute(IReadOnlyList<Detection> files, RegistryOptions options, List<Problem> problems, CancellationToken stop)
    {
        var manifests = Manifests(files);
        if (manifests.Count == 0) return [];
        using var http = new RegistryHttp(RegistryHttp.Handler(), options.Time);
        using var machine = await MachineRegistries.Of(manifests.Select(m => m.Type), Machine.This, options.Addresses, http, stop).ConfigureAwait(false);
        return await Compute(manifests, machine.Registries, problems, stop).ConfigureAwait(false);
    }

    /// <summary>Computes with given registries; the seam for tests.</summary>
    internal static async Task<IReadOnlyList<Detection>> Compute(IReadOnlyList<(Detection File, string Type)> manifests, IReadOnlyList<IRegistry> registries, List<Problem> problems, CancellationToken stop)
    {
        var computed = new List<Detection>();
        foreach (var (file, type) in manifests)
        {
            var found = new Detection($"{type}/computed", file.Path);
            var roots = file.Components.Where(c => c.Evidence == EvidenceKind.Declared && !c.Own && c.Purl.Type == type).ToList();
            var missing = registries.FirstOrDefault(r => r.PurlType == type) switch
            {
                NpmRegistry npm => await new NpmGraph(npm).Walk(roots, found, stop).ConfigureAwait(false),
                NuGetRegistry nuget => await new NuGetGraph(nuget, file.Targets).Walk(roots, found, stop).ConfigureAwait(false),
                _ => roots.Count,
            };
            if (missing > 0)
            {
                problems.Add(new Problem("graph-incomplete", ProblemSeverity.Warning, $"{missing} packages that this file brings in could not be worked out from the registry")
                {
                    Path = file.Path, Hint = "commit a lock file: it says what is really used",
                });
            }

            if (found.Components.Count > 0) computed.Add(found);
        }

        return computed;
    }

    /// <summary>The manifests that nothing at their place or above fixes the versions of.</summary>
    internal static IReadOnlyList<(Detection File, string Type)> Manifests(IReadOnlyList<Detection> files)
    {
        var manifests = new List<(Detection File, string Type)>();
        var fixedIn = files.SelectMany(f => f.Components.Where(c => c.Evidence is EvidenceKind.Locked or EvidenceKind.Installed && !c.Own).Select(c => (Folder: RootedPath.FolderOf(f.Path), c.Purl.Type))).ToHashSet();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var type = file.Detector switch { "npm/package-json" => "npm", "nuget/project-file" => "nuget", _ => null };
            if (type is null || !file.Components.Any(c => c.Evidence == EvidenceKind.Declared && !c.Own && c.Purl.Type == type)) continue;
            if (!RootedPath.Upwards(RootedPath.FolderOf(file.Path)).Any(f => fixedIn.Contains((f, type)))) manifests.Add((file, type));
        }

        return manifests;
    }
}
