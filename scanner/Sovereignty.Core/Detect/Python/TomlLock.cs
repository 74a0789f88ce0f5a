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

    /// <summary>Reads one key of a package.</summary>
    internal delegate void KeyReader(ref TomlLines toml, TomlPackage package);
}
