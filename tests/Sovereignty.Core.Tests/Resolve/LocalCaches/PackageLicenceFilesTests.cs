using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.LocalCaches;
using Sovereignty.Tests.Resolve.Catalogue;
using Sovereignty.Tests.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.LocalCaches;

public sealed class PackageLicenceFilesTests : IDisposable
{
    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    private readonly string root = Directory.CreateTempSubdirectory("sovereignty-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_go_module_takes_its_licence_from_the_module_cache()
    {
        Write("mod/github.com/!azure/thing@v1.2.0/LICENSE.txt", LicenceFixture.Text("Apache-2.0"));

        var said = Read("pkg:golang/github.com/Azure/thing@v1.2.0", "go.sum");

        Assert.Equal("Apache-2.0", Assert.Single(said!.LicenceTexts).Expression);
        Assert.Equal("github.com/azure/thing@v1.2.0/LICENSE.txt", said.Because.Path);
    }

    [Fact]
    public void A_package_that_points_at_a_file_takes_what_the_file_holds()
    {
        Write("packages/acme.portal/2.0.0/license.md", LicenceFixture.Text("MIT"));
        Write("src/node_modules/acme-forms/package.json", """{ "name": "acme-forms", "version": "1.0.0", "license": "SEE LICENSE IN LICENSE" }""");
        Write("src/node_modules/acme-forms/LICENSE", LicenceFixture.Text("BSD-3-Clause"));

        Assert.Equal("MIT", Read("pkg:nuget/Acme.Portal@2.0.0", "src/app.csproj", "SEE LICENSE IN license.md")!.LicenceTexts[0].Expression);
        Assert.Equal("BSD-3-Clause", Read("pkg:npm/acme-forms@1.0.0", "src/package-lock.json", "SEE LICENSE IN LICENSE")!.LicenceTexts[0].Expression);
    }

    [Fact]
    public void A_python_package_takes_the_licence_folder_of_its_metadata_and_a_maven_archive_its_own()
    {
        Write("venv/lib/python3.12/site-packages/thing-1.0.dist-info/METADATA", "Name: thing\nVersion: 1.0\n");
        Write("venv/lib/python3.12/site-packages/thing-1.0.dist-info/licenses/LICENSE", LicenceFixture.Text("Apache-2.0"));
        var jar = Path.Combine(root, "m2", "org", "acme", "forms", "1.0", "forms-1.0.jar");
        Directory.CreateDirectory(Path.GetDirectoryName(jar)!);
        using (var zip = System.IO.Compression.ZipFile.Open(jar, System.IO.Compression.ZipArchiveMode.Create))
        {
            using (var deep = new StreamWriter(zip.CreateEntry("org/other/LICENSE").Open())) deep.Write(LicenceFixture.Text("GPL-2.0-only"));
            using var own = new StreamWriter(zip.CreateEntry("META-INF/LICENSE.txt").Open());
            own.Write(LicenceFixture.Text("BSD-2-Clause"));
        }

        Assert.Equal("Apache-2.0", Assert.Single(Read("pkg:pypi/thing@1.0", "uv.lock")!.LicenceTexts).Expression);
        var said = Read("pkg:maven/org.acme/forms@1.0", "pom.xml")!;
        Assert.Equal(("BSD-2-Clause", "forms-1.0.jar/META-INF/LICENSE.txt"), (Assert.Single(said.LicenceTexts).Expression, said.Because.Path));
        Assert.Null(Read("pkg:maven/org.acme/forms@2.0", "pom.xml"));
    }

    [Fact]
    public void What_is_stated_clearly_is_not_looked_up_and_another_version_is_another_package()
    {
        Write("src/node_modules/acme-forms/package.json", """{ "name": "acme-forms", "version": "1.0.0" }""");
        Write("src/node_modules/acme-forms/LICENSE", LicenceFixture.Text("BSD-3-Clause"));

        Assert.Null(Read("pkg:npm/acme-forms@1.0.0", "src/package-lock.json", "MIT"));
        Assert.Null(Read("pkg:npm/acme-forms@2.0.0", "src/package-lock.json"));
        Assert.Null(Read("pkg:npm/..@1.0.0", "src/package-lock.json"));
    }

    [Fact]
    public void A_changed_text_makes_the_licence_unknown_not_free()
    {
        Write("packages/acme.portal/2.0.0/LICENSE", LicenceFixture.Text("MIT").Replace("The above", "Not for commercial use. The above", StringComparison.Ordinal));

        var licence = Assert.Single(Read("pkg:nuget/Acme.Portal@2.0.0", "app.csproj")!.LicenceTexts);

        Assert.Equal(("MIT with other terms", LicenceClass.Unknown), (licence.Expression, licence.Class));
    }

    private PackageStatement? Read(string purl, string place, string? declared = null)
    {
        var parsed = Purl(purl);
        var component = new Component
        {
            Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed,
            Evidence = [new Evidence("test", place, 1, EvidenceKind.Locked)], Declared = new Declarations { Licence = declared },
        };
        var options = new LocalCacheOptions { Roots = [("", root)], NuGetPackages = Path.Combine(root, "packages"), GoModules = Path.Combine(root, "mod"), MavenRepository = Path.Combine(root, "m2") };
        return new PackageLicenceFiles(options, Reader).Read(component, ImmutableArray<PackageStatement>.Empty);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl) ? purl : throw new ArgumentException(text, nameof(text));
}
