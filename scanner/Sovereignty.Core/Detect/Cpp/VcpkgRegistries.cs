using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cpp;

/// <summary>
/// Where vcpkg takes ports from: the registries of a configuration, each at a commit, and what it installs of artifact registries. Without a
/// configuration there is one registry, which is built into vcpkg. Source: vcpkg documentation, "vcpkg-configuration.json reference".
/// </summary>
internal sealed class VcpkgRegistries
{
    private const int Most = 1000;
    private const string BuiltIn = "https://github.com/microsoft/vcpkg";

    private readonly List<Registry> registries = [];
    private readonly List<(string Name, string Version, int Line)> artifacts = [];

    /// <summary>Reads a configuration file; what stands before a break is kept.</summary>
    public static VcpkgRegistries Read(ReadOnlySpan<byte> utf8, out JsonException? failure)
    {
        var read = new VcpkgRegistries();
        failure = null;
        try
        {
            var json = new JsonLines(utf8);
            read.Read(ref json);
        }
        catch (JsonException broken)
        {
            failure = broken;
        }

        return read;
    }

    /// <summary>Reads a configuration, also one inside a manifest.</summary>
    /// <exception cref="JsonException">The JSON is broken; what stands before is kept.</exception>
    public void Read(ref JsonLines json)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("default-registry"u8)) ReadRegistry(ref json, isDefault: true);
            else if (json.Name.SequenceEqual("requires"u8)) ReadArtifacts(ref json);
            else if (json.Name.SequenceEqual("registries"u8) && json.EnterArray())
            {
                while (json.NextItem()) ReadRegistry(ref json, isDefault: false);
            }
        }
    }

    /// <summary>The address of the registry that a port comes from, for its purl; null for vcpkg's own, and for a folder.</summary>
    /// <param name="port">The port's name. The registry with the longest pattern for it counts.</param>
    public string? Of(string port)
    {
        var (best, length) = (registries.Find(r => r.IsDefault), -1);
        foreach (var registry in registries)
        {
            foreach (var pattern in registry.Packages)
            {
                if (pattern.Length > length && Matches(pattern, port)) (best, length) = (registry, pattern.Length);
            }
        }

        return best?.Address is { } address && Links.Public(address) is { } url && !IsBuiltIn(url) ? url : null;
    }

    /// <summary>Hands over the registries and what is installed from them.</summary>
    public void AddTo(Detection found)
    {
        foreach (var registry in registries)
        {
            var address = registry.Address ?? (registry.Kind == "builtin" ? BuiltIn : null);
            var purl = registry.Kind == "artifact" ? OfArchive(address) : Repositories.Purl(address, registry.Baseline);
            if (purl is not null) Add(found, purl, registry.Line);
        }

        foreach (var (name, version, line) in artifacts)
        {
            // "registry:a/b": the name that the configuration gives to the registry, then the artifact's.
            var plain = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim('/');
            var slash = plain.LastIndexOf('/');
            if (plain.Length is 0 or > 300) continue;
            var isExact = version.Length is > 0 and < 100 && char.IsAsciiDigit(version[0]) && !version.Contains(' ', StringComparison.Ordinal);
            var purl = PackageUrl.Create("generic", slash < 0 ? "vcpkg-artifact" : $"vcpkg-artifact/{plain[..slash]}", plain[(slash + 1)..], isExact ? version : null);
            Add(found, purl, line, isExact ? null : version);
        }
    }

    private static void Add(Detection found, PackageUrl purl, int line, string? requested = null) => found.Add(new DetectedComponent
    {
        Purl = purl, Kind = ComponentKind.BuildPart, Requested = requested, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
    });

    private static PackageUrl? OfArchive(string? location)
    {
        if (Links.Public(location) is not { } url) return null;
        var name = url.Split('?', '#')[0].TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        return name.Length is 0 or > 200 ? null : PackageUrl.Create("generic", null, name, null, [KeyValuePair.Create("download_url", url)]);
    }

    private static bool IsBuiltIn(string url) => url.TrimEnd('/') is { } plain && (plain.EndsWith(".git", StringComparison.Ordinal) ? plain[..^4] : plain).Equals(BuiltIn, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string pattern, string port) =>
        pattern.EndsWith('*') ? port.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : pattern.Equals(port, StringComparison.Ordinal);

    private void ReadRegistry(ref JsonLines json, bool isDefault)
    {
        var line = json.Line;
        if (!json.EnterObject()) return;
        string? kind = null, address = null, baseline = null;
        var packages = new List<string>();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("kind"u8)) kind = json.Text();
            else if (json.Name.SequenceEqual("repository"u8) || json.Name.SequenceEqual("location"u8)) address = json.Text();
            else if (json.Name.SequenceEqual("baseline"u8)) baseline = json.Text();
            else if (json.Name.SequenceEqual("packages"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    if (json.Text() is { Length: > 0 } pattern && packages.Count < Most) packages.Add(pattern);
                }
            }
        }

        if (registries.Count < Most) registries.Add(new Registry(isDefault, kind ?? "", address, Repositories.IsCommit(baseline) ? baseline : null, packages, line));
    }

    private void ReadArtifacts(ref JsonLines json)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (artifacts.Count < Most) artifacts.Add((json.NameText(), json.Text() ?? "", json.Line));
        }
    }

    private sealed record Registry(bool IsDefault, string Kind, string? Address, string? Baseline, List<string> Packages, int Line);
}
