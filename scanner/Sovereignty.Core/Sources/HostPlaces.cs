using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Sources;

/// <summary>
/// The files that tell what is installed on a machine: the databases of package managers, and the packages of languages in the places where they are
/// installed for everybody or for one user. Nothing else of the disk is looked at, and no link is followed.
/// </summary>
internal static class HostPlaces
{
    private const int MostFiles = 500_000;

    private static readonly string[] Homes = ["root", "home/*", "var/home/*", "Users/*"];

    private static readonly string[] Databases =
    [
        "etc/os-release", "usr/lib/os-release", "var/lib/dpkg/status", "var/lib/dpkg/status.d/*", "lib/apk/db/installed", "usr/lib/apk/db/installed",
        "var/lib/rpm/rpmdb.sqlite", "var/lib/rpm/Packages.db", "var/lib/rpm/Packages", "usr/lib/sysimage/rpm/rpmdb.sqlite", "usr/lib/sysimage/rpm/Packages.db",
        "usr/lib/sysimage/rpm/Packages", "usr/share/rpm/rpmdb.sqlite", "usr/share/rpm/Packages.db", "usr/share/rpm/Packages", "var/lib/pacman/local/*/desc",
        "usr/lib/opkg/status", "var/lib/opkg/status", "snap/*/*/meta/snap.yaml", "var/lib/snapd/snap/*/*/meta/snap.yaml",
        .. Flatpaks("var/lib"), .. Homes.SelectMany(h => Flatpaks($"{h}/.local/share")),
        .. Brew("home/linuxbrew/.linuxbrew"), .. Brew("opt/homebrew"), .. Brew("usr/local"),
    ];

    private static readonly string[] PythonFolders =
    [
        "usr/lib/python3/dist-packages", "usr/lib/python3.*/site-packages", "usr/lib64/python3.*/site-packages", "usr/local/lib/python3.*/dist-packages",
        "usr/local/lib/python3.*/site-packages", "usr/local/lib64/python3.*/site-packages", "opt/pipx/venvs/*/lib/python3.*/site-packages",
        .. Homes.SelectMany(h => (string[])[$"{h}/.local/lib/python3.*/site-packages", $"{h}/.local/share/pipx/venvs/*/lib/python3.*/site-packages"]),
    ];

    private static readonly string[] NodeFolders =
    [
        "usr/lib/node_modules", "usr/local/lib/node_modules",
        .. Homes.SelectMany(h => (string[])[$"{h}/.npm-global/lib/node_modules", $"{h}/.nvm/versions/node/*/lib/node_modules"]),
    ];

    private static readonly string[] GemFolders =
    [
        "var/lib/gems/*/specifications", "usr/lib/ruby/gems/*/specifications", "usr/local/lib/ruby/gems/*/specifications", "usr/share/gems/specifications",
        "usr/local/share/gems/specifications", "usr/local/bundle/specifications",
        .. Homes.SelectMany(h => (string[])[$"{h}/.gem/ruby/*/specifications", $"{h}/.local/share/gem/ruby/*/specifications"]),
    ];

    /// <summary>The places, as paths relative to the root in which a <c>*</c> stands for any part of a name.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. Databases,
        .. PythonFolders.SelectMany(f => (string[])[$"{f}/*.dist-info/METADATA", $"{f}/*.egg-info/PKG-INFO", $"{f}/*.egg-info"]),
        .. NodeFolders.SelectMany(f => (string[])[$"{f}/*/package.json", $"{f}/@*/*/package.json"]),
        .. GemFolders.Select(f => $"{f}/*.gemspec"),
        .. Homes.Select(h => $"{h}/.dotnet/tools/.store/*/*/*/*/*.nuspec"),
    ];

    /// <summary>The files that are there, relative to the root with <c>/</c>, sorted, each once.</summary>
    /// <param name="root">The root's full path.</param>
    /// <param name="problems">Folders that must not be read.</param>
    public static ImmutableArray<string> Find(string root, List<Problem> problems)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var closed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var place in All) Expand(new DirectoryInfo(root), "", place.Split('/'), found, closed);
        problems.AddRange(closed.Select(c => new Problem("folder-unreadable", ProblemSeverity.Note, "the folder could not be read: permission denied")
        {
            Path = c, Hint = "packages that are installed there for one user are missing; scan as an administrator to see them",
        }));
        return [.. found];
    }

    private static void Expand(DirectoryInfo folder, string path, ReadOnlySpan<string> parts, SortedSet<string> found, SortedSet<string> closed)
    {
        if (found.Count >= MostFiles) return;
        try
        {
            if (parts.Length == 1)
            {
                foreach (var file in parts[0].Contains('*', StringComparison.Ordinal) ? folder.EnumerateFiles(parts[0]) : [new FileInfo(Path.Combine(folder.FullName, parts[0]))])
                {
                    if (file.Exists && IsPlain(file)) found.Add(path + file.Name);
                }

                return;
            }

            foreach (var next in parts[0].Contains('*', StringComparison.Ordinal) ? folder.EnumerateDirectories(parts[0]) : [new DirectoryInfo(Path.Combine(folder.FullName, parts[0]))])
            {
                if (next.Exists && IsPlain(next)) Expand(next, $"{path}{next.Name}/", parts[1..], found, closed);
            }
        }
        catch (UnauthorizedAccessException)
        {
            closed.Add(path.TrimEnd('/'));
        }
        catch (IOException)
        {
            // It went away while it was looked at.
        }
    }

    private static bool IsPlain(FileSystemInfo entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string[] Flatpaks(string folder) => [$"{folder}/flatpak/app/*/*/*/*/metadata", $"{folder}/flatpak/runtime/*/*/*/*/metadata"];

    private static string[] Brew(string folder) =>
    [
        $"{folder}/Cellar/*/*/INSTALL_RECEIPT.json", $"{folder}/Caskroom/*/.metadata/INSTALL_RECEIPT.json",
        $"{folder}/Caskroom/*/.metadata/*/*/Casks/*.json", $"{folder}/Caskroom/*/.metadata/*/*/Casks/*.rb",
    ];
}
