namespace Sovereignty.Reports.Export;

/// <summary>Takes a table row by row: comma-separated values, or a sheet of a workbook.</summary>
public interface ITable
{
    /// <summary>Begins the table.</summary>
    /// <param name="columns">The names of its columns, English and stable.</param>
    void Head(params ReadOnlySpan<string> columns);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Texts, numbers, days and truth values, one for each column; null for unknown.</param>
    void Row(params ReadOnlySpan<object?> cells);
}
