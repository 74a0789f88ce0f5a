using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// <c>pom.xml</c> of Maven: direct dependencies with the versions, scopes and properties of parents and BOMs, which are looked for in the tree and in
/// Maven's local repository. A version that another one sets stays open; transitive dependencies are not named by the format; plugins are left out.
/// Source: Maven POM reference; Maven guide, "Introduction to the Dependency Mechanism".
/// </summary>
internal sealed class PomXml : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/pom";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pom.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var pom = PomFile.Read(input.Bytes);
        var model = new PomModel(input, input.Path, pom);
        var own = AddOwn(model, pom, found);
        var open = 0;
        foreach (var (entry, line, keptAs) in model.Dependencies())
        {
            input.Stop.ThrowIfCancellationRequested();
            var managed = model.ManagedFor(entry);
            var (group, artefact) = (model.Resolve(entry.Group), model.Resolve(entry.Artefact));
            var stated = model.Resolve(entry.Version);
            var version = stated ?? managed?.Version;
            var by = keptAs ?? (stated is null && managed is not null ? managed.KeptAs : null);
            if (MavenNames.Purl(group, artefact, version) is not { } purl) continue;
            var isOwn = model.IsOwn(group, artefact);
            if (!isOwn && (version is null || version.Contains("${", StringComparison.Ordinal))) open++;
            var component = found.Add(new DetectedComponent
            {
                Purl = purl,
                Own = isOwn,
                Requested = purl.Version is null ? version : null,
                Scope = ScopeOf(model.Resolve(entry.Scope) ?? managed?.Scope, entry.Optional ?? managed?.Optional),
                Direct = true,
                Line = line,
                Evidence = EvidenceKind.Declared,
                CompletedBy = by is null ? null : $"{(keptAs is null ? "version set" : "asked for")} by {by} in Maven's local repository",
            });
            found.Edge(own, component);
        }

        if (pom.Failure is { } failure) SafeXml.Malformed(found, failure);
        if (open > 0) TellOpen(open, model, found);
    }

    private static int AddOwn(PomModel model, PomFile pom, Detection found)
    {
        if (MavenNames.Purl(model.Group, model.Artefact, model.Version) is not { } purl) return -1;
        var licence = pom.Licences.Count == 0 ? null : string.Join(" OR ", pom.Licences.Take(8));
        found.Project(purl, licence);
        return found.Add(new DetectedComponent
        {
            Purl = purl, Own = true, Line = pom.Line, Evidence = EvidenceKind.Declared, Declared = licence is null && pom.Organisation is null ? Declarations.None : new Declarations { Licence = licence, Maker = pom.Organisation },
        });
    }

    private static void TellOpen(int open, PomModel model, Detection found)
    {
        var by = model.MissingParent is { } parent ? $"the parent `{parent.Group}:{parent.Artefact}`" : model.LacksBom ? "a BOM" : "a file";
        found.Problem(
            "version-unresolved", $"{open} dependencies have a version that {by} outside the scanned folder sets", 0,
            "build the project here once, so that Maven's local repository holds it, scan the built archives too, or add an SBOM of the build", ProblemSeverity.Note);
    }

    private static Scope ScopeOf(string? scope, string? optional) => scope switch
    {
        "test" => Scope.Test,
        "provided" => Scope.Development,
        _ => optional == "true" ? Scope.Optional : Scope.Runtime,
    };
}
