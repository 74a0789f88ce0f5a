using Sovereignty.Model;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Tests.Sources.Archives;

public sealed class ArchiveSourceTests
{
    private const string Found = "web/package-lock.json: pkg:npm/left-pad@1.3.0";

    public static TheoryData<string> Formats => ["tar", "tar.gz", "tar.bz2", "tar.zst", "tar.xz", "zip", "jar in name only.zip"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_read_as_the_folder_that_it_unpacks_to(string format)
    {
        var found = Opened.Run(Make(format), "app." + format);
        Assert.Contains(Found, Opened.Components(found));
        Assert.Equal(SourceKind.Archive, found.Kind);
        Assert.Empty(Opened.Problems(found));
        Assert.Equal(2, found.FilesSeen);
    }

    [Fact]
    public void The_format_is_told_by_the_first_bytes_and_not_by_the_name()
    {
        Assert.Contains(Found, Opened.Components(Opened.Run(Pack.Zip(("web/package-lock.json", Pack.Lock)), "app.tar.gz")));
        Assert.Contains(Found, Opened.Components(Opened.Run(Pack.Tar(("web/package-lock.json", Pack.Lock)), "app")));
    }

    [Fact]
    public void The_rules_of_folders_hold_in_archives_too()
    {
        var found = Opened.Run(Pack.Tar(
            ("package-lock.json", Pack.Lock), (".gitignore", "ignored/\n"), ("ignored/package-lock.json", Pack.Lock), ("node_modules/left-pad/package-lock.json", Pack.Lock)));
        Assert.Equal(["package-lock.json: pkg:npm/left-pad@1.3.0"], Opened.Components(found).Where(c => c.Contains("left-pad", StringComparison.Ordinal)));
        Assert.Equal(1, found.FoldersSkipped["node_modules"]);
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public void A_neighbour_inside_the_archive_is_read(string format)
    {
        var tar = Pack.Tar(
            ("src/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Serilog" Version="$(SerilogVersion)" /></ItemGroup></Project>"""),
            ("Directory.Build.props", "<Project><PropertyGroup><SerilogVersion>4.0.0</SerilogVersion></PropertyGroup></Project>"));
        var found = Opened.Run(format == "tar" ? tar : Pack.Gzip(tar));
        Assert.Contains("src/App.csproj: pkg:nuget/Serilog@4.0.0", Opened.Components(found));
    }

    [Fact]
    public void Archives_inside_are_opened_as_folders_and_not_without_end()
    {
        var inner = Pack.Gzip(Pack.Tar(("package-lock.json", Pack.Lock)));
        Assert.Contains("parts/a.tgz!/package-lock.json: pkg:npm/left-pad@1.3.0", Opened.Components(Opened.Run(Pack.ZipOf(("parts/a.tgz", inner)))));
        var deep = inner;
        for (var i = 0; i < 6; i++) deep = Pack.ZipOf(($"level{i}.zip", deep));
        var found = Opened.Run(deep);
        Assert.Empty(Opened.Components(found));
        Assert.Equal(["archive-too-deep level5.zip!/level4.zip!/level3.zip!/level2.zip"], Opened.Problems(found));
    }

    [Fact]
    public void A_root_file_system_is_read_for_what_is_installed_and_not_for_what_is_asked_for()
    {
        var found = Opened.Run(Pack.Tar(
            ("etc/os-release", "ID=debian\n"),
            ("app/package.json", """{"name":"app","version":"1.0.0","dependencies":{"left-pad":"^1.0.0"},"devDependencies":{"jest":"^29.0.0"}}"""),
            ("app/node_modules/left-pad/package.json", """{"name":"left-pad","version":"1.3.0"}""")));
        Assert.Equal(["app/node_modules/left-pad/package.json: pkg:npm/left-pad@1.3.0"], Opened.Components(found).Where(c => c.Contains("npm", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_no_archive_is_none()
    {
        using var folder = new TemporaryFolder();
        Assert.False(ArchiveSource.IsArchive(folder.Write("empty.tar", [])));
        Assert.False(ArchiveSource.IsArchive(folder.Write("text.zip", "hello, this is no archive")));
        Assert.False(ArchiveSource.IsArchive(Path.Combine(folder.Path, "missing.zip")));
    }

    [Fact]
    public void Nothing_of_an_archive_stays_behind()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("the temporary file has no name on Unix only");
        var before = Left();
        Opened.Run(Pack.Gzip(Pack.Tar(("package-lock.json", Pack.Lock))));
        // Other tests have such a file for a moment.
        Assert.True(SpinWait.SpinUntil(() => Left().Except(before).All(f => !File.Exists(f)), TimeSpan.FromSeconds(10)));
        static string[] Left() => Directory.GetFiles(Path.GetTempPath(), "sovereignty-*");
    }

    private static byte[] Make(string format)
    {
        (string, string)[] files = [("web/package-lock.json", Pack.Lock), ("web/index.js", "")];
        return format switch
        {
            "tar" => Pack.Tar(files),
            "tar.gz" => Pack.Gzip(Pack.Tar(files)),
            "tar.bz2" => Pack.Bzip2(Pack.Tar(files)),
            "tar.zst" => Pack.Zstd(Pack.Tar(files)),
            "tar.xz" => Convert.FromBase64String(XzArchive),
            _ => Pack.Zip(files),
        };
    }

    // The same two files; nothing at hand in .NET writes the format.
    private const string XzArchive = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Cf/AOFdADuZSGiZU92AAcUw7H4MNiyvM4zrS/UuTBluI//iIqwX5tZ1B2l5F6UatCs5ZdUZYSReT9vAzAoEJlnc+gT7cXCrvWRYlhm9i/AeNlMfTW/AYszhnv6Wju12aDbcMlnxlMRrIbfI3m/J+Y+lCqLQ6hYxdDIAFGWje6l0Gz4YRpPuaUhpllUGMMBJP03O3Ebkk4+xrioxhIjol1yMl7A7B6mV8h5yEA3pY5Nw7uVkHcgH7y+CwBPYIrVPIMn2wGIj1uSnfyt2V6XGu7L25BmvErs4WoMNH5duMNLxjEjnonIihAAAAAAmsMnpoqdIXAAB/QGAUAAAIW/c1rHEZ/sCAAAAAARZWg==";

    [Theory]
    [InlineData("377ABCAF271C0004", "is a 7-Zip archive, which is not opened")]
    [InlineData("526172211A070100", "is a RAR archive, which is not opened")]
    [InlineData("504B0708504B0304", "is the first part of a divided zip archive, which is not opened")]
    [InlineData("04224D186440A7AB", "is compressed with lz4, which is not opened")]
    [InlineData("EDABEEDB03000000", "is an rpm package, which is not opened")]
    [InlineData("0011223344556677", "is no kind of file that is read")]
    public void What_is_not_opened_is_said_by_name(string start, string said)
    {
        using var folder = new TemporaryFolder();
        var problems = new List<Sovereignty.Model.Problem>();
        var file = folder.Write("lieferung.bin", Convert.FromHexString(start));
        Assert.Empty(Sovereignty.Sources.OpenedSource.Open([file], problems));
        var problem = Assert.Single(problems);
        Assert.Equal("source-not-recognised", problem.Code);
        Assert.EndsWith(said, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_compressed_file_is_told_to_be_none()
    {
        var found = Opened.Run(Pack.Gzip("flask==3.0.0\n"u8.ToArray()), "requirements.txt.gz");
        var problem = Assert.Single(found.Problems);
        Assert.StartsWith("what is compressed in the file is no tar archive", problem.Message, StringComparison.Ordinal);
    }
}
