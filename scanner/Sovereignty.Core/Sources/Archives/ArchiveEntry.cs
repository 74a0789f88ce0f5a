namespace Sovereignty.Sources.Archives;

/// <summary>An entry of an archive.</summary>
/// <param name="Path">Its path, cleaned; empty for the archive's root folder.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">A file's size.</param>
/// <param name="Content">A file's bytes, where they were kept.</param>
/// <param name="Link">Where a link leads: as it stands for a symbolic link, a cleaned path for a hard one.</param>
internal readonly record struct ArchiveEntry(string Path, EntryKind Kind, long Length = 0, Content? Content = null, string? Link = null);

/// <summary>What an entry is. Devices, sockets and the like are left out.</summary>
internal enum EntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A second name of a file.</summary>
    HardLink,
}
