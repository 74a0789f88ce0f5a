using System.CommandLine;
using System.Globalization;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty store list</c>: the scans of a store.</summary>
internal static class StoreCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var store = StoreOption.Required();
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var list = new Command("list", "List the scans of a store") { store, json };
        list.SetAction(parsed =>
        {
            using var open = StoreOption.OpenExisting(parsed.GetRequiredValue(store));
            if (parsed.GetValue(json))
            {
                JsonTable.Write(terminal.Data, open.List().Select(s => (IReadOnlyList<KeyValuePair<string, object?>>)
                    [new("number", s.Number), new("id", s.Id), new("subject", s.Subject), new("asOf", s.AsOf), new("storedAt", s.StoredAt.ToString("O", CultureInfo.InvariantCulture)),
                    new("toolVersion", s.ToolVersion), new("scoreLow", s.Low), new("scoreHigh", s.High)]));
                return ExitCode.Fine;
            }

            foreach (var s in open.List())
            {
                var score = s.Low is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{s.Low:0}–{s.High:0}");
                terminal.Data.WriteLine(Terminal.Terminal.Clean(string.Create(CultureInfo.InvariantCulture, $"{s.Number,4}  {s.Id[..Math.Min(8, s.Id.Length)]}  {s.AsOf:yyyy-MM-dd}  {score,-7}  {s.Subject}")));
            }

            return ExitCode.Fine;
        });
        return new Command("store", "Scans over time") { list };
    }
}
