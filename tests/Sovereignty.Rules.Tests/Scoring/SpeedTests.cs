using System.Diagnostics;
using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Scoring;

public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Fifty_thousand_components_are_assessed_in_seconds_at_worst()
    {
        LicenceClass?[] licences = [LicenceClass.Permissive, LicenceClass.Proprietary, null, LicenceClass.StrongCopyleft];
        string?[] developers = ["us-corp", "crowd", null, "de-corp", "mystery"];
        var components = Enumerable.Range(0, 50_000).Select(i => Town.Library($"p{i}", developers[i % 5], licences[i % 4])).ToArray();
        var systems = components.Chunk(500).Select((chunk, i) => Town.Own($"app{i}", chunk)).ToArray();
        var scan = Town.Scan(components, systems, [Town.Registry(50_000, [.. systems.Select(s => s.Id)])]);
        Town.Assess(Town.Scan(components.Take(100), systems.Take(1)));
        var watch = Stopwatch.StartNew();
        var assessment = Town.Assess(scan);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms, {assessment.Findings.Length} findings, {assessment.OpenQuestions.Length} questions");

        // Far above what it takes alone on one core, so that a loaded machine does not fail it and a quadratic step does.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_default_pack_loads_in_no_time_worth_naming()
    {
        RulePack.Find("lock-in", RulePack.ShippedFolder, out _);
        var watch = Stopwatch.StartNew();
        RulePack.Find("lock-in", RulePack.ShippedFolder, out _);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms warm");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }
}
