namespace Sovereignty.Detect;

/// <summary>
/// Which files a detector wants: a file name (<c>go.mod</c>), a name with one <c>*</c> (<c>*.csproj</c>, <c>requirements*.txt</c>), either
/// under named folders (<c>obj/project.assets.json</c>, <c>.github/workflows/*.yml</c>; a folder may be <c>*</c>). Case counts only on names
/// without <c>*</c>.
/// </summary>
public sealed class FilePattern
{
    private readonly string prefix;
    private readonly string? suffix;
    private readonly string[] folders;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="ArgumentException">More than one <c>*</c> in the file name, or no name.</exception>
    public FilePattern(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Text = text;
        var parts = text.Split('/');
        folders = parts[..^1];
        var name = parts[^1];
        var star = name.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && name.IndexOf('*', star + 1) >= 0) throw new ArgumentException($"more than one * in the file name of {text}", nameof(text));
        prefix = star < 0 ? name : name[..star];
        suffix = star < 0 ? null : name[(star + 1)..];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The exact file name, or null when it has a <c>*</c>.</summary>
    public string? ExactName => suffix is null ? prefix : null;

    /// <summary>Whether a file is meant.</summary>
    /// <param name="name">The file name.</param>
    /// <param name="folder">Its folder relative to the root, with <c>/</c>.</param>
    public bool Matches(ReadOnlySpan<char> name, ReadOnlySpan<char> folder)
    {
        if (suffix is null
            ? !name.SequenceEqual(prefix)
            : name.Length < prefix.Length + suffix.Length || !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        for (var i = folders.Length - 1; i >= 0; i--)
        {
            if (folder.IsEmpty) return false;
            var slash = folder.LastIndexOf('/');
            var last = folder[(slash + 1)..];
            if (folders[i] != "*" && !last.SequenceEqual(folders[i])) return false;
            folder = slash < 0 ? [] : folder[..slash];
        }

        return true;
    }
}
