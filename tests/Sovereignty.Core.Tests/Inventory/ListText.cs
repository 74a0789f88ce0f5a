using System.Globalization;
using System.Text;
using Sovereignty.Inventory;
using Sovereignty.Model;

namespace Sovereignty.Tests.Inventory;

/// <summary>A list that was read, as text: its columns, then its lines with all that they state.</summary>
internal static class ListText
{
    public static void Append(InventoryTable table, StringBuilder text)
    {
        foreach (var column in table.Columns.Where(c => c.Field is not null)) text.Append($"column {column.Header}: {column.Field} ({column.Why})\n");
        foreach (var line in table.Lines)
        {
            text.Append($"{line.Line}: {line.Product} | {line.Vendor} | {line.Version} | {line.Purl} | {line.Unit}\n");
            var terms = line.Terms.ToString()[14..^2].Split(", ").Where(t => !t.EndsWith("= ", StringComparison.Ordinal) && !t.EndsWith('='));
            if (line.Terms != StatedTerms.None) text.Append($"   {string.Join(", ", terms)}\n");
            if (line.Contract is { } c) text.Append(CultureInfo.InvariantCulture, $"   contract {c.Number} {c.Type}: {c.YearlyCost} a year, {c.OneOffCost} once, {c.Start:yyyy-MM-dd} to {c.End:yyyy-MM-dd}, {c.Notice?.Stated}, renews {c.RenewalMonths}\n");
            if (line.Other.Length > 0) text.Append($"   {string.Join(", ", line.Other.Select(o => $"{o.Key}={o.Value}"))}\n");
        }
    }
}
