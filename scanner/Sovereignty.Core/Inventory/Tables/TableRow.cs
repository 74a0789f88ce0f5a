namespace Sovereignty.Inventory.Tables;

/// <summary>A row as its format gives it, before anybody knows what its columns mean.</summary>
/// <param name="Line">The line of the file, or the row of the sheet, from 1.</param>
/// <param name="Cells">Its cells, without surrounding blanks; never null.</param>
/// <param name="Fault">What is wrong with the row, or null.</param>
internal readonly record struct TableRow(int Line, string[] Cells, string? Fault = null)
{
    /// <summary>A cell; empty beyond the end.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : "";

    /// <summary>Whether nothing is written in it.</summary>
    public bool IsEmpty => Array.TrueForAll(Cells, c => c.Length == 0);

    /// <summary>How many cells have something in them.</summary>
    public int Filled => Cells.Count(c => c.Length > 0);
}
