using Sovereignty.Model;
using Sovereignty.Resolve.Manifests;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Reads specifications of installed gems: <c>specifications/name-version.gemspec</c>, and of gems built for one platform. Source: RubyGems, "Command Reference", <c>gem environment</c>.</summary>
internal sealed class GemFolders
{
    private const int MostGems = 50_000;
    private static readonly Because Installed = new("the specification of the installed gem");

    private readonly Dictionary<string, string> specifications = new(StringComparer.Ordinal);

    public GemFolders(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            foreach (var place in (ReadOnlySpan<string>)[Path.Combine(folder, "specifications"), Path.Combine(folder, "specifications", "default")])
            {
                foreach (var file in LocalPackages.Files(place, "*.gemspec").Take(MostGems - Math.Min(MostGems, specifications.Count)))
                {
                    specifications.TryAdd(Path.GetFileNameWithoutExtension(file), file);
                }
            }
        }
    }

    public PackageStatement? Read(PackageUrl purl)
    {
        var plain = $"{purl.Name}-{purl.Version}";
        var platform = purl.Qualifiers.FirstOrDefault(q => q.Key == "platform").Value;
        if (!specifications.TryGetValue(plain, out var path) && (platform is null || !specifications.TryGetValue($"{plain}-{platform}", out path))) return null;
        return LocalPackages.ReadCapped(path) is { } bytes ? GemManifest.Parse(bytes, Origin.Declared, Installed) : null;
    }
}
