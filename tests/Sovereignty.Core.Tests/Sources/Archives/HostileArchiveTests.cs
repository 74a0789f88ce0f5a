using System.IO.Compression;
using System.Text;

namespace Sovereignty.Tests.Sources.Archives;

public sealed class HostileArchiveTests
{
    private const string Good = "package-lock.json: pkg:npm/left-pad@1.3.0";

    [Theory]
    [InlineData("../package-lock.json")]
    [InlineData("a/../../package-lock.json")]
    [InlineData("./../package-lock.json")]
    public void An_entry_that_leads_out_is_told_and_the_rest_is_read(string path)
    {
        foreach (var archive in (byte[][])[Pack.Tar((path, Pack.Lock), ("package-lock.json", Pack.Lock)), Pack.Zip((path, Pack.Lock), ("package-lock.json", Pack.Lock))])
        {
            var found = Opened.Run(archive);
            Assert.Equal([Good], Opened.Components(found).Where(c => c.Contains("left-pad", StringComparison.Ordinal)));
            Assert.Equal(["archive-entry-outside app.tar"], Opened.Problems(found));
        }
    }

    [Fact]
    public void Backslashes_and_absolute_names_stay_inside()
    {
        var found = Opened.Run(Pack.Zip(("web\\package-lock.json", Pack.Lock), ("..\\..\\evil\\package-lock.json", Pack.Lock), ("/abs/package-lock.json", Pack.Lock)));
        Assert.Equal(["abs/package-lock.json", "web/package-lock.json"], found.Files.Select(f => f.Path));
        Assert.Equal(["archive-entry-outside app.tar"], Opened.Problems(found));
    }

    [Fact]
    public void Links_that_lead_out_or_round_in_circles_are_not_followed()
    {
        var found = Opened.Run(Pack.Tar(
            Pack.Link("out", "../../etc"), Pack.Link("abs", "/etc"), Pack.Link("a", "b"), Pack.Link("b", "a"), Pack.Entry("a/package-lock.json", Pack.Lock), Pack.Link("self", "."),
            Pack.Entry("package-lock.json", Pack.Lock)));
        Assert.Equal([Good], Opened.Components(found).Where(c => c.Contains("left-pad", StringComparison.Ordinal)));
        Assert.Equal(2, Opened.Problems(found).Count(p => p == "archive-entry-outside app.tar"));
    }

    [Fact]
    public void Of_two_entries_of_one_name_the_last_counts_and_it_is_told()
    {
        var found = Opened.Run(Pack.Tar(("package-lock.json", "{"), ("package-lock.json", Pack.Lock)));
        Assert.Equal([Good], Opened.Components(found).Where(c => c.Contains("left-pad", StringComparison.Ordinal)));
        Assert.Equal(["archive-duplicate app.tar"], Opened.Problems(found));
    }

