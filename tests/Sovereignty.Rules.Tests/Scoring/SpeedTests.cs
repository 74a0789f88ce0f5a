using Sovereignty.Model;

namespace Sovereignty.Tests.Scoring;

public sealed class SpeedTests
{
    [Fact]
    public void The_time_to_assess_grows_with_the_components_and_no_faster()
    {
        LicenceClass?[] licences = [LicenceClass.Permissive, LicenceClass.Proprietary, null, LicenceClass.StrongCopyleft];
        string?[] developers = ["us-corp", "crowd", null, "de-corp", "mystery"];
        Effort.GrowsWithInput(50_000, size =>
        {
            var components = Enumerable.Range(0, size).Select(i => Town.Library($"p{i}", developers[i % 5], licences[i % 4])).ToArray();
            var systems = components.Chunk(500).Select((chunk, i) => Town.Own($"app{i}", chunk)).ToArray();
            var assessment = Town.Assess(Town.Scan(components, systems, [Town.Registry(size, [.. systems.Select(s => s.Id)])]));
            Assert.NotEmpty(assessment.Findings);
        });
    }
}
