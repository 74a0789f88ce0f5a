using System.IO.Compression;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Resolve.Manifests;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Reads POMs of Maven's local repository, <c>group/artefact/version/artefact-version.pom</c>, with their parents. Source: Maven, "Repository Layout".</summary>
internal sealed class MavenFolder(string folder)
{
    private const int MostParents = 12;
    private const int MostEntries = 100_000;
    private const long LargestArchive = 256L * 1024 * 1024;

    // A parent stands above hundreds of artefacts and is read once.
    private readonly Dictionary<string, PomManifest?> read = new(StringComparer.Ordinal);

    public PackageStatement? Read(PackageUrl purl)
    {
        if (purl.Namespace is not { } group || Pom(group, purl.Name, purl.Version!) is not { } pom) return null;
        var line = new List<PomManifest> { pom };
        while (line.Count < MostParents && line[^1].Parent is var (g, a, v) && Pom(g, a, v) is { } parent && !line.Contains(parent)) line.Add(parent);
        return PomManifest.Statement(line, Origin.Declared, new Because("the POM in Maven's local repository"));
    }

    /// <summary>The local repository of a machine: as Maven's environment sets <c>maven.repo.local</c>, else settings.xml of the user, else the usual place.</summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <param name="home">The user's folder.</param>
    public static string? OfMachine(Func<string, string?> variable, string home)
    {
        const string Set = "-Dmaven.repo.local=";
        foreach (var name in (ReadOnlySpan<string>)["MAVEN_ARGS", "MAVEN_OPTS"])
        {
            var option = variable(name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.StartsWith(Set, StringComparison.Ordinal));
            if (option is { Length: > 0 }) return option[Set.Length..].Trim('"', '\'');
        }

        if (variable("MAVEN_REPO_LOCAL") is { Length: > 0 } stated) return stated;
        return home.Length == 0 ? null : Configured(LocalPackages.ReadCapped(Path.Combine(home, ".m2", "settings.xml"))) ?? Path.Combine(home, ".m2", "repository");
    }

    /// <summary>The folder that settings.xml names as local repository, or null.</summary>
    public static string? Configured(byte[]? settings)
    {
        if (settings is null) return null;
        try
        {
            using var xml = SafeXml.Open(settings);
            var inside = false;
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.Element) inside = xml is { Depth: 1, LocalName: "localRepository" };
                else if (inside && xml.NodeType == XmlNodeType.Text && xml.Value.Trim() is { Length: > 0 } path && !path.Contains("${", StringComparison.Ordinal)) return path;
            }
        }
        catch (XmlException)
        {
            // Then the usual place.
        }

        return null;
    }

    /// <summary>The licence file in an archive of the repository; null for none.</summary>
    public static (string Path, byte[] Bytes)? LicenceIn(string archive)
    {
        try
        {
            var file = new FileInfo(archive);
            if (!file.Exists || file.Length > LargestArchive || file.LinkTarget is not null) return null;
            using var zip = ZipFile.OpenRead(archive);
            if (zip.Entries.Take(MostEntries).FirstOrDefault(PackedPackage.IsLicence) is not { } entry) return null;
            using var from = entry.Open();
            return PackedPackage.ReadAll(from) is { } bytes ? (entry.FullName, bytes) : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private PomManifest? Pom(string group, string artefact, string version)
    {
        var parts = group.Split('.');
        if (!parts.All(LocalPackages.IsPlainName) || !LocalPackages.IsPlainName(artefact) || !LocalPackages.IsPlainName(version)) return null;
        var path = Path.Combine(folder, Path.Combine(parts), artefact, version, $"{artefact}-{version}.pom");
        if (read.TryGetValue(path, out var known)) return known;
        return read[path] = LocalPackages.ReadCapped(path) is { } bytes ? PomManifest.Parse(bytes) : null;
    }
}
