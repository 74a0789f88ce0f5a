using System.Collections.Immutable;
using System.Security.Cryptography;
using Sovereignty.Configuration;
using Sovereignty.Detect;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Matching;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.LocalCaches;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Graphs;
using Sovereignty.Sbom;
using Sovereignty.Sources;
using Sovereignty.Sources.Archives;
using Sovereignty.Sources.Git;
using Sovereignty.Sources.Images;
using Sovereignty.Text;

namespace Sovereignty;

/// <summary>The data flow up to the facts: sources, files, detectors, merged components, systems, facts. Problems are collected at every arrow and end no run.</summary>
public static class ScanPipeline
{
    /// <summary>Makes ready what every scan of a folder needs. Calling it is never necessary; early and on another thread it saves time.</summary>
    /// <param name="licenceTexts">As in the request that will come.</param>
    /// <param name="catalogue">As in the request that will come.</param>
    /// <param name="sbom">Whether an SBOM is what will come of it.</param>
    public static void Prepare(bool licenceTexts, Func<CatalogueReading> catalogue, bool sbom)
    {
        _ = Detectors.For(TreeKinds.Source, licenceTexts);
        var scan = Rehearsal(catalogue);
        if (sbom) SbomWriter.Write(scan, scan.ToolVersion, SbomFormat.CycloneDx, SbomFormats.CycloneDxVersions[0], Stream.Null);
    }

    // A short run spends most of its time where code runs for the first time and is bound only then. So one made-up package goes the whole
    // way, for nobody to see, while the run proper still reads its command line and its files and a core is idle.
    private static Scan Rehearsal(Func<CatalogueReading> catalogue)
    {
        var found = new Detection("npm/package-lock", "package-lock.json");
        var (needs, needed) = (Rehearsed("a"), Rehearsed("b"));
        found.Edge(found.Add(needs), found.Add(needed));
        var source = new OpenedSource("", SourceKind.Folder, AppContext.BaseDirectory, null, "", "rehearsal");
        var request = new ScanRequest { Sources = [], AsOf = DateOnly.MinValue, ToolVersion = "0", Catalogue = catalogue, Git = false };
        return Conclude(new Given(request, [source], new ScanConfiguration(), null, []), [new FolderDetections([found], 1, new Dictionary<string, int>(), [])], null, default).Scan;
    }

    private static DetectedComponent Rehearsed(string name) => new()
    {
        Purl = PackageUrl.Create("npm", null, name, "1.0.0"), Line = 1, Declared = Declarations.None with { Licence = "MIT" },
    };

    /// <summary>Runs a scan. The same files, catalogue and day give the same scan, for any number of workers; the network is reached only where the request says how.</summary>
    /// <param name="request">What to scan, and how.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>The scan up to the facts, without an id and without what rules make of it. What could not be done is among its problems.</returns>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static ScanOutcome Run(ScanRequest request, CancellationToken stop = default)
    {
        var problems = new List<Problem>();
        using var repositories = new FetchedRepositories(request.Online is not null, request.Fetching, problems, stop);
        var opened = OpenedSource.Open(request.Sources, problems, repositories);
        var (configuration, folder) = ConfigurationSource.Read(request.Configuration, opened, problems);
        if (!request.Suppose.IsEmpty) configuration = configuration with { Matches = configuration.Matches.SetItems(request.Suppose) };
        var indexing = Indexing(configuration, request, stop);

        var detections = opened.Select(source => Detect(source, configuration, request, problems, stop)).ToList();
        return Conclude(new Given(request, opened, configuration, folder, problems), detections, indexing, stop);
    }

