using System.CommandLine;
using System.Globalization;
using Sovereignty.Configuration;
using Sovereignty.Inventory.Matching;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty catalogue match</c>: what a stated name is taken for and why; with <c>--confirm</c> a person's decision is kept.</summary>
internal static class CatalogueMatch
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "A product as an inventory states it" };
        var vendor = new Option<string?>("--vendor") { Description = "The vendor as stated", HelpName = "NAME" };
        var version = new Option<string?>("--version-stated") { Description = "The version as stated", HelpName = "VERSION" };
        var confirm = new Option<string?>("--confirm") { Description = "Keep in sovereignty.yaml which product it is, `A + B` where it is two, or `none` for one that the catalogue does not hold", HelpName = "PRODUCT" };
        var config = new Option<string?>("--config") { Description = "sovereignty.yaml; default the nearest in the current folder or above", HelpName = "FILE" };
        var folders = SharedOptions.CatalogueOption();
        var command = new Command("match", "Tell which product a stated name is taken for, and why") { name, vendor, version, confirm, config, folders };
        command.SetAction(parsed =>
        {
            var target = ConfigurationTarget.Find(parsed.GetValue(config), Path.Combine(".", ConfigurationFile.Name));
            var catalogue = target.Catalogue(terminal, parsed.GetValue(folders) ?? []);
            if (parsed.GetValue(confirm) is { } product) return Confirm(terminal, catalogue, target, parsed.GetRequiredValue(name), product);
            var match = new ProductMatcher(catalogue, target.Matches).Match(parsed.GetRequiredValue(name), parsed.GetValue(vendor), parsed.GetValue(version));
            string Whose(string id) => catalogue.Products[id] is var product && catalogue.Vendors.TryGetValue(product.Vendor, out var maker) ? $"{product.Name}, of {maker.Name}" : catalogue.Products[id].Name;
            terminal.Data.WriteLine(match.Product is { } id ? string.Join(" + ", new[] { id }.Concat(match.Beside).Select(p => $"{p} ({Whose(p)})")) : match.Candidates.IsDefaultOrEmpty ? "not in the catalogue" : $"please confirm: {string.Join(", ", match.Candidates)}");
            foreach (var candidate in match.Candidates) terminal.Data.WriteLine($"  {candidate}: {Whose(candidate)}");
            terminal.Data.WriteLine(Terminal.Terminal.Clean(string.Create(CultureInfo.InvariantCulture, $"  score {match.Score:0.00} (taken from {ProductMatcher.Accept:0.00} on, asked about from {ProductMatcher.Ask:0.00} on): {match.Why}")));
            if (match.Product is null) terminal.Say($"Say it once for all scans with `--confirm PRODUCT`, or `--confirm {ProductMatcher.None}` if the catalogue does not hold it; `matches` in sovereignty.yaml keeps it and can be given to others.");
            return ExitCode.Fine;
        });
        return command;
    }

    private static int Confirm(Terminal.Terminal terminal, Catalogue catalogue, ConfigurationTarget target, string name, string product)
    {
        if (product != ProductMatcher.None && ProductMatcher.ProductsOf(product).FirstOrDefault(p => !catalogue.Products.ContainsKey(p)) is { } unknown)
        {
            throw new CommandException("match-unknown-product", $"`{unknown}` is no product of the catalogue", Suggest.Nearest(unknown, catalogue.Products.Keys) is { } near ? $"did you mean `{near}`?" : "`sovereignty catalogue list products` shows them; `none` stands for a product that it does not hold; one of your own goes into a folder named under `catalogue` in sovereignty.yaml");
        }

        target.Write(ConfigurationEdit.WithMatch(target.Text, name, product) ?? throw new CommandException("configuration-not-edited", $"`{target.Path}` is written in a way that nothing can be added to safely", $"put it in by hand under `matches:`"));
        terminal.Say($"{name} is {product} from now on: {target.Path}");
        return ExitCode.Fine;
    }
}
