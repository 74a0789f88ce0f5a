using Sovereignty.Text;

namespace Sovereignty.Tests.Sources;

public sealed class ReasonTests
{
    [Fact]
    public void A_missing_file_is_told_without_its_full_path()
    {
        using var folder = new TemporaryFolder();
        var failure = Assert.ThrowsAny<IOException>(() => File.OpenHandle(Path.Combine(folder.Path, "nichts")));
        Assert.Equal("it does not exist", Reason.Of(failure));
        Assert.Equal($"`{Path.Combine(folder.Path, "nichts")}`: it does not exist", Reason.WithPath(failure));
    }

    [Theory]
    [InlineData("IO_EOF_ReadBeyondEOF", "it could not be made sense of")]
    [InlineData("net_http_ssl, host.example", "it could not be made sense of")]
    [InlineData("database disk image is malformed.", "database disk image is malformed")]
    [InlineData("", "it could not be made sense of")]
    public void What_a_library_says_stays_where_it_says_anything(string message, string expected) => Assert.Equal(expected, Reason.Of(new InvalidOperationException(message)));

    [Fact]
    public void A_text_that_was_left_out_still_gives_the_path() =>
        Assert.Equal("`/x/aus.json`: it does not exist", Reason.WithPath(new DirectoryNotFoundException("IO_PathNotFound_Path, /x/aus.json")));

    [Fact]
    public void A_full_disk_is_called_one() => Assert.Equal("there is no room left on the disk", Reason.Of(new IOException("IO_Something", 28)));
}