    // From what was detected to the facts about it.
    private static ScanOutcome Conclude(Given given, List<FolderDetections> detections, Task<ProductMatcher>? indexing, CancellationToken stop)
    {
        var (request, opened, configuration, folder, problems) = given;
        var paths = new ScanPaths(folder, opened);
        var computed = request.Online is { } asking ? ComputedGraphs.Compute([.. detections.SelectMany(d => d.Files)], asking with { Addresses = configuration.Registries }, problems, stop).GetAwaiter().GetResult() : [];
        var merged = ComponentMerger.Merge(detections.SelectMany(d => d.Files).Concat(computed));
        ImmutableArray<Component> components = [.. merged.Components.Where(c => !request.LeavesOut(c))];

        var catalogue = Overlay(request.Catalogue(), configuration, folder, request.CatalogueFolders, problems);
        var lists = InventoryFiles.Read(configuration, folder, opened, paths, problems);
        var stated = InventorySource.Read(lists, configuration, catalogue, request.AsOf, stop, indexing, request.RowsRead);
        var systems = Systems(configuration, paths, opened, merged, components, stated.Listed, problems);
        var sources = opened.Select((source, i) => Describe(source, detections[i], request.Git, problems)).ToImmutableArray();
        var licences = new LicenceReader(new LicenceList(catalogue));
        var texts = new LicenceFiles(detections.SelectMany(d => d.Files), merged.Components, licences, request.LicenceTexts);
        var folders = new OwnFolders(opened, paths.Map(configuration.Systems));
        sources = [.. sources.Zip(opened, (source, of) => of.Kind == SourceKind.Folder ? source with { Licence = texts.OfFolder(of.Prefix.TrimEnd('/')) } : source)];
        systems = [.. systems.Select(s => folders.Of(s.Id).Select(texts.OfFolder).FirstOrDefault(l => l is not null) is { } licence ? s with { Licence = licence } : s)];

        var statements = Statements(request, configuration, opened, components, texts, licences, problems, stop);
        var known = new FactResolver(catalogue, configuration, request.AsOf, LifecycleFiles.Read(configuration, folder, request.AsOf, problems), licences)
            .Resolve(
                SameComponent.Join(components, stated.Listed.Components).SortedBy(c => c.Id), systems, sources, statements, Listed(detections, configuration, paths, opened, systems),
                stated.Listed);
        var scan = new Scan
        {
            AsOf = request.AsOf,
            ToolVersion = request.ToolVersion,
            CatalogueDigest = catalogue.Digest,
            Organisation = new Organisation(configuration.Organisation ?? "", configuration.Units) { Contact = configuration.Contact },
            Sources = sources,
            Systems = stated.Listed.AllSystems(systems),
            Components = known.Components,
            Edges = Among(known.Components, merged.Edges),
            LicenceTexts = texts.All(folders.SystemOf),
            Services = known.Services,
            Vendors = known.Vendors,
            FilesSeen = Seen(detections) + lists.Count,
            FoldersSkipped = Sum(detections),
            DetectorRuns = Runs(detections),
            Problems = problems.Concat(detections.SelectMany(d => d.Problems)).Concat(detections.SelectMany(d => d.Files).SelectMany(f => f.Problems)).Concat(stated.Problems).Distinct().Sorted(static (a, b) => a.CompareTo(b)),
        };
        return new ScanOutcome(scan, catalogue, configuration, folder, request.Online is null ? RegistryLookup.Count(components) : 0);
    }

    private static ImmutableArray<DependencyEdge> Among(KeyedRows<Component> components, ImmutableArray<DependencyEdge> edges)
    {
        if (edges.IsEmpty) return [];
        var ids = new HashSet<string>(components.Length, StringComparer.Ordinal);
        for (var i = 0; i < components.Length; i++) ids.Add(components.IdAt(i));
        return [.. edges.Where(e => ids.Contains(e.From) && ids.Contains(e.To))];
    }

    // What this machine's package caches say comes before what registries say: it is the package itself.
    private static Dictionary<string, ImmutableArray<PackageStatement>> Statements(
        ScanRequest request, ScanConfiguration configuration, ImmutableArray<OpenedSource> opened, ImmutableArray<Component> components, LicenceFiles texts, LicenceReader licences,
        List<Problem> problems, CancellationToken stop)
    {
        var statements = new Dictionary<string, ImmutableArray<PackageStatement>>(StringComparer.Ordinal);
        if (request.LocalCaches)
        {
            var local = LocalCacheOptions.OfThisMachine([.. opened.Where(s => s.Kind == SourceKind.Folder).Select(s => (s.Prefix, s.Root))]);
            foreach (var (id, said) in LocalPackages.Read(components, local, stop)) statements[id] = said;
            var files = new PackageLicenceFiles(local, licences);
            foreach (var component in components)
            {
                stop.ThrowIfCancellationRequested();
                if (files.Read(component, statements.GetValueOrDefault(component.Id, [])) is { } text) statements[component.Id] = [.. statements.GetValueOrDefault(component.Id, []), text];
            }
        }

        foreach (var (id, text) in texts.OfComponents()) statements[id] = [text, .. statements.GetValueOrDefault(id, [])];

        if (request.Online is { } online)
        {
            var asked = RegistryLookup.Ask(components, online with { Addresses = configuration.Registries }, stop).GetAwaiter().GetResult();
            problems.AddRange(asked.Problems);
            foreach (var (id, said) in asked.Statements) statements[id] = [.. statements.GetValueOrDefault(id, []), .. said];
        }

        return statements;
    }

