using System.ComponentModel;
using System.Diagnostics;

namespace Sovereignty.Resolve.Registries;

/// <summary>What package managers' settings are read from: this user's environment and home, never the folder that is scanned.</summary>
/// <param name="Variable">The value of an environment variable, or null.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Ask">What a package manager itself answers, asked in an empty folder so that no project's settings speak; null when it is not there.</param>
internal sealed record Machine(Func<string, string?> Variable, string Home, Func<string, string[], CancellationToken, Task<string?>> Ask)
{
    private const int LargestFile = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The machine the program runs on.</summary>
    public static readonly Machine This = new(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Run);

    /// <summary>The folder for settings of the whole machine; none on Windows.</summary>
    public string Everybody { get; init; } = OperatingSystem.IsWindows() ? "" : "/etc";

    /// <summary>A variable that is set and not empty.</summary>
    public string? Set(string name) => Variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>A path below the home folder.</summary>
    public string InHome(params string[] parts) => Path.Combine([Home, .. parts]);

    /// <summary>The folder for settings: <c>XDG_CONFIG_HOME</c>, or ~/.config.</summary>
    public string Configuration => Set("XDG_CONFIG_HOME") ?? InHome(".config");

    /// <summary>A settings file's text; empty for one that is missing, unreadable or larger than 1 MiB.</summary>
    public static string Read(string? path)
    {
        if (path is null) return "";
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > LargestFile) return "";
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "";
        }
    }

    /// <summary>An address over HTTP, ending in a slash; null for anything else.</summary>
    public static Uri? Address(string? text) =>
        Uri.TryCreate(text?.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Length > 0 ? address : null;

    private static async Task<string?> Run(string program, string[] arguments, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("sovereignty-ask-");
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            using var process = Process.Start(start);
            if (process is null) return null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(patience.Token);
                var talk = process.StandardError.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                await talk.ConfigureAwait(false);
                return process.ExitCode == 0 ? (await output.ConfigureAwait(false)).Trim() : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
