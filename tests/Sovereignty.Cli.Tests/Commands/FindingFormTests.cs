using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sovereignty.Tests.Commands;

/// <summary>Findings in the forms that forges and build servers show.</summary>
public sealed class FindingFormTests
{
    private const string Lock = """
        {"lockfileVersion":3,"packages":{"":{"dependencies":{"evil":"1"}},
        "node_modules/evil":{"version":"1.0.0","license":"SSPL-1.0"},
        "node_modules/x|y":{"version":"1.0.0","license":"SSPL-1.0"}}}
        """;

    private const string List = """
        Produkt;Hersteller;Vertragsnummer;Vertragsende;Kündigungsfrist;Kosten/Jahr;Betrieb
        VMware vSphere;Broadcom;V-1;31.12.2026;3 Monate;48000;intern
        Fach`app [x](https://evil.example) @all <b>|;Unbekannt GmbH;V-2;31.12.2027;6 Monate;54000;Cloud
        """;

    private const string Configuration = """
        organisation: Test
        systems:
          - { id: portal, name: "Portal [x](https://evil.example) @all <b>|`", sources: [app] }
        waivers:
          - { rule: lock-in/registry-in-third-country, subject: npm, reason: a mirror is ordered, owner: IT, until: 2027-01-31 }
        """;

    [Theory]
    [InlineData("findings.md", "de")]
    [InlineData("findings.en.md", "en")]
    [InlineData("findings.xml", "en")]
    [InlineData("findings.codequality.json", "de")]
    public void Findings_are_written_as_approved(string name, string language)
    {
        using var folder = Sample();

        Golden.Matches(Written(folder, name, language), Path.Combine("Expected", name));
    }

    [Fact]
    public void A_code_quality_report_has_what_GitLab_asks_for_and_is_known_by_the_name_of_its_example()
    {
        using var folder = Sample();
        using var report = JsonDocument.Parse(Written(folder, "gl-code-quality-report.json", "en"));

        var findings = report.RootElement.EnumerateArray().ToList();
        Assert.NotEmpty(findings);
        Assert.Equal(findings.Count, findings.Select(f => f.GetProperty("fingerprint").GetString()).Distinct().Count());
        Assert.All(findings, f =>
        {
            Assert.NotEmpty(f.GetProperty("description").GetString()!);
            Assert.NotEmpty(f.GetProperty("check_name").GetString()!);
            Assert.Contains(f.GetProperty("severity").GetString(), (string[])["info", "minor", "major", "critical", "blocker"]);
            var path = f.GetProperty("location").GetProperty("path").GetString()!;
            Assert.True(File.Exists(Path.Combine(folder.Path, path)), path);
            Assert.True(f.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() >= 1);
        });
    }

    [Fact]
    public void A_JUnit_report_counts_what_it_holds()
    {
        using var folder = Sample();
        var suites = XDocument.Parse(Written(folder, "f.xml", "de")).Root!;

        foreach (var counted in suites.Elements("testsuite").Append(suites))
        {
            Assert.Equal(counted.Descendants("testcase").Count(), (int)counted.Attribute("tests")!);
            Assert.Equal(counted.Descendants("failure").Count(), (int)counted.Attribute("failures")!);
            Assert.Equal(counted.Descendants("skipped").Count(), (int)counted.Attribute("skipped")!);
        }

        Assert.Equal("1", suites.Attribute("skipped")!.Value);
    }

    [Fact]
    public void A_name_from_a_strangers_file_is_neither_link_nor_mention_nor_tag_in_a_summary()
    {
        using var folder = Sample();
        var page = Written(folder, "f.md", "de");

        Assert.Contains("Portal", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\(|@all|<b>|https?://|(?<!\\)\[x", page);
        // As many cells in every row.
        Assert.All(page.Split('\n').Where(l => l.StartsWith('|')), row => Assert.Equal(5, Regex.Count(row, @"(?<!\\)\|")));
    }

    [Fact]
    public void A_file_that_says_no_form_is_refused_with_those_there_are()
    {
        using var folder = Sample();
        var run = BuiltProgram.RunIn(folder.Path, [], "scan", ".", "--findings", "f.txt");

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^error\[bad-format\]: `f.txt`.*\n  hint: .*\*\.sarif.*\*\.codequality\.json.*\*\.xml.*\*\.md.*\*\.json", run.Error);
    }

    [Fact]
    public void The_commands_of_the_pipelines_in_the_handbook_run()
    {
        using var folder = Sample();
        var page = File.ReadAllText(Path.Combine(Golden.Repository(), "scanner", "README.md"));
        var commands = Regex.Matches(page, @"^ +(?:- |)(?:run: |)sovereignty (scan [^\n]+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command =>
        {
            // Shells and the place for job summaries are the runner's.
            var run = BuiltProgram.RunIn(folder.Path, [], [.. command.Replace("\"$GITHUB_STEP_SUMMARY\"", "summary.md", StringComparison.Ordinal).Split(' ')]);
            Assert.Equal((command, 1), (command, run.ExitCode));
            foreach (var file in Regex.Matches(command, @"--(?:findings|report|tables) (\S+)").Select(m => m.Groups[1].Value)) Assert.True(File.Exists(Path.Combine(folder.Path, file)), file);
        });
    }

    private static TemporaryFolder Sample()
    {
        var folder = new TemporaryFolder();
        folder.Write("app/package-lock.json", Lock);
        folder.Write("liste.csv", List);
        folder.Write("sovereignty.yaml", Configuration + "\ninventories:\n  - { path: liste.csv }\n");
        return folder;
    }

    private static string Written(TemporaryFolder folder, string name, string language)
    {
        var run = BuiltProgram.RunIn(folder.Path, [], "scan", ".", "--as-of", "2026-11-22", "--lang", language, "--findings", $"aus/{name}", "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return File.ReadAllText(Path.Combine(folder.Path, "aus", name));
    }
}
