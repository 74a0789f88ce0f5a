using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary><c>build.sbt.lock</c> of the plugin sbt-dependency-lock: exact versions with configurations and hashes. Source: its documentation, "Lockfile".</summary>
internal sealed class SbtLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/sbt-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["build.sbt.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadDependencies);

    private static void ReadDependencies(ref JsonLines json, Detection found)
    {
        if (!json.Name.SequenceEqual("dependencies"u8) || !json.EnterArray()) return;
        while (json.NextItem()) ReadDependency(ref json, found);
    }

    private static void ReadDependency(ref JsonLines json, Detection found)
    {
        var line = json.Line;
        string? group = null, name = null, version = null, configurations = null;
        ImmutableArray<string> hashes = [];
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("org"u8)) group = json.Text();
            else if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            else if (json.Name.SequenceEqual("artifacts"u8)) hashes = Hashes(ref json);
            else if (json.Name.SequenceEqual("configurations"u8)) configurations = Joined(ref json);
        }

        if (version is null || MavenNames.Purl(group, name, version) is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl,
            Scope = string.IsNullOrEmpty(configurations) ? Scope.Runtime : GradleScopes.Of(configurations),
            Line = line,
            Declared = hashes.IsEmpty ? Declarations.None : new Declarations { Hashes = hashes },
        });
    }

    private static string Joined(ref JsonLines json)
    {
        if (!json.EnterArray()) return "";
        var all = new List<string>();
        while (json.NextItem())
        {
            if (json.Text() is { } text && all.Count < 100) all.Add(text);
        }

        return string.Join(',', all);
    }

    private static ImmutableArray<string> Hashes(ref JsonLines json)
    {
        if (!json.EnterArray()) return [];
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        while (json.NextItem())
        {
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("hash"u8) || json.Text() is not { } text || text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon)) continue;
                if (hashes.Count < 8) hashes.UnionWith(Integrity.FromHex(text.AsSpan(0, colon), text.AsSpan(colon + 1)));
            }
        }

        return [.. hashes];
    }
}
