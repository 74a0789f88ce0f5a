using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Detect.Licences;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>
/// Reads the licence files of packages that lie on this machine, for those whose metadata state nothing that can be read: Go modules never do, others
/// say <c>SEE LICENSE IN …</c> or name a file. Offline and read-only.
/// </summary>
public sealed class PackageLicenceFiles(LocalCacheOptions options, LicenceReader reader)
{
    private const int MostFiles = 8;

    private readonly Lazy<PythonPackages> python = new(() => new PythonPackages(options));
    private readonly Lazy<ImmutableArray<string>> cargo = new(() => options.CargoHome is { } home ? [.. LocalPackages.Folders(Path.Combine(home, "registry", "src"))] : []);

    /// <summary>What a package's licence files say; null when it needs none, lies nowhere here or holds no known text.</summary>
    /// <param name="component">The component.</param>
    /// <param name="said">What caches and registries say of it.</param>
    public PackageStatement? Read(Component component, ImmutableArray<PackageStatement> said)
    {
        if (component.Purl is not { Version: not null } purl || IsReadable(component.Declared.Licence) || said.Any(s => IsReadable(s.Licence) || s.LicenceTexts.Length > 0)) return null;
        foreach (var (folder, shown) in Folders(component, purl))
        {
            var found = new List<(string Path, TextConclusion Conclusion)>();
            foreach (var file in LocalPackages.Files(folder, "*").Where(f => LicenceFile.Wants(Path.GetFileName(f))).Take(MostFiles))
            {
                if (LocalPackages.ReadCapped(file) is { } bytes && TextConclusion.Of(LicenceTexts.ReadTerms(bytes), reader) is { } conclusion) found.Add(($"{shown}/{Path.GetFileName(file)}", conclusion));
            }

            if (found.Count > 0) return LicenceFiles.Statement(found);
        }

        return purl.Type == "maven" ? InArchive(purl) : null;
    }

    // Maven keeps a package packed: its licence file is an entry of the archive.
    private PackageStatement? InArchive(PackageUrl purl)
    {
        if (options.MavenRepository is not { } repository || purl.Namespace is not { } group || !group.Split('.').All(LocalPackages.IsPlainName)
            || !LocalPackages.IsPlainName(purl.Name) || !LocalPackages.IsPlainName(purl.Version!)) return null;
        var name = $"{purl.Name}-{purl.Version}.jar";
        return MavenFolder.LicenceIn(Path.Combine(repository, Path.Combine(group.Split('.')), purl.Name, purl.Version!, name)) is var (path, bytes)
            && TextConclusion.Of(LicenceTexts.ReadTerms(bytes), reader) is { } conclusion
            ? LicenceFiles.Statement([($"{name}/{path}", conclusion)]) : null;
    }

    private bool IsReadable(string? statement) => reader.Read(statement) is { Class: not LicenceClass.Unknown };

    // Where the package lies, and how evidence names that place: no path of this machine stands in a report.
    private IEnumerable<(string Folder, string Shown)> Folders(Component component, PackageUrl purl)
    {
        var (name, version) = (purl.Name, purl.Version!);
        var inner = purl.Namespace is { } space ? $"{space}/{name}" : name;
        if (!inner.Split('/').All(LocalPackages.IsPlainName) || !LocalPackages.IsPlainName(version)) return [];
        return purl.Type switch
        {
            "nuget" when options.NuGetPackages is { } packages =>
                [(Path.Combine(packages, name.ToLowerInvariant(), version.Split('+')[0].ToLowerInvariant()), $"{name.ToLowerInvariant()}/{version}")],
            "npm" => Beside(component, "package-lock.json", $"node_modules/{inner}")
                .Where(f => LocalPackages.ReadCapped(Path.Combine(f.Folder, "package.json")) is { } bytes && InstalledNodeModules.Parse(bytes, version) is not null),
            "golang" => [.. Beside(component, "modules.txt", inner), .. GoModule(inner, version)],
            "cargo" => cargo.Value.Select(r => (Path.Combine(r, $"{name}-{version}"), $"{name}-{version}")),
            "gem" => options.Gems.Select(g => (Path.Combine(g, "gems", $"{name}-{version}"), $"{name}-{version}")),
            "pypi" => python.Value.Folder(purl) is { } info ? [(Path.Combine(info, "licenses"), $"{Path.GetFileName(info)}/licenses"), (info, Path.GetFileName(info))] : [],
            _ => [],
        };
    }

    // A purl has small letters only; the cache writes a capital as ! and the small letter (Go modules reference, "Module cache").
    private IEnumerable<(string Folder, string Shown)> GoModule(string path, string version)
    {
        if (options.GoModules is not { } folder) yield break;
        foreach (var part in $"{path}@{version}".Split('/'))
        {
            var plain = Path.Combine(folder, part);
            if (!Directory.Exists(plain))
            {
                plain = LocalPackages.Folders(folder).FirstOrDefault(f => Path.GetFileName(f).Replace("!", "", StringComparison.Ordinal).Equals(part, StringComparison.OrdinalIgnoreCase));
            }

            if (plain is null) yield break;
            folder = plain;
        }

        yield return (folder, $"{path}@{version}");
    }

    // Folders beside the files that name the component: node_modules beside a lock file, modules in vendor beside modules.txt.
    private IEnumerable<(string Folder, string Shown)> Beside(Component component, string listing, string inner)
    {
        foreach (var place in component.Evidence.Where(e => listing != "modules.txt" || e.Path.EndsWith("/" + listing, StringComparison.Ordinal)).Take(8))
        {
            foreach (var (prefix, root) in options.Roots)
            {
                if (!place.Path.StartsWith(prefix, StringComparison.Ordinal)) continue;
                var within = RootedPath.FolderOf(place.Path[prefix.Length..].TrimStart('/'));
                if (!RootedPath.TryCombine(within, inner, out var path)) continue;
                yield return (Path.Combine(root, path), prefix + path);
                break;
            }
        }
    }
}
