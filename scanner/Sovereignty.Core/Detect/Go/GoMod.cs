using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect.Go;

/// <summary>
/// <c>go.mod</c> with its replacements and those of the <c>go.work</c> above it. Modules replaced by a folder are no components, those that the same
/// workspace holds are the project's own, and requirements of excluded versions count for nothing. A toolchain, which
/// fixes the standard library's version, is one. Modules that only tools need count as development.
/// </summary>
public sealed class GoMod : IDetector
{
    /// <inheritdoc/>
    public string Name => "go/go-mod";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["go.mod"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = GoModFile.Parse(input.Bytes);
        var own = -1;
        if (file.Module is not null && GoModules.Purl(file.Module, null) is { } module)
        {
            found.Project(module);
            own = found.Add(new DetectedComponent { Purl = module, Kind = ComponentKind.Application, Own = true, Direct = true, Line = file.ModuleLine });
        }

        var workspace = WorkspaceOf(input, out var members);
        foreach (var require in file.Requires)
        {
            if (file.Excludes(require)) continue;
            if (members.Contains(require.Module) && GoModules.Purl(require.Module, null) is { } sibling)
            {
                found.Edge(own, found.Add(new DetectedComponent { Purl = sibling, Kind = ComponentKind.Application, Own = true, Direct = true, Line = require.Line }));
                continue;
            }

            var (path, version) = (require.Module, require.Version);
            if ((workspace?.ReplacementOf(path, version) ?? file.ReplacementOf(path, version)) is { } other)
            {
                if (other.TargetVersion is null) continue;
                (path, version) = (other.Target, other.TargetVersion);
            }

            if (GoModules.Purl(path, version) is not { } purl) continue;
            var handle = found.Add(new DetectedComponent
            {
                Purl = purl,
                Scope = IsTool(file, require.Module) ? Scope.Development : Scope.Runtime,
                Direct = !require.IsIndirect,
                Line = require.Line,
            });
            if (!require.IsIndirect) found.Edge(own, handle);
        }

        if (file.Toolchain is { Length: > 0 } toolchain) found.Add(new DetectedComponent { Purl = PackageUrl.Create("golang", null, "stdlib", toolchain), Direct = true, Line = file.ToolchainLine });
    }

    private static bool IsTool(GoModFile file, string module)
    {
        foreach (var tool in file.Tools)
        {
            if (tool.StartsWith(module, StringComparison.Ordinal) && (tool.Length == module.Length || tool[module.Length] == '/')) return true;
        }

        return false;
    }

    // The workspace that the module is part of, and the modules that it holds.
    private static GoModFile? WorkspaceOf(DetectorInput input, out HashSet<string> members)
    {
        members = [];
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            if (input.Neighbour(RootedPath.In(folder, "go.work"), GoModFile.Parse) is not { } workspace) continue;
            if (!workspace.Uses.Exists(u => RootedPath.TryCombine(folder, u, out var used) && used == input.Folder)) return null;
            foreach (var use in workspace.Uses)
            {
                if (RootedPath.TryCombine(folder, use, out var used) && input.Neighbour(RootedPath.In(used, "go.mod"), GoModFile.Parse)?.Module is { } module) members.Add(module);
            }

            return workspace;
        }

        return null;
    }
}
