using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>
/// <c>.github/workflows/actions.lock</c>: every action and reusable workflow that the workflows run, those that actions use themselves included, with
/// the commit that a tag or branch stood for. Source: GitHub documentation, "Workflow dependency lockfiles"; github/actions-lockfile, schema v0.0.3.
/// </summary>
internal sealed class ActionsLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "pipelines/actions-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".github/workflows/actions.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var file = ActionsLockFile.Read(input.Utf8, input.Stop);
        foreach (var pin in file.Pins.Values) used.UnionWith(pin.Needs);
        foreach (var (key, pin) in file.Pins)
        {
            // The lists of the workflows name what actions use, too; what nothing uses stands in a workflow itself.
            if (ActionNames.Component(pin.Host is null ? pin.Uses : $"https://{pin.Host}/{pin.Uses}", null, pin.Line) is { } action)
            {
                handles[key] = found.Add(pin.Lock(action) with { Direct = !used.Contains(key), Evidence = EvidenceKind.Locked });
            }
        }

        foreach (var (key, pin) in file.Pins)
        {
            if (!handles.TryGetValue(key, out var from)) continue;
            foreach (var need in pin.Needs)
            {
                if (handles.TryGetValue(need, out var to)) found.Edge(from, to);
            }
        }
    }
}
