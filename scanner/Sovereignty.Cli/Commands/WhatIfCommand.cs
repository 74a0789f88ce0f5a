using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Store;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty whatif SYSTEM PRODUCT</c>: how scores and risks would be if a bought product were another one.</summary>
internal static class WhatIfCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var system = new Argument<string>("system") { Description = "A bought product of the lists, by its id, its name or as it is stated" };
        var product = new Argument<string>("product") { Description = "The product of the catalogue that it would be; `sovereignty catalogue list products` shows them" };
        var sources = SharedOptions.Sources();
        var shared = new SharedOptions();
        var command = new Command("whatif", "Tell what would change if a bought product were replaced by another") { system, product, sources };
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var request = shared.Request(parsed, terminal, parsed.GetValue(sources)!);
            var (now, code) = Assessed.Asked(request, terminal, "scan", stop);
            if (code == ExitCode.NothingFound) return Task.FromResult(code);
            var (meant, to) = (Find(now.Scan, parsed.GetRequiredValue(system)), parsed.GetRequiredValue(product));
            if (!now.Catalogue.Products.TryGetValue(to, out var known))
            {
                var near = Suggest.Nearest(to, now.Catalogue.Products.Keys);
                throw new CommandException("match-unknown-product", $"`{to}` is no product of the catalogue", near is not null ? $"did you mean `{near}`?" : "`sovereignty catalogue match NAME` shows what comes into question");
            }

            var stated = meant.Stated.Select(s => s.Name).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(n => n, _ => to, StringComparer.Ordinal);
            var (then, _) = Assessed.Run(request with { Suppose = stated }, [], stop);
            Write(terminal, now.Scan, then.Scan, meant, known.Name);
            return Task.FromResult(code);
        });
        return command;
    }

    private static SoftwareSystem Find(Scan scan, string name)
    {
        var bought = scan.Systems.Where(s => s.Kind == SystemKind.Bought).ToList();
        bool Is(string? text) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
        return bought.Find(s => Is(s.Id)) ?? bought.Find(s => Is(s.Name) || s.Stated.Any(p => Is(p.Name)))
            ?? throw new CommandException("not-found", $"no bought product here is called `{name}`", Suggest.Nearest(name, bought.SelectMany(s => (string[])[s.Id, s.Name])) is { } near ? $"did you mean `{near}`?" : "`sovereignty systems` lists what there is");
    }

    private static void Write(Terminal.Terminal terminal, Scan now, Scan then, SoftwareSystem system, string product)
    {
        var after = then.Systems.FirstOrDefault(s => s.Stated.Any(p => system.Stated.Any(q => q.Path == p.Path && q.Line == p.Line)));
        Say(terminal, $"if {system.Name} were {product}, all else being equal:");
        Say(terminal, $"  organisation  {Interval(now, SubjectKind.Organisation, Organisation.Id)} -> {Interval(then, SubjectKind.Organisation, Organisation.Id)}");
        foreach (var unit in system.Units) Say(terminal, $"  unit {unit}  {Interval(now, SubjectKind.Unit, unit)} -> {Interval(then, SubjectKind.Unit, unit)}");
        Say(terminal, $"  the system    {Interval(now, SubjectKind.System, system.Id)} -> {(after is null ? "not judged" : Interval(then, SubjectKind.System, after.Id))}");
        var (mine, its) = (Findings(now, system.Id), after is null ? [] : Findings(then, after.Id));
        foreach (var finding in mine.Where(f => its.TrueForAll(g => g.Rule != f.Rule))) Say(terminal, $"  gone  {KebabCase.Of(finding.Severity),-8} {finding.Rule}: {finding.Title.En}");
        foreach (var finding in its.Where(f => mine.TrueForAll(g => g.Rule != f.Rule))) Say(terminal, $"  new   {KebabCase.Of(finding.Severity),-8} {finding.Rule}: {finding.Title.En}");
        foreach (var change in ScanDiff.Between(now, then).Changes.Where(c => c.Kind == "finding" && !c.Id.EndsWith($" {system.Id}", StringComparison.Ordinal) && (after is null || !c.Id.EndsWith($" {after.Id}", StringComparison.Ordinal)) && (c.Before is null || c.After is null)))
        {
            Say(terminal, $"  {(change.Before is null ? "new " : "gone")}  {(change.After ?? change.Before!).Split(' ')[0],-8} {change.Id}: {change.Name}");
        }

        Say(terminal, "  contract, cost, place of operation and users stay as the lists state them; what moving costs is not counted");
    }

    private static List<Finding> Findings(Scan scan, string system) =>
        [.. scan.Assessment.Findings.Where(f => f.Subject == SubjectKind.System && f.SubjectId == system && f.Waiver is null).OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal)];

    private static string Interval(Scan scan, SubjectKind kind, string id) => scan.Assessment.Scores.FirstOrDefault(s => s.Subject == kind && s.SubjectId == id) is { } score
        ? string.Create(CultureInfo.InvariantCulture, $"{score.Low:0.0}–{score.High:0.0}") : "not judged";

    private static void Say(Terminal.Terminal terminal, string line) => terminal.Data.WriteLine(Terminal.Terminal.Clean(line));
}
