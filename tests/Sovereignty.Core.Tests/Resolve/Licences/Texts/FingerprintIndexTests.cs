using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences.Texts;

public sealed class FingerprintIndexTests
{
    private static readonly LicenceFingerprint[] Prints = LicenceTexts.Shipped();

    [Fact]
    public void What_was_put_in_comes_out_word_for_word()
    {
        var index = FingerprintIndex.Of(Prints);

        Assert.Equal(Prints.Length, index.Count);
        for (var i = 0; i < Prints.Length; i++)
        {
            var read = index.Text(i);
            Assert.Equal((Prints[i].Id, Prints[i].Kind, Prints[i].OrLater), (read.Id, read.Kind, read.OrLater));
            Assert.Equal(Prints[i].Words, read.Words);
            Assert.Equal(Prints[i].Copyright, read.Copyright);
            Assert.Equal(Prints[i].Words.Length, index.LengthOf(i));
        }
    }

    [Fact]
    public void Every_indexed_run_is_found_by_its_hash()
    {
        var index = FingerprintIndex.Of(Prints[..50]);
        var found = new int[50];
        for (var text = 0; text < 50; text++)
        {
            for (var at = 0; at + FingerprintIndex.Run <= Prints[text].Words.Length; at++)
            {
                var hash = FingerprintIndex.Hash(Prints[text].Words.AsSpan(at));
                foreach (var run in index.RunsLike(hash))
                {
                    if (run.Hash == hash && run.Text == text && run.At == at) found[text]++;
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(index.RunsOf), found);
        Assert.True(found.Sum() > 1000);
    }

    [Fact]
    public void The_same_fingerprints_give_the_same_bytes() => Assert.Equal(FingerprintIndexBuilder.Build(Prints), FingerprintIndexBuilder.Build(Prints));

    [Fact]
    public void A_file_that_is_missing_cut_or_changed_is_not_opened()
    {
        var bytes = FingerprintIndexBuilder.Build(Prints[..20]);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            Assert.NotNull(FingerprintIndex.Open(path));
            foreach (var cut in (int[])[0, 3, 55, 56, bytes.Length / 2, bytes.Length - 1])
            {
                File.WriteAllBytes(path, bytes[..cut]);
                Assert.Null(FingerprintIndex.Open(path));
            }

            bytes[bytes.Length / 3] ^= 1;
            File.WriteAllBytes(path, bytes);
            Assert.Null(FingerprintIndex.Open(path));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Null(FingerprintIndex.Open(path));
    }
}
