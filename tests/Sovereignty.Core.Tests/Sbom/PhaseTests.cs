using System.Text;
using Sovereignty.Model;
using Sovereignty.Sbom;

namespace Sovereignty.Tests.Sbom;

public sealed class PhaseTests
{
    [Theory]
    [InlineData(SourceKind.Folder, "pre-build", "source")]
    [InlineData(SourceKind.Archive, "post-build", "analyzed")]
    [InlineData(SourceKind.Image, "post-build", "analyzed")]
    [InlineData(SourceKind.Host, "operations", "deployed")]
    public void What_is_installed_is_not_told_as_what_will_be_built(SourceKind kind, string phase, string type)
    {
        var scan = new Scan
        {
            AsOf = new DateOnly(2026, 11, 22), ToolVersion = "test", Organisation = new Organisation("", []), Sources = [new Source("x", kind, ".", null, null)],
        };
        Assert.Contains($"\"phase\": \"{phase}\"", Written(scan, SbomFormat.CycloneDx), StringComparison.Ordinal);
        Assert.Contains($"<phase>{phase}</phase>", Written(scan, SbomFormat.CycloneDxXml), StringComparison.Ordinal);
        Assert.Contains($"\"{type}\"", Written(scan, SbomFormat.Spdx3), StringComparison.Ordinal);
    }

    private static string Written(Scan scan, SbomFormat format)
    {
        using var file = new MemoryStream();
        SbomWriter.Write(scan, "x", format, SbomFormats.CycloneDxVersions[0], file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
