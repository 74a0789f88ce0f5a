using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class RootCommands
{
    private static readonly string[] Names = ["scan", "sbom", "report", "diff", "explain", "whatif", "plan", "systems", "vendors", "rules", "catalogue", "inventory", "detectors", "store", "init"];
    private static readonly string[] Help = ["--help", "-h", "-?", "/h", "/?"];

    /// <summary>Builds all of them.</summary>
    public static RootCommand Build(Terminal.Terminal terminal)
    {
        var root = new RootCommand("Lists the software an organisation depends on, who stands behind it, and how hard it would be to leave.");
        foreach (var name in Names) root.Subcommands.Add(Command(name, terminal));
        return root;
    }

    /// <summary>Builds the one that the arguments name, without help and suggestions: they read texts from resources, which a run has no need of. Null where none is named, or help is asked for.</summary>
    public static Command? Named(Terminal.Terminal terminal, string[] args)
    {
        if (args.Length == 0 || !Names.Contains(args[0]) || args.Any(a => Help.Contains(a))) return null;
        return new Command("sovereignty") { Command(args[0], terminal) };
    }

    private static Command Command(string name, Terminal.Terminal terminal) => name switch
    {
        "scan" => ScanCommand.Build(terminal),
        "sbom" => SbomCommand.Build(terminal),
        "report" => ReportCommand.Build(terminal),
        "diff" => DiffCommand.Build(terminal),
        "explain" => ExplainCommand.Build(terminal),
        "whatif" => WhatIfCommand.Build(terminal),
        "plan" => PlanCommand.Build(terminal),
        "systems" => SystemsCommand.Build(terminal),
        "vendors" => VendorsCommand.Build(terminal),
        "rules" => RulesCommand.Build(terminal),
        "catalogue" => CatalogueCommand.Build(terminal),
        "inventory" => InventoryCommand.Build(terminal),
        "detectors" => DetectorsCommand.Build(terminal),
        "store" => StoreCommand.Build(terminal),
        "init" => InitCommand.Build(terminal),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no command"),
    };
}
