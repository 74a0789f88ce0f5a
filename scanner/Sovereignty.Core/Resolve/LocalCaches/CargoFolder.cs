using Sovereignty.Model;
using Sovereignty.Resolve.Manifests;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>
/// Reads Cargo.toml of crates that cargo has unpacked (<c>registry/src/INDEX/name-version</c>), of those it only keeps packed
/// (<c>registry/cache/INDEX/name-version.crate</c>), and of vendored ones (<c>vendor/name</c>, <c>vendor/name-version</c>). Source: The Cargo Book, "Cargo Home".
/// </summary>
internal sealed class CargoFolder(string? home, IEnumerable<string> roots)
{
    private static readonly Because Unpacked = new("Cargo.toml in cargo's registry folder");
    private static readonly Because Vendored = new("Cargo.toml in the vendor folder");

    private readonly IReadOnlyList<string> sources = home is null ? [] : LocalPackages.Folders(Path.Combine(home, "registry", "src"));
    private readonly IReadOnlyList<string> caches = home is null ? [] : LocalPackages.Folders(Path.Combine(home, "registry", "cache"));
    private readonly IReadOnlyList<string> vendors = [.. roots.Select(r => Path.Combine(r, "vendor")).Where(Directory.Exists)];

    public PackageStatement? Read(PackageUrl purl)
    {
        var folder = $"{purl.Name}-{purl.Version}";
        if (!LocalPackages.IsPlainName(folder) || !LocalPackages.IsPlainName(purl.Name)) return null;
        foreach (var vendor in vendors)
        {
            foreach (var name in (ReadOnlySpan<string>)[folder, purl.Name])
            {
                if (LocalPackages.ReadCapped(Path.Combine(vendor, name, "Cargo.toml")) is { } own && CrateManifest.IsVersion(own, purl.Version!)) return CrateManifest.Parse(own, Origin.Declared, Vendored);
            }
        }

        foreach (var source in sources)
        {
            if (LocalPackages.ReadCapped(Path.Combine(source, folder, "Cargo.toml")) is { } bytes) return CrateManifest.Parse(bytes, Origin.Declared, Unpacked);
        }

        foreach (var cache in caches)
        {
            if (PackedFile.Read(Path.Combine(cache, folder + ".crate"), $"{folder}/Cargo.toml") is { } bytes) return CrateManifest.Parse(bytes, Origin.Declared, Unpacked);
        }

        return null;
    }
}
