using System.Text.Json;

namespace Sovereignty.Tests.Commands;

/// <summary>The main job through the built program.</summary>
public sealed class ScanTests
{
    private const string Day = "2026-11-22";
    private static readonly string Musterstadt = Path.Combine(Golden.Repository(), "examples", "musterstadt");

    [Fact]
    public void Musterstadt_is_scanned_assessed_and_reported_in_three_reports_and_two_languages()
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.Run("scan", Musterstadt, "--report", Path.Combine(folder.Path, "out"), "--as-of", Day);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^Stadt Musterstadt, as of 2026-11-22$", run.Output);
        Assert.Matches(@"(?m)^  looked at    \d+ files; 4 own systems, [6-9]\d bought products, \d{3} components$", run.Output);
        Assert.Matches(@"(?m)^  sovereignty  \d+–\d+ of 100", run.Output);
        Assert.Matches(@"(?m)^  findings     .*high.*open questions$", run.Output);
        Assert.Equal(
            ["ciso.de.html", "ciso.en.html", "procurement.de.html", "procurement.en.html", "security.de.html", "security.en.html"],
            Directory.GetFiles(Path.Combine(folder.Path, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(Path.Combine(folder.Path, "out")))
        {
            var page = File.ReadAllText(file);
            Assert.StartsWith("<!doctype html>", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(src|srcset)=\"?http", page);
        }
    }

    [Fact]
    public void Two_runs_and_one_or_eight_workers_give_the_same_report()
    {
        using var folder = new TemporaryFolder();
        string Report(string name, string workers)
        {
            var file = Path.Combine(folder.Path, name);
            Assert.Equal(0, BuiltProgram.Run("scan", Musterstadt, "--report", file, "--as-of", Day, "--workers", workers, "--quiet").ExitCode);
            return File.ReadAllText(file);
        }

        var first = Report("1.html", "1");
        Assert.Equal(first, Report("2.html", "1"));
        Assert.Equal(first, Report("3.html", "8"));
    }

    [Fact]
    public void Findings_at_the_bar_end_with_1_and_nothing_to_scan_with_4()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, BuiltProgram.Run("scan", Musterstadt, "--as-of", Day, "--fail-on", "high", "--quiet").ExitCode);
        Assert.Equal(4, BuiltProgram.Run("scan", folder.Path).ExitCode);
        Assert.Equal(2, BuiltProgram.Run("scan", Path.Combine(folder.Path, "gone")).ExitCode);
        Assert.Equal(2, BuiltProgram.Run("scan", Musterstadt, "--fail-on", "hihg").ExitCode);
    }

    [Fact]
    public void Every_inventory_line_is_listed_with_what_it_was_taken_for()
    {
        using var json = JsonDocument.Parse(BuiltProgram.Run("systems", Musterstadt, "--json", "--as-of", Day, "--quiet").Output);
        var stated = json.RootElement.EnumerateArray().Where(r => r.GetProperty("stated").ValueKind == JsonValueKind.String).ToList();
        Assert.InRange(stated.Count, 60, 120);
        var lines = stated.Select(r => $"{r.GetProperty("path").GetString()}:{r.GetProperty("line").GetInt32()}").ToList();
        Assert.Equal(lines.Count, lines.Distinct().Count());
        Assert.All(stated, r => Assert.Equal(r.GetProperty("vendor").ValueKind, r.GetProperty("vendorConfidence").ValueKind));
        Assert.All(stated, r => Assert.Equal(r.GetProperty("product").ValueKind, r.GetProperty("confidence").ValueKind));
        Assert.All(stated, r => Assert.NotEqual("", r.GetProperty("why").GetString() ?? ""));
        Assert.Contains(stated, r => r.GetProperty("product").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void Bad_inputs_are_located_and_lose_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sovereignty.yaml", "organisation: Test\ninventorys: []\ninventories:\n  - path: list.csv\n");
        folder.Write("list.csv", "Produkt;Hersteller;Kosten pro Jahr\nMicrosoft 365;Microsoft;1.000 €\n\"Offen;Ende\n");
        folder.Write("web/package-lock.json", "{\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"a\"},\"node_modules/left\":{\"version\":\"1.0.0\"},");
        folder.Write("app/packages.lock.json", "{\"version\":1,\"dependencies\":{\"net10.0\":{\"Serilog\":{\"type\":\"Direct\",\"resolved\":\"4.0.0\"}}}}");
        var run = BuiltProgram.Run("scan", folder.Path, "--as-of", Day);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("error[yaml-unknown-key]: unknown key `inventorys`\n  --> sovereignty.yaml:2:1\n  hint: did you mean `inventories`?", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"warning\[file-malformed\][^\n]*\n  --> web/package-lock.json:1", run.Error);
        Assert.Matches(@"--> list.csv:3", run.Error);
        var sbom = BuiltProgram.Run("sbom", folder.Path, "--quiet").Output;
        Assert.Contains("pkg:npm/left@1.0.0", sbom, StringComparison.Ordinal);
        Assert.Contains("pkg:nuget/Serilog@4.0.0", sbom, StringComparison.Ordinal);
        Assert.Contains("microsoft-365", BuiltProgram.Run("systems", folder.Path, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_a_typo_is_located_and_the_rest_of_the_pack_is_used()
    {
        using var folder = new TemporaryFolder();
        var pack = Path.Combine(folder.Path, "lock-in");
        CopyPack(pack);
        var rule = Path.Combine(pack, "third-country-owner.yaml");
        File.WriteAllText(rule, File.ReadAllText(rule).Replace("severity:", "severty:", StringComparison.Ordinal));
        var run = BuiltProgram.Run("scan", Musterstadt, "--rules", pack, "--as-of", Day);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"error\[[a-z-]+\][^\n]*`severty`[^\n]*\n  --> lock-in/third-country-owner.yaml:\d+:1\n  hint: did you mean `severity`\?", run.Error);
        Assert.Matches(@"(?m)^  findings     .*high", run.Output);
        Assert.Equal(2, BuiltProgram.Run("rules", "check", pack).ExitCode);
    }

    [Fact]
    public void A_run_that_could_not_do_what_was_asked_ends_with_2_and_does_the_rest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", "{\"dependencies\":{\"left\":\"1.0.0\"}}");
        var missing = BuiltProgram.Run("scan", folder.Path, Path.Combine(folder.Path, "gone"));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("1 component\n", missing.Output, StringComparison.Ordinal);
        Assert.Contains("error[source-missing]", missing.Error, StringComparison.Ordinal);
        var unjudged = BuiltProgram.Run("scan", folder.Path, "--rules", "lockin");
        Assert.Equal(2, unjudged.ExitCode);
        Assert.Contains("did you mean `lock-in`?", unjudged.Error, StringComparison.Ordinal);
        Assert.Contains("error[no-rules]", unjudged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_libgit2_the_scan_says_so_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        folder.Write("package.json", "{\"dependencies\":{\"left\":\"1.0.0\"}}");
        using var program = new TemporaryFolder();
        var run = BuiltProgram.RunAt(BuiltProgram.CopyWithoutNatives(program.Path), folder.Path, [], "scan", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning[git-library-missing]", run.Error, StringComparison.Ordinal);
        Assert.Contains("the files themselves were scanned", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 component\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Scans_are_stored_listed_compared_and_reported_again()
    {
        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.Path, "s.db");
        var repo = Path.Combine(folder.Path, "repo");
        folder.Write("repo/package-lock.json", "{\"lockfileVersion\":3,\"packages\":{\"\":{},\"node_modules/left\":{\"version\":\"1.0.0\"}}}");
        Assert.Equal(0, BuiltProgram.Run("scan", repo, "--store", store, "--as-of", Day, "--quiet").ExitCode);
        folder.Write("repo/package-lock.json", "{\"lockfileVersion\":3,\"packages\":{\"\":{},\"node_modules/left\":{\"version\":\"1.1.0\"}}}");
        Assert.Equal(0, BuiltProgram.Run("scan", repo, "--store", store, "--as-of", Day, "--quiet").ExitCode);
        Assert.Equal(2, BuiltProgram.Run("store", "list", "--store", store).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("component  pkg:npm/left: 1.0.0 -> 1.1.0", BuiltProgram.Run("diff", "--store", store).Output, StringComparison.Ordinal);
        var page = Path.Combine(folder.Path, "r.html");
        Assert.Equal(0, BuiltProgram.Run("report", page, "--store", store, "--scan", "1", "--audience", "security", "--lang", "en").ExitCode);
        Assert.Contains("1.0.0", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal(2, BuiltProgram.Run("diff", "1", "9", "--store", store).ExitCode);
    }

    [Fact]
    public void What_fails_a_run_is_named_with_its_place()
    {
        var run = BuiltProgram.Run("scan", Musterstadt, "--as-of", Day, "--fail-on", "critical", "--quiet");
        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^failed: \d+ findings? at or above critical\n  critical lock-in/[a-z-]+ [a-z0-9-]+: [^\n]+\n    --> [^\n]+:\d+\n", run.Error);
        Assert.Contains("`waivers` in sovereignty.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_written_as_SARIF_and_as_flat_objects()
    {
        using var folder = new TemporaryFolder();
        var (sarif, flat) = (Path.Combine(folder.Path, "f.sarif"), Path.Combine(folder.Path, "f.json"));
        Assert.Equal(0, BuiltProgram.Run("scan", Musterstadt, "--as-of", Day, "--findings", sarif, "--quiet").ExitCode);
        Assert.Equal(0, BuiltProgram.Run("scan", Musterstadt, "--as-of", Day, "--findings", flat, "--quiet").ExitCode);
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var ran = log.RootElement.GetProperty("runs")[0];
        var rules = ran.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        var results = ran.GetProperty("results").EnumerateArray().ToList();
        using var rows = JsonDocument.Parse(File.ReadAllText(flat));
        Assert.Equal(rows.RootElement.GetArrayLength(), results.Count);
        Assert.All(results, r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()]));
        Assert.All(results, r => Assert.Contains(r.GetProperty("level").GetString(), (string[])["error", "warning", "note"]));
        Assert.Equal(results.Count, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString()).Distinct().Count());
        var places = results.Where(r => r.TryGetProperty("locations", out _)).Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!).ToList();
        Assert.True(places.Count > results.Count / 2);
        Assert.All(places, uri => Assert.True(File.Exists(Path.Combine(Musterstadt, Uri.UnescapeDataString(uri))) || Directory.Exists(Path.Combine(Musterstadt, Uri.UnescapeDataString(uri))), uri));
        Assert.Single(results, r => r.TryGetProperty("suppressions", out _));
        Assert.Equal(2, BuiltProgram.Run("scan", Musterstadt, "--findings", Path.Combine(folder.Path, "f.txt")).ExitCode);
        var fields = string.Join(", ", rows.RootElement[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains($"| `scan --findings FILE.json` | {fields} |", File.ReadAllText(Path.Combine(Golden.Repository(), "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_risks_that_are_new_or_on_more_than_before_fail_a_comparison()
    {
        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.Path, "s.db");
        string Lock(params string[] names) => $"{{\"lockfileVersion\":3,\"packages\":{{\"\":{{}},{string.Join(',', names.Select(n => $"\"node_modules/{n}\":{{\"version\":\"1.0.0\",\"license\":\"SSPL-1.0\"}}"))}}}}}";
        Outcome Scan(string day, params string[] names)
        {
            folder.Write("repo/package-lock.json", Lock(names));
            return BuiltProgram.RunIn(Path.Combine(folder.Path, "repo"), [], "scan", "--store", store, "--as-of", day, "--quiet");
        }

        Outcome Compare() => BuiltProgram.Run("diff", "--store", store, "--fail-on", "medium");
        Scan("2026-10-01", "one");
        var alone = Compare();
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("scan 1 is the first of `repo`", alone.Error, StringComparison.Ordinal);
        Scan("2026-11-01", "one");
        Assert.Equal((0, ""), (Compare().ExitCode, Compare().Error));
        Scan("2026-11-02", "one", "two");
        var worse = Compare();
        Assert.Equal(1, worse.ExitCode);
        Assert.Contains("medium   lock-in/source-available repo:", worse.Error, StringComparison.Ordinal);
        Scan("2026-11-03", "two");
        Assert.Equal(0, Compare().ExitCode);
    }

    [Fact]
    public void Reading_from_a_store_that_is_not_there_makes_none()
    {
        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.Path, "gone.db");
        var run = BuiltProgram.Run("diff", "--store", store);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error[store-missing]", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(store));
    }

    [Fact]
    public void A_folder_with_lists_alone_says_that_they_have_to_be_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Verträge IT.csv", "Produkt;Hersteller\nMoodle;Moodle\n");
        var run = BuiltProgram.RunIn(folder.Path, [], "scan", ".");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("sovereignty scan \"Verträge IT.csv\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_told_when_quiet_as_well()
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.Run("scan", Path.Combine(folder.Path, "gone"), "--quiet");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error[source-missing]", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`--report FILE.html` a report", "scan", ".", "--format", "json")]
    [InlineData("did you mean `--lang`?", "scan", ".", "--lnag", "de")]
    [InlineData("`exclude` in sovereignty.yaml", "vendors", ".", "--exclude", "x")]
    [InlineData("did you mean `--format`?", "sbom", ".", "--fomat", "spdx")]
    [InlineData("did you mean `scan`?", "scann", ".")]
    [InlineData("`sovereignty sbom` takes no `two` here", "sbom", "one", "two")]
    [InlineData("expected one of: de, en", "scan", ".", "--lang", "fr")]
    [InlineData("did you mean `ciso`?", "scan", ".", "--audience", "cio")]
    [InlineData("print it to PDF from a browser", "scan", ".", "--report", "out.pdf")]
    [InlineData("or say which with --format", "sbom", ".", "-o", "x.csv")]
    public void A_mistyped_command_line_is_answered_in_two_lines_that_say_what_to_do(string says, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.RunIn(folder.Path, [], arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static void CopyPack(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(Path.Combine(Golden.Repository(), "rules", "packs", "lock-in"))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
