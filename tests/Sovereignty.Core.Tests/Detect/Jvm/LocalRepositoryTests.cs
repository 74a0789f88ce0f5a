using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.LocalCaches;
using Sovereignty.Sources;

namespace Sovereignty.Tests.Detect.Jvm;

/// <summary>What a POM inherits from parents and BOMs that Maven keeps on this machine.</summary>
public sealed class LocalRepositoryTests
{
    private const string Project = """
        <project>
          <parent><groupId>org.example</groupId><artifactId>company-parent</artifactId><version>7</version></parent>
          <artifactId>app</artifactId>
          <properties><json.version>2.9.1</json.version></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.example</groupId><artifactId>platform-bom</artifactId><version>${platform.version}</version><type>pom</type><scope>import</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>org.example</groupId><artifactId>json</artifactId></dependency>
            <dependency><groupId>org.example</groupId><artifactId>web</artifactId></dependency>
            <dependency><groupId>org.example</groupId><artifactId>own-version</artifactId><version>1.0</version></dependency>
          </dependencies>
        </project>
        """;

    private const string Parent = """
        <project>
          <groupId>org.example</groupId><artifactId>company-parent</artifactId><version>7</version>
          <parent><groupId>org.example</groupId><artifactId>grandparent</artifactId><version>1</version></parent>
          <properties><json.version>2.0.0</json.version></properties>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.example</groupId><artifactId>json</artifactId><version>${json.version}</version><scope>test</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies><dependency><groupId>org.example</groupId><artifactId>logging</artifactId><version>3.1</version></dependency></dependencies>
        </project>
        """;

    private const string Grandparent = "<project><groupId>org.example</groupId><artifactId>grandparent</artifactId><version>1</version><properties><platform.version>4.2</platform.version></properties></project>";

    private const string Bom = """
        <project><groupId>org.example</groupId><artifactId>platform-bom</artifactId><version>4.2</version>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.example</groupId><artifactId>web</artifactId><version>${project.version}</version></dependency>
          </dependencies></dependencyManagement></project>
        """;

    [Fact]
    public void Versions_that_kept_parents_and_boms_set_are_taken_and_say_so()
    {
        using var folder = new TemporaryFolder();
        Lay(folder);
        var components = Scan(folder, Repository(folder));
        Assert.Equal(
            [
                "pkg:maven/org.example/json@2.9.1 Test version set by org.example:company-parent:7 in Maven's local repository",
                "pkg:maven/org.example/logging@3.1 Runtime asked for by org.example:company-parent:7 in Maven's local repository",
                "pkg:maven/org.example/own-version@1.0 Runtime ",
                "pkg:maven/org.example/web@4.2 Runtime version set by org.example:platform-bom:4.2 in Maven's local repository",
            ],
            components.Where(c => !c.Own).Select(c => $"{c.Id} {c.Scope} {c.Evidence[0].By}"));
    }

    [Fact]
    public void Without_the_repository_versions_stay_open()
    {
        using var folder = new TemporaryFolder();
        Lay(folder);
        foreach (var repository in new[] { null, new LocalRepository(() => null), new LocalRepository(() => Path.Combine(folder.Path, "missing")) })
        {
            Assert.Equal(["pkg:maven/org.example/json", "pkg:maven/org.example/own-version@1.0", "pkg:maven/org.example/web"], Scan(folder, repository).Where(c => !c.Own).Select(c => c.Id));
        }
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("org.example/../../..")]
    [InlineData("..")]
    public void A_name_that_leads_elsewhere_is_not_followed(string group)
    {
        using var folder = new TemporaryFolder();
        folder.Write("outside/parent/1/parent-1.pom", Parent);
        folder.Write("parent/1/parent-1.pom", Parent);
        folder.Write("app/pom.xml", $"<project><parent><groupId>{group}</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>app</artifactId></project>");
        Directory.CreateDirectory(Path.Combine(folder.Path, "a/b/repository"));
        Assert.DoesNotContain(Scan(folder, new LocalRepository(() => Path.Combine(folder.Path, "a/b/repository"))), c => c.Name.Contains("logging", StringComparison.Ordinal));
    }

    [Fact]
    public void Boms_that_import_each_other_end()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 12; i++)
        {
            var imports = string.Concat(Enumerable.Range(0, 12).Select(n => $"<dependency><groupId>g</groupId><artifactId>b{n}</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>"));
            folder.Write($"kept/g/b{i}/1/b{i}-1.pom", $"<project><groupId>g</groupId><artifactId>b{i}</artifactId><version>1</version><dependencyManagement><dependencies>{imports}</dependencies></dependencyManagement></project>");
        }

        folder.Write("app/pom.xml", "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><parent><groupId>g</groupId><artifactId>b0</artifactId><version>1</version></parent><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId></dependency></dependencies></project>");
        // Followed each time anew, twelve that import twelve would be read for longer than anybody waits.
        Assert.Contains(Scan(folder, Repository(folder)), c => c.Id == "pkg:maven/g/x");
    }

    [Theory]
    [InlineData("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/srv/m2 -q", "/srv/m2")]
    [InlineData("MAVEN_ARGS", "-Dmaven.repo.local=\"/srv/m2\"", "/srv/m2")]
    [InlineData("MAVEN_REPO_LOCAL", "/srv/m2", "/srv/m2")]
    [InlineData("OTHER", "x", "/home/kim/.m2/repository")]
    public void The_folder_is_where_maven_has_it(string variable, string value, string expected) =>
        Assert.Equal(expected, MavenFolder.OfMachine(name => name == variable ? value : null, "/home/kim"));

    private static void Lay(TemporaryFolder folder)
    {
        folder.Write("app/pom.xml", Project);
        folder.Write("kept/org/example/company-parent/7/company-parent-7.pom", Parent);
        folder.Write("kept/org/example/grandparent/1/grandparent-1.pom", Grandparent);
        folder.Write("kept/org/example/platform-bom/4.2/platform-bom-4.2.pom", Bom);
    }

    private static LocalRepository Repository(TemporaryFolder folder) => new(() => Path.Combine(folder.Path, "kept"));

    private static System.Collections.Immutable.ImmutableArray<Component> Scan(TemporaryFolder folder, LocalRepository? repository) => ComponentMerger.Merge(
        DetectorRunner.Run(Path.Combine(folder.Path, "app"), Detectors.For(TreeKinds.Source), new RunOptions { Workers = 1, Repository = repository }, TestContext.Current.CancellationToken).Files).Components;
}
