using System.Collections.Frozen;
using System.Globalization;
using Sovereignty.Inventory.Records;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Columns;

/// <summary>What a header is taken for, and how surely.</summary>
internal static class ColumnGuess
{
    /// <summary>Below this a column is left unmapped.</summary>
    public const double Least = 0.5;

    // Words that say in what unit or form a column is kept, not what it holds.
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ["eur", "euro", "in", "netto", "brutto", "inkl", "incl", "mwst", "ust", "der", "des", "die", "das", "the", "of", "pro", "per", "je", "tt", "mm", "jjjj", "datum", "date", "nr", "ca", "optional", "pflicht", "aktuell", "aktuelle", "angabe", "derzeit", "soll", "ist", "text"],
        StringComparer.Ordinal);

    // In a longer header these say what the column is about, not what it holds: "Vertrag Frist", "Vertrag vorhanden".
    private static readonly FrozenSet<string> Vague = FrozenSet.ToFrozenSet(["vertrag", "contract", "contrat", "contratto", "contrato"], StringComparer.Ordinal);

    /// <summary>The likeliest field and a confidence from 0 to 1; null when nothing comes near.</summary>
    public static (InventoryField Field, double Confidence)? Of(string header)
    {
        if (header == RecordGroup.KeyColumn) return (InventoryField.Product, 0.6);
        var words = HeaderSynonyms.Normalised(header);
        if (words.Length == 0) return null;
        if (HeaderSynonyms.ByWords.TryGetValue(words, out var exact)) return exact;
        if (CostHeader.Of(words) is { } cost) return cost.Field is { } kind ? (kind, cost.Confidence) : null;
        if (Abbreviation.Of(header) is { } spelt) return spelt;
        var bare = string.Join(' ', words.Split(' ').Where(w => !Fillers.Contains(w) && !IsYear(w)));
        if (bare.Length > 0 && HeaderSynonyms.ByWords.TryGetValue(bare, out var known)) return (known.Field, known.Confidence * 0.95);
        return Holding(bare.Length > 0 ? bare : words, CostHeader.IsOfSums(words)) ?? Misspelt(words);
    }

    /// <summary>The year that a header names; 0 for none.</summary>
    public static int Year(string header) =>
        HeaderSynonyms.Normalised(header).Split(' ').Where(IsYear).Select(w => int.Parse(w, NumberStyles.None, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    private static bool IsYear(string word) => word.Length == 4 && (word.StartsWith("20", StringComparison.Ordinal) || word.StartsWith("19", StringComparison.Ordinal)) && word.All(char.IsAsciiDigit);

    // "Name der Software", "Datum Vertragsende", "Gesamtjahreskosten": the longest synonym in it counts.
    private static (InventoryField, double)? Holding(string words, bool isOfSums)
    {
        var padded = $" {words} ";
        foreach (var synonym in HeaderSynonyms.LongestFirst)
        {
            if (synonym.Length < 3) break;
            if (Vague.Contains(synonym)) continue;
            var (field, confidence) = HeaderSynonyms.ByWords[synonym];
            if (isOfSums && field is not (InventoryField.YearlyCost or InventoryField.MonthlyCost or InventoryField.OneOffCost)) continue;
            if (padded.Contains($" {synonym} ", StringComparison.Ordinal)) return (field, confidence * 0.75);
            if (synonym.Length >= 7 && padded.Contains($"{synonym} ", StringComparison.Ordinal)) return (field, confidence * 0.7);
        }

        return null;
    }

    private static (InventoryField, double)? Misspelt(string words)
    {
        if (words.Length < 6) return null;
        foreach (var synonym in HeaderSynonyms.LongestFirst)
        {
            if (synonym.Length < 6) break;
            if (!OneEdit.Apart(words, synonym)) continue;
            var (field, confidence) = HeaderSynonyms.ByWords[synonym];
            return (field, confidence * 0.8);
        }

        return null;
    }
}
