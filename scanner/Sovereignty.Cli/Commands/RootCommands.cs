using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class RootCommands
{
    /// <summary>Builds them.</summary>
    public static RootCommand Build(Terminal.Terminal terminal) => new("Lists the software an organisation depends on, who stands behind it, and how hard it would be to leave.")
    {
        ScanCommand.Build(terminal),
        SbomCommand.Build(terminal),
        ReportCommand.Build(terminal),
        DiffCommand.Build(terminal),
        ExplainCommand.Build(terminal),
        SystemsCommand.Build(terminal),
        VendorsCommand.Build(terminal),
        RulesCommand.Build(terminal),
        CatalogueCommand.Build(terminal),
        InventoryCommand.Build(terminal),
        DetectorsCommand.Build(terminal),
        StoreCommand.Build(terminal),
        InitCommand.Build(terminal),
    };
}
