using System.Collections.Immutable;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Inventory.Columns;

/// <summary>The first different values of each column, so that a person sees what is in it.</summary>
internal sealed class ColumnSamples(ImmutableArray<InventoryColumn> columns)
{
    private const int Most = 3;
    private const int Longest = 60;
    private const int Within = 500;

    private readonly List<string>[] values = [.. columns.Select(_ => new List<string>(Most))];
    private int seen;

    /// <summary>Looks at a row.</summary>
    public void Add(TableRow row)
    {
        if (seen++ >= Within) return;
        for (var i = 0; i < values.Length; i++)
        {
            var text = row[i];
            if (text.Length == 0 || columns[i].IsSecret || values[i].Count >= Most) continue;
            var sample = (text.Length > Longest ? $"{text[..Longest]}…" : text).ReplaceLineEndings(" ");
            if (!values[i].Contains(sample)) values[i].Add(sample);
        }
    }

    /// <summary>The columns with what was seen.</summary>
    public ImmutableArray<InventoryColumn> Columns() => [.. columns.Select((c, i) => c with { Samples = [.. values[i]] })];
}
