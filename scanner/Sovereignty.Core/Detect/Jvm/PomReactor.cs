namespace Sovereignty.Detect.Jvm;

/// <summary>The modules that are built together: those that the topmost POM and its modules list, by group and name.</summary>
internal sealed class PomReactor
{
    private const int MostModules = 2000;

    private readonly Dictionary<(string? Group, string Artefact), string> paths = [];

    /// <summary>Gathers the modules below a POM.</summary>
    public PomReactor(DetectorInput input, string path, PomFile root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { path };
        var next = new Queue<(string Path, PomFile Pom)>();
        next.Enqueue((path, root));
        while (next.TryDequeue(out var at))
        {
            input.Stop.ThrowIfCancellationRequested();
            var group = at.Pom.Group ?? at.Pom.Parent?.Group;
            if (at.Pom.Artefact is { } name) paths.TryAdd((group, name), at.Path);
            foreach (var module in at.Pom.Modules)
            {
                var file = module.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? module : module + "/pom.xml";
                if (seen.Count >= MostModules || !RootedPath.TryCombine(RootedPath.FolderOf(at.Path), file, out var below) || !seen.Add(below)) continue;
                if (input.Neighbour(below, PomFile.Read) is { } pom) next.Enqueue((below, pom));
            }
        }
    }

    /// <summary>How many BOMs were read for one POM, over all that import each other.</summary>
    public int Imports { get; set; }

    /// <summary>Where a module lies, or null when it is not built here.</summary>
    public string? Find(string? group, string? artefact) => artefact is not null && paths.TryGetValue((group, artefact), out var path) ? path : null;
}
