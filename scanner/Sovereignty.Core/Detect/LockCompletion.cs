using Sovereignty.Model;

namespace Sovereignty.Detect;

/// <summary>
/// What the manifests beside a lock file tell of what it fixes, where its format tells neither what a package is needed for nor who asks for it:
/// a package that a manifest names is needed for what that says, and what it needs in turn for the same.
/// </summary>
internal sealed class LockCompletion(Detection file)
{
    private readonly Scope?[] told = new Scope?[file.Components.Count];
    private bool isTold;

    /// <summary>Whether a manifest has something to add to a file.</summary>
    public static bool Helps(Detection file) => (file.Gives & (Gives.Scope | Gives.Relation)) != (Gives.Scope | Gives.Relation);

    /// <summary>Notes that a manifest asks for a component of the file.</summary>
    /// <param name="at">Its place in the file.</param>
    /// <param name="scope">What the manifest needs it for.</param>
    public void Ask(int at, Scope scope)
    {
        if (told[at] is not { } known || known < scope) told[at] = scope;
        isTold = true;
    }

    /// <summary>The file's components, completed; null where nothing is to be added.</summary>
    public DetectedComponent[]? Completed()
    {
        if (!isTold) return null;
        var needed = new bool[told.Length];
        foreach (var (_, to) in file.EdgeList) needed[to] = true;
        var scopes = file.Gives.HasFlag(Gives.Scope) ? null : Scopes(needed);
        var completed = new DetectedComponent[told.Length];
        for (var i = 0; i < completed.Length; i++)
        {
            var component = file.Components[i];
            if (scopes is not null) component = component with { Scope = scopes[i] };
            if (!file.Gives.HasFlag(Gives.Relation)) component = component with { Direct = told[i] is not null ? true : needed[i] ? false : component.Direct };
            completed[i] = component;
        }

        return completed;
    }

    // What nobody asks for and nothing needs is somebody's direct wish that no manifest was found for: taken for what counts most.
    private Scope[] Scopes(bool[] needed)
    {
        var scopes = new Scope[told.Length];
        var isKnown = new bool[told.Length];
        var next = new Queue<int>();
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] is null && needed[i]) continue;
            (scopes[i], isKnown[i]) = (told[i] ?? Scope.Runtime, true);
            next.Enqueue(i);
        }

        var needs = file.EdgeList.ToLookup(e => e.From, e => e.To);
        while (next.TryDequeue(out var from))
        {
            foreach (var to in needs[from])
            {
                if (isKnown[to] && scopes[to] >= scopes[from]) continue;
                (scopes[to], isKnown[to]) = (scopes[from], true);
                next.Enqueue(to);
            }
        }

        for (var i = 0; i < scopes.Length; i++)
        {
            if (!isKnown[i]) scopes[i] = Scope.Runtime;
        }

        return scopes;
    }
}
