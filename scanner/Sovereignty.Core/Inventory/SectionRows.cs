using System.Text.RegularExpressions;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Tables;
using Sovereignty.Inventory.Values;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>
/// Rows that divide a list instead of naming a product: an office alone in its row (<c>51 Jugendamt</c>), with or without the header again below it.
/// What follows belongs to it.
/// </summary>
/// <param name="mapping">The columns.</param>
/// <param name="header">The header, which may come again.</param>
/// <param name="units">Knows the configured units.</param>
internal sealed partial class SectionRows(ColumnMapping mapping, TableRow header, StatedUnit units)
{
    private const int FewestColumns = 3;

    private readonly int product = mapping[InventoryField.Product];
    private TableRow? held;

    /// <summary>The office whose part of the list is being read; null while there is none.</summary>
    public string? Unit { get; private set; }

    /// <summary>Looks at a row above the header: an office just above it heads the first part.</summary>
    public void Above(TableRow row)
    {
        if (mapping.Columns.Length >= FewestColumns && row.Filled == 1 && Only(row) is var text && IsOffice(text)) Unit = text;
    }

    /// <summary>The rows that can be read now: none while it depends on the next one whether a row divides the list.</summary>
    public IEnumerable<TableRow> Pass(TableRow row)
    {
        var (before, isHeader) = (held, row.Cells.AsSpan().SequenceEqual(header.Cells));
        held = null;
        if (before is { } alone)
        {
            if (isHeader) Unit = Only(alone);
            else yield return alone;
        }

        if (isHeader) yield break;
        if (mapping.Columns.Length < FewestColumns || row.Filled != 1 || row.Fault is not null)
        {
            yield return row;
        }
        else if (IsOffice(Only(row)) || (row[product].Length == 0 && !units.Find(Only(row)).IsEmpty))
        {
            Unit = Only(row);
        }
        else if (row[product].Length > 0)
        {
            held = row;
        }
        else
        {
            yield return row;
        }
    }

    /// <summary>The row that was held back at the end of the list; null for none.</summary>
    public TableRow? Last() => held;

    private static string Only(TableRow row) => Array.Find(row.Cells, c => c.Length > 0)!;

    private static bool IsOffice(string text) => text.Length <= 80 && OfficeWords().IsMatch(Slug.Fold(text));

    // "51 Jugendamt", "FB 3 – Bauen", "Amt für Soziales", "Stadtkasse"; no product is called so.
    [GeneratedRegex(@"^([0-9]{1,4}(\.[0-9]{1,2})? ?[-–:]? ?)?(((amt|fachbereich|fb|fachdienst|dezernat|dez\.|abteilung|abt\.|referat|sachgebiet|eigenbetrieb|stabsstelle|geschaeftsbereich|organisationseinheit|direction|afdeling|ufficio|settore|wydzial|departamento|department) ?[0-9a-z(:–-].*)|([a-z]+- und )?[a-z-]*(amt|referat|dezernat|stadtkasse|gemeindekasse|bauhof|stadtwerke|stadtbibliothek|kaemmerei|personalrat))$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeWords();
}
