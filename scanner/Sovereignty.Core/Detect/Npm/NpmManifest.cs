using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>What a <c>package.json</c> asks for, for lock files that do not tell what their packages are needed for.</summary>
internal sealed class NpmManifest
{
    private readonly List<(string Name, string Spec, Scope Scope)> dependencies = [];

    /// <summary>The dependencies; of one that stands in several groups, the strongest.</summary>
    public IReadOnlyList<(string Name, string Spec, Scope Scope)> Dependencies => dependencies;

    /// <summary>Whether there are workspaces, whose manifests are not known from here.</summary>
    public bool HasWorkspaces { get; private set; }

    /// <summary>Reads a manifest; a broken one gives what stood before the break.</summary>
    public static NpmManifest Parse(ReadOnlyMemory<byte> bytes)
    {
        var manifest = new NpmManifest();
        try
        {
            var json = new JsonLines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
            if (!json.EnterObject()) return manifest;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("workspaces"u8)) manifest.HasWorkspaces = true;
                else if (ScopeOf(json.Name) is { } scope) manifest.Read(ref json, scope);
            }
        }
        catch (JsonException)
        {
            // The manifest's own detector tells of it.
        }

        return manifest;
    }

    /// <summary>What a group of dependencies is needed for; null for a name that is no such group.</summary>
    public static Scope? ScopeOf(ReadOnlySpan<byte> group)
    {
        if (group.SequenceEqual("dependencies"u8)) return Scope.Runtime;
        if (group.SequenceEqual("devDependencies"u8)) return Scope.Development;
        return group.SequenceEqual("optionalDependencies"u8) || group.SequenceEqual("peerDependencies"u8) ? Scope.Optional : null;
    }

    private void Read(ref JsonLines json, Scope scope)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Text() is { } spec) dependencies.Add((json.NameText(), spec, scope));
        }
    }
}