    private static FolderDetections Detect(OpenedSource source, ScanConfiguration configuration, ScanRequest request, List<Problem> problems, CancellationToken stop) => source.Kind switch
    {
        SourceKind.Folder => DetectorRunner.Run(source.Root, Detectors.For(source.Trees, request.LicenceTexts), Options(source, configuration, request), stop),
        SourceKind.Host => DetectorRunner.RunFiles(source.Root, HostPlaces.Find(source.Root, problems), Detectors.For(source.Trees), Options(source, configuration, request), stop),
        SourceKind.Archive => ArchiveSource.Run(Path.Combine(source.Root, source.File!), Options(source, configuration, request), stop),
        SourceKind.Image => ImageSource.RunLayout(source.Root, source.Name, Options(source, configuration, request), stop),
        SourceKind.Inventory => new FolderDetections([], 0, new Dictionary<string, int>(), []),
        _ => DetectorRunner.RunFile(source.Root, source.File!, Detectors.Index, source.Prefix, source.ByContents, request.Repository, stop),
    };

    private static RunOptions Options(OpenedSource source, ScanConfiguration configuration, ScanRequest request) => new()
    {
        Workers = request.Workers, Prefix = source.Prefix, SourceName = source.Name, Trees = source.Trees, Exclude = configuration.Exclude, Repository = request.Repository, FileRead = request.FileRead,
        SourceHeaders = request.LicenceTexts && source.Trees == TreeKinds.Source,
    };

    // The names of the catalogue are indexed while files are read, where lists will be matched against no other entries than those that ship.
    private static Task<ProductMatcher>? Indexing(ScanConfiguration configuration, ScanRequest request, CancellationToken stop) =>
        configuration.Inventories.IsEmpty || !configuration.Catalogue.IsEmpty || !request.CatalogueFolders.IsEmpty ? null
            : Task.Run(() => new ProductMatcher(request.Catalogue().Catalogue, configuration.Matches), stop);

    private static Catalogue Overlay(CatalogueReading shipped, ScanConfiguration configuration, string? folder, ImmutableArray<string> more, List<Problem> problems)
    {
        problems.AddRange(shipped.Problems);
        List<string> folders = [.. more, .. folder is null ? [] : configuration.Catalogue.Select(c => Path.Combine(folder, c))];
        if (folders.Count == 0) return shipped.Catalogue;
        var overlaid = CatalogueFolder.Overlay(shipped.Catalogue, folders);
        problems.AddRange(overlaid.Problems);
        return overlaid.Catalogue;
    }

    // One's own systems by folder, bought ones by inventory line; a description may join both under one id.
    private static ImmutableArray<SoftwareSystem> Systems(
        ScanConfiguration configuration, ScanPaths paths, ImmutableArray<OpenedSource> opened, MergedComponents merged, ImmutableArray<Component> kept,
        ListedSystems stated, List<Problem> problems)
    {
        var ids = kept.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var described = paths.Map(configuration.Systems);
        var rest = Rest(opened);
        var own = OwnSystems.Build([.. merged.Occurrences.Where(o => ids.Contains(o.Component))], described, rest);
        var bought = stated.Systems.Concat(own.Select(s => stated.Unmatched.Find(s.Id)).OfType<SoftwareSystem>());
        var systems = own.IsEmpty ? stated.Systems : own.Concat(bought).GroupBy(s => s.Id, StringComparer.Ordinal).Select(SameSystem.Join).SortedBy(s => s.Id);
        foreach (var missing in configuration.IsForListsOnly ? [] : configuration.Systems.Where(d => systems.All(s => s.Id != d.Id) && stated.Unmatched.Find(d.Id) is null))
        {
            problems.Add(new Problem("system-empty", ProblemSeverity.Warning, $"nothing was found for the system `{missing.Id}`")
            {
                Path = configuration.Path, Line = missing.Line > 0 ? missing.Line : null, Hint = "check its `sources`: folders relative to sovereignty.yaml, or names as the inventory states them",
            });
        }

        return systems;
    }

