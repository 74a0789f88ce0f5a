using System.Text.RegularExpressions;
using Sovereignty.Model;
using Sovereignty.Reports.Rendering;
using Sovereignty.Tests;
using Sovereignty.Text;

namespace Sovereignty.Reports.Tests;

/// <summary>Every word that a report can need is there in both languages, and none that no report needs.</summary>
public sealed partial class TextsTests
{
    // word 'severity' x asks for severity.<one of these>.
    private static readonly Dictionary<string, IEnumerable<string>> Families = new(StringComparer.Ordinal)
    {
        ["severity"] = KebabCase.Names<Severity>(),
        ["dimension"] = KebabCase.Names<Dimension>(),
        ["hosting"] = KebabCase.Names<Hosting>(),
        ["criticality"] = KebabCase.Names<Criticality>(),
        ["licence"] = KebabCase.Names<LicenceClass>(),
        ["scope"] = KebabCase.Names<Scope>(),
        ["source"] = KebabCase.Names<SourceKind>(),
        ["problem"] = KebabCase.Names<ProblemSeverity>(),
        ["confidence"] = KebabCase.Names<Confidence>(),
        ["deployment"] = KebabCase.Names<Resolve.Catalogue.Deployment>(),
        ["bloc"] = [.. KebabCase.Names<Bloc>(), "community", "unknown"],
        ["by"] = ["vendor", "owner", "jurisdiction"],
        ["measure"] = ["systems", "critical-systems", "spend", "users"],
        ["level"] = ["low", "moderate", "high"],
        ["span"] = ["overdue", "within-90", "within-180", "within-365", "later", "unknown"],
        ["evidence"] =
        [
            "seen-by", "listed", "stated-as", "taken-for", "licence-of", "catalogue-entry", "developed-by", "run-by", "domain-of", "account-of", "belongs-to", "name-of", "client-of", "uses",
            "is-licence", "support-of", "contributions-to", "chart-from", "packages-of", "a-name-of", "contracts-for", "contracts-through", "default-source", "relicensed",
        ],
        ["waiver"] = ["active", "expired", "unused"],
        ["law"] = ["in-force", "lapsed", "proposed"],
        ["band"] = ["bound", "partly", "free"],
        ["summary.figure"] = ["overdue", "within-90"],
        ["licences.list"] = ["network-copyleft", "source-available", "proprietary", "unknown"],
        ["summary.band"] = ["bound", "partly", "free", "between"],
    };

    [Theory]
    [InlineData("ciso")]
    [InlineData("procurement")]
    [InlineData("security")]
    public void Both_languages_have_the_same_keys(string report)
    {
        var folder = Load(report);
        Assert.Equal(folder.Texts["de"].Keys, folder.Texts["en"].Keys);
    }

    [Fact]
    public void Every_key_that_is_asked_for_is_there_and_every_key_there_is_asked_for()
    {
        var common = Asked(Path.Combine(Golden.Repository(), "reports/templates/common")).Concat(AskedByCharts()).ToHashSet(StringComparer.Ordinal);
        var unused = new List<string>();
        var commonKeys = Load("ciso").Texts["de"].Keys.Intersect(Load("security").Texts["de"].Keys).Intersect(Load("procurement").Texts["de"].Keys).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(common, StringComparer.Ordinal);
        foreach (var report in Pages.Reports)
        {
            var keys = Load(report).Texts["de"].Keys.ToHashSet(StringComparer.Ordinal);
            var asked = Asked(Path.Combine(Golden.Repository(), "reports/templates", report)).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(asked.Except(keys));
            unused.AddRange(keys.Except(commonKeys).Except(asked).Except(common).Select(k => $"{report}: {k}"));
            used.UnionWith(asked);
        }

        unused.AddRange(commonKeys.Except(used).Where(k => !k.StartsWith("cited.phrase.", StringComparison.Ordinal) && !k.StartsWith("problem-told.", StringComparison.Ordinal)).Select(k => $"common: {k}"));
        Assert.Empty(unused);
    }

    [Fact]
    public void What_problems_mean_is_told_of_codes_that_there_are_and_phrases_of_sources_that_stand_in_the_catalogue()
    {
        var keys = Load("ciso").Texts["de"].Keys;
        var codes = File.ReadAllText(Path.Combine(Golden.Repository(), "scanner/README.md"));
        Assert.DoesNotContain(keys.Where(k => k.StartsWith("problem-told.", StringComparison.Ordinal)), k => !codes.Contains($"`{k["problem-told.".Length..]}`", StringComparison.Ordinal));
        var catalogue = string.Concat(Directory.EnumerateFiles(Path.Combine(Golden.Repository(), "rules/catalogue"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var squeezed = NotAWord().Replace(catalogue.ToLowerInvariant(), "-");
        var phrases = keys.Where(k => k.StartsWith("cited.phrase.", StringComparison.Ordinal)).Select(k => k["cited.phrase.".Length..]).ToList();
        Assert.NotEmpty(phrases);
        Assert.Equal(["stated-by-the-artefact-or-inventory"], phrases.Where(p => !squeezed.Contains($"-{p}-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_languages_use_the_same_placeholders()
    {
        var files = Directory.GetFiles(Path.Combine(Golden.Repository(), "reports/templates"), "text.de.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var german = Placeholders(file);
            var english = Placeholders(file.Replace("text.de", "text.en", StringComparison.Ordinal));
            Assert.Equal(german.Order(StringComparer.Ordinal), english.Order(StringComparer.Ordinal));
        }
    }

    private static ReportFolder Load(string report)
    {
        var problems = new List<Problem>();
        var folder = new ReportFolderLoader(Path.Combine(AppContext.BaseDirectory, "templates"), problems).Load(report);
        Assert.Empty(problems);
        return folder!;
    }

    private static IEnumerable<string> Asked(string folder)
    {
        var templates = string.Concat(Directory.EnumerateFiles(folder, "*.sbn-html").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        foreach (Match match in Said().Matches(templates)) yield return match.Groups[1].Value;
        foreach (Match match in Family().Matches(templates))
        {
            var family = match.Groups[1].Value.TrimEnd('.');
            foreach (var value in Families[family]) yield return $"{family}.{value}";
        }
    }

    private static IEnumerable<string> AskedByCharts()
    {
        var sources = string.Concat(new[] { "Charts", "Rendering" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Golden.Repository(), "reports/Sovereignty.Reports", f), "*.cs")).Select(File.ReadAllText));
        foreach (Match match in Quoted().Matches(sources)) yield return match.Groups[1].Value;
        foreach (var what in (string[])["owners", "countries", "licences"])
        {
            yield return $"chart.{what}.title";
            yield return $"chart.{what}.column";
        }

        foreach (var family in (string[])["dimension", "bloc", "licence"])
        {
            foreach (var value in Families[family]) yield return $"{family}.{value}";
        }
    }

    private static IEnumerable<string> Placeholders(string file) => File.ReadLines(file).Where(l => !l.StartsWith('#'))
        .Select(l => (Key: l.Split(':')[0].Trim(), Numbers: string.Concat(Placeholder().Matches(l).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))))
        .Where(l => l.Numbers.Length > 0)
        .Select(l => $"{l.Key} {l.Numbers}");

    [GeneratedRegex(@"\bt '([^']+)'")]
    private static partial Regex Said();

    [GeneratedRegex(@"(?:\bword |\bt \()'([^']+)'")]
    private static partial Regex Family();

    [GeneratedRegex("\"((?:chart|band|list|unknown|cited)(?:\\.[a-z0-9-]+)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
