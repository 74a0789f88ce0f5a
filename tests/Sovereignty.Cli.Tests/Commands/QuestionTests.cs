namespace Sovereignty.Tests.Commands;

/// <summary>What somebody asks who was given a report.</summary>
public sealed class QuestionTests
{
    private const string Day = "2026-11-22";
    private static readonly string Musterstadt = Path.Combine(Golden.Repository(), "examples", "musterstadt");

    [Theory]
    [InlineData("organisation")]
    [InlineData("Stadt Musterstadt")]
    public void A_score_is_taken_apart_into_dimensions_rules_and_parts(string name)
    {
        var run = BuiltProgram.Run("explain", name, Musterstadt, "--as-of", Day, "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^organisation organisation: Stadt Musterstadt\n  sovereignty \d+\.\d–\d+\.\d of 100", run.Output);
        Assert.Equal(6, run.Output.Split('\n').Count(l => l.Contains(": risk ", StringComparison.Ordinal)));
        Assert.Matches(@"(?m)^    [a-z0-9-]+ \([^)]+\): share 0\.\d+, most at risk in ", run.Output);
    }

    [Fact]
    public void A_unit_is_explained_by_its_id_and_its_name()
    {
        var byId = BuiltProgram.Run("explain", "stadtwerke", Musterstadt, "--as-of", Day, "--quiet");
        Assert.Equal(0, byId.ExitCode);
        Assert.StartsWith("unit stadtwerke: ", byId.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lock-in/notice-overdue")]
    [InlineData("notice-overdue")]
    public void A_rule_is_explained_by_where_it_fires_and_where_it_cannot_be_decided(string name)
    {
        var run = BuiltProgram.Run("explain", name, Musterstadt, "--as-of", Day, "--quiet");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^rule lock-in/notice-overdue: Notice date has passed\n  fires for \d+, not to be decided for \d+;", run.Output);
        Assert.Contains("  high baramundi-mgmt-suite: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  not known for ", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("lock-in/notice-overdue: ", BuiltProgram.Run("rules", "explain", name).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_is_explained_by_who_runs_it_and_a_component_names_it_with_its_operator()
    {
        var registry = BuiltProgram.Run("explain", "nuget", Musterstadt, "--as-of", Day, "--quiet");
        Assert.Equal((0, ""), (registry.ExitCode, registry.Error));
        Assert.StartsWith("service nuget: NuGet Gallery (registry)\n  run by: Microsoft (curated, confidence high)\n", registry.Output, StringComparison.Ordinal);
        Assert.Contains("    Microsoft: ultimate owner in US (third), confidence high\n", registry.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  \d+ components of this scan use it, in \d+ systems?$", registry.Output);

        var component = BuiltProgram.Run("explain", "Newtonsoft.Json", Musterstadt, "--as-of", Day, "--quiet");
        Assert.Contains("  distributor: NuGet Gallery, run by Microsoft (inferred, confidence medium)\n", component.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_change_of_product_would_bring_is_told_without_changing_anything()
    {
        using var folder = new TemporaryFolder();
        folder.Write("liste.csv", "Produkt;Hersteller;Vertragsende\nVMware vSphere;VMware;31.12.2027\nMoodle;Moodle;31.12.2027\n");
        var run = BuiltProgram.RunIn(folder.Path, [], "whatif", "VMware vSphere", "proxmox-ve", "liste.csv", "--as-of", Day, "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("if VMware vSphere were Proxmox Virtual Environment, all else being equal:\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  gone  high     lock-in/third-country-owner: ", run.Output);
        var scores = System.Text.RegularExpressions.Regex.Match(run.Output, @"the system    ([0-9.]+)–[0-9.]+ -> ([0-9.]+)–");
        Assert.True(double.Parse(scores.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) > double.Parse(scores.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["liste.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        Assert.Contains("did you mean `proxmox-ve`?", BuiltProgram.RunIn(folder.Path, [], "whatif", "VMware vSphere", "proxmox-v", "liste.csv").Error, StringComparison.Ordinal);
        Assert.Contains("did you mean `VMware vSphere`?", BuiltProgram.RunIn(folder.Path, [], "whatif", "VMware vSfere", "proxmox-ve", "liste.csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_names_what_to_replace_first_with_the_day_notice_must_be_given_and_what_it_would_bring()
    {
        using var folder = new TemporaryFolder();
        folder.Write("liste.csv", "Produkt;Hersteller;Vertragsende;Kündigungsfrist;Nutzer\nVMware vSphere;VMware;31.12.2027;3 Monate zum Vertragsende;500\nMicrosoft Exchange Server;Microsoft;;;2000\nMoodle;Moodle;31.12.2027;;10\n");
        var run = BuiltProgram.RunIn(folder.Path, [], "plan", "liste.csv", "--as-of", Day, "--json");
        Assert.Equal(0, run.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var steps = json.RootElement.EnumerateArray().ToDictionary(s => s.GetProperty("system").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["Microsoft Exchange Server", "VMware vSphere"], steps.Keys.Take(2));
        var vmware = steps["VMware vSphere"];
        Assert.Equal("2027-09-30", vmware.GetProperty("noticeBy").GetString());
        Assert.Equal("proxmox-ve", vmware.GetProperty("alternativeId").GetString());
        Assert.Equal("AT", vmware.GetProperty("alternativeOwnerCountry").GetString());

        // What the plan promises is what the change would bring.
        var change = BuiltProgram.RunIn(folder.Path, [], "whatif", "VMware vSphere", "proxmox-ve", "liste.csv", "--as-of", Day, "--quiet").Output;
        Assert.Contains(FormattableString.Invariant($"-> {vmware.GetProperty("scoreThenLow").GetDouble():0.0}–{vmware.GetProperty("scoreThenHigh").GetDouble():0.0}\n"), change, StringComparison.Ordinal);

        var table = BuiltProgram.RunIn(folder.Path, [], "plan", "liste.csv", "--as-of", Day, "--most", "1");
        Assert.Contains("2 were not tried (--most)", table.Error, StringComparison.Ordinal);
        Assert.Contains("OX App Suite", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_anything_bought_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package-lock.json", """{"lockfileVersion":3,"packages":{"node_modules/left-pad":{"version":"1.3.0"}}}""");
        var run = BuiltProgram.RunIn(folder.Path, [], "plan", "--as-of", Day);
        Assert.Equal((0, "no bought product here would surely gain by an alternative that the catalogue knows\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_product_of_a_catalogue_of_ones_own_can_be_matched_listed_and_confirmed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sovereignty.yaml", "catalogue: [catalogue]\n");
        folder.Write("catalogue/own.yaml", """
            vendors:
              - { id: lindemann, name: Ingenieurbüro Lindemann, kind: company, seat: { country: DE }, independent: true, source: "contract of 2016", checked: 2026-11-01, confidence: high }
            products:
              - { id: gruen-3000, name: Baumkataster Grün 3000, vendor: lindemann, class: residents-register, licence: LicenseRef-proprietary, source: "contract of 2016", checked: 2026-11-01, confidence: high }
            """);
        Assert.StartsWith("gruen-3000 (Baumkataster Grün 3000, of Ingenieurbüro Lindemann)", BuiltProgram.RunIn(folder.Path, [], "catalogue", "match", "Baumkataster Grün 3000").Output, StringComparison.Ordinal);
        Assert.Contains("gruen-3000", BuiltProgram.RunIn(folder.Path, [], "catalogue", "list", "products").Output, StringComparison.Ordinal);
        Assert.Equal(0, BuiltProgram.RunIn(folder.Path, [], "catalogue", "match", "Bäume alt", "--confirm", "gruen-3000").ExitCode);
        Assert.Contains("gruen-3000", File.ReadAllText(Path.Combine(folder.Path, "sovereignty.yaml")), StringComparison.Ordinal);
        var check = BuiltProgram.RunIn(folder.Path, [], "catalogue", "check", "catalogue", "--as-of", Day);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Contains("gruen-3000", BuiltProgram.Run("catalogue", "list", "products", "--catalogue", Path.Combine(folder.Path, "catalogue")).Output, StringComparison.Ordinal);
    }
}
