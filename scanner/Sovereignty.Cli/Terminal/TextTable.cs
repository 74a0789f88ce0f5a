using System.Globalization;
using Spectre.Console;

namespace Sovereignty.Cli.Terminal;

/// <summary>Writes chosen columns of rows as a plain table.</summary>
internal static class TextTable
{
    private const int Width = 160;

    /// <summary>Writes the rows with the columns named.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var row in rows) table.AddRow([.. columns.Select(c => Markup.Escape(Text(row.First(f => f.Key == c).Value)))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        console.Write(table);
    }

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "–",
            double number => number.ToString("0.###", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        text = Terminal.Clean(text);
        return text.Length > 40 ? text[..39] + "…" : text;
    }
}
