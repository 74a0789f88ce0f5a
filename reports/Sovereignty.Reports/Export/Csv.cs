using System.Globalization;

namespace Sovereignty.Reports.Export;

/// <summary>Writes rows that a spreadsheet opens as what they are: quoted where needed, never as a formula.</summary>
/// <remarks>
/// Names come from files that strangers wrote, and spreadsheets run a cell that begins with one of <c>= + - @</c>, a tab or a line break as a
/// formula. Such a text gets an apostrophe in front, as OWASP advises; numbers are written by us and keep their sign.
/// </remarks>
public sealed class Csv : ITable
{
    private readonly TextWriter output;
    private readonly char separator;
    private readonly bool german;

    /// <summary>A writer.</summary>
    /// <param name="output">Takes the rows; lines end in CR LF (RFC 4180).</param>
    /// <param name="language"><c>de</c> for semicolons and decimal commas, as a German spreadsheet expects them; anything else for commas and points.</param>
    public Csv(TextWriter output, string language)
    {
        this.output = output;
        german = language == "de";
        separator = german ? ';' : ',';
    }

    /// <inheritdoc/>
    public void Head(params ReadOnlySpan<string> columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) output.Write(separator);
            output.Write(Cell(columns[i]));
        }

        output.Write("\r\n");
    }

    /// <inheritdoc/>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) output.Write(separator);
            output.Write(Cell(cells[i]));
        }

        output.Write("\r\n");
    }

    private string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        double or decimal or int or long => Number((IFormattable)value),
        _ => Quoted(Safe(Plain(value.ToString() ?? ""))),
    };

    private string Number(IFormattable value)
    {
        var text = value is double d ? Math.Round(d, 4).ToString(CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
        return german ? text.Replace('.', ',') : text;
    }

    // A table is looked at in a terminal as often as in a spreadsheet: what would steer the one is of no use in the other.
    private static string Plain(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0 ? text
        : string.Create(text.Length, text, static (plain, from) =>
        {
            for (var i = 0; i < plain.Length; i++) plain[i] = char.IsControl(from[i]) && from[i] is not ('\t' or '\r' or '\n') ? '\ufffd' : from[i];
        });

    private static string Safe(string text)
    {
        // Full-width forms of these signs are folded to them by some spreadsheets.
        var first = text.AsSpan().TrimStart(' ');
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '|' or '%' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? "'" + text : text;
    }

    private string Quoted(string text) =>
        text.AsSpan().ContainsAny('"', '\r', '\n') || text.Contains(separator, StringComparison.Ordinal) || text.StartsWith('\'') || text.AsSpan().Trim().Length != text.Length
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
