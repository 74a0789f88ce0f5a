using System.Diagnostics;

namespace Sovereignty.Tests.Commands;

public sealed class SbomTests
{
    private static readonly string Source = Path.Combine(Golden.Repository(), "tests", "Sovereignty.Core.Tests", "Detect");

    [Fact]
    public void What_is_written_is_valid_against_the_official_schema()
    {
        var schemas = Path.Combine(Golden.Repository(), "tests", "schemas");
        Assert.SkipUnless(Directory.Exists(Path.Combine(schemas, "node_modules")), "tests/schemas has no node_modules: run `npm ci` there");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "x.cdx.json");
        Assert.Equal(0, BuiltProgram.Run("sbom", Source, "-o", file, "--quiet").ExitCode);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = schemas };
        start.ArgumentList.Add("validate.mjs");
        start.ArgumentList.Add(file);
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, said);
        Assert.Matches("^valid CycloneDX 1.6: [1-9]", said);
    }

    [Fact]
    public void Two_runs_and_one_or_eight_workers_give_the_same_bytes()
    {
        var first = BuiltProgram.Run("sbom", Source, "--quiet", "--as-of", "2026-11-22", "--workers", "1").Output;
        Assert.Equal(first, BuiltProgram.Run("sbom", Source, "--quiet", "--as-of", "2026-11-22", "--workers", "8").Output);
        Assert.Equal(first, BuiltProgram.RunIn(Golden.Repository(), [("SOURCE_DATE_EPOCH", "1795305600")], "sbom", Source, "--quiet").Output);
    }

    [Fact]
    public void A_bad_date_is_told_with_the_form_it_should_have()
    {
        var run = BuiltProgram.Run("sbom", ".", "--as-of", "22.11.2026");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--as-of 2026-12-31", run.Error, StringComparison.Ordinal);
    }
}
