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

    /// <summary>The places that the tools themselves use: <c>NUGET_PACKAGES</c> or ~/.nuget/packages, <c>VIRTUAL_ENV</c>.</summary>
    public static LocalCacheOptions OfThisMachine(IReadOnlyList<(string Prefix, string Folder)> roots)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var python = Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } environment ? PythonPackages.SiteFolders(environment) : [];
        return new LocalCacheOptions
        {
            Roots = roots,
            NuGetPackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(home, ".nuget", "packages"),
            SitePackages = [.. python],
        };
    }
}
