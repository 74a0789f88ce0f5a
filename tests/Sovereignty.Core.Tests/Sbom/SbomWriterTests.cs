using System.Text;
using Sovereignty.Model;
using Sovereignty.Sbom;
using Sovereignty.Tests.Store;

namespace Sovereignty.Tests.Sbom;

public sealed class SbomWriterTests
{
    [Theory]
    [InlineData("cyclonedx", "1.6", "sample.cdx.json")]
    [InlineData("cyclonedx", "1.7", "sample-1.7.cdx.json")]
    [InlineData("cyclonedx-xml", "1.6", "sample.cdx.xml")]
    [InlineData("spdx", "1.6", "sample.spdx.json")]
    [InlineData("spdx3", "1.6", "sample.spdx3.json")]
    public void A_scan_is_written_as_approved(string format, string version, string file) => Golden.Matches(Write(Whole(), SbomFormats.Named(format)!.Value, version), $"Expected/{file}");

    [Theory]
    [InlineData(SbomFormat.CycloneDx)]
    [InlineData(SbomFormat.CycloneDxXml)]
    [InlineData(SbomFormat.Spdx)]
    [InlineData(SbomFormat.Spdx3)]
    public void The_same_scan_gives_the_same_bytes_and_another_another_identity(SbomFormat format)
    {
        Assert.Equal(Write(Whole(), format, "1.6"), Write(Whole(), format, "1.6"));
        Assert.NotEqual(SbomWriter.Identity(Whole(), "a"), SbomWriter.Identity(Whole(), "b"));
        Assert.NotEqual(SbomWriter.Identity(Whole(), "a"), SbomWriter.Identity(Whole() with { Components = [] }, "a"));
    }

    [Theory]
    [InlineData(null, SbomFormat.CycloneDx)]
    [InlineData("a.cdx.json", SbomFormat.CycloneDx)]
    [InlineData("a.CDX.XML", SbomFormat.CycloneDxXml)]
    [InlineData("bom.xml", SbomFormat.CycloneDxXml)]
    [InlineData("a.spdx.json", SbomFormat.Spdx)]
    [InlineData("a.spdx3.json", SbomFormat.Spdx3)]
    [InlineData("a.spdx.jsonld", SbomFormat.Spdx3)]
    [InlineData("anything", SbomFormat.CycloneDx)]
    public void A_files_name_tells_the_format(string? file, SbomFormat format) => Assert.Equal(format, SbomFormats.OfFile(file));

    [Theory]
    [InlineData("https://registry.example/a/-/a-1.0.tgz", "a-1.0.tgz", true)]
    [InlineData("https://files.example/a-1.0-py3-none-any.whl#sha256=00", "a-1.0-py3-none-any.whl", true)]
    [InlineData("https://files.example/tool.exe?x=1", "tool.exe", false)]
    [InlineData("https://files.example/download", null, false)]
    [InlineData("https://files.example/.zip", null, false)]
    public void The_name_of_what_is_deployed_is_said_only_where_the_address_tells_it(string url, string? name, bool isArchive)
    {
        var file = DeployableFile.OfUrl(url);
        Assert.Equal((name, isArchive), (file?.Name, file?.IsArchive ?? false));
    }

    // Something in every field that is written.
    private static Scan Whole()
    {
        var scan = Sample.Scan("aaaa1111");
        var edge = new DependencyEdge(scan.Components[0].Id, "pkg:npm/two@2");
        var one = scan.Components[0] with { Declared = scan.Components[0].Declared with { Maker = "Acme Developers <dev@acme.example>", DownloadUrl = "https://registry.example/one/-/one-1.0.0.tgz", Hashes = ["sha512:" + new string('0', 128)] } };
        var two = one with
        {
            Id = edge.To, Name = "two", Version = "2", Purl = PackageUrl.Create("npm", null, "two", "2"), Direct = false, Scope = Scope.Test, Facts = ComponentFacts.Unknown,
            Declared = new Declarations { Licence = "see the wrapper", Maker = "Jane Doe", Supplier = "A Supplier", SupplierCountry = "AT" },
        };
        var service = new Service { Id = "npm", Name = "npm registry", Kind = ServiceKind.Registry, Provider = Fact.Of("acme", Origin.Curated, Confidence.High, new Because("it says so")), Components = 2 };
        return scan with { Components = [one, two], Edges = [edge], Services = [service], Organisation = scan.Organisation with { Contact = "sbom@city.example" } };
    }

    private static string Write(Scan scan, SbomFormat format, string version)
    {
        using var stream = new MemoryStream();
        SbomWriter.Write(scan, "sample", format, version, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
