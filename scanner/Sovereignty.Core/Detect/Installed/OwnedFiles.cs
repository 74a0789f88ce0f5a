using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// What a distribution's package brought is that package, and not one of a language's registry beside it: a gem's or a Python package's own description,
/// where dpkg, apk, rpm, pacman or opkg list it among the files of a package, is evidence of that package. What was compiled into a program stays what
/// it is. Sources: dpkg and opkg, <c>info/*.list</c>; apk, "APKINDEX and installed database" fields F and R; rpm, tags 1116 to 1118; pacman, <c>files</c>.
/// </summary>
internal static class OwnedFiles
{
    private static readonly string[] Described = ["npm/package-json", "python/installed-package", "python/wheel", "ruby/gemspec", "ruby/gem", "jvm/archive", "r/description"];

    /// <summary>Puts what packages own under their names.</summary>
    /// <param name="files">What was found, with paths that begin with <paramref name="prefix"/>.</param>
    /// <param name="tree">Reads the lists of files.</param>
    /// <param name="prefix">The prefix of the source.</param>
    public static ImmutableArray<Detection> Fold(ImmutableArray<Detection> files, IScanFiles tree, string prefix)
    {
        var candidates = files.Where(f => f.Components.Count > 0 && Described.Contains(f.Detector, StringComparer.Ordinal)).Select(f => Plain(f.Path[prefix.Length..])).ToHashSet(StringComparer.Ordinal);
        if (candidates.Count == 0) return files;
        var owners = new Dictionary<string, PackageUrl>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Detector == "installed/apk") Apk(file, tree, prefix, candidates, owners);
            else if (file.Detector == "installed/rpm") Rpm(file, candidates, owners);
            else if (file.Detector == "installed/pacman") Pacman(file, tree, prefix, candidates, owners);
            else if (file.Detector is "installed/dpkg" or "installed/opkg") Dpkg(file, tree, prefix, candidates, owners);
        }

        return owners.Count == 0 ? files : [.. files.Select(f => Described.Contains(f.Detector, StringComparer.Ordinal) && owners.TryGetValue(Plain(f.Path[prefix.Length..]), out var owner) ? Under(owner, f) : f)];
    }

    /// <summary>Whether a file may describe a package of a language, by its name.</summary>
    public static bool Describes(ReadOnlySpan<byte> name) => name.SequenceEqual("package.json"u8) || name.SequenceEqual("METADATA"u8) || name.SequenceEqual("PKG-INFO"u8)
        || name.EndsWith(".egg-info"u8) || name.EndsWith(".gemspec"u8) || name.EndsWith(".gem"u8) || name.EndsWith(".whl"u8) || name.EndsWith(".jar"u8) || name.EndsWith(".war"u8) || name.EndsWith(".ear"u8);

    private static Detection Under(PackageUrl owner, Detection file)
    {
        var found = new Detection(file.Detector, file.Path);
        foreach (var component in file.Components.Take(1))
        {
            found.Add(component with { Purl = owner, Kind = ComponentKind.OperatingSystemPackage, Direct = null, Declared = Declarations.None });
        }

        return found;
    }

    private static void Rpm(Detection file, HashSet<string> candidates, Dictionary<string, PackageUrl> owners)
    {
        foreach (var (package, path) in file.Owned)
        {
            if (Plain(path) is var plain && candidates.Contains(plain)) owners.TryAdd(plain, file.Components[package].Purl);
        }
    }

    // %FILES%, then a path a line up to an empty one.
    private static void Pacman(Detection file, IScanFiles tree, string prefix, HashSet<string> candidates, Dictionary<string, PackageUrl> owners)
    {
        var path = RootedPath.In(RootedPath.FolderOf(file.Path[prefix.Length..]), "files");
        if (file.Components.Count == 0 || tree.Parsed(path, bytes => Owned(bytes, withSums: false, candidates)) is not { } owned) return;
        foreach (var name in owned) owners.TryAdd(name, file.Components[0].Purl);
    }

    private static void Dpkg(Detection file, IScanFiles tree, string prefix, HashSet<string> candidates, Dictionary<string, PackageUrl> owners)
    {
        var folder = RootedPath.FolderOf(file.Path[prefix.Length..]);
        foreach (var purl in file.Components.Select(c => c.Purl).Where(p => p.Type is "deb" or "opkg"))
        {
            var architecture = purl.Qualifiers.FirstOrDefault(q => q.Key == "arch").Value;
            foreach (var path in (string[])[$"{folder}/info/{purl.Name}.list", $"{folder}/info/{purl.Name}:{architecture}.list", $"{folder}/{purl.Name}.md5sums"])
            {
                if (tree.Parsed(path, bytes => Owned(bytes, path.EndsWith(".md5sums", StringComparison.Ordinal), candidates)) is not { } owned) continue;
                foreach (var name in owned) owners.TryAdd(name, purl);
            }
        }
    }

    private static List<string> Owned(ReadOnlyMemory<byte> list, bool withSums, HashSet<string> candidates)
    {
        var owned = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(list.Span).AsSpan().EnumerateLines())
        {
            var at = withSums ? line.IndexOf("  ", StringComparison.Ordinal) + 2 : 0;
            var path = Plain(line[Math.Max(0, at)..].ToString());
            if (candidates.Contains(path)) owned.Add(path);
        }

        return owned;
    }

    private static void Apk(Detection file, IScanFiles tree, string prefix, HashSet<string> candidates, Dictionary<string, PackageUrl> owners)
    {
        var packages = file.Components.GroupBy(c => c.Purl.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Purl, StringComparer.Ordinal);
        if (tree.Parsed(file.Path[prefix.Length..], static bytes => Encoding.UTF8.GetString(bytes.Span)) is not { } database) return;
        PackageUrl? owner = null;
        var folder = "";
        foreach (var line in database.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("P:", StringComparison.Ordinal)) owner = packages.GetValueOrDefault(line[2..].ToString().ToLowerInvariant());
            else if (line.StartsWith("F:", StringComparison.Ordinal)) folder = line[2..].ToString();
            else if (owner is not null && line.StartsWith("R:", StringComparison.Ordinal) && Plain($"{folder}/{line[2..]}") is var path && candidates.Contains(path)) owners.TryAdd(path, owner);
        }
    }

    // Lists written before /lib and the like became links to /usr name the old places.
    private static string Plain(string path)
    {
        path = path.TrimStart('/');
        return path.StartsWith("lib/", StringComparison.Ordinal) || path.StartsWith("lib64/", StringComparison.Ordinal) ? "usr/" + path : path;
    }
}
