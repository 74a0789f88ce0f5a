using System.ComponentModel;
using System.Diagnostics;

namespace Sovereignty.Resolve.Registries.Npm;

/// <summary>Where npm on this machine looks for packages: its environment, the user's .npmrc, else what npm itself answers in an empty folder.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Scopes">Registries of scopes, <c>@acme</c>.</param>
/// <param name="Tokens">Tokens by <c>//host/path/</c>; sent to that place only.</param>
internal sealed record NpmConfiguration(Uri Registry, IReadOnlyDictionary<string, Uri> Scopes, IReadOnlyDictionary<string, string> Tokens)
{
    private const int LargestFile = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>This machine's; null when nothing says where.</summary>
    public static async Task<NpmConfiguration?> OfThisMachine(CancellationToken stop)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var file = Variable("npm_config_userconfig") ?? Path.Combine(home, ".npmrc");
        var parsed = Parse(ReadCapped(file), Environment.GetEnvironmentVariable);
        var registry = Address(Variable("npm_config_registry")) ?? parsed.Registry ?? Address(await AskNpm(stop).ConfigureAwait(false));
        return registry is null ? null : new NpmConfiguration(registry, parsed.Scopes, parsed.Tokens);
    }

    /// <summary>Reads an .npmrc.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="variable">Gives the value of <c>${NAME}</c>.</param>
    public static (Uri? Registry, IReadOnlyDictionary<string, Uri> Scopes, IReadOnlyDictionary<string, string> Tokens) Parse(string text, Func<string, string?> variable)
    {
        Uri? registry = null;
        var scopes = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        var tokens = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            var equals = trimmed.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || trimmed[0] is '#' or ';') continue;
            var key = trimmed[..equals].Trim();
            var value = Expand(trimmed[(equals + 1)..].Trim().Trim('"', '\''), variable);
            if (key == "registry") registry = Address(value);
            else if (key.StartsWith('@') && key.EndsWith(":registry", StringComparison.Ordinal) && Address(value) is { } scoped) scopes[key[..^9]] = scoped;
            else if (key.StartsWith("//", StringComparison.Ordinal) && key.EndsWith(":_authToken", StringComparison.Ordinal)) tokens[key[..^11]] = value;
        }

        return (registry, scopes, tokens);
    }

    /// <summary>The registry of a scope, or the general one.</summary>
    public Uri RegistryOf(string? scope) => scope is not null && Scopes.TryGetValue(scope, out var own) ? own : Registry;

    /// <summary>The token for an address: the one whose place is the longest beginning of it.</summary>
    public string? TokenFor(Uri address)
    {
        var place = $"//{address.Authority}{address.AbsolutePath}";
        return Tokens.Where(t => place.StartsWith(t.Key.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)).OrderByDescending(t => t.Key.Length).Select(t => t.Value).FirstOrDefault();
    }

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text?.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(name.ToUpperInvariant());

    private static string Expand(string value, Func<string, string?> variable)
    {
        for (var round = 0; round < 10 && value.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; round++)
        {
            var end = value.IndexOf('}', start);
            if (end < 0) break;
            value = string.Concat(value.AsSpan(0, start), variable(value[(start + 2)..end]) ?? "", value.AsSpan(end + 1));
        }

        return value;
    }

    private static string ReadCapped(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > LargestFile) return "";
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // In an empty folder, so that no .npmrc of a project answers.
    private static async Task<string?> AskNpm(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("sovereignty-npm-");
        try
        {
            var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["config", "get", "registry"])
            {
                WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            using var npm = Process.Start(start);
            if (npm is null) return null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            try
            {
                var output = npm.StandardOutput.ReadToEndAsync(patience.Token);
                var talk = npm.StandardError.ReadToEndAsync(patience.Token);
                await npm.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                await talk.ConfigureAwait(false);
                return npm.ExitCode == 0 ? (await output.ConfigureAwait(false)).Trim() : null;
            }
            catch (OperationCanceledException)
            {
                npm.Kill(entireProcessTree: true);
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
