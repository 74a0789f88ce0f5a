using System.IO.Compression;
using System.Text;
using Sovereignty.Detect.Jvm;

namespace Sovereignty.Tests.Detect.Jvm;

public sealed class JvmTests
{
    [Theory]
    [InlineData("core-1.2.3.jar", "core", "1.2.3")]
    [InlineData("log4j-1.2-api-2.20.0.jar", "log4j-1.2-api", "2.20.0")]
    [InlineData("guava-31.1-jre.jar", "guava", "31.1-jre")]
    [InlineData("spring-core-5.0.0.RC-1.jar", "spring-core", "5.0.0.RC-1")]
    [InlineData("plain.jar", "plain", null)]
    [InlineData("-1.jar", "-1", null)]
    public void A_file_name_is_parted_into_name_and_version(string file, string name, string? version) => Assert.Equal((name, version), ArchiveNames.Split(file));

    [Fact]
    public void An_archive_that_unpacks_to_more_than_is_read_keeps_what_was_found_and_says_so()
    {
        var found = DetectorTester.Run(new JavaArchive(), "app.war", Zip(
            ("META-INF/maven/org.example/app/pom.properties", Encoding.UTF8.GetBytes("groupId=org.example\nartifactId=app\nversion=1\n")),
            ("WEB-INF/lib/bomb.jar", new byte[ArchiveBudget.LargestArchive + 1])));
        Assert.Equal("pkg:maven/org.example/app@1", Assert.Single(found.Components).Purl.ToString());
        Assert.Equal("archive-too-large", Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void Archives_in_archives_are_followed_to_a_limit()
    {
        var inner = Zip(("META-INF/maven/org.example/deep/pom.properties", Encoding.UTF8.GetBytes("groupId=org.example\nartifactId=deep\nversion=1\n")));
        for (var i = 0; i < 20; i++) inner = Zip(($"a{i}-1.{i}.jar", inner));
        var found = DetectorTester.Run(new JavaArchive(), "a-1.0.jar", inner);
        Assert.InRange(found.Components.Count, 1, 10);
    }

    [Fact]
    public void Properties_that_refer_to_each_other_many_times_over_are_cut_off()
    {
        var properties = string.Concat(Enumerable.Range(0, 40).Select(i => $"<p{i}>{string.Concat(Enumerable.Repeat($"${{p{i + 1}}}", 10))}</p{i}>"));
        var pom = $"<project><groupId>g</groupId><artifactId>a</artifactId><properties>{properties}</properties>"
            + "<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>${p0}</version></dependency></dependencies></project>";
        var found = DetectorTester.Run(new PomXml(), "pom.xml", pom);
        Assert.Null(found.Components[^1].Purl.Version);
    }

    [Fact]
    public void A_parent_that_leads_round_in_a_circle_is_followed_once()
    {
        const string Pom = "<project><parent><groupId>g</groupId><artifactId>a</artifactId><version>1</version><relativePath>pom.xml</relativePath></parent><artifactId>a</artifactId></project>";
        var found = DetectorTester.Run(new PomXml(), "pom.xml", Pom, ("pom.xml", Pom));
        Assert.Equal("pkg:maven/g/a@1", Assert.Single(found.Components).Purl.ToString());
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var to = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                to.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
