using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect.Go;

/// <summary>
/// <c>go.mod</c> with its replacements and those of the <c>go.work</c> above it. Modules replaced by a folder are no components. A toolchain, which
/// fixes the standard library's version, is one. Modules that only tools need count as development.
/// </summary>
public sealed class GoMod : IDetector
{
    /// <inheritdoc/>
    public string Name => "go/go-mod";

    /// <inheritdoc/>
    public int Version => 1;

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

        var workspace = WorkspaceOf(input);
        foreach (var require in file.Requires)
        {
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

        if (file.Toolchain is { Length: > 0 } toolchain) found.Add(new DetectedComponent { Purl = PackageUrl.Create("golang", null, "stdlib", toolchain), Direct = true });
    }

    private static bool IsTool(GoModFile file, string module)
    {
        foreach (var tool in file.Tools)
        {
            if (tool.StartsWith(module, StringComparison.Ordinal) && (tool.Length == module.Length || tool[module.Length] == '/')) return true;
        }

        return false;
    }

    private static GoModFile? WorkspaceOf(DetectorInput input)
    {
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            if (input.Neighbour(RootedPath.In(folder, "go.work"), GoModFile.Parse) is not { } workspace) continue;
            return workspace.Uses.Exists(u => RootedPath.TryCombine(folder, u, out var used) && used == input.Folder) ? workspace : null;
        }

        return null;
    }
}
