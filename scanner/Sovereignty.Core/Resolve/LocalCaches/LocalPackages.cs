using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>
/// What packages that lie on this machine say of themselves: NuGet's global folder, node_modules, Python's site-packages, Maven's local repository,
/// cargo's registry folder, installed gems. Offline and read-only; a package counts only if name and version are those of the component.
/// </summary>
public static class LocalPackages
{
    private const int LargestFile = 1024 * 1024;
    private const int MostListed = 100_000;
    private static readonly AsciiSet NotInNames = new("/\\:*?\"<>|\0");

    /// <summary>Reads, for components whose own files leave something open. Nothing is listed or opened before a component asks for it.</summary>
    /// <returns>Statements by component id.</returns>
    public static IReadOnlyDictionary<string, ImmutableArray<PackageStatement>> Read(IEnumerable<Component> components, LocalCacheOptions options, CancellationToken stop = default)
    {
        var caches = new Caches(options);
        var found = new Dictionary<string, ImmutableArray<PackageStatement>>(StringComparer.Ordinal);
        foreach (var component in components)
        {
            stop.ThrowIfCancellationRequested();
            if (component.Purl is not { Version: not null } || component.Declared is { Licence: not null, Maker: not null, SourceUrl: not null }) continue;
            if (caches.Read(component) is { Length: > 0 } statements) found[component.Id] = statements;
        }

        return found;
    }

    /// <summary>The folders in a folder, sorted; none where it is missing or unreadable.</summary>
    internal static IReadOnlyList<string> Folders(string folder) => Listed(folder, f => Directory.EnumerateDirectories(f));

    /// <summary>The files in a folder, sorted; none where it is missing or unreadable.</summary>
    internal static IReadOnlyList<string> Files(string folder, string pattern) => Listed(folder, f => Directory.EnumerateFiles(f, pattern));

    private static IReadOnlyList<string> Listed(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return Directory.Exists(folder) ? [.. list(folder).Take(MostListed).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A file's bytes; null when it is missing, a link, too large or unreadable.</summary>
    internal static byte[]? ReadCapped(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > LargestFile || file.LinkTarget is not null) return null;
            if (file.Length == 0) return [];
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(stream.Length, LargestFile)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether a name can be a folder's or file's name and nothing else: it comes from a scanned file and must lead nowhere.</summary>
    internal static bool IsPlainName(string name) =>
        name.Length is > 0 and < 250 && name is not ("." or "..") && !name.AsSpan().ContainsAny(NotInNames) && !name.StartsWith(' ');

    /// <summary>One reader for each kind of cache, made when the first component of its kind comes.</summary>
    private sealed class Caches(LocalCacheOptions options)
    {
        private readonly Lazy<PythonPackages> python = new(() => new PythonPackages(options));
        private readonly Lazy<CargoFolder> cargo = new(() => new CargoFolder(options.CargoHome, options.Roots.Select(r => r.Folder)));
        private readonly Lazy<GemFolders> gems = new(() => new GemFolders(
            options.Gems.Concat(options.Roots.SelectMany(r => Folders(Path.Combine(r.Folder, "vendor", "bundle", "ruby"))))));
        private readonly MavenFolder? maven = options.MavenRepository is { } folder ? new MavenFolder(folder) : null;

        public ImmutableArray<PackageStatement> Read(Component component) => component.Purl!.Type switch
        {
            "nuget" when options.NuGetPackages is { } folder => One(NuGetFolder.Read(folder, component.Purl)),
            "npm" => One(InstalledNodeModules.Read(component, options.Roots)),
            "pypi" => python.Value.Read(component.Purl),
            "maven" => One(maven?.Read(component.Purl)),
            "cargo" => One(cargo.Value.Read(component.Purl)),
            "gem" => One(gems.Value.Read(component.Purl)),
            _ => [],
        };

        private static ImmutableArray<PackageStatement> One(PackageStatement? statement) => statement is null ? [] : [statement];
    }
}
