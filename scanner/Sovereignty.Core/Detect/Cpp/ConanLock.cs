using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cpp;

/// <summary>
/// <c>conan.lock</c> of Conan 1 (a graph, node 0 of which is the project) and Conan 2 (lists). Source: Conan documentation, "Lockfiles"; purl type
/// definition of conan.
/// </summary>
internal sealed class ConanLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "cpp/conan-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conan.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var nodes = new List<Node>();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("graph_lock"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.Name.SequenceEqual("nodes"u8)) ReadNodes(ref json, nodes);
                    }
                }
                else if (json.Name.SequenceEqual("requires"u8)) ReadList(ref json, Scope.Runtime, found);
                else if (json.Name.SequenceEqual("build_requires"u8) || json.Name.SequenceEqual("python_requires"u8)) ReadList(ref json, Scope.Development, found);
            }
        }
        catch (JsonException failure)
        {
            AddNodes(nodes, found);
            JsonLines.Malformed(found, failure);
            return;
        }

        AddNodes(nodes, found);
    }

    private static void ReadList(ref JsonLines json, Scope scope, Detection found)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (Purl(json.Text()) is { } purl) found.Add(new DetectedComponent { Purl = purl, Scope = scope, Line = json.Line });
        }
    }

    private static void ReadNodes(ref JsonLines json, List<Node> nodes)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var node = new Node { Id = json.NameText(), Line = json.Line };
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("ref"u8)) node.Reference = json.Text();
                else if (json.Name.SequenceEqual("pref"u8)) node.Reference ??= json.Text()?.Split(':')[0];
                else if (json.Name.SequenceEqual("path"u8)) node.IsProject = json.Text() is not null;
                else if (json.Name.SequenceEqual("context"u8)) node.IsBuild = json.Text() == "build";
                else if (json.Name.SequenceEqual("requires"u8)) ReadIds(ref json, node.Requires);
                else if (json.Name.SequenceEqual("build_requires"u8)) ReadIds(ref json, node.BuildRequires);
            }

            nodes.Add(node);
        }
    }

    private static void ReadIds(ref JsonLines json, List<string> ids)
    {
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                if (json.Text() is { } id) ids.Add(id);
            }
        }
        else if (json.EnterObject())
        {
            // Up to version 0.3 a map from reference to node.
            while (json.NextProperty())
            {
                if (json.Text() is { } id) ids.Add(id);
            }
        }
    }

    private static void AddNodes(List<Node> nodes, Detection found)
    {
        if (nodes.Count == 0) return;
        // The project is node 0, or where ids are of another kind the one with a path or without a reference; one that is a package itself has a reference
        // all the same.
        var root = nodes.Find(n => n.Id == "0") ?? nodes.Find(n => n.IsProject) ?? nodes.Find(n => n.Reference is null);
        var tools = nodes.SelectMany(n => n.BuildRequires).ToHashSet(StringComparer.Ordinal);
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (Purl(node.Reference) is not { } purl) continue;
            if (node == root)
            {
                found.Project(purl);
                continue;
            }

            handles[node.Id] = found.Add(new DetectedComponent
            {
                Purl = purl,
                Scope = node.IsBuild || tools.Contains(node.Id) ? Scope.Development : Scope.Runtime,
                Direct = root is null ? null : root.Requires.Contains(node.Id) || root.BuildRequires.Contains(node.Id),
                Line = node.Line,
            });
        }

        foreach (var node in nodes)
        {
            if (!handles.TryGetValue(node.Id, out var from)) continue;
            foreach (var id in node.Requires.Concat(node.BuildRequires))
            {
                if (handles.TryGetValue(id, out var to)) found.Edge(from, to);
            }
        }
    }

    /// <summary>The purl of <c>name/version@user/channel#revision%time</c>; null where the text is none.</summary>
    internal static PackageUrl? Purl(string? reference)
    {
        if (reference is null or { Length: > 1000 }) return null;
        var end = reference.AsSpan().IndexOfAny('#', '%');
        var text = end < 0 ? reference : reference[..end];
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var owner = at < 0 ? null : text[(at + 1)..].Split('/');
        if ((at < 0 ? text : text[..at]).Split('/') is not [{ Length: > 0 } name, { Length: > 0 } version]) return null;
        var qualifiers = owner is [{ Length: > 0 } user, { Length: > 0 } channel] && user != "_" ? new[] { KeyValuePair.Create("user", user), KeyValuePair.Create("channel", channel) } : null;
        return PackageUrl.Create("conan", null, name, version, qualifiers);
    }

    private sealed class Node
    {
        public required string Id { get; init; }

        public int Line { get; init; }

        public string? Reference { get; set; }

        public bool IsBuild { get; set; }

        public bool IsProject { get; set; }

        public List<string> Requires { get; } = [];

        public List<string> BuildRequires { get; } = [];
    }
}