    // Services that SBOMs list; one whose SBOM holds nothing else belongs to no system.
    private static List<ListedService> Listed(
        List<FolderDetections> detections, ScanConfiguration configuration, ScanPaths paths, ImmutableArray<OpenedSource> opened, ImmutableArray<SoftwareSystem> systems)
    {
        var listed = new List<ListedService>();
        var (described, rest) = (paths.Map(configuration.Systems), Rest(opened));
        foreach (var file in detections.SelectMany(d => d.Files))
        {
            if (file.Services.Count == 0) continue;
            var id = OwnSystems.IdOf(file.Path, described, rest);
            ImmutableArray<string> of = systems.Any(s => s.Id == id) ? [id] : [];
            foreach (var service in file.Services) listed.Add(new ListedService(service, new Evidence(file.Detector, file.Path, service.Line, EvidenceKind.Locked), of));
        }

        return listed;
    }

    private static List<SourceSystem> Rest(ImmutableArray<OpenedSource> opened) =>
        [.. opened.Where(s => s.Kind != SourceKind.Inventory).Select(s => new SourceSystem(s.Prefix, Slug.Of(s.Name), s.Name))];

    private static Source Describe(OpenedSource source, FolderDetections found, bool git, List<Problem> problems)
    {
        var path = source.Prefix.Length == 0 ? source.File ?? "." : source.Prefix.TrimEnd('/');
        var kind = found.Kind ?? source.Kind;
        if (source.File is { } file) return new Source(source.Argument, kind, path, found.Digest ?? Digest(source, file), null);
        if (kind == SourceKind.Image) return new Source(source.Argument, kind, path, found.Digest, null);
        if (source.Fetched is { } fetched) return new Source(source.Argument, source.Kind, path, fetched.Commit, fetched);
        Problem? problem = null;
        var state = git && source.Kind != SourceKind.Host ? GitReader.Read(source.Root, out problem) : null;
        if (problem is not null) problems.Add(problem with { Path = path });
        return new Source(source.Argument, source.Kind, path, state?.Commit, state);
    }

    private static string? Digest(OpenedSource source, string file)
    {
        try
        {
            var path = Path.Combine(source.Root, file);
            using Stream stream = EmptyFile.Is(path) ? new MemoryStream() : File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Seen(List<FolderDetections> detections)
    {
        var seen = 0;
        foreach (var detection in detections) seen += detection.FilesSeen;
        return seen;
    }

    // In the order of the names: a dictionary that nothing is removed from lists its keys as they were added.
    private static Dictionary<string, int> Sum(List<FolderDetections> detections)
    {
        var sum = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in detections.SelectMany(d => d.FoldersSkipped.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var of = 0;
            foreach (var detection in detections) of += detection.FoldersSkipped.GetValueOrDefault(name);
            sum.Add(name, of);
        }

        return sum;
    }

    private static ImmutableArray<DetectorRun> Runs(List<FolderDetections> detections)
    {
        var runs = new Dictionary<string, DetectorRun>(StringComparer.Ordinal);
        foreach (var detection in detections)
        {
            foreach (var file in detection.Files)
            {
                if (!runs.TryGetValue(file.Detector, out var run)) run = new DetectorRun(file.Detector, Detectors.All.FirstOrDefault(d => d.Name == file.Detector)?.Version ?? 0, 0, 0);
                runs[file.Detector] = run with { Files = run.Files + 1, Components = run.Components + file.Components.Count };
            }
        }

        var sorted = new List<DetectorRun>(runs.Values);
        sorted.Sort((a, b) => string.CompareOrdinal(a.Detector, b.Detector));
        return [.. sorted];
    }

    // What a scan starts from: what was asked for, and what that turned out to be.
    private sealed record Given(ScanRequest Request, ImmutableArray<OpenedSource> Opened, ScanConfiguration Configuration, string? Folder, List<Problem> Problems);
}
