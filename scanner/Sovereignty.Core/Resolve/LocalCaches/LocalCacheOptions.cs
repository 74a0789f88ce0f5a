namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Where package caches and installed packages lie. Only read, never written.</summary>
public sealed record LocalCacheOptions
{
    /// <summary>The scanned folders: the prefix that evidence paths of each begin with (empty for a single one), and where it lies.</summary>
    public IReadOnlyList<(string Prefix, string Folder)> Roots { get; init; } = [];

    /// <summary>NuGet's global packages folder, or null.</summary>
    public string? NuGetPackages { get; init; }

    /// <summary>Folders with installed Python packages beside those found below the roots.</summary>
    public IReadOnlyList<string> SitePackages { get; init; } = [];

    /// <summary>Maven's local repository, or null.</summary>
    public string? MavenRepository { get; init; }

    /// <summary>Cargo's home, or null.</summary>
    public string? CargoHome { get; init; }

    /// <summary>Go's module cache, or null.</summary>
    public string? GoModules { get; init; }

    /// <summary>Folders with installed gems: each has a folder <c>specifications</c>.</summary>
    public IReadOnlyList<string> Gems { get; init; } = [];

    /// <summary>
    /// The places that the tools themselves use, by their environment variables, else their usual ones: <c>NUGET_PACKAGES</c>, <c>VIRTUAL_ENV</c>,
    /// <c>CONDA_PREFIX</c>, <c>PYTHONUSERBASE</c>, <c>MAVEN_ARGS</c> and <c>MAVEN_OPTS</c>, the local repository of Maven's settings.xml, <c>CARGO_HOME</c>, <c>GOMODCACHE</c>, <c>GOPATH</c>,
    /// <c>GEM_HOME</c>, <c>GEM_PATH</c>. No tool is run.
    /// </summary>
    public static LocalCacheOptions OfThisMachine(IReadOnlyList<(string Prefix, string Folder)> roots) =>
        Of(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) with { Roots = roots };

    /// <summary>The places for an environment; the seam for tests.</summary>
    internal static LocalCacheOptions Of(Func<string, string?> variable, string home)
    {
        var python = new[] { Set("VIRTUAL_ENV"), Set("CONDA_PREFIX"), Set("PYTHONUSERBASE"), home.Length == 0 ? null : Path.Combine(home, ".local") };
        var goPath = Set("GOPATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? Path.Combine(home, "go");
        var ruby = new[] { Path.Combine(home, ".gem", "ruby"), Path.Combine(home, ".local", "share", "gem", "ruby"), "/var/lib/gems", "/usr/lib/ruby/gems", "/usr/local/lib/ruby/gems" };
        return new LocalCacheOptions
        {
            NuGetPackages = Set("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages"),
            SitePackages = [.. python.OfType<string>().SelectMany(PythonPackages.SiteFolders)],
            MavenRepository = MavenFolder.OfMachine(variable, home),
            CargoHome = Set("CARGO_HOME") ?? Path.Combine(home, ".cargo"),
            GoModules = Set("GOMODCACHE") ?? Path.Combine(goPath, "pkg", "mod"),
            Gems = [.. new[] { Set("GEM_HOME") }.Concat(Set("GEM_PATH")?.Split(Path.PathSeparator) ?? []).OfType<string>().Where(f => f.Length > 0).Concat(ruby.SelectMany(LocalPackages.Folders))],
        };

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
