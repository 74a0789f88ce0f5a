using System.IO.Compression;
using System.Text;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Graphs;
using Sovereignty.Resolve.Registries.NuGet;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class NuGetRegistryTests : IDisposable
{
    private const string Index = """
        { "version": "3.0.0", "resources": [ { "@id": "$HOST/reg/", "@type": "RegistrationsBaseUrl/3.6.0" }, { "@id": "$HOST/flat/", "@type": "PackageBaseAddress/3.0.0" } ] }
        """;

    // NuGet's client keeps answers of an address on disk for half an hour, and another test may have had this server's port.
    private readonly string feed = Guid.NewGuid().ToString("N");
    private readonly RecordedServer server = new();
    private readonly TemporaryFolder folder = new();

    public NuGetRegistryTests() => server.Answer($"/{feed}/index.json", Index);

    [Fact]
    public async Task A_package_tells_licence_authors_dates_newest_version_and_deprecation()
    {
        server.Answer("/reg/acme.core/index.json", """
            { "count": 1, "items": [ { "@id": "$HOST/reg/acme.core/index.json#1", "count": 3, "lower": "1.0.0", "upper": "3.0.0-beta", "items": [
              { "@id": "$HOST/reg/acme.core/1.0.0.json", "packageContent": "$HOST/flat/acme.core/1.0.0/acme.core.1.0.0.nupkg", "catalogEntry": { "@id": "$HOST/c/1", "id": "Acme.Core", "version": "1.0.0",
                "authors": "Acme", "licenseExpression": "MIT", "projectUrl": "https://github.com/acme/core", "published": "2020-05-01T00:00:00+00:00", "listed": true,
                "deprecation": { "@id": "$HOST/d", "message": "too old", "reasons": ["Legacy"], "alternatePackage": { "id": "Acme.New", "range": "*" } } } },
              { "@id": "$HOST/reg/acme.core/2.0.0.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/2", "id": "Acme.Core", "version": "2.0.0", "published": "2024-05-01T00:00:00+00:00", "listed": true } },
              { "@id": "$HOST/reg/acme.core/3.0.0-beta.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/3", "id": "Acme.Core", "version": "3.0.0-beta", "listed": true } } ] } ] }
            """);

        var statement = (await Ask("pkg:nuget/Acme.Core@1.0.0")).Statements.Single().Value.Single();

        Assert.Equal(("MIT", "Acme", "https://github.com/acme/core"), (statement.Licence, statement.Maker, statement.SourceUrl));
        Assert.Equal(new Release(new(2020, 5, 1), "2.0.0", new(2024, 5, 1), "Legacy, too old; instead Acme.New", false), statement.Release);
    }

    [Fact]
    public async Task A_mirror_that_lists_versions_only_is_asked_for_the_package_itself()
    {
        server.Answer("/reg/bare/index.json", """
            { "count": 1, "items": [ { "@id": "$HOST/reg/bare/index.json#1", "count": 1, "lower": "1.0.0", "upper": "1.0.0", "items": [
              { "@id": "$HOST/reg/bare/1.0.0.json", "packageContent": "$HOST/flat/bare/1.0.0/bare.1.0.0.nupkg", "catalogEntry": { "@id": "$HOST/c/1", "id": "bare", "version": "1.0.0", "listed": true } } ] } ] }
            """);
        server.Answer("/flat/bare/index.json", """{ "versions": ["1.0.0"] }""");
        server.Answer("/flat/bare/1.0.0/bare.1.0.0.nupkg", Package("""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>bare</id><version>1.0.0</version><authors>Bare People</authors>
            <description>d</description><license type="expression">Apache-2.0</license><repository type="git" url="https://github.com/bare/bare" /></metadata></package>
            """));

        var statement = (await Ask("pkg:nuget/bare@1.0.0")).Statements.Single().Value.Single();

        Assert.Equal(("Apache-2.0", "Bare People", "https://github.com/bare/bare"), (statement.Licence, statement.Maker, statement.SourceUrl));
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_counted_and_a_broken_answer_costs_that_package_only()
    {
        server.Answer("/reg/broken/index.json", "{ this is no JSON");

        var found = await Ask("pkg:nuget/missing@1.0.0", "pkg:nuget/broken@1.0.0");

        Assert.Empty(found.Statements);
        Assert.Equal(["registry-failed", "registry-package-unknown"], found.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task A_package_is_asked_for_only_where_the_settings_send_it()
    {
        using var secret = new RecordedServer();
        secret.Answer($"/{feed}/index.json", Index);
        var settings = Settings($"""
            <add key="recorded" value="{server.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />
            <add key="internal" value="{secret.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />
            """, """<packageSource key="recorded"><package pattern="*" /></packageSource><packageSource key="internal"><package pattern="Secret.*" /></packageSource>""");

        await AskFrom(settings, "pkg:nuget/Secret.Project@1.0.0");

        Assert.DoesNotContain(server.Asked, a => a.Path.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(secret.Asked, a => a.Path.Contains("secret.project", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_restore_would_bring_in_is_worked_out_by_nearest_and_lowest()
    {
        Flat("a", ("1.0.0", """<group targetFramework="net8.0"><dependency id="b" version="1.0.0" /><dependency id="c" version="[1.0.0, 2.0.0)" /></group><group targetFramework="net48"><dependency id="old" version="1.0.0" /></group>"""), ("1.1.0", ""));
        Flat("b", ("1.0.0", """<group targetFramework="netstandard2.0"><dependency id="c" version="3.0.0" /><dependency id="gone" version="1.0.0" /></group>"""), ("2.0.0", ""));
        Flat("c", ("1.5.0", ""), ("3.0.0", ""));
        using var registry = NuGetRegistry.OfFolder(Settings($"""<add key="recorded" value="{server.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />""", ""))!;
        var manifest = new Detection("nuget/project-file", "app.csproj");
        manifest.Add(new DetectedComponent { Purl = PackageUrl.Create("nuget", null, "A"), Requested = "1.0.0", Direct = true, Evidence = EvidenceKind.Declared });
        var problems = new List<Problem>();

        var computed = await ComputedGraphs.Compute([(manifest, "nuget")], [registry], problems, TestContext.Current.CancellationToken);

        Assert.Equal(["pkg:nuget/A@1.0.0", "pkg:nuget/b@1.0.0", "pkg:nuget/c@1.5.0"], Assert.Single(computed).Components.Select(c => c.Purl.ToString()));
        Assert.Equal("1 packages that this file brings in could not be worked out from the registry", Assert.Single(problems).Message);
    }

    [Fact]
    public async Task A_graph_whose_ways_have_no_end_is_told_and_not_worked_out()
    {
        for (var layer = 0; layer < 30; layer++)
        {
            var next = $"""<group targetFramework="netstandard2.0"><dependency id="a{layer + 1}" version="1.0.0" /><dependency id="b{layer + 1}" version="1.0.0" /></group>""";
            Flat($"a{layer}", ("1.0.0", next));
            Flat($"b{layer}", ("1.0.0", next));
        }

        using var registry = NuGetRegistry.OfFolder(Settings($"""<add key="recorded" value="{server.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />""", ""))!;
        var manifest = new Detection("nuget/project-file", "app.csproj");
        manifest.Add(new DetectedComponent { Purl = PackageUrl.Create("nuget", null, "a0"), Requested = "1.0.0", Direct = true, Evidence = EvidenceKind.Declared });
        var problems = new List<Problem>();

        Assert.Empty(await ComputedGraphs.Compute([(manifest, "nuget")], [registry], problems, TestContext.Current.CancellationToken));

        Assert.Equal("graph-incomplete", Assert.Single(problems).Code);
    }

    [Theory]
    [InlineData("1.5.0", "MIT", "1.0.0 and 2.0.0", Confidence.Medium)]
    [InlineData("2.5.0", "MIT", "2.0.0", Confidence.Low)]
    [InlineData("0.9.0", null, null, Confidence.High)]
    public async Task A_version_that_is_not_there_takes_what_the_versions_beside_it_agree_on_and_no_other_major_version_speaks_for_it(string version, string? licence, string? beside, Confidence surest)
    {
        server.Answer("/reg/acme.core/index.json", """
            { "count": 1, "items": [ { "@id": "$HOST/reg/acme.core/index.json#1", "count": 2, "lower": "1.0.0", "upper": "2.0.0", "items": [
              { "@id": "$HOST/reg/acme.core/1.0.0.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/1", "id": "Acme.Core", "version": "1.0.0", "licenseExpression": "MIT", "authors": "Acme", "published": "2020-05-01T00:00:00+00:00", "listed": true } },
              { "@id": "$HOST/reg/acme.core/2.0.0.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/2", "id": "Acme.Core", "version": "2.0.0", "licenseExpression": "MIT", "published": "2024-05-01T00:00:00+00:00", "listed": true } } ] } ] }
            """);

        var found = await Ask($"pkg:nuget/Acme.Core@{version}");

        Assert.Equal("registry-package-unknown", Assert.Single(found.Problems).Code);
        if (licence is null)
        {
            Assert.Empty(found.Statements);
            return;
        }

        var statement = found.Statements.Single().Value.Single();
        Assert.Equal((licence, Origin.Inferred, surest), (statement.Licence, statement.Origin, statement.Surest));
        Assert.Contains($"which has {beside} and not this version", statement.Because.Text, StringComparison.Ordinal);
        Assert.Equal(new Release(null, "2.0.0", new(2024, 5, 1), null), statement.Release);
    }

    [Fact]
    public async Task Versions_that_do_not_agree_say_nothing_of_the_licence_between_them()
    {
        server.Answer("/reg/acme.core/index.json", """
            { "count": 1, "items": [ { "@id": "$HOST/reg/acme.core/index.json#1", "count": 2, "lower": "1.0.0", "upper": "2.0.0", "items": [
              { "@id": "$HOST/reg/acme.core/1.0.0.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/1", "id": "Acme.Core", "version": "1.0.0", "licenseExpression": "MIT", "listed": true } },
              { "@id": "$HOST/reg/acme.core/2.0.0.json", "packageContent": "$HOST/flat/x", "catalogEntry": { "@id": "$HOST/c/2", "id": "Acme.Core", "version": "2.0.0", "licenseExpression": "GPL-3.0-only", "listed": true } } ] } ] }
            """);

        Assert.Null((await Ask("pkg:nuget/Acme.Core@1.5.0")).Statements.Single().Value.Single().Licence);
    }

    [Fact]
    public async Task A_licence_that_is_a_file_of_the_package_is_read_there()
    {
        server.Answer("/reg/bare/index.json", """
            { "count": 1, "items": [ { "@id": "$HOST/reg/bare/index.json#1", "count": 1, "lower": "1.0.0", "upper": "1.0.0", "items": [
              { "@id": "$HOST/reg/bare/1.0.0.json", "packageContent": "$HOST/flat/bare/1.0.0/bare.1.0.0.nupkg", "catalogEntry": { "@id": "$HOST/c/1", "id": "bare", "version": "1.0.0", "licenseUrl": "https://aka.ms/deprecateLicenseUrl", "listed": true } } ] } ] }
            """);
        server.Answer("/flat/bare/index.json", """{ "versions": ["1.0.0"] }""");
        server.Answer("/flat/bare/1.0.0/bare.1.0.0.nupkg", Package("""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>bare</id><version>1.0.0</version><authors>Bare People</authors>
            <description>d</description><license type="file">docs\terms.txt</license></metadata></package>
            """, files: [("docs/terms.txt", Licences.Texts.LicenceFixture.Text("ISC"))]));

        var statements = (await Ask("pkg:nuget/bare@1.0.0")).Statements.Single().Value;

        Assert.Equal(["SEE LICENSE IN docs\\terms.txt", "ISC"], statements.Select(s => s.Licence));
    }

    [Theory]
    [InlineData("net48", "pkg:nuget/old@1.0.0")]
    [InlineData("net8.0", "pkg:nuget/new@1.0.0")]
    [InlineData("net8.0;net48", "pkg:nuget/new@1.0.0 pkg:nuget/old@1.0.0")]
    [InlineData("", "pkg:nuget/new@1.0.0")]
    public async Task Dependencies_are_those_of_the_frameworks_that_the_project_is_built_for(string targets, string expected)
    {
        Flat("a", ("1.0.0", """<group targetFramework="net8.0"><dependency id="new" version="1.0.0" /></group><group targetFramework="net48"><dependency id="old" version="1.0.0" /></group>"""));
        Flat("new", ("1.0.0", ""));
        Flat("old", ("1.0.0", ""));
        using var registry = NuGetRegistry.OfFolder(Settings($"""<add key="recorded" value="{server.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />""", ""))!;
        var manifest = new Detection("nuget/project-file", "app.csproj");
        manifest.Add(new DetectedComponent { Purl = PackageUrl.Create("nuget", null, "A"), Requested = "1.0.0", Direct = true, Evidence = EvidenceKind.Declared });
        manifest.BuiltFor([.. targets.Split(';', StringSplitOptions.RemoveEmptyEntries)]);

        var computed = await ComputedGraphs.Compute([(manifest, "nuget")], [registry], [], TestContext.Current.CancellationToken);

        Assert.Equal(expected.Split(' '), Assert.Single(computed).Components.Skip(1).Select(c => c.Purl.ToString()).Order());
        Assert.All(computed[0].Components, c => Assert.Equal(EvidenceKind.Computed, c.Evidence));
    }

    [Fact]
    public void Settings_without_sources_ask_nobody() => Assert.Null(NuGetRegistry.OfFolder(Settings("", "")));

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    private Task<RegistryFindings> Ask(params string[] purls) =>
        AskFrom(Settings($"""<add key="recorded" value="{server.Address}{feed}/index.json" protocolVersion="3" allowInsecureConnections="true" />""", ""), purls);

    private async Task<RegistryFindings> AskFrom(string settings, params string[] purls)
    {
        using var registry = NuGetRegistry.OfFolder(settings)!;
        var components = purls.Select(p =>
        {
            Assert.True(PackageUrl.TryParse(p, out var purl));
            return new Component { Id = p, Kind = ComponentKind.Library, Name = purl.FullName, Purl = purl };
        }).ToList();
        return await RegistryLookup.Ask(components, [registry], new RegistryOptions { CacheFolder = Path.Combine(folder.Path, "cache") }, TestContext.Current.CancellationToken);
    }

    private void Flat(string name, params (string Version, string Groups)[] versions)
    {
        server.Answer($"/flat/{name}/index.json", $$"""{ "versions": [{{string.Join(", ", versions.Select(v => $"\"{v.Version}\""))}}] }""");
        foreach (var (version, groups) in versions)
        {
            server.Answer($"/flat/{name}/{version}/{name}.{version}.nupkg", Package($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{name}</id><version>{version}</version><authors>x</authors><description>d</description>
                <dependencies>{groups}</dependencies></metadata></package>
                """, name));
        }
    }

    private string Settings(string sources, string mapping)
    {
        var map = mapping.Length == 0 ? "" : $"<packageSourceMapping>{mapping}</packageSourceMapping>";
        folder.Write("nuget.config", $"<configuration><packageSources><clear />{sources}</packageSources>{map}</configuration>");
        return folder.Path;
    }

    private static byte[] Package(string nuspec, string name = "bare", (string Path, string Text)[]? files = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in (files ?? []).Prepend(($"{name}.nuspec", nuspec)))
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
