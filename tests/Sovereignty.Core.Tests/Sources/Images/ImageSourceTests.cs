using System.Formats.Tar;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Sources.Images;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Sources.Images;

public sealed class ImageSourceTests
{
    private static readonly byte[] Base = Pack.Tar(
        Pack.Entry("etc/os-release", "ID=debian\n"), Pack.Folder("usr/lib"), Pack.Link("lib", "usr/lib"), Package("old"), Package("kept"), Pack.Entry("tmp/cache/node_modules/c/package.json", Json("cached")));

    private static readonly byte[] Top = Pack.Tar(
        Package("new"), Pack.Entry("srv/node_modules/.wh.old", ""), Pack.Entry("tmp/cache/.wh..wh..opq", ""), Pack.Entry("tmp/cache/node_modules/d/package.json", Json("fresh")),
        Pack.Entry("lib/node_modules/linked/package.json", Json("linked")));

    private static readonly string[] Expected =
    [
        "srv/node_modules/kept/package.json: pkg:npm/kept@1.0.0", "srv/node_modules/new/package.json: pkg:npm/new@1.0.0",
        "tmp/cache/node_modules/d/package.json: pkg:npm/fresh@1.0.0", "usr/lib/node_modules/linked/package.json: pkg:npm/linked@1.0.0",
    ];

