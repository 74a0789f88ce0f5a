namespace Sovereignty.Sources.Archives;

/// <summary>Tells the root of an operating system's file system from other folders.</summary>
internal static class RootFileSystem
{
    // What identifies a system, and the databases of its package managers (for images without os-release).
    private static readonly string[] Signs =
    [
        "etc/os-release", "usr/lib/os-release", "var/lib/dpkg/status", "lib/apk/db/installed", "usr/lib/apk/db/installed", "var/lib/rpm/rpmdb.sqlite", "var/lib/rpm/Packages",
        "usr/lib/sysimage/rpm/rpmdb.sqlite", "usr/lib/opkg/status", "etc/alpine-release", "etc/debian_version", "etc/arch-release",
    ];

    /// <summary>Whether a folder on disk is one.</summary>
    public static bool IsAt(string folder) => Array.Exists(Signs, s => new FileInfo(Path.Combine(folder, s)) is var file && (file.Exists || file.LinkTarget is not null));

    /// <summary>Whether the entries of an archive are one.</summary>
    public static bool IsIn(List<ArchiveEntry> entries) => entries.Exists(e => e.Kind != EntryKind.Folder && Signs.Contains(e.Path, StringComparer.Ordinal));
}
