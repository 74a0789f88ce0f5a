using System.CommandLine;
using Sovereignty.Cli.Commands;
using Sovereignty.Cli.Terminal;

namespace Sovereignty.Cli;

/// <summary>Parses the command line, runs a command, and maps what became of it to an exit code: the only place that does.</summary>
internal static class Program
{
    private const long UncollectedBytes = 64 << 20;

    private static int Main(string[] args)
    {
        // What a scan needs first is made ready on another core while the command line is read.
        if (args is ["scan" or "sbom", ..])
        {
            new Thread(() => Prepare(args)) { IsBackground = true }.Start();
        }

        var terminal = new Terminal.Terminal(StandardStreams.Output, StandardStreams.Error, StandardStreams.Width);
        try
        {
            return Run(args, terminal);
        }
        catch (OperationCanceledException)
        {
            terminal.Error("cancelled", "the run was stopped before it was done", null);
            return ExitCode.Failed;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            // Somebody read enough: `sovereignty systems | head`.
            return ExitCode.Fine;
        }
        catch (CommandException e)
        {
            terminal.Error(e.Code, e.Message, e.Hint);
            return e.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error("run-failed", Text.Reason.WithPath(e), "check that the path exists and may be written");
            return ExitCode.Failed;
        }
    }

    private static void Prepare(string[] args)
    {
        try
        {
            CollectLater();
            ScanPipeline.Prepare(args[0] == "scan" || args.Contains("--licence-texts"), SharedOptions.ShippedCatalogue, args[0] == "sbom");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing here has to succeed. What goes wrong, the run proper meets as well, and tells.
        }
    }

    // The first collections find next to nothing to free: what a run reads, it keeps. A run that takes more than this is collected as ever.
    private static void CollectLater()
    {
        try
        {
            GC.TryStartNoGCRegion(UncollectedBytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A container that allows less than this altogether: collected as ever.
        }
    }

    private static int Run(string[] args, Terminal.Terminal terminal)
    {
        args = args switch { ["help", .. var of] => [.. of, "--help"], ["version"] => ["--version"], _ => args };
        var parsed = RootCommands.Named(terminal, args)?.Parse(args);
        // Whoever asks for help, or mistyped something, is answered by the whole.
        if (parsed is null or { Errors.Count: > 0 }) parsed = RootCommands.Build(terminal).Parse(args);
        if (UsageError.Of(parsed, args) is { } wrong) throw wrong;
        var code = parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).GetAwaiter().GetResult();
        // System.CommandLine returns 1 for a usage error, which here means findings.
        return parsed.Errors.Count > 0 ? ExitCode.Failed : code;
    }

    private static bool IsBrokenPipe(IOException e) => e.HResult is 32 or unchecked((int)0x8007006D) || e.InnerException is System.Net.Sockets.SocketException;
}
