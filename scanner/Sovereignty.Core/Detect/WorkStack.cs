namespace Sovereignty.Detect;

/// <summary>
/// What workers have left to do. The last one that finishes with nothing left ends all. A lock and a stack: what is taken (a folder to list,
/// a file to read) costs a thousand times what taking costs.
/// </summary>
internal sealed class WorkStack : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stack<object> items = new();
    private readonly SemaphoreSlim there = new(0);
    private int pending;

    /// <param name="begin">What there is to do at the start; may be nothing.</param>
    public WorkStack(IEnumerable<object> begin)
    {
        pending = 1;
        foreach (var item in begin) Push(item);
        Done();
    }

    /// <summary>Adds something to do.</summary>
    public void Push(object item)
    {
        lock (gate)
        {
            pending++;
            items.Push(item);
        }

        there.Release();
    }

    /// <summary>Takes something to do, waiting for it; false when nothing is left and nobody can add any more, or the run was stopped.</summary>
    public bool TryTake(out object? item, CancellationToken stop)
    {
        item = null;
        try
        {
            there.Wait(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        lock (gate) return items.TryPop(out item);
    }

    /// <summary>Says that what was taken is done.</summary>
    public void Done()
    {
        lock (gate)
        {
            if (--pending > 0) return;
        }

        // Nobody works and nothing is left: whoever waits, and whoever comes, finds an empty stack.
        there.Release(short.MaxValue);
    }

    /// <inheritdoc/>
    public void Dispose() => there.Dispose();
}
