using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cpp;

/// <summary>
/// <c>vcpkg.json</c>: ports with the least version asked for; an override fixes one. Without it the baseline, a commit of vcpkg, decides, and the
/// version stays open. A port of another registry names it. Source: vcpkg documentation, "vcpkg.json reference"; purl type definition of vcpkg.
/// </summary>
internal sealed class VcpkgManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "cpp/vcpkg-manifest";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["vcpkg.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var ports = new List<Port>();
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null, version = null, licence = null;
        VcpkgRegistries? registries = null;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                var key = json.NameText();
                if (key == "name") name = json.Text();
                else if (key is "version" or "version-string" or "version-semver" or "version-date") version = json.Text();
                else if (key == "license") licence = json.Text();
                else if (key == "dependencies") ReadPorts(ref json, Scope.Runtime, ports);
                else if (key == "overrides") ReadOverrides(ref json, overrides);
                else if (key is "vcpkg-configuration" or "configuration") (registries ??= new()).Read(ref json);
                else if (key == "features" && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (!json.EnterObject()) continue;
                        while (json.NextProperty())
                        {
                            if (json.Name.SequenceEqual("dependencies"u8)) ReadPorts(ref json, Scope.Optional, ports);
                        }
                    }
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (!string.IsNullOrEmpty(name)) found.Project(PackageUrl.Create("vcpkg", null, name, version), licence);
        registries?.AddTo(found);
        if (registries is null && input.Resolve("vcpkg-configuration.json", out var path)) registries = input.Neighbour(path, static bytes => VcpkgRegistries.Read(bytes.Span, out _));
        foreach (var port in ports)
        {
            // A feature of its own that a port names is no other port.
            if (port.Name == name) continue;
            var exact = overrides.GetValueOrDefault(port.Name);
            found.Add(new DetectedComponent
            {
                Purl = Purl(port.Name, exact, registries?.Of(port.Name)), Requested = exact is null && port.Least is not null ? $">={port.Least}" : null,
                Scope = port.Scope, Direct = true, Line = port.Line, Evidence = EvidenceKind.Declared,
            });
        }
    }

    // "1.2.11#9": the ninth revision of the port for one version of what it packs.
    private static PackageUrl Purl(string name, string? version, string? registry)
    {
        var hash = version?.IndexOf('#', StringComparison.Ordinal) ?? -1;
        var qualifiers = new List<KeyValuePair<string, string>>();
        if (hash > 0 && version![(hash + 1)..] is { Length: > 0 } revision and not "0") qualifiers.Add(KeyValuePair.Create("port_version", revision));
        if (registry is not null) qualifiers.Add(KeyValuePair.Create("repository_url", registry));
        return PackageUrl.Create("vcpkg", null, name, hash > 0 ? version![..hash] : version, qualifiers);
    }

    private static void ReadPorts(ref JsonLines json, Scope scope, List<Port> ports)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            var line = json.Line;
            if (json.Text() is { Length: > 0 } plain)
            {
                ports.Add(new Port(plain, null, scope, line));
                continue;
            }

            string? name = null, least = null;
            var isHost = false;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version>="u8)) least = json.Text();
                else if (json.Name.SequenceEqual("host"u8)) isHost = json.IsTrue;
            }

            if (!string.IsNullOrEmpty(name)) ports.Add(new Port(name, least, isHost ? Scope.Development : scope, line));
        }
    }

    private static void ReadOverrides(ref JsonLines json, Dictionary<string, string> overrides)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? name = null, version = null;
            var revision = 0;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("port-version"u8)) revision = json.Number() ?? 0;
                else if (json.Name.StartsWith("version"u8)) version ??= json.Text();
            }

            if (name is not null && version is not null) overrides[name] = revision > 0 ? $"{version}#{revision}" : version;
        }
    }

    private sealed record Port(string Name, string? Least, Scope Scope, int Line);
}
