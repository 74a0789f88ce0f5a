using Sovereignty.Detect;

namespace Sovereignty.Sources;

/// <summary>
/// Folders that a walk passes over by default, because they hold what a tool installed or built: their content is named by the lock files
/// beside them. Each is counted and said. Some hold one file that is worth reading all the same.
/// </summary>
internal static class SkippedFolders
{
    // Ordinary sets: to freeze one takes longer than all the questions that a walk asks it.
    private static readonly HashSet<string> Always = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", ".jj", "node_modules", "bower_components", "jspm_packages", "__pycache__", ".tox", ".nox", ".venv", ".mypy_cache", ".pytest_cache",
        ".gradle", ".terraform", ".terragrunt-cache", ".yarn", ".pnpm-store", ".nuget", ".vs", ".idea", ".dart_tool", ".bundle", ".cache", ".next", ".nuxt", ".angular",
    };

    // A name that is only an output folder when its tool's file stands beside it.
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["bin"] = [".csproj", ".fsproj", ".vbproj"],
        ["obj"] = [".csproj", ".fsproj", ".vbproj"],
        ["target"] = ["Cargo.toml", "pom.xml", "build.sbt"],
        ["vendor"] = ["go.mod", "composer.json"],
        ["venv"] = ["requirements.txt", "pyproject.toml", "setup.py"],
        ["deps"] = ["mix.exs"],
        ["Pods"] = ["Podfile"],
        ["Carthage"] = ["Cartfile"],
    };

    private static readonly Dictionary<string, string[]> Picks = new(StringComparer.Ordinal)
    {
        ["obj"] = ["project.assets.json"],
        ["vendor"] = ["modules.txt", "composer/installed.json"],
        ["node_modules"] = [".package-lock.json"],
    };

    // Beside one of these, what is installed is what they name, and need not be read a second time.
    private static readonly HashSet<string> NpmLocks = new(StringComparer.Ordinal) { "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock" };

    // In a file system nothing that is installed is passed over: only the stores of version control, and what the kernel shows as files.
    private static readonly HashSet<string> InstalledToo = new(StringComparer.Ordinal) { ".git", ".hg", ".svn", ".jj" };
    private static readonly HashSet<string> OfKernel = new(StringComparer.Ordinal) { "proc", "sys", "dev", "run" };

    /// <summary>Whether a folder is passed over.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="filesBeside">The names of the files beside it.</param>
    /// <param name="trees">What sort of tree it lies in.</param>
    /// <param name="path">Its path from the root.</param>
    public static bool Skips(string name, List<string> filesBeside, TreeKinds trees, string path)
    {
        if (trees == TreeKinds.Installed) return InstalledToo.Contains(name) || OfKernel.Contains(path);
        if (Always.Contains(name)) return true;
        if (!Beside.TryGetValue(name, out var signs)) return false;
        foreach (var file in filesBeside)
        {
            foreach (var sign in signs)
            {
                if (sign[0] == '.' ? file.EndsWith(sign, StringComparison.Ordinal) : file == sign) return true;
            }
        }

        return false;
    }

    /// <summary>The files of a passed-over folder that are read all the same, relative to it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="filesBeside">The names of the files beside it.</param>
    public static string[] PicksOf(string name, List<string> filesBeside)
    {
        if (!Picks.TryGetValue(name, out var picks)) return [];
        return name == "node_modules" && filesBeside.Exists(NpmLocks.Contains) ? [] : picks;
    }
}
