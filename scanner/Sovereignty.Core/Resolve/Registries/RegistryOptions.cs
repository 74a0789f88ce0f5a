using System.Collections.Immutable;

namespace Sovereignty.Resolve.Registries;

/// <summary>How registries are asked.</summary>
public sealed record RegistryOptions
{
    /// <summary>The folder that answers are kept in.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many questions are under way at once.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Told after each package how many are done and how many there are, from any thread.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>Addresses by purl type that the user named, for registries that no client of this machine is set to. Asked without credentials.</summary>
    public ImmutableSortedDictionary<string, string> Addresses { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The usual cache folder: below XDG_CACHE_HOME or the platform's folder for local data.</summary>
    public static string DefaultCacheFolder()
    {
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root, "sovereignty", "registries");
    }
}
