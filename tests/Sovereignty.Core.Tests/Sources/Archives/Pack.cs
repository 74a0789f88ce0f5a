using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Sovereignty.Tests.Sources.Archives;

/// <summary>Makes archives, honest ones and others.</summary>
internal static class Pack
{
    public const string Lock = """{"name":"app","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"app","version":"1.0.0","dependencies":{"left-pad":"^1.0.0"}},"node_modules/left-pad":{"version":"1.3.0"}}}""";

    public static (string, string) File(string path, string text) => (path, text);

    public static byte[] Tar(params (string Path, string Text)[] files) => Tar(files.Select(f => Entry(f.Path, f.Text)).ToArray());

    public static byte[] Tar(params TarEntry[] entries)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries) tar.WriteEntry(entry);
        }

        return memory.ToArray();
    }

    public static TarEntry Entry(string path, string text) => Entry(path, Encoding.UTF8.GetBytes(text));

    public static TarEntry Entry(string path, byte[] bytes) => new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes) };

    public static TarEntry Folder(string path) => new PaxTarEntry(TarEntryType.Directory, path);

    public static TarEntry Link(string path, string target) => new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target };

    public static TarEntry HardLink(string path, string target) => new PaxTarEntry(TarEntryType.HardLink, path) { LinkName = target };

    public static byte[] Zip(params (string Path, string Text)[] files) => ZipOf([.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))]);

    public static byte[] ZipOf(params (string Path, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return memory.ToArray();
    }

    public static byte[] Zstd(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zstd = new SharpCompress.Compressors.ZStandard.CompressionStream(memory, 1, 0, true)) zstd.Write(bytes);
        return memory.ToArray();
    }

    public static byte[] Bzip2(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var bzip2 = SharpCompress.Compressors.BZip2.BZip2Stream.Create(memory, SharpCompress.Compressors.CompressionMode.Compress, false, true, false)) bzip2.Write(bytes);
        return memory.ToArray();
    }
}
