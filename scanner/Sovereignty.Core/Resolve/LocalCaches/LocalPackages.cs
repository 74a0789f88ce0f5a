using System.Buffers;
using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>
/// What packages that lie on this machine say of themselves: NuGet's global folder, node_modules, Python's site-packages. Offline and read-only; a
/// package counts only if name and version are those of the component.
/// </summary>
public static class LocalPackages
{
    private const int LargestFile = 1024 * 1024;
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>Reads.</summary>
    /// <returns>Statements by component id.</returns>
    public static ImmutableDictionary<string, ImmutableArray<PackageStatement>> Read(IEnumerable<Component> components, LocalCacheOptions options, CancellationToken stop = default)
    {
        var python = new Lazy<PythonPackages>(() => new PythonPackages(options));
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<PackageStatement>>(StringComparer.Ordinal);
        foreach (var component in components)
        {
            stop.ThrowIfCancellationRequested();
            if (component.Purl is not { Version: not null } purl) continue;
            ImmutableArray<PackageStatement> statements = purl.Type switch
            {
                "nuget" when options.NuGetPackages is { } folder => One(NuGetFolder.Read(folder, purl)),
                "npm" => One(InstalledNodeModules.Read(component, options.Roots)),
                "pypi" => python.Value.Read(purl),
                _ => [],
            };
            if (statements.Length > 0) found[component.Id] = statements;
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<PackageStatement> One(PackageStatement? statement) => statement is null ? [] : [statement];

    /// <summary>A file's bytes; null when it is missing, a link, too large or unreadable.</summary>
    internal static byte[]? ReadCapped(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > LargestFile || file.LinkTarget is not null) return null;
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
}
