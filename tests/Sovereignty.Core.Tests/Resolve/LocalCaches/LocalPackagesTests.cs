using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.LocalCaches;

namespace Sovereignty.Tests.Resolve.LocalCaches;

public sealed class LocalPackagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("<license type=\"expression\">MIT</license>", "MIT")]
    [InlineData("<license type=\"file\">LICENSE.md</license>", "SEE LICENSE IN LICENSE.md")]
    [InlineData("<licenseUrl>https://registry.example/licence</licenseUrl>", "https://registry.example/licence")]
    [InlineData("<license type=\"expression\">MIT</license><licenseUrl>https://registry.example/licence</licenseUrl>", "MIT")]
    [InlineData("<license></license>", null)]
    public void A_manifest_in_NuGets_folder_is_read(string licence, string? expected)
    {
        folder.Write("acme.core/1.2.0/acme.core.nuspec",
            $"<package><metadata><id>Acme.Core</id>{licence}<authors>Acme</authors><repository type=\"git\" url=\"https://github.com/acme/core\" /></metadata></package>");

        var statement = Read("pkg:nuget/Acme.Core@1.2.0+build.7")[0];

        Assert.Equal((expected, "Acme", "https://github.com/acme/core", Origin.Declared), (statement.Licence, statement.Maker, statement.SourceUrl, statement.Origin));
    }

    [Fact]
    public void A_manifest_cut_in_the_middle_keeps_what_was_read()
    {
        folder.Write("a/1.0.0/a.nuspec", "<package><metadata><license type=\"expression\">MIT</license><authors>Ac");

        Assert.Equal("MIT", Read("pkg:nuget/a@1.0.0")[0].Licence);
    }

    [Fact]
    public void An_installed_npm_package_counts_only_in_its_own_version()
    {
        folder.Write("app/node_modules/@acme/a/package.json", """{ "version": "1.0.0", "license": "ISC", "author": { "name": "Acme" }, "repository": "github:acme/a" }""");

        Assert.Equal(("ISC", "Acme", "github:acme/a"), (Read("pkg:npm/@acme/a@1.0.0")[0].Licence, Read("pkg:npm/@acme/a@1.0.0")[0].Maker, Read("pkg:npm/@acme/a@1.0.0")[0].SourceUrl));
        Assert.Empty(Read("pkg:npm/@acme/a@2.0.0"));
    }

    [Fact]
    public void An_installed_Python_package_tells_its_free_field_and_its_classifiers()
    {
        folder.Write(".venv/lib/python3.12/site-packages/Acme_Tool-1.0.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: Acme_Tool\nVersion: 1.0\nLicense: LICENSE.txt\nAuthor: Acme\nProject-URL: Source, https://github.com/acme/tool\nClassifier: License :: OSI Approved :: MIT License\n\nLicense: not this one\n");

        var statements = Read("pkg:pypi/acme-tool@1.0");

        Assert.Equal(["LICENSE.txt", "License :: OSI Approved :: MIT License"], statements.Select(s => s.Licence));
        Assert.Equal(("Acme", "https://github.com/acme/tool"), (statements[0].Maker, statements[0].SourceUrl));
    }

    [Theory]
    [InlineData("pkg:nuget/..%2F..%2Fetc@1.0.0")]
    [InlineData("pkg:nuget/a@..%2F..")]
    [InlineData("pkg:npm/..@1.0.0")]
    [InlineData("pkg:npm/@..%2F..%2Fx/a@1.0.0")]
    [InlineData("pkg:nuget/%00@1.0.0")]
    public void A_name_from_a_scanned_file_leads_to_no_other_folder(string purl)
    {
        folder.Write("package.json", """{ "version": "1.0.0", "license": "MIT" }""");

        Assert.Empty(Read(purl));
    }

    [Fact]
    public void Broken_files_are_passed_over()
    {
        foreach (var text in (string[])["", "{", "[]", "{\"version\":", "\0\0\0", "<package>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><package><metadata><authors>&e;</authors></metadata></package>"])
        {
            Assert.Null(InstalledNodeModules.Parse(Encoding.UTF8.GetBytes(text), "1.0.0"));
            Assert.Null(NuGetFolder.Parse(Encoding.UTF8.GetBytes(text)));
            Assert.Empty(PythonPackages.Parse(Encoding.UTF8.GetBytes(text)));
        }
    }

    public void Dispose() => folder.Dispose();

    private System.Collections.Immutable.ImmutableArray<PackageStatement> Read(string purl)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        var component = new Component
        {
            Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Purl = parsed, Evidence = [new Evidence("npm/package-lock", "app/package-lock.json", 3, EvidenceKind.Locked)],
        };
        return LocalPackages.Read([component], new LocalCacheOptions { Roots = [("", folder.Path)], NuGetPackages = folder.Path }).GetValueOrDefault(purl, []);
    }
}
