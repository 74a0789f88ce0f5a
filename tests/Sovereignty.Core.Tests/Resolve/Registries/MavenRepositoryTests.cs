using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Maven;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class MavenRepositoryTests : RegistryTest
{
    [Fact]
    public async Task A_POM_is_read_with_its_parent_and_the_newest_release()
    {
        Server.Answer("/org/acme/core/1.0/core-1.0.pom", "<project><parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version></parent><artifactId>core</artifactId></project>",
            200, ("Last-Modified", "Wed, 01 Jan 2020 10:00:00 GMT"));
        Server.Answer("/org/acme/parent/7/parent-7.pom", "<project><licenses><license><name>MIT</name></license></licenses><organization><name>Acme</name></organization></project>");
        Server.Answer("/org/acme/core/maven-metadata.xml", """
            <metadata><groupId>org.acme</groupId><versioning><latest>3.0-beta1</latest><release>3.0-beta1</release>
            <versions><version>1.0</version><version>2.10</version><version>2.9</version><version>3.0-beta1</version></versions></versioning></metadata>
            """);
        Server.Answer("/org/acme/core/2.10/core-2.10.pom", "<project/>", 200, ("Last-Modified", "Mon, 01 Jan 2024 10:00:00 GMT"));

        var statement = await AskOne(new MavenRepository([Place()], Http), "pkg:maven/org.acme/core@1.0");

        Assert.Equal(("MIT", "Acme"), (statement.Licence, statement.Maker));
        Assert.Equal(new Release(new(2020, 1, 1), "2.10", new(2024, 1, 1), null), statement.Release);
    }

    [Fact]
    public async Task A_parent_above_many_is_asked_for_once()
    {
        foreach (var name in (string[])["a", "b"])
        {
            Server.Answer($"/x/{name}/1/{name}-1.pom", "<project><parent><groupId>x</groupId><artifactId>p</artifactId><version>1</version></parent></project>");
        }

        Server.Answer("/x/p/1/p-1.pom", "<project><licenses><license><name>MIT</name></license></licenses></project>");
        await Ask(new MavenRepository([Place()], Http), "pkg:maven/x/a@1", "pkg:maven/x/b@1");

        Assert.Single(Server.Asked, a => a.Path == "/x/p/1/p-1.pom");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<metadata><versioning><versions><version>1</version><version>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><metadata/>")]
    public void Broken_metadata_give_what_was_read(string text) => Assert.True(MavenRepository.Newest(Encoding.UTF8.GetBytes(text)) is null or "1");

    [Fact]
    public void The_mirror_of_Central_and_its_password_are_taken_from_the_users_settings()
    {
        Folder.Write(".m2/settings.xml", """
            <settings xmlns="http://maven.apache.org/SETTINGS/1.2.0">
              <servers><server><id>house</id><username>ada</username><password>${env.SECRET}</password></server>
                       <server><id>inner</id><username>bo</username><password>{encrypted=}</password></server></servers>
              <mirrors><mirror><id>house</id><mirrorOf>external:*,!inner</mirrorOf><url>https://registry.example/maven</url></mirror></mirrors>
              <profiles><profile><id>own</id><repositories><repository><id>inner</id><url>https://inner.example/maven/</url></repository>
                        <repository><id>other</id><url>https://other.example/maven/</url></repository></repositories></profile></profiles>
              <activeProfiles><activeProfile>own</activeProfile></activeProfiles>
            </settings>
            """);

        var places = MavenSettings.Of(MachineWith(("SECRET", "s")), null);

        Assert.Equal(["https://registry.example/maven/", "https://inner.example/maven/"], places.Select(p => p.Address.AbsoluteUri));
        Assert.Equal("Basic YWRhOnM=", places[0].Credentials!.Header.ToString());
        Assert.Null(places[1].Credentials);
    }

    [Theory]
    [InlineData("*", "central", true)]
    [InlineData("central", "central", true)]
    [InlineData("*,!central", "central", false)]
    [InlineData("other", "central", false)]
    [InlineData(null, "central", false)]
    public void A_mirror_stands_in_for_what_it_names(string? pattern, string id, bool expected) => Assert.Equal(expected, MavenSettings.Mirrors(pattern, id, null));
}
