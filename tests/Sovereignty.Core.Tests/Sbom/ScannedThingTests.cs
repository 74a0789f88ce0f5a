using System.Text;
using Sovereignty.Model;
using Sovereignty.Sbom;

namespace Sovereignty.Tests.Sbom;

/// <summary>An SBOM is about what was scanned: the image with its own name and digest, the archive with its hash.</summary>
public sealed class ScannedThingTests
{
    private static readonly string Hex = new('a', 64);

    [Fact]
    public void An_image_is_told_by_its_own_name_version_and_digest()
    {
        var purl = PackageUrl.Create("docker", "registry.example/team", "shop", "2.1");
        var image = new Component
        {
            Id = purl.ToString(), Kind = ComponentKind.Container, Name = purl.FullName, Version = "2.1", Purl = purl, Direct = true, Scope = Scope.Runtime,
            Evidence = [new Evidence("image/manifest", "manifest.json", 0, EvidenceKind.Installed)], Declared = new Declarations { Hashes = [$"sha256:{Hex}"] },
        };
        var scan = Scan(SourceKind.Image, $"sha256:{Hex}") with { Components = [image] };
        var about = ScannedThing.Of(scan, "shop.tar");
        Assert.Equal((purl.FullName, "2.1", ComponentKind.Container, purl, $"sha256:{Hex}"), (about.Name, about.Version, about.Kind, about.Purl, about.Hashes.Single()));
        foreach (var format in Enum.GetValues<SbomFormat>())
        {
            var text = Written(scan, format);
            Assert.Contains("container", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Hex, text, StringComparison.Ordinal);
            Assert.True(text.Split(purl.ToString()).Length >= 3, $"{format} names the image as what it is about and as a component");
        }
    }

    [Fact]
    public void An_image_that_nothing_names_has_its_digest_for_a_version()
    {
        var about = ScannedThing.Of(Scan(SourceKind.Image, $"sha256:{Hex}"), "layout");
        Assert.Equal(("layout", $"sha256:{Hex}", ComponentKind.Container), (about.Name, about.Version, about.Kind));
    }

    [Fact]
    public void An_archive_is_told_by_the_hash_of_its_file()
    {
        var about = ScannedThing.Of(Scan(SourceKind.Archive, Hex), "shop.zip");
        Assert.Equal(("shop.zip", null, ComponentKind.Application, $"sha256:{Hex}"), (about.Name, about.Version, about.Kind, about.Hashes.Single()));
    }

    [Theory]
    [InlineData(SourceKind.Folder, ComponentKind.Application)]
    [InlineData(SourceKind.Host, ComponentKind.OperatingSystem)]
    public void A_folder_and_a_machine_have_no_hash(SourceKind kind, ComponentKind expected)
    {
        var about = ScannedThing.Of(Scan(kind, "0123abcd"), "x");
        Assert.Equal((expected, 0), (about.Kind, about.Hashes.Length));
    }

    private static Scan Scan(SourceKind kind, string digest) => new()
    {
        AsOf = new DateOnly(2026, 11, 22), ToolVersion = "test", Organisation = new Organisation("", []), Sources = [new Source("x", kind, ".", digest, null)],
    };

    private static string Written(Scan scan, SbomFormat format)
    {
        using var file = new MemoryStream();
        SbomWriter.Write(scan, "x", format, SbomFormats.CycloneDxVersions[0], file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
