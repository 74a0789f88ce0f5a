using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>packages.lock.json</c>, versions 1 and 2: what a restore fixed, per target framework. Entries of type <c>Project</c> are projects of
/// the same solution and no components. Source: NuGet.Client, PackagesLockFileFormat.
/// </summary>
public sealed class PackagesLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/packages-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["packages.lock.json", "packages.*.lock.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new ComponentSet(StringComparer.OrdinalIgnoreCase);
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("dependencies"u8) && json.EnterObject()) ReadTargets(ref json, packages, input.Stop);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
        finally
        {
            packages.WriteTo(found);
        }
    }

    private static void ReadTargets(ref JsonLines json, ComponentSet packages, CancellationToken stop)
    {
        // A target with a runtime ("net8.0/win-x64") states only what differs from the target without.
        var withoutRuntime = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        while (json.NextProperty())
        {
            stop.ThrowIfCancellationRequested();
            var target = json.NameText();
            var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            var needs = new List<(int From, string To)>();
            if (json.EnterObject())
            {
                while (json.NextProperty()) ReadPackage(ref json, packages, byName, needs);
            }

            var slash = target.IndexOf('/', StringComparison.Ordinal);
            var common = slash > 0 ? withoutRuntime.GetValueOrDefault(target[..slash]) : null;
            if (slash < 0) withoutRuntime[target] = byName;
            foreach (var (from, to) in needs)
            {
                if (byName.TryGetValue(to, out var handle) || (common is not null && common.TryGetValue(to, out handle))) packages.Edge(from, handle);
            }
        }
    }

    private static void ReadPackage(ref JsonLines json, ComponentSet packages, Dictionary<string, int> byName, List<(int From, string To)> needs)
    {
        var name = json.NameText();
        var line = json.Line;
        if (!json.EnterObject()) return;
        string? requested = null, resolved = null, hash = null;
        bool project = false, direct = false;
        List<string>? dependencies = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("type"u8))
            {
                project = json.Raw().SequenceEqual("Project"u8);
                direct = json.Raw().SequenceEqual("Direct"u8);
            }
            else if (json.Name.SequenceEqual("requested"u8)) requested = json.Text();
            else if (json.Name.SequenceEqual("resolved"u8)) resolved = json.Text();
            else if (json.Name.SequenceEqual("contentHash"u8)) hash = json.Text();
            else if (json.Name.SequenceEqual("dependencies"u8) && json.EnterObject())
            {
                dependencies = [];
                while (json.NextProperty()) dependencies.Add(json.NameText());
            }
        }

        if (project || string.IsNullOrEmpty(resolved) || name.Length == 0) return;
        var key = $"{name}/{resolved}";
        var handle = packages.Find(key);
        if (handle >= 0)
        {
            packages.Also(handle, direct, Scope.Runtime, direct ? requested : null);
        }
        else
        {
            handle = packages.Add(key, new DetectedComponent
            {
                Purl = PackageUrl.Create("nuget", null, name, resolved),
                Requested = requested,
                Direct = direct,
                Line = line,
                Declared = hash is null ? Declarations.None : new Declarations { Hashes = Integrity.FromBase64("sha512", hash) },
            });
        }

        byName[name] = handle;
        if (dependencies is null) return;
        foreach (var dependency in dependencies) needs.Add((handle, dependency));
    }
}
