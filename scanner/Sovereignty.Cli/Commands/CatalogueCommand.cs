using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty catalogue check|list|match|coverage</c>.</summary>
internal static class CatalogueCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal) => new("catalogue", "Check and search the catalogue of vendors and products") 
    {
        Check(terminal), List(terminal), CatalogueMatch.Build(terminal), CoverageCommand.Build(terminal),
    };

    private static Command Check(Terminal.Terminal terminal)
    {
        var folders = new Argument<string[]>("folder") { Description = "Folders with entries; default the catalogue that ships", Arity = ArgumentArity.ZeroOrMore };
        var asOf = SharedOptions.AsOfOption("The day from which the age of entries is counted");
        var command = new Command("check", "Tell what is wrong with entries: references, cycles, duplicates, sources, age") { folders, asOf };
        command.SetAction(parsed =>
        {
            var shipped = SharedOptions.ShippedCatalogue();
            var named = parsed.GetValue(folders) ?? [];
            var reading = named.Length == 0 ? shipped : CatalogueFolder.Overlay(shipped.Catalogue, named);
            var day = SharedOptions.Day(parsed.GetValue(asOf));
            var problems = reading.Problems.Concat(CatalogueChecker.Check(reading.Catalogue, day)).Distinct().ToList();
            // Whoever asks about entries of his own does not ask about those that ship.
            if (named.Length > 0) problems = [.. problems.Except(CatalogueChecker.Check(shipped.Catalogue, day))];
            terminal.Problems(problems);
            var c = reading.Catalogue;
            terminal.Data.WriteLine($"{c.Vendors.Count} vendors, {c.Products.Count} products in {c.Classes.Count} classes, {c.Packages.Sum(p => p.Patterns.Length)} package patterns, {c.Services.Count} services, {c.Registries.Count} registries, {c.Jurisdictions.Count} jurisdictions, {c.Relicensings.Count} licence changes; {Counted.Of(problems.Count, "problem")}");
            return problems.Any(p => p.Severity == ProblemSeverity.Error) ? ExitCode.Failed : ExitCode.Fine;
        });
        return command;
    }

    private static Command List(Terminal.Terminal terminal)
    {
        var what = new Argument<string>("what") { Description = "vendors or products" };
        what.AcceptOnlyFromAmong("vendors", "products");
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var folders = SharedOptions.CatalogueOption();
        var command = new Command("list", "List entries") { what, json, folders };
        command.SetAction(parsed =>
        {
            var catalogue = ConfigurationTarget.Find(null, Path.Combine(".", Configuration.ConfigurationFile.Name)).Catalogue(terminal, parsed.GetValue(folders) ?? []);
            var rows = parsed.GetRequiredValue(what) == "vendors" ? catalogue.Vendors.Values.Select(Row).ToList() : catalogue.Products.Values.Select(Row).ToList();
            if (parsed.GetValue(json)) JsonTable.Write(terminal.Data, rows);
            else TextTable.Write(terminal, rows, [.. rows[0].Select(f => f.Key).Take(6)]);
            return ExitCode.Fine;
        });
        return command;
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Row(Vendor v) =>
    [
        new("id", v.Id), new("name", v.Name), new("kind", v.Kind is { } kind ? KebabCase.Of(kind) : null), new("country", v.Country),
        new("owners", v.Independent ? "independent" : v.Owners.IsEmpty ? null : string.Join(" ", v.Owners.Select(o => o.Vendor))), new("confidence", KebabCase.Of(v.Citation.Confidence)),
        new("checked", v.Citation.Checked), new("source", v.Citation.Source), new("entry", v.Citation.Entry),
    ];

    private static IReadOnlyList<KeyValuePair<string, object?>> Row(Product p) =>
    [
        new("id", p.Id), new("name", p.Name), new("vendor", p.Vendor), new("class", p.Class), new("licence", p.Licence), new("confidence", KebabCase.Of(p.Citation.Confidence)),
        new("checked", p.Citation.Checked), new("source", p.Citation.Source), new("entry", p.Citation.Entry),
    ];
}