    [Theory]
    [InlineData("docker")]
    [InlineData("docker.gz")]
    [InlineData("oci")]
    [InlineData("oci.gz")]
    [InlineData("oci.zst")]
    [InlineData("oci in gz")]
    public void Later_layers_win_and_whiteouts_take_away(string format)
    {
        var found = Opened.Run(Make(format, Base, Top), "app.tar");
        Assert.Equal(Expected, Packages(found));
        Assert.Equal(SourceKind.Image, found.Kind);
        Assert.Empty(Opened.Problems(found));
        Assert.StartsWith("sha256:", found.Digest, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_that_is_a_folder_gives_the_same()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in TestImage.OciFiles([Pack.Gzip(Base), Pack.Zstd(Top)])) folder.Write(path, bytes);
        Assert.True(ImageFiles.IsLayout(folder.Path));
        var found = ImageSource.RunLayout(folder.Path, "app", new RunOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(Expected, Packages(found));
    }

    [Fact]
    public void The_image_is_a_component_with_digest_and_what_its_labels_say()
    {
        var found = Opened.Run(TestImage.Docker([Base], """{"config":{"Labels":{"org.opencontainers.image.licenses":"EUPL-1.2","org.opencontainers.image.vendor":"Stadt Musterstadt","org.opencontainers.image.base.name":"docker.io/library/debian:12"}}}"""));
        var image = found.Files.Single(f => f.Detector == ImageSource.Detector);
        var self = image.Components[0];
        Assert.Equal("pkg:docker/registry.example/app@1.2", self.Purl.ToString());
        Assert.Equal((ComponentKind.Container, "EUPL-1.2", "Stadt Musterstadt"), (self.Kind, self.Declared.Licence, self.Declared.Maker));
        Assert.Equal([found.Digest!], self.Declared.Hashes);
        Assert.Equal("pkg:docker/debian@12", image.Components[1].Purl.ToString());
        Assert.Equal([(0, 1)], image.Edges);
    }

    [Fact]
    public void A_layer_with_a_path_that_leads_out_is_told_and_the_rest_is_read()
    {
        var evil = Pack.Tar(Pack.Entry("../../srv/node_modules/evil/package.json", Json("evil")), Package("new"), Pack.Link("up", "../../../etc"), Pack.Entry("up/node_modules/in/package.json", Json("inside")));
        var found = Opened.Run(Make("oci.gz", evil));
        Assert.Equal(["etc/node_modules/in/package.json: pkg:npm/inside@1.0.0", "srv/node_modules/new/package.json: pkg:npm/new@1.0.0"], Packages(found));
        var problem = Assert.Single(found.Problems);
        Assert.Equal("archive-entry-outside", problem.Code);
        Assert.StartsWith("blobs/sha256/", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whiteout_hides_lower_layers_only_wherever_it_stands()
    {
        var top = Pack.Tar(Package("same"), Pack.Entry("srv/node_modules/.wh.same", ""), Pack.Entry("srv/.wh..wh..opq", ""));
        Assert.Equal(["srv/node_modules/same/package.json: pkg:npm/same@1.0.0"], Packages(Opened.Run(Make("docker", Pack.Tar(Package("same"), Package("lower")), top))));
    }

    [Fact]
    public void A_hard_link_and_a_link_to_an_absolute_path_mean_files_of_the_image()
    {
        var layer = Pack.Tar(
            Pack.Entry("store/package.json", Json("one")), Pack.HardLink("srv/node_modules/one/package.json", "store/package.json"),
            Pack.Entry("etc/os-release", "ID=debian\n"), Pack.Link("opt/x", "/srv"), Pack.Entry("opt/x/node_modules/two/package.json", Json("two")));
        Assert.Equal(["srv/node_modules/one/package.json: pkg:npm/one@1.0.0", "srv/node_modules/two/package.json: pkg:npm/two@1.0.0"], Packages(Opened.Run(Make("oci.gz", layer))));
    }

    [Fact]
    public void What_a_package_of_the_distribution_brought_is_that_package()
    {
        const string gem = "usr/share/rubygems-integration/all/specifications/rack-2.2.6.gemspec";
        const string text = "Gem::Specification.new do |s|\n  s.name = \"rack\".freeze\n  s.version = \"2.2.6\"\nend\n";
        var layer = Pack.Tar(
            ("etc/os-release", "ID=debian\nVERSION_ID=12\n"), (gem, text), (gem.Replace("rack-", "own-", StringComparison.Ordinal), text.Replace("rack", "own", StringComparison.Ordinal)),
            ("var/lib/dpkg/status", "Package: ruby-rack\nStatus: install ok installed\nArchitecture: all\nVersion: 2.2.6-1\n\n"), ("var/lib/dpkg/info/ruby-rack.list", $"/.\n/usr\n/{gem}\n"));
        foreach (var format in (string[])["docker", "oci.gz"])
        {
            var merged = ComponentMerger.Merge(Opened.Run(Make(format, layer)).Files).Components;
            Assert.Equal(["pkg:gem/own@2.2.6"], merged.Where(c => c.Purl!.Type == "gem").Select(c => c.Id));
            Assert.Contains(merged.Single(c => c.Purl!.Type == "deb").Evidence, e => e.Path == gem);
        }
    }

    [Fact]
    public void Of_several_platforms_one_is_chosen_and_told()
    {
        var found = Opened.Run(TestImage.OciOf(("linux/arm64", Pack.Tar(Package("arm"))), ("linux/amd64", Pack.Tar(Package("amd"))), ("unknown/unknown", Pack.Tar(Package("proof")))));
        Assert.Equal(["srv/node_modules/amd/package.json: pkg:npm/amd@1.0.0"], Packages(found));
        var problem = Assert.Single(found.Problems);
        Assert.Equal(("image-platform-chosen", ProblemSeverity.Note), (problem.Code, problem.Severity));
        Assert.Contains("linux/arm64, linux/amd64", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_images_each_is_read_as_a_folder_of_its_own()
    {
        foreach (var archive in (byte[][])[TestImage.DockerOf(("registry.example/a:1", [Base, Pack.Tar(Package("one"))]), ("registry.example/b:2", [Base, Top])), TestImage.OciNamed(("registry.example/a:1", [Base, Pack.Tar(Package("one"))]), ("registry.example/b:2", [Base, Top]))])
        {
            var found = Opened.Run(archive);
            Assert.Contains("registry-example-a-1/srv/node_modules/old/package.json: pkg:npm/old@1.0.0", Packages(found));
            Assert.Contains("registry-example-a-1/srv/node_modules/one/package.json: pkg:npm/one@1.0.0", Packages(found));
            Assert.Contains("registry-example-b-2/srv/node_modules/new/package.json: pkg:npm/new@1.0.0", Packages(found));
            Assert.DoesNotContain(Packages(found), p => p.StartsWith("registry-example-b-2/", StringComparison.Ordinal) && p.Contains("npm/old", StringComparison.Ordinal));
            Assert.Equal(["pkg:docker/registry.example/a@1", "pkg:docker/registry.example/b@2"], found.Files.Single(f => f.Detector == ImageSource.Detector).Components.Select(c => c.Purl.ToString()));
            var problem = Assert.Single(found.Problems);
            Assert.Equal(("image-several", ProblemSeverity.Note), (problem.Code, problem.Severity));
            Assert.Contains("all were read: `registry.example/a:1`, `registry.example/b:2`", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_image_under_two_names_is_one_image()
    {
        var found = Opened.Run(TestImage.OciNamed(("registry.example/a:1", [Base]), ("registry.example/a:latest", [Base])));
        Assert.Empty(found.Problems);
        Assert.Contains("srv/node_modules/old/package.json: pkg:npm/old@1.0.0", Packages(found));
        Assert.Equal("pkg:docker/registry.example/a@1", Assert.Single(found.Files.Single(f => f.Detector == ImageSource.Detector).Components).Purl.ToString());
    }

    [Fact]
    public void A_missing_layer_and_a_broken_one_cost_only_themselves()
    {
        var files = TestImage.OciFiles([Base, Pack.Tar(Package("lost")), Pack.Gzip(Pack.Tar(Package("new")))]);
        var layers = files.Where(f => f.Path.StartsWith("blobs/", StringComparison.Ordinal)).ToList();
        var broken = files.Where(f => f.Path != layers[1].Path).Select(f => f.Path == layers[2].Path ? (f.Path, f.Bytes[..(f.Bytes.Length / 2)]) : f);
        var found = Opened.Run(Pack.Tar([.. broken.Select(f => Pack.Entry(f.Item1, f.Item2))]));
        Assert.Contains("srv/node_modules/kept/package.json: pkg:npm/kept@1.0.0", Packages(found));
        Assert.Equal(["archive-malformed " + layers[2].Path, "image-layer-missing " + layers[1].Path], Opened.Problems(found).Order());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"Config\":7,\"Layers\":{}}]")]
    [InlineData("[{\"Config\":\"../../etc/passwd\",\"Layers\":[\"../../etc/passwd\",1,null]}]")]
    [InlineData("{\"manifests\":[{\"digest\":\"sha256:../../../etc/passwd\"}]}")]
    [InlineData("{\"manifests\":[1,\"x\",[],{\"digest\":5,\"platform\":3,\"annotations\":[]}]}")]
    public void Documents_of_any_shape_never_fail(string json)
    {
        Opened.Run(Pack.Tar(("manifest.json", json)));
        Opened.Run(Pack.Tar(("oci-layout", "{}"), ("index.json", json)));
    }

    [Fact]
    public void Documents_cut_anywhere_never_fail()
    {
        var files = TestImage.OciFiles([Base]);
        var documents = files.Where(f => f.Bytes[0] == '{').ToList();
        Assert.NotEmpty(documents);
        foreach (var cut in documents)
        {
            for (var length = 0; length < cut.Bytes.Length; length += 10)
            {
                Opened.Run(Pack.Tar([.. files.Select(f => Pack.Entry(f.Path, f.Path == cut.Path ? f.Bytes[..length] : f.Bytes))]));
            }
        }
    }

    private static byte[] Make(string format, params byte[][] layers) => format switch
    {
        "docker" => TestImage.Docker(layers),
        "docker.gz" => Pack.Gzip(TestImage.Docker(layers)),
        "oci" => TestImage.Oci(layers),
        "oci.gz" => TestImage.Oci([.. layers.Select(Pack.Gzip)]),
        "oci.zst" => TestImage.Oci([.. layers.Select(Pack.Zstd)]),
        _ => Pack.Gzip(TestImage.Oci([.. layers.Select(Pack.Gzip)])),
    };

    private static string[] Packages(FolderDetections found) => [.. Opened.Components(found).Where(c => c.Contains("pkg:npm/", StringComparison.Ordinal))];

    private static TarEntry Package(string name) => Pack.Entry($"srv/node_modules/{name}/package.json", Json(name));

    private static string Json(string name) => $$"""{"name":"{{name}}","version":"1.0.0"}""";
}
