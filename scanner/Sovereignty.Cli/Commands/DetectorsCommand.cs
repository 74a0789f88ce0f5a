using System.CommandLine;
using Sovereignty.Detect;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty detectors list</c>: what is read, and what each format can give.</summary>
internal static class DetectorsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var list = new Command("list", "List the formats that are read, and what each can give") { json };
        list.SetAction(parsed =>
        {
            if (parsed.GetValue(json)) JsonTable.Write(terminal.Data, Rows());
            else terminal.Data.Write(FormatTable.Detectors());
            return ExitCode.Fine;
        });
        return new Command("detectors", "What the scanner reads") { list };
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows() => Detectors.All.Select(d => (IReadOnlyList<KeyValuePair<string, object?>>)
    [
        new("name", d.Name), new("version", d.Version), new("files", string.Join(" ", d.FileNames)),
        new("versions", d.Gives.HasFlag(Gives.Versions)), new("relation", d.Gives.HasFlag(Gives.Relation)), new("scope", d.Gives.HasFlag(Gives.Scope)),
        new("edges", d.Gives.HasFlag(Gives.Edges)), new("lines", d.Gives.HasFlag(Gives.Lines)), new("licences", d.Gives.HasFlag(Gives.Licences)),
        new("hashes", d.Gives.HasFlag(Gives.Hashes)), new("makers", d.Gives.HasFlag(Gives.Makers)),
    ]);
}
