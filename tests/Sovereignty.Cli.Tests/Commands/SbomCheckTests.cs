namespace Sovereignty.Tests.Commands;

public sealed class SbomCheckTests
{
    private static readonly string Fixtures = Path.Combine(Golden.Repository(), "tests", "Sovereignty.Cli.Tests", "Commands", "Fixtures");

    [Theory]
    [InlineData("good.cdx.json")]
    [InlineData("bad.cdx.json")]
    [InlineData("old.spdx")]
    public void A_grade_is_said_as_approved(string file)
    {
        var run = BuiltProgram.Run("sbom", "--check", Path.Combine(Fixtures, file));
        Assert.Equal(0, run.ExitCode);
        Golden.Matches(run.Output, Path.Combine("Expected", $"check-{file}.txt"));
    }

    [Fact]
    public void The_rows_are_as_approved_and_all_have_the_same_keys()
    {
        var run = BuiltProgram.Run("sbom", "--check", Path.Combine(Fixtures, "bad.cdx.json"), "--json");
        Golden.Matches(run.Output, Path.Combine("Expected", "check-bad.json"));
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var keys = string.Join(", ", json.RootElement[0].EnumerateObject().Select(p => p.Name));
        Assert.All(json.RootElement.EnumerateArray(), row => Assert.Equal(keys, string.Join(", ", row.EnumerateObject().Select(p => p.Name))));
        Assert.Contains($"| `sbom --check --json` | {keys} |", File.ReadAllText(Path.Combine(Golden.Repository(), "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good.cdx.json", "ntia", 0)]
    [InlineData("good.cdx.json", "bsi", 0)]
    [InlineData("good.cdx.json", "cisa", 0)]
    [InlineData("bad.cdx.json", "ntia", 1)]
    [InlineData("old.spdx", "bsi", 1)]
    [InlineData("good.cdx.json", "iso", 2)]
    public void The_exit_code_follows_the_standard_that_was_named(string file, string standard, int code) =>
        Assert.Equal(code, BuiltProgram.Run("sbom", "--check", Path.Combine(Fixtures, file), "--fail-on", standard, "--json").ExitCode);

    [Theory]
    [InlineData("SbomCheckTests.cs", "is no SBOM")]
    [InlineData("missing.json", "there is no file")]
    public void What_is_no_sbom_ends_with_2(string file, string says)
    {
        var run = BuiltProgram.Run("sbom", "--check", Path.Combine(Fixtures, "..", file));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_we_write_says_all_that_we_know_where_the_standards_look_for_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "sovereignty.yaml"), "organisation: City\ncontact: sbom@city.example\n");
        File.WriteAllText(Path.Combine(folder.Path, "package-lock.json"), $$"""
            { "name": "portal", "version": "1.0.0", "lockfileVersion": 3, "packages": {
              "": { "name": "portal", "version": "1.0.0", "license": "EUPL-1.2", "dependencies": { "@angular/core": "19.0.0" } },
              "node_modules/@angular/core": { "version": "19.0.0", "resolved": "https://registry.example/core/-/core-19.0.0.tgz", "integrity": "sha512-{{Convert.ToBase64String(new byte[64])}}", "license": "MIT" } } }
            """);
        foreach (var name in (string[])["sbom.cdx.json", "sbom.cdx.xml", "sbom.spdx3.json"])
        {
            var file = Path.Combine(folder.Path, name);
            Assert.Equal(0, BuiltProgram.Run("sbom", folder.Path, "-o", file, "-q", "--as-of", "2026-11-22").ExitCode);
            using var json = System.Text.Json.JsonDocument.Parse(BuiltProgram.Run("sbom", "--check", file, "--json").Output);
            var gaps = json.RootElement.EnumerateArray()
                .Where(r => r.GetProperty("kind").GetString() == "gap" && r.GetProperty("level").GetString() == "required" && r.GetProperty("component").GetString()?.Contains("angular", StringComparison.Ordinal) == true)
                .Select(r => $"{r.GetProperty("standard").GetString()} {r.GetProperty("field").GetString()}");
            // Whether an archive can be executed, nobody told.
            Assert.Equal(["bsi executable property"], gaps);
            File.Delete(file);
        }
    }
}
