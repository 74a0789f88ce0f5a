using Sovereignty.Resolve.LocalCaches;

namespace Sovereignty.Sources;

/// <summary>
/// Maven's local repository on this machine, for POMs that inherit from what is not in the tree. Only read; nothing is looked for before a file asks,
/// and a link, a large file or one outside the folder counts as missing.
/// </summary>
public sealed class LocalRepository
{
    private readonly Lazy<string?> folder;
    private readonly ParsedFiles parsed = new();

    /// <summary>A repository whose folder is found when first asked.</summary>
    /// <param name="folder">Gives the folder, or null where there is none.</param>
    public LocalRepository(Func<string?> folder) => this.folder = new(() => folder() is { } path && Directory.Exists(path) ? Path.GetFullPath(path) : null);

    /// <summary>The one that Maven uses on this machine: by <c>-Dmaven.repo.local</c> in its environment, settings.xml of the user, else <c>~/.m2/repository</c>.</summary>
    public static LocalRepository OfThisMachine() =>
        new(() => MavenFolder.OfMachine(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));

    /// <summary>Parses a file once.</summary>
    /// <param name="path">Relative to the repository, with <c>/</c>.</param>
    /// <param name="parse">Gets the bytes.</param>
    public T? Parsed<T>(string path, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class
    {
        if (folder.Value is not { } root || !path.Split('/').All(LocalPackages.IsPlainName)) return null;
        return parsed.Get(path, file => LocalPackages.ReadCapped(Path.Combine(root, file)), parse);
    }
}
