using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// What a Gradle build file asks for, until the file is read: a constraint is no dependency, it sets the version of one that names none, and a
/// block behind a dependency may choose its version.
/// </summary>
internal sealed class GradleDependencies(Detection found)
{
    private readonly List<Wish> wishes = [];
    private readonly Dictionary<(string Group, string Name), string> constraints = [];
    private int first;
    private int block = -1;
    private string? strictly;
    private string? require;
    private string? prefer;

    /// <summary>The version of Kotlin's plugin, which its libraries take where they name none.</summary>
    public string? KotlinVersion { get; set; }

    /// <summary>Whether the block behind a dependency is being read.</summary>
    public bool IsOpen => block >= 0;

    /// <summary>Takes a dependency or constraint.</summary>
    /// <param name="group">The group.</param>
    /// <param name="name">The name.</param>
    /// <param name="version">The version or range, if any.</param>
    /// <param name="scope">What it is for.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="isConstraint">Whether it only says which version to take.</param>
    /// <param name="block">How many blocks are open where a block begins behind it; else -1.</param>
    public void Add(string group, string name, string? version, Scope scope, int line, bool isConstraint, int block)
    {
        if (wishes.Count >= Detection.MostComponents) return;
        if (block >= 0 && !IsOpen) (first, this.block, strictly, require, prefer) = (wishes.Count, block, null, null, null);
        wishes.Add(new Wish { Group = group, Name = name, Version = version, Scope = scope, Line = line, IsConstraint = isConstraint });
    }

    /// <summary>Adds a plugin as the artefact that its id stands for.</summary>
    public void AddPlugin(string id, string? version, int line) =>
        wishes.Add(new Wish { Group = id, Name = $"{id}.gradle.plugin", Version = version, Scope = Scope.Development, Line = line, Kind = ComponentKind.BuildPart });

    /// <summary>Takes what the block behind a dependency says of its version: <c>strictly</c>, <c>prefer</c>, or that it is to be this one.</summary>
    public void Choose(string how, string version)
    {
        if (how == "strictly") strictly = version;
        else if (how == "prefer") prefer = version;
        else require = version;
    }

    /// <summary>Tells that a block was left.</summary>
    /// <param name="blocks">How many are still open.</param>
    public void Leave(int blocks)
    {
        if (!IsOpen || blocks > block) return;
        block = -1;
        if ((prefer ?? require ?? strictly) is not { } chosen) return;
        for (var i = first; i < wishes.Count; i++) wishes[i].Version ??= chosen;
    }

    /// <summary>Adds all to the sink, in the order of the file.</summary>
    public void End()
    {
        Leave(-1);
        foreach (var wish in wishes)
        {
            if (wish is { IsConstraint: true, Version: { } version }) constraints.TryAdd((wish.Group, wish.Name), version);
        }

        foreach (var wish in wishes)
        {
            if (!wish.IsConstraint) Add(wish);
        }
    }

    private void Add(Wish wish)
    {
        var version = wish.Version ?? constraints.GetValueOrDefault((wish.Group, wish.Name)) ?? (wish.Group == "org.jetbrains.kotlin" ? KotlinVersion : null);
        if (MavenNames.Purl(wish.Group, wish.Name, version) is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Kind = wish.Kind, Requested = purl.Version is null ? version : null, Scope = wish.Scope, Direct = true, Line = wish.Line, Evidence = EvidenceKind.Declared,
        });
    }

    private sealed class Wish
    {
        public required string Group { get; init; }

        public required string Name { get; init; }

        public string? Version { get; set; }

        public Scope Scope { get; init; }

        public int Line { get; init; }

        public bool IsConstraint { get; init; }

        public ComponentKind Kind { get; init; }
    }
}