    [Fact]
    public void A_bomb_is_stopped_before_it_fills_anything()
    {
        var bomb = Bomb(700 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Opened.Run(bomb);
        Assert.Equal(["archive-too-large app.tar"], Opened.Problems(found));
        Assert.Contains(Good, Opened.Components(found));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void A_zip_entry_that_cannot_be_unpacked_costs_that_entry()
    {
        var zip = Pack.Zip(("a/package-lock.json", Pack.Lock), ("package-lock.json", Pack.Lock));
        // The first entry's data, behind its header of 30 bytes and its name.
        zip.AsSpan(30 + "a/package-lock.json".Length, 40).Fill(0xff);
        var found = Opened.Run(zip);
        Assert.Contains(Good, Opened.Components(found));
        Assert.Equal(["archive-malformed app.tar"], Opened.Problems(found));
    }

    [Fact]
    public void An_entry_under_a_password_is_told()
    {
        var zip = Pack.Zip(("package-lock.json", Pack.Lock), ("web/package-lock.json", Pack.Lock));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[central + 8] |= 1;
        var found = Opened.Run(zip);
        Assert.Equal(["archive-encrypted app.tar"], Opened.Problems(found));
        Assert.Equal(["web/package-lock.json"], found.Files.Select(f => f.Path).Distinct());
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("tar.zst")]
    [InlineData("tar.bz2")]
    [InlineData("zip")]
    public void Cut_anywhere_it_gives_what_came_before_and_never_fails(string format)
    {
        var tar = Pack.Tar([("package-lock.json", Pack.Lock), .. Enumerable.Range(0, 20).Select(i => ($"d{i}/package-lock.json", Pack.Lock))]);
        var archive = format switch
        {
            "tar" => tar,
            "tar.gz" => Pack.Gzip(tar),
            "tar.zst" => Pack.Zstd(tar),
            "tar.bz2" => Pack.Bzip2(tar),
            _ => Pack.Zip([.. Enumerable.Range(0, 20).Select(i => ($"d{i}/package-lock.json", Pack.Lock))]),
        };
        var step = Math.Max(1, archive.Length / 60);
        for (var length = 0; length < archive.Length; length += step) Opened.Run(archive[..length]);
        var half = Opened.Run(tar[..(tar.Length / 2)]);
        Assert.Contains(Good, Opened.Components(half));
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("gz")]
    [InlineData("bz2")]
    [InlineData("xz")]
    [InlineData("zst")]
    [InlineData("zip")]
    public void Noise_behind_a_good_beginning_never_fails(string format)
    {
        byte[] start = format switch
        {
            "tar" => Pack.Tar(("package-lock.json", Pack.Lock))[..512],
            "gz" => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
            "bz2" => "BZh9"u8.ToArray(),
            "xz" => [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4],
            "zst" => [0x28, 0xb5, 0x2f, 0xfd],
            _ => "PK\u0003\u0004"u8.ToArray(),
        };
        var random = new Random(20261122);
        for (var i = 0; i < 30; i++)
        {
            var noise = new byte[random.Next(1, 4000)];
            random.NextBytes(noise);
            Opened.Run([.. start, .. noise]);
        }
    }

    [Fact]
    public void A_header_that_promises_more_than_there_is_takes_no_memory()
    {
        var tar = Pack.Tar(("package-lock.json", Pack.Lock), ("b/package-lock.json", Pack.Lock));
        // The size of the second file, in the header before its name: 8 GiB less one.
        var second = tar.AsSpan().IndexOf(Encoding.ASCII.GetBytes("b/package-lock.json\0"));
        Encoding.ASCII.GetBytes("77777777777\0").CopyTo(tar, second + 124);
        Checksum(tar.AsSpan(second, 512));
        foreach (var archive in (byte[][])[tar, Pack.Gzip(tar)])
        {
            var found = Opened.Run(archive);
            Assert.Contains(Good, Opened.Components(found));
            Assert.Contains("archive-malformed app.tar", Opened.Problems(found));
        }
    }

    [Fact]
    public void Very_many_bad_entries_give_a_bounded_number_of_problems()
    {
        var found = Opened.Run(Pack.Tar([.. Enumerable.Range(0, 2000).Select(i => ($"../x{i}", ""))]));
        Assert.Equal(100, found.Problems.Length);
    }

    [Fact]
    public void A_tree_that_is_too_deep_is_told()
    {
        var found = Opened.Run(Pack.Tar((string.Join('/', Enumerable.Repeat("d", 1000)) + "/package-lock.json", Pack.Lock), ("package-lock.json", Pack.Lock)));
        Assert.Equal(["archive-entry-outside app.tar"], Opened.Problems(found));
        Assert.Contains(Good, Opened.Components(found));
    }

    private static void Checksum(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var b in header) sum += b;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
    }

    // A lock file, then a file of zeros, compressed as it is written.
    private static byte[] Bomb(long zeros)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Pack.Tar(("package-lock.json", Pack.Lock)).AsSpan()[..^1024]);
            var header = new byte[512];
            "zeros.json"u8.CopyTo(header);
            Encoding.ASCII.GetBytes("0000644\0").CopyTo(header, 100);
            Encoding.ASCII.GetBytes(Convert.ToString(zeros, 8).PadLeft(11, '0') + "\0").CopyTo(header, 124);
            header[156] = (byte)'0';
            "ustar\000"u8.CopyTo(header.AsSpan(257));
            Checksum(header);
            gzip.Write(header);
            var block = new byte[1024 * 1024];
            for (long i = 0; i < zeros; i += block.Length) gzip.Write(block);
        }

        return memory.ToArray();
    }
}
