using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty inventory</c>: what has to do with lists before they are scanned.</summary>
internal static class InventoryCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal) => new("inventory", "Lists of bought or installed software") { InventoryMap.Build(terminal), InventoryConfirm.Build(terminal) };
}
