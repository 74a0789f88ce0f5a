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
    [InlineData("spring-core-6.1.11-sources.jar", "spring-core", "6.1.11")]
    [InlineData("tool-2.0-jar-with-dependencies.jar", "tool", "2.0")]
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
    public void A_program_of_Spring_Boot_is_itself_and_the_libraries_inside_once_each()
    {
        var boot = Zip(
            ("META-INF/MANIFEST.MF", Utf8("Manifest-Version: 1.0\r\nStart-Class: de.stadt.App\r\nSpring-Boot-Version: 3.3.2\r\n\r\n")),
            Properties("de.stadt", "meldung", "1.0.0"),
            ("BOOT-INF/classpath.idx", Utf8("- \"BOOT-INF/lib/slf4j-api-2.0.13.jar\"\n")),
            ("BOOT-INF/lib/slf4j-api-2.0.13.jar", Zip(Properties("org.slf4j", "slf4j-api", "2.0.13"))),
            ("BOOT-INF/lib/commons-io-2.16.1.jar", Zip(("org/x/A.class", [1]))),
            ("BOOT-INF/lib/foo-core-3.2.1.jar", Zip(("META-INF/MANIFEST.MF", Utf8("Manifest-Version: 1.0\r\nImplementation-Version: 3.2.1\r\nImplementation-Vendor-Id: com.foo\r\n\r\n")))));
        Assert.Equal(
            ["pkg:generic/commons-io@2.16.1", "pkg:maven/com.foo/foo-core@3.2.1", "pkg:maven/de.stadt/meldung@1.0.0", "pkg:maven/org.slf4j/slf4j-api@2.0.13"],
            Purls(DetectorTester.Run(new JavaArchive(), "meldung-1.0.0.jar", boot)));
    }

    [Fact]
    public void A_library_in_a_web_application_in_an_enterprise_application_hangs_from_what_holds_it()
    {
        var war = Zip(Properties("de.stadt", "portal", "2.1"), ("WEB-INF/lib/slf4j-api-2.0.13.jar", Zip(Properties("org.slf4j", "slf4j-api", "2.0.13"))));
        var found = DetectorTester.Run(new JavaArchive(), "amt.ear", Zip(("portal.war", war), ("lib/commons-lang3-3.14.0.jar", Zip(Properties("org.apache.commons", "commons-lang3", "3.14.0")))));
        Assert.Equal(["pkg:maven/de.stadt/portal@2.1", "pkg:maven/org.apache.commons/commons-lang3@3.14.0", "pkg:maven/org.slf4j/slf4j-api@2.0.13"], Purls(found));
        Assert.Contains(found.Edges, e => found.Components[e.From].Purl!.Name == "portal" && found.Components[e.To].Purl!.Name == "slf4j-api");
    }

    [Fact]
    public void What_was_copied_into_an_archive_is_known_by_properties_or_by_its_model()
    {
        var shaded = Zip(
            Properties("de.stadt", "werkzeug", "4.0"), Properties("com.google.guava", "guava", "33.2.1-jre"), ("META-INF/maven/com.google.guava/guava/pom.xml", Utf8(Pom("com.google.guava", "guava", "${revision}"))),
            ("META-INF/maven/org.ow2.asm/asm/pom.xml", Utf8(Pom("org.ow2.asm", "asm", "9.7"))),
            ("META-INF/maven/org.open/open/pom.xml", Utf8(Pom("org.open", "open", "${revision}"))));
        Assert.Equal(
            ["pkg:maven/com.google.guava/guava@33.2.1-jre", "pkg:maven/de.stadt/werkzeug@4.0", "pkg:maven/org.ow2.asm/asm@9.7"], Purls(DetectorTester.Run(new JavaArchive(), "werkzeug-4.0.jar", shaded)));
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

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static (string Name, byte[] Bytes) Properties(string group, string name, string version) =>
        ($"META-INF/maven/{group}/{name}/pom.properties", Utf8($"#Created by Apache Maven\nversion={version}\ngroupId={group}\nartifactId={name}\n"));

    private static string Pom(string group, string name, string version) => $"<project><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></project>";

    private static IEnumerable<string> Purls(Sovereignty.Detect.Detection found) => found.Components.Select(c => c.Purl!.ToString()).Order(StringComparer.Ordinal);

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
