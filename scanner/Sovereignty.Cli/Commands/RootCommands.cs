using System.CommandLine;

namespace Sovereignty.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class RootCommands
{
    /// <summary>Builds them.</summary>
    public static RootCommand Build(Terminal.Terminal terminal) => new("Lists the software an organisation depends on, who stands behind it, and how hard it would be to leave.")
    {
        SbomCommand.Build(terminal),
        DiffCommand.Build(terminal),
        StoreCommand.Build(terminal),
        DetectorsCommand.Build(terminal),
        InitCommand.Build(terminal),
    };
}
