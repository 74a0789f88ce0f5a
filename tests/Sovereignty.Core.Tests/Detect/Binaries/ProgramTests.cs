using System.Buffers.Binary;
using Sovereignty.Detect;
using Sovereignty.Detect.Binaries;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Detect.Binaries;

public sealed class ProgramTests
{
    private static readonly string Cases = Golden.Beside("Fixtures");

    [Fact]
    public void A_program_without_extension_is_found_by_its_first_bytes_in_a_folder_and_in_an_archive()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bin/tool", Fixture("go/tool"));
        folder.Write("bin/muster", Fixture("rust/muster"));
        folder.Write("bin/script", "#!/bin/sh\necho hello, this is a text and no program, long enough to be looked into\n");
        folder.Write("README", "text");
        var found = DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions());
        Assert.Equal(["bin/muster", "bin/tool"], found.Files.Where(f => f.Components.Count > 0).Select(f => f.Path));
        Assert.Equal(["bin/muster", "bin/tool"], found.Files.Select(f => f.Path).Distinct());
        var program = Pack.Entry("usr/bin/tool", [.. Fixture("go/tool"), .. new byte[5000]]);
        program.Mode = UnixFileMode.UserExecute | UnixFileMode.UserRead;
        var tar = Pack.Tar(Pack.Entry("etc/os-release", "ID=debian\n"), program);
        foreach (var archive in (byte[][])[tar, Pack.Gzip(tar)]) Assert.Contains("usr/bin/tool: pkg:golang/stdlib@1.24.3", Opened.Components(Opened.Run(archive)));
    }

    [Fact]
    public void A_library_beside_a_list_of_packages_is_left_to_the_list()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/Muster.Lib.dll", Fixture("dotnet/Muster.Lib.dll"));
        folder.Write("b/Muster.Lib.dll", Fixture("dotnet/Muster.Lib.dll"));
        folder.Write("b/App.deps.json", "{}");
        var found = DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions());
        Assert.Equal(["a/Muster.Lib.dll", "b/App.deps.json"], found.Files.Select(f => f.Path));
    }

    [Fact]
    public void A_program_that_tells_nothing_is_not_read_whole()
    {
        var elf = Fixture("go/tool").AsSpan().ToArray();
        Assert.True(Tells(elf));
        elf.AsSpan().Replace((byte)'g', (byte)'q');
        Assert.False(Tells(elf));
        Assert.False(Tells("#!/bin/sh\n"u8.ToArray()));
        Assert.False(Tells([0x7f, (byte)'E', (byte)'L', (byte)'F']));
    }

    [Fact]
    public void A_single_file_program_of_macOS_is_found_by_what_its_data_hold()
    {
        // The mark, with the place of the list in front of it, goes behind the rest, as the header needs its room.
        var elf = Fixture("dotnet-bundle/kasse");
        var place = elf.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38]) - 8;
        byte[] program = [.. elf, .. elf[place..(place + 40)]];
        WriteMacHeader(program, elf.Length);
        Assert.True(Tells(program));
        using var folder = new TemporaryFolder();
        folder.Write("kasse", program);
        var found = DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions());
        Assert.Equal("pkg:nuget/Muster.Lib@2.3.4-beta.1", Assert.Single(found.Files.SelectMany(f => f.Components)).Purl.ToString());
        program[^1] = 0;
        Assert.False(Tells(program));
    }

    [Fact]
    public void A_single_file_program_without_extension_is_found_by_what_its_data_hold()
    {
        var program = Fixture("dotnet-bundle/kasse");
        Assert.True(Tells(program));
        using var folder = new TemporaryFolder();
        folder.Write("opt/kasse", program);
        var found = DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Installed), new RunOptions { Trees = TreeKinds.Installed });
        Assert.Equal("pkg:nuget/Muster.Lib@2.3.4-beta.1", Assert.Single(found.Files.SelectMany(f => f.Components)).Purl.ToString());
        program.AsSpan().Replace((byte)0x8b, (byte)0x8c);
        Assert.False(Tells(program));
    }

    [Fact]
    public void Bytes_changed_at_random_never_fail()
    {
        var random = new Random(20261122);
        foreach (var path in (string[])["go/tool.exe", "go/old.exe", "rust/muster.exe", "windows/kasse.exe", "dotnet/Muster.Lib.dll", "dotnet-bundle/kasse.exe", "dotnet-bundle/kasse", "dotnet-bundle/old.exe"])
        {
            var good = Fixture(path);
            for (var i = 0; i < 400; i++)
            {
                var bad = good.ToArray();
                for (var n = random.Next(1, 8); n > 0; n--) bad[random.Next(bad.Length)] = (byte)random.Next(256);
                Tells(bad);
                foreach (var detector in Detectors.All.Where(d => d.Name.StartsWith("binaries/", StringComparison.Ordinal))) DetectorTester.Run(detector, path, bad);
            }
        }
    }

    [Fact]
    public void A_list_of_crates_that_unpacks_without_end_is_stopped()
    {
        using var memory = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(memory, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(new byte[100 * 1024 * 1024]);
        // The section is the last before the names; it is made longer by putting it at the end.
        var elf = Fixture("rust/muster");
        var section = ProgramImage.Read(elf)!.Sections.Single(s => s.Name == ".dep-v0");
        var header = elf.AsSpan().LastIndexOf(BitConverter.GetBytes(section.Offset));
        byte[] bomb = [.. elf, .. memory.ToArray()];
        BitConverter.TryWriteBytes(bomb.AsSpan(header), (long)elf.Length);
        BitConverter.TryWriteBytes(bomb.AsSpan(header + 8), memory.Length);
        var found = DetectorTester.Run(Detectors.All.Single(d => d.Name == "binaries/rust-program"), "x.exe", bomb);
        Assert.Equal("file-malformed", Assert.Single(found.Problems).Code);
    }

    private static bool Tells(byte[] file) => ProgramPeek.Tells((buffer, at) =>
    {
        if (at < 0 || at >= file.Length) return 0;
        var count = (int)Math.Min(buffer.Length, file.Length - at);
        file.AsSpan((int)at, count).CopyTo(buffer);
        return count;
    });

    // A 64-bit header with two segments, the second of which is the data with the mark.
    private static void WriteMacHeader(byte[] program, int data)
    {
        program.AsSpan(0, 176).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(program, 0xFEEDFACF);
        BinaryPrimitives.WriteUInt32LittleEndian(program.AsSpan(16), 2);
        foreach (var (at, name) in (ReadOnlySpan<(int, string)>)[(32, "__TEXT"), (104, "__DATA")])
        {
            BinaryPrimitives.WriteUInt32LittleEndian(program.AsSpan(at), 0x19);
            BinaryPrimitives.WriteUInt32LittleEndian(program.AsSpan(at + 4), 72);
            System.Text.Encoding.ASCII.GetBytes(name, program.AsSpan(at + 8));
            BinaryPrimitives.WriteUInt64LittleEndian(program.AsSpan(at + 40), (ulong)data);
            BinaryPrimitives.WriteUInt64LittleEndian(program.AsSpan(at + 48), 40);
        }
    }

    private static byte[] Fixture(string path) => File.ReadAllBytes(Path.Combine(Cases, path));
}
