using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>Reads the TOML lock files of Python: a list of package tables, with what belongs to each in tables below it.</summary>
internal static class TomlLock
{
    /// <summary>Reads <c>[[name]]</c> tables; <paramref name="readKey"/> gets every key in them and in the tables below.</summary>
    public static List<TomlPackage> Read(DetectorInput input, Detection found, string name, KeyReader readKey)
    {
        var packages = new List<TomlPackage>();
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            if (toml.Table.Count == 0 || toml.Table[0] != name) continue;
            if (!toml.IsTable)
            {
                if (packages.Count > 0) readKey(ref toml, packages[^1]);
            }
            else if (toml.Table.Count == 1)
            {
                input.Stop.ThrowIfCancellationRequested();
                packages.Add(new TomlPackage(toml.Line));
            }
        }

        toml.Tell(found);
        return packages;
    }

    /// <summary>Hands packages over.</summary>
    public static void Write(List<TomlPackage> packages, DetectorInput input, Detection found)
    {
        var graph = new PythonGraph();
        var statesScopes = packages.Exists(p => p.Scope is not null);
        var hasRoots = false;
        foreach (var package in packages)
        {
            if (!Requirement.IsName(package.Name)) continue;
            if (package.IsLocal)
            {
                hasRoots |= package.IsRoot;
                if (package.IsRoot) found.Project(PackageUrl.Create("pypi", null, package.Name!, package.Version));
                graph.AddOwn(package);
                foreach (var (name, version) in package.Needs) graph.AddRoot(name, Scope.Runtime, version);
                foreach (var (name, version, scope) in package.GroupNeeds) graph.AddRoot(name, scope, version);
                continue;
            }

            var handle = graph.Add(package.Name!, package.Version, package.Component);
            if (package.Scope is { } stated) graph.Raise(handle, stated);
            foreach (var (name, version) in package.Needs) graph.AddNeed(handle, name, version);
            foreach (var (name, version, _) in package.GroupNeeds) graph.AddNeed(handle, name, version);
        }

        if (!hasRoots && input.Neighbour(RootedPath.In(input.Folder, "pyproject.toml"), PyProjectFile.Parse) is { } manifest)
        {
            foreach (var dependency in manifest.Dependencies) graph.AddRoot(dependency.Name, dependency.Scope);
        }

        graph.WriteTo(found, spreadScopes: !statesScopes);
    }

    /// <summary>Reads <c>sdist</c>, a table of one file, and <c>wheels</c>, an array of them; false for any other key.</summary>
    public static bool TryReadFiles(ref TomlLines toml, TomlPackage package)
    {
        if (toml.Key == "sdist" && toml.EnterInline())
        {
            ReadFile(ref toml, package);
            return true;
        }

        if (toml.Key != "wheels" || !toml.EnterArray()) return false;
        while (toml.NextItem())
        {
            if (toml.EnterInline()) ReadFile(ref toml, package);
        }

        return true;
    }

    /// <summary>Reads a list of tables with the name, and perhaps the version, of what is needed.</summary>
    public static void ReadNeeds(ref TomlLines toml, Action<string, string?> add)
    {
        if (!toml.EnterArray()) return;
        while (toml.NextItem())
        {
            if (!toml.EnterInline()) continue;
            string? name = null, version = null;
            while (toml.NextProperty())
            {
                if (toml.Key == "name") name = toml.Text();
                else if (toml.Key == "version") version = toml.Text();
            }

            if (name is not null) add(name, version);
        }
    }

    // uv gives a file one hash as text, pylock a table of them; the name stands as filename, name or in the URL.
    private static void ReadFile(ref TomlLines toml, TomlPackage package)
    {
        string? name = null, url = null, hash = null;
        while (toml.NextProperty())
        {
            if (toml.Key is "name" or "filename") name = toml.Text();
            else if (toml.Key == "url") url = toml.Text();
            else if (toml.Key == "hash") hash = toml.Text();
            else if (toml.Key == "hashes" && toml.EnterInline())
            {
                while (toml.NextProperty()) hash = $"{toml.Key}:{toml.Text()}";
            }
        }

        package.AddFile(name, url, hash);
    }

    /// <summary>Reads one key of a package.</summary>
    internal delegate void KeyReader(ref TomlLines toml, TomlPackage package);
}
