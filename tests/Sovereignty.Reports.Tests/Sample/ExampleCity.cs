using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Rules;
using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests.Sample;

/// <summary>The example city as the program scans and judges it: pages of the size that a reader gets.</summary>
internal static class ExampleCity
{
    private static readonly Lazy<(Scan Scan, Catalogue Catalogue)> Scanned = new(Run);

    public static Scan Scan => Scanned.Value.Scan;

    public static Catalogue Catalogue => Scanned.Value.Catalogue;

    private static (Scan, Catalogue) Run()
    {
        var root = Golden.Repository();
        var outcome = ScanPipeline.Run(new ScanRequest
        {
            Sources = [Path.Combine(root, "examples/musterstadt")],
            AsOf = new DateOnly(2026, 11, 22),
            ToolVersion = "0.1.0",
            Catalogue = () => CatalogueFolder.Read(Path.Combine(root, "rules/catalogue")),
            Git = false,
        });
        var pack = RulePack.Find("lock-in", RulePack.ShippedFolder, out _)!;
        return (outcome.Scan with { Assessment = RuleEngine.Assess(outcome.Scan, outcome.Catalogue, [pack], outcome.Configuration.Waivers) }, outcome.Catalogue);
    }
}
