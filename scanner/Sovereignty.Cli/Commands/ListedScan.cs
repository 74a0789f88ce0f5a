using System.CommandLine;
using Sovereignty.Model;

namespace Sovereignty.Cli.Commands;

/// <summary>The scan that a listing command speaks of: of sources scanned now, or of a store.</summary>
internal sealed class ListedScan
{
    private readonly Argument<string[]> sources = SharedOptions.Sources();
    private readonly Option<string?> store = StoreOption.Optional();
    private readonly Option<string> which = new("--scan") { Description = "Which scan of the store: a number, the beginning of an id, `previous` or `latest`", HelpName = "SCAN", DefaultValueFactory = _ => "latest" };
    private readonly SharedOptions shared = new();

    /// <summary>How the rows are written.</summary>
    public ListForm Form { get; } = new();

    /// <summary>One array of flat objects instead of a table.</summary>
    public Option<bool> Json => Form.Json;

    /// <summary>Whether JSON, CSV or a workbook was asked for, and if so writes the rows as that.</summary>
    public bool Wrote(ParseResult parsed, Terminal.Terminal terminal, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows) => Form.Wrote(parsed, terminal, rows);

    /// <summary>Adds arguments and options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="csv">Whether it lists rows that can be written as CSV.</param>
    public void AddTo(Command command, bool csv = true)
    {
        command.Arguments.Add(sources);
        if (csv) Form.AddTo(command);
        else command.Options.Add(Json);
        command.Options.Add(store);
        command.Options.Add(which);
        shared.AddTo(command);
    }

    /// <summary>The scan, and what the run ends with once it is told of: a stored scan was found whatever it holds.</summary>
    public (Scan Scan, int Code) Read(ParseResult parsed, Terminal.Terminal terminal, CancellationToken stop)
    {
        Form.Check(parsed);
        if (parsed.GetValue(store) is { } file)
        {
            using var open = StoreOption.OpenExisting(file);
            return (DiffCommand.Find(open, parsed.GetRequiredValue(which)), ExitCode.Fine);
        }

        var (outcome, code) = Assessed.Asked(shared.Request(parsed, terminal, parsed.GetValue(sources)!), terminal, parsed.CommandResult.Command is { Name: "systems" or "vendors" } lists ? lists.Name : "scan", stop, named: false);
        return (outcome.Scan, code);
    }
}
