using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Bazel;

/// <summary>What the calls of a <c>MODULE.bazel</c> ask for.</summary>
/// <param name="isLocked">Whether a lock file beside it says which versions were chosen.</param>
internal sealed class ModuleCalls(bool isLocked)
{
    private readonly List<ModuleCall> modules = [];
    private readonly Dictionary<string, ModuleCall> overrides = new(StringComparer.Ordinal);

    /// <summary>Takes a call; modules wait until all that is put in their place is known.</summary>
    public void Add(ModuleCall call, Detection found)
    {
        var version = call["version"];
        switch (call.Name)
        {
            case "module" when call["path"] is { } path:
                // go_deps.module
                if (path.LastIndexOf('/') is > 0 and var slash) Add(PackageUrl.Create("golang", path[..slash], path[(slash + 1)..], version), null, call, found);
                break;
            case "module" when call["name"] is { } own:
                found.Project(PackageUrl.Create("bazel", null, own, version));
                break;
            case "bazel_dep" when call["name"] is not null:
                modules.Add(call);
                break;
            case "single_version_override" or "local_path_override" or "git_override" or "archive_override" when call["module_name"] is { } name:
                overrides.TryAdd(name, call);
                break;
            case "artifact" when call["group"] is { } group:
                Add(Jvm.MavenNames.Purl(group, call["artifact"], version), null, call, found);
                break;
            case "install":
                Maven(call, found);
                break;
            case "spec" when call["package"] is { } crate:
                Add(PackageUrl.Create("cargo", null, crate, null), version, call, found);
                break;
            case "pull" when call["image"] is { } image:
                var reference = image + (call["tag"] is { } tag ? $":{tag}" : "") + (call["digest"] is { } digest ? $"@{digest}" : "");
                if (ImageName.Component(reference, call.Line) is { } container) found.Add(container);
                break;
            case "http_archive" or "http_file" or "http_jar" when call.First("url", "urls") is { } url:
                if (DockerSource.File(url, call["sha256"] is { } sum ? $"sha256:{sum}" : null, call.Line) is { } file) found.Add(file with { Scope = ScopeOf(call) });
                break;
            case "git_repository" or "new_git_repository" when call["remote"] is { } remote:
                Add(Repositories.Purl(remote, call["commit"] ?? call["tag"]), null, call, found);
                break;
        }
    }

    /// <summary>Hands the modules over.</summary>
    public void WriteTo(Detection found)
    {
        foreach (var module in modules)
        {
            var version = module["version"];
            var over = overrides.GetValueOrDefault(module["name"]!);
            if (over?.Name == "single_version_override") version = over["version"] ?? version;
            var isLocal = over?.Name == "local_path_override";
            // What is put in the place of a module stands in no registry, and in the lock without a version.
            var isElsewhere = isLocal || over?.Name is "git_override" or "archive_override";
            var purl = PackageUrl.Create("bazel", null, module["name"]!, isElsewhere ? over!["commit"] ?? version : isLocked ? null : version);
            var source = over is { Name: "git_override" } ? Links.Public(over["remote"]) : null;
            var archive = over is { Name: "archive_override" } ? Links.Public(over.First("url", "urls")) : null;
            found.Add(new DetectedComponent
            {
                Purl = purl,
                Own = isLocal,
                Requested = purl.Version is null ? version : null,
                Direct = true,
                Line = module.Line,
                Evidence = EvidenceKind.Declared,
                Scope = ScopeOf(module),
                Declared = source is null && archive is null ? Declarations.None : new Declarations { SourceUrl = source, DownloadUrl = archive },
            });
        }
    }

    // maven.install(artifacts = ["group:artifact:version"]), with packaging and classifier between.
    private static void Maven(ModuleCall call, Detection found)
    {
        foreach (var (of, text, line) in call.Lists)
        {
            if (of is not ("artifacts" or "boms") || text.Split(':') is not { Length: >= 2 and <= 5 } parts) continue;
            if (Jvm.MavenNames.Purl(parts[0], parts[1], parts.Length > 2 ? parts[^1] : null) is { } purl) found.Add(Component(purl, null, line, ScopeOf(call)));
        }
    }

    private static void Add(PackageUrl? purl, string? requested, ModuleCall call, Detection found)
    {
        if (purl is not null) found.Add(Component(purl, requested, call.Line, ScopeOf(call)));
    }

    private static DetectedComponent Component(PackageUrl purl, string? requested, int line, Scope scope) =>
        new() { Purl = purl, Requested = requested, Direct = true, Line = line, Evidence = EvidenceKind.Declared, Scope = scope };

    private static Scope ScopeOf(ModuleCall call) => call.IsForDevelopment ? Scope.Development : Scope.Runtime;
}
