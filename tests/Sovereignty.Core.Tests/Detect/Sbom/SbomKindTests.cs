using Sovereignty.Detect.Sbom;
using Sovereignty.Model;
using Sovereignty.Sources;

namespace Sovereignty.Tests.Detect.Sbom;

public sealed class SbomKindTests
{
    [Theory]
    [InlineData("tool-syft/image.cdx.json", "sbom/cyclonedx-json")]
    [InlineData("tool-maven/bom.xml", "sbom/cyclonedx-xml")]
    [InlineData("tool-github/export.spdx.json", "sbom/spdx-json")]
    [InlineData("spdx/app.spdx", "sbom/spdx-tag-value")]
    [InlineData("tool-ort/project.spdx.yml", "sbom/spdx-yaml")]
    [InlineData("tool-yocto/image.rootfs.spdx.json", "sbom/spdx3-json")]
    public void A_file_is_known_by_its_contents_whatever_it_is_called(string fixture, string detector)
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["delivery", "report.txt", "values.yaml"])
        {
            var file = Path.Combine(folder.Path, name);
            File.Copy(Golden.Beside(Path.Combine("Fixtures", fixture)), file, overwrite: true);
            var problems = new List<Problem>();
            var source = Assert.Single(OpenedSource.Open([file], problems));
            Assert.Equal((SourceKind.Sbom, detector), (source.Kind, source.ByContents?.Name));
            Assert.Empty(problems);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<bom><components/></bom>")]
    [InlineData("PK\u0003\u0004 \"bomFormat\"")]
    [InlineData("a line with SPDXVersion: in it")]
    [InlineData("key: \"spdxVersion: 2\"")]
    public void What_only_looks_like_one_is_none(string text)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "x");
        File.WriteAllText(file, text);
        Assert.Null(SbomKind.OfFile(file, 1_000_000));
    }
}
