using System.Diagnostics;
using System.Xml;
using System.Xml.Schema;

namespace Sovereignty.Tests.Commands;

public sealed class SbomTests
{
    private static readonly string Source = Path.Combine(Golden.Repository(), "tests", "Sovereignty.Core.Tests", "Detect");
    private static readonly string Example = Path.Combine(Golden.Repository(), "examples", "musterstadt");
    private static readonly string Schemas = Path.Combine(Golden.Repository(), "tests", "schemas");

    [Fact]
    public void What_is_written_in_json_is_valid_against_the_schemas()
    {
        NeedsSchemas();
        using var folder = new TemporaryFolder();
        var (fixtures, town) = (Path.Combine(folder.Path, "fixtures"), Path.Combine(folder.Path, "town"));
        foreach (var (source, file) in new[] { (Source, fixtures), (Example, town) })
        {
            Write(source, file + ".cdx.json");
            Write(source, file + "-17.cdx.json", "--spec-version", "1.7");
            Write(source, file + ".spdx.json");
            Write(source, file + ".spdx3.json");
        }

        var said = Validate(Directory.GetFiles(folder.Path));
        foreach (var format in (string[])["CycloneDX 1.6", "CycloneDX 1.7", "SPDX 2.3", "SPDX 3.0.1"]) Assert.Equal(2, said.Split($"valid {format}: ").Length - 1);
        Assert.DoesNotMatch(@": 0 components", said);
    }

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7")]
    public void What_is_written_in_xml_is_valid_against_the_official_schema(string version)
    {
        NeedsSchemas();
        using var folder = new TemporaryFolder();
        foreach (var source in (string[])[Source, Example])
        {
            var file = Path.Combine(folder.Path, "x.cdx.xml");
            Write(source, file, "--spec-version", version);
            Assert.InRange(ValidComponents(file, version), 5, int.MaxValue);
        }
    }

    [Fact]
    public void Two_runs_and_one_or_eight_workers_give_the_same_bytes()
    {
        var first = BuiltProgram.Run("sbom", Source, "--quiet", "--as-of", "2026-11-22", "--workers", "1").Output;
        Assert.Equal(first, BuiltProgram.Run("sbom", Source, "--quiet", "--as-of", "2026-11-22", "--workers", "8").Output);
        Assert.Equal(first, BuiltProgram.RunIn(Golden.Repository(), [("SOURCE_DATE_EPOCH", "1795305600")], "sbom", Source, "--quiet").Output);
    }

    [Theory]
    [InlineData("--as-of", "22.11.2026", "--as-of 2026-12-31")]
    [InlineData("--format", "swid", "cyclonedx, cyclonedx-xml, spdx, spdx3")]
    [InlineData("--spec-version", "1.5", "1.6, 1.7")]
    public void What_cannot_be_written_is_told_with_what_can(string option, string value, string hint)
    {
        var run = BuiltProgram.Run("sbom", ".", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    private static void NeedsSchemas() =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(Schemas, "node_modules")), "tests/schemas has no node_modules: run `npm ci` there");

    private static void Write(string source, string file, params string[] options) =>
        Assert.Equal(0, BuiltProgram.Run(["sbom", source, "-o", file, "--quiet", .. options]).ExitCode);

    private static string Validate(string[] files)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = Schemas };
        start.ArgumentList.Add("validate.mjs");
        foreach (var file in files) start.ArgumentList.Add(file);
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, said);
        return said;
    }

    private static int ValidComponents(string file, string version)
    {
        var folder = Path.Combine(Schemas, "node_modules", "@cyclonedx", "cyclonedx-library", "res", "schema");
        var schemas = new XmlSchemaSet { XmlResolver = null };
        schemas.Add(null, Path.Combine(folder, "spdx.SNAPSHOT.xsd"));
        schemas.Add(null, Path.Combine(folder, $"bom-{version}.SNAPSHOT.xsd"));
        var wrong = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => wrong.Add($"{e.Exception.LineNumber}: {e.Message}");
        var components = 0;
        using var xml = XmlReader.Create(file, settings);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "component" }) components++;
        }

        Assert.Empty(wrong.Take(10));
        return components;
    }

    [Fact]
    public void What_is_only_for_development_is_listed_unless_it_is_omitted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "package-lock.json"), """
            {"name":"x","lockfileVersion":3,"packages":{"":{"name":"x"},"node_modules/a":{"version":"1.0.0"},"node_modules/b":{"version":"1.0.0","dev":true},"node_modules/c":{"version":"1.0.0","optional":true}}}
            """);
        Assert.Equal(["a", "b", "c"], Listed());
        Assert.Equal(["a", "c"], Listed("--omit", "development"));
        Assert.Equal(["a"], Listed("--omit", "development", "optional"));
        Assert.Equal(2, BuiltProgram.Run("sbom", folder.Path, "--omit", "everything").ExitCode);

        string[] Listed(params string[] options) =>
            [.. System.Text.Json.JsonDocument.Parse(BuiltProgram.Run(["sbom", folder.Path, "--quiet", .. options]).Output).RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
    }
}
