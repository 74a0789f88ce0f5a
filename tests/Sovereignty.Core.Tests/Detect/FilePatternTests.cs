using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

public sealed class FilePatternTests
{
    [Theory]
    [InlineData("go.mod", "go.mod", "", true)]
    [InlineData("go.mod", "GO.MOD", "", false)]
    [InlineData("*.csproj", "App.CsProj", "src", true)]
    [InlineData("*.csproj", "App.csproj.user", "src", false)]
    [InlineData("requirements*.txt", "requirements-dev.txt", "", true)]
    [InlineData("requirements*.txt", "requirements.in", "", false)]
    [InlineData("obj/project.assets.json", "project.assets.json", "src/app/obj", true)]
    [InlineData("obj/project.assets.json", "project.assets.json", "src/app", false)]
    [InlineData(".github/workflows/*.yml", "ci.yml", ".github/workflows", true)]
    [InlineData(".github/workflows/*.yml", "ci.yml", "x.github/workflows", false)]
    [InlineData("*/installed.json", "installed.json", "any", true)]
    [InlineData("*/installed.json", "installed.json", "", false)]
    [InlineData("Dockerfile*", "Dockerfile.dev", "", true)]
    public void Matches(string pattern, string name, string folder, bool expected)
    {
        Assert.Equal(expected, new FilePattern(pattern).Matches(name, folder));
        Assert.Equal(expected, !new DetectorIndex([new LineDetector(pattern, EvidenceKind.Locked)]).For(name, folder).IsEmpty);
    }

    [Fact]
    public void More_than_one_star_in_a_name_is_refused() => Assert.Throws<ArgumentException>(() => new FilePattern("a*b*c"));
}
