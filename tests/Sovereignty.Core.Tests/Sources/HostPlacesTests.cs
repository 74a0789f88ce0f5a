using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Sources;

namespace Sovereignty.Tests.Sources;

public sealed class HostPlacesTests
{
    [Fact]
    public void Only_the_known_places_are_looked_into()
    {
        using var root = new TemporaryFolder();
        Fill(root);
        root.Write("srv/app/package-lock.json", "{}");
        root.Write("srv/app/node_modules/left/package.json", "{}");
        var problems = new List<Problem>();
        Assert.Equal(
            [
                "etc/os-release", "home/eva/.dotnet/tools/.store/muster.tool/1.2.3/muster.tool/1.2.3/muster.tool.nuspec", "usr/lib/node_modules/@muster/cli/package.json",
                "usr/lib/node_modules/npm/package.json", "usr/local/lib/python3.12/site-packages/muster-1.0.dist-info/METADATA", "var/lib/dpkg/status",
                "var/lib/gems/3.1.0/specifications/muster-2.0.gemspec",
            ],
            HostPlaces.Find(root.Path, problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void Links_out_of_the_root_are_not_followed()
    {
        using var outside = new TemporaryFolder();
        outside.Write("status", "Package: secret\nVersion: 1\nStatus: install ok installed\n");
        using var root = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(root.Path, "var", "lib"));
        Directory.CreateSymbolicLink(Path.Combine(root.Path, "var", "lib", "dpkg"), outside.Path);
        Assert.Empty(HostPlaces.Find(root.Path, []));
    }

    [Fact]
    public void Every_place_leads_to_a_detector()
    {
        Assert.All(HostPlaces.All, place =>
        {
            var path = place.Replace("@*", "@x", StringComparison.Ordinal).Replace("*", "x", StringComparison.Ordinal);
            Assert.False(Detectors.For(TreeKinds.Installed).For(path.Split('/')[^1], RootedPath.FolderOf(path)).IsEmpty, place);
        });
    }

    [Fact]
    public void What_is_installed_in_a_root_file_system_is_found_in_the_whole_of_it()
    {
        using var root = new TemporaryFolder();
        Fill(root);
        root.Write("etc/.gitignore", "*\n");
        root.Write("srv/app/requirements.txt", "flask==3.0.0\n");
        root.Write("proc/1/requirements.txt", "hidden==1\n");
        var opened = Assert.Single(OpenedSource.Open([root.Path], []));
        Assert.Equal(TreeKinds.Installed, opened.Trees);
        var run = DetectorRunner.Run(root.Path, Detectors.For(opened.Trees), new RunOptions { Trees = opened.Trees });
        var found = ComponentMerger.Merge(run.Files).Components.Select(c => c.Id.Split('?')[0]);
        Assert.Equal(
            [
                "pkg:deb/debian/bash@5.2.15-2", "pkg:gem/muster@2.0", "pkg:generic/debian@12", "pkg:npm/%40muster/cli@3.0.0", "pkg:npm/npm@10.9.0", "pkg:nuget/muster.tool@1.2.3",
                "pkg:pypi/muster@1.0",
            ],
            found);
    }

    [Fact]
    public void The_word_host_is_this_machine_and_a_folder_of_that_name_is_written_with_its_path()
    {
        var machine = Assert.Single(OpenedSource.Open(["host"], []));
        Assert.Equal((SourceKind.Host, Path.GetPathRoot(Path.GetFullPath("."))), (machine.Kind, machine.Root));
        using var folder = new TemporaryFolder();
        folder.Write("host/go.mod", "module x\n");
        Assert.Equal(SourceKind.Folder, Assert.Single(OpenedSource.Open([Path.Combine(folder.Path, "host")], [])).Kind);
    }

    [Theory]
    [InlineData("server-01.stadt.example\n", "server-01.stadt.example")]
    [InlineData("<script>\n", "host")]
    [InlineData("", "host")]
    public void A_machine_is_called_as_it_calls_itself(string content, string expected)
    {
        using var root = new TemporaryFolder();
        root.Write("etc/hostname", content);
        Assert.Equal(expected, HostSource.NameOf(root.Path));
    }

    private static void Fill(TemporaryFolder root)
    {
        root.Write("etc/os-release", "ID=debian\nVERSION_ID=12\n");
        root.Write("var/lib/dpkg/status", "Package: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.2.15-2\n");
        root.Write("usr/lib/node_modules/npm/package.json", """{ "name": "npm", "version": "10.9.0" }""");
        root.Write("usr/lib/node_modules/@muster/cli/package.json", """{ "name": "@muster/cli", "version": "3.0.0" }""");
        root.Write("usr/local/lib/python3.12/site-packages/muster-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: muster\nVersion: 1.0\n");
        root.Write("var/lib/gems/3.1.0/specifications/muster-2.0.gemspec", "Gem::Specification.new do |s|\n  s.name = \"muster\".freeze\n  s.version = \"2.0\"\nend\n");
        root.Write(
            "home/eva/.dotnet/tools/.store/muster.tool/1.2.3/muster.tool/1.2.3/muster.tool.nuspec",
            "<package><metadata><id>muster.tool</id><version>1.2.3</version><dependencies><dependency id=\"x\" version=\"1\"/></dependencies></metadata></package>");
    }
}
