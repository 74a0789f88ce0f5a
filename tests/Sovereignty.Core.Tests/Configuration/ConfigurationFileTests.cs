using System.Collections;
using Sovereignty.Configuration;
using Sovereignty.Model;

namespace Sovereignty.Tests.Configuration;

public sealed class ConfigurationFileTests
{
    [Fact]
    public void A_tree_of_units_is_read_parents_first()
    {
        var units = Read("""
            units:
              - id: stadt
                name: Stadt Musterstadt
                units:
                  - { id: ordnungsamt, name: Ordnungsamt }
              - { id: stadtwerke, name: Stadtwerke GmbH }
            """).Units;

        Assert.Equal([new Unit("stadt", "Stadt Musterstadt", null), new Unit("ordnungsamt", "Ordnungsamt", "stadt"), new Unit("stadtwerke", "Stadtwerke GmbH", null)], units);
    }

    [Fact]
    public void A_system_keeps_what_is_known_and_leaves_the_rest_unknown()
    {
        var system = Assert.Single(Read("""
            units: [{ id: stadt, name: Stadt }]
            systems:
              - id: portal
                name: Bürgerportal
                sources: [./repos/portal/, "https://git.example/x.git"]
                unit: stadt
                criticality: high
                data: very-high
            """).Systems);

        Assert.Equal(["repos/portal", "https://git.example/x.git"], system.Sources);
        Assert.Equal(["stadt"], system.Units);
        Assert.Equal(Criticality.High, system.Criticality);
        Assert.Equal(DataSensitivity.VeryHigh, system.DataSensitivity);
        Assert.Null(system.Users);
        Assert.Null(system.Hosting);
        Assert.Equal(3, system.Line);
    }

    [Theory]
    [InlineData("organisaton: x", "unknown key `organisaton`", 1, 1, "did you mean `organisation`?")]
    [InlineData("units: [{ id: a, name: A }]\nsystems:\n  - { id: s, unit: b }", "there is no unit `b`", 3, 20, "did you mean `a`?")]
    [InlineData("systems:\n  - { id: s, criticality: hgih }", "`hgih` is not a value of `systems[0].criticality`", 2, 27, "did you mean `high`?")]
    [InlineData("units:\n  - { id: a }\n  - { id: a }", "the unit id `a` is already taken", 3, 11, "it first stands on line 2")]
    [InlineData("units:\n  - { id: Ämter }", "`Ämter` is no id: lower case letters, digits and dashes", 2, 11, "write `aemter`")]
    [InlineData("units:\n  - { id: organisation }", "`organisation` stands for the organisation as a whole", 2, 7, "give this unit another id")]
    [InlineData("catalogue: [../shared]", "`../shared` is not a path inside the folder of sovereignty.yaml", 1, 13, "give it on the command line instead")]
    [InlineData("inventories:\n  - path: /etc/passwd", "`/etc/passwd` is not a path inside the folder of sovereignty.yaml", 2, 11, "give it on the command line instead")]
    [InlineData("inventories:\n  - path: a.csv\n    columns: { prodct: X }", "unknown key `prodct` in `inventories[0].columns`", 3, 16, "did you mean `product`?")]
    [InlineData("inventories:\n  - path: a.csv\n  - path: a.csv", "`a.csv` is already described", 3, 5, "it first stands on line 2")]
    [InlineData("waivers:\n  - { rule: r, subject: s, owner: o, until: 2027-01-01 }", "`waivers[0].reason` is missing", 2, 5, "add `reason:` here")]
    [InlineData("waivers:\n  - { rule: r, subject: s, reason: x, owner: o, until: soon }", "`waivers[0].until` must be a date such as 2026-12-31, not `soon`", 2, 56, null)]
    [InlineData("report: { lang: fr }", "`fr` is not a value of `report.lang`", 1, 17, "expected one of: de, en")]
    [InlineData("matches: { X: }", "`matches.X` has no value", 1, 12, "write an id of the catalogue, or `none`")]
    [InlineData("systems:\n  - { id: s, users: -1 }", "`systems[0].users` must not be below 0", 2, 21, null)]
    public void A_mistake_is_told_where_it_stands_with_what_was_probably_meant(string text, string message, int line, int column, string? hint)
    {
        var problem = Assert.Single(ConfigurationFile.Load("sovereignty.yaml", text).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Equal(hint, problem.Hint);
        Assert.Equal("sovereignty.yaml", problem.Path);
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
    }

    [Fact]
    public void What_is_right_is_kept_beside_what_is_wrong()
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", "organisation: Musterstadt\nunits:\n  - { id: a, nmae: A }\nsystems: nonsense\n");

        Assert.Equal("Musterstadt", configuration.Organisation);
        Assert.Equal("a", Assert.Single(configuration.Units).Id);
        Assert.Equal(2, problems.Length);
    }

    [Fact]
    public void A_confirmed_match_remembers_its_line()
    {
        var configuration = Read("matches:\n  \"O365 E3\": microsoft-365\n  Baumkataster: none\n");

        Assert.Equal("microsoft-365", configuration.Matches["O365 E3"]);
        Assert.Equal("none", configuration.Matches["Baumkataster"]);
        Assert.Equal(3, configuration.Lines["matches.Baumkataster"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("- a\n- b")]
    [InlineData("a: [b")]
    [InlineData("units: &a [*a]")]
    [InlineData("? [complex]\n: 1")]
    [InlineData("units: [[1], 2, {id: [x]}]\nsystems: {a: b}\nreport: []\nmatches: [x]\nwaivers: [~]")]
    public void Broken_text_gives_problems_and_no_exception(string text)
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", text);

        Assert.NotEmpty(problems);
        Assert.Empty(configuration.Systems);
    }

    [Fact]
    public void The_template_is_valid_as_it_is_written()
    {
        var configuration = Read(ConfigurationTemplate.For("Stadt \"Muster\" \\ Land"));

        Assert.Equal("Stadt \"Muster\" \\ Land", configuration.Organisation);
        Assert.Empty(configuration.Units);
    }

    [Fact]
    public void The_template_shows_every_key()
    {
        var configuration = Read(ConfigurationTemplate.InForce(ConfigurationTemplate.For("Musterstadt")));

        AllSet(configuration);
        AllSet(configuration.Systems[0]);
        AllSet(configuration.Inventories[0]);
        AllSet(configuration.Waivers[0]);
    }

    private static void AllSet(object record)
    {
        foreach (var property in record.GetType().GetProperties())
        {
            var value = property.GetValue(record);
            Assert.True(value is not null and not 0 and not "" and not IEnumerable { } or string { Length: > 0 } || (value is IEnumerable list && list.Cast<object>().Any()), $"{record.GetType().Name}.{property.Name} is not in the template");
        }
    }

    private static ScanConfiguration Read(string text)
    {
        var (configuration, problems) = ConfigurationFile.Load("sovereignty.yaml", text);
        Assert.Empty(problems);
        return configuration;
    }
}
