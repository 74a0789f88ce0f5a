using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Reads METADATA of installed Python packages. Source: Python Packaging User Guide, "Core metadata specifications".</summary>
internal sealed class PythonPackages
{
    private const int MostPackages = 20_000;

    private static readonly string[] EnvironmentFolders = [".venv", "venv", "env"];

    private readonly Dictionary<(string Name, string Version), string> installed = [];

    public PythonPackages(LocalCacheOptions options)
    {
        var environments = options.Roots.SelectMany(r => EnvironmentFolders.Select(n => Path.Combine(r.Folder, n)));
        foreach (var folder in environments.SelectMany(SiteFolders).Concat(options.SitePackages).Distinct(StringComparer.Ordinal)) Index(folder);
    }

    /// <summary>The folders of a virtual environment that packages are installed in.</summary>
    public static IEnumerable<string> SiteFolders(string environment)
    {
        var windows = Path.Combine(environment, "Lib", "site-packages");
        if (Directory.Exists(windows)) return [windows];
        return Listed(Path.Combine(environment, "lib"), "python3*").Select(v => Path.Combine(v, "site-packages")).Where(Directory.Exists).Order(StringComparer.Ordinal);
    }

    /// <summary>Where a package's metadata lie; null for one that is not installed here.</summary>
    public string? Folder(PackageUrl purl) => installed.GetValueOrDefault((purl.Name, purl.Version!));

    public ImmutableArray<PackageStatement> Read(PackageUrl purl) =>
        installed.TryGetValue((purl.Name, purl.Version!), out var folder) && LocalPackages.ReadCapped(Path.Combine(folder, "METADATA")) is { } bytes ? Parse(bytes) : [];

    internal static ImmutableArray<PackageStatement> Parse(byte[] bytes)
    {
        string? expression = null, licence = null, author = null, maintainer = null, home = null, source = null;
        var classifiers = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.Length == 0) break;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(text[0])) continue;
            var value = text[(colon + 1)..].Trim();
            if (value.Length is 0 or > 2000 || value == "UNKNOWN") continue;
            switch (text[..colon].ToLowerInvariant())
            {
                case "license-expression": expression = value; break;
                case "license": licence = value; break;
                case "classifier" when value.StartsWith("License ::", StringComparison.Ordinal): classifiers.Add(value); break;
                case "author": author = value; break;
                case "maintainer": maintainer = value; break;
                case "home-page": home = value; break;
                case "project-url": source ??= Source(value); break;
            }
        }

        if ((expression ?? licence ?? author ?? maintainer ?? home ?? source) is null && classifiers.Count == 0) return [];
        var said = new PackageStatement(Origin.Declared, new Because("METADATA of the installed package"))
        {
            Licence = expression ?? licence, Maker = author ?? maintainer, SourceUrl = source ?? home,
        };
        // The free field is the more exact of the two ("Apache 2.0" for "Apache Software License") or holds a file name or a whole text, which no
        // reader of licences takes for one: the classifiers then speak.
        if (classifiers.Count > 1) classifiers.Remove("License :: OSI Approved");
        return expression is not null || classifiers.Count == 0 ? [said]
            : [said, new PackageStatement(Origin.Declared, new Because("the classifiers of the installed package")) { Licence = string.Join("; ", classifiers) }];
    }

    // "Source, https://…": of the links those that lead to the source.
    private static string? Source(string link)
    {
        var comma = link.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return null;
        var label = link[..comma].Trim().ToLowerInvariant();
        return label is "source" or "source code" or "repository" or "code" or "github" or "sources" or "homepage" or "home" ? link[(comma + 1)..].Trim() : null;
    }

    private void Index(string siteFolder)
    {
        foreach (var folder in Listed(siteFolder, "*.dist-info").Take(MostPackages - Math.Min(MostPackages, installed.Count)))
        {
            var name = Path.GetFileName(folder)[..^".dist-info".Length];
            var dash = name.LastIndexOf('-');
            if (dash <= 0) continue;
            var purl = PackageUrl.Create("pypi", null, name[..dash], name[(dash + 1)..]);
            installed.TryAdd((purl.Name, purl.Version!), folder);
        }
    }

    private static IEnumerable<string> Listed(string folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder, pattern).Take(MostPackages).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
