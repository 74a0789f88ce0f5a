namespace Sovereignty.Cli.Terminal;

/// <summary>How far reading has come, on one line of a person's terminal; in pipes and CI a line now and then for long lists; silent with <c>--quiet</c>.</summary>
internal sealed class Progress(Terminal terminal) : IDisposable
{
    private const long EveryMilliseconds = 100;
    private const int RowsBetweenLines = 50_000;
    private readonly long started = Environment.TickCount64;
    private long next = Environment.TickCount64 + (2 * EveryMilliseconds);
    private int files;
    private bool shown;

    /// <summary>Counts a file; from any thread.</summary>
    public void FileRead(string path)
    {
        Show(Interlocked.Increment(ref files), "files", path);
    }

    /// <summary>Tells how far a long list has been read; from any thread.</summary>
    public void RowsRead(string path, int rows)
    {
        if (terminal.IsInteractive) Show(rows, "rows", path);
        else if (rows % RowsBetweenLines == 0) terminal.Say($"reading {path}: {rows} rows");
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (shown) terminal.Talk.Write("\r\u001b[K");
        shown = false;
    }

    private void Show(int count, string of, string path)
    {
        if (!terminal.IsInteractive || terminal.Quiet) return;
        var now = Environment.TickCount64;
        var due = Interlocked.Read(ref next);
        if (now < due || Interlocked.CompareExchange(ref next, now + EveryMilliseconds, due) != due) return;
        shown = true;
        var line = $"reading: {count} {of}, {(now - started) / 1000.0:0.0} s  {Terminal.Clean(path)}";
        // A line that wraps could not be taken back.
        var most = Math.Min(100, terminal.Width - 1);
        terminal.Talk.Write("\r\u001b[K" + (line.Length > most ? line[..(most - 1)] + "…" : line));
    }
}
