using System.Collections.Frozen;

namespace Sovereignty.Inventory.Columns;

/// <summary>
/// What a header says of sums of money: for what time they are paid, or for what thing. "Preis/Monat" is no price of a year, and "Preis je Lizenz"
/// none of all of them: a sum that is taken for the wrong one is worse than none.
/// </summary>
internal static class CostHeader
{
    private const double Sure = 0.95;

    private static readonly string[] Sums =
        ["kosten", "preis", "betrag", "gebuehr", "gebuehren", "entgelt", "miete", "verguetung", "wartung", "pflege", "softwarepflege", "support", "abo", "rate", "cost", "costs", "price", "fee", "fees", "amount", "cout", "couts", "prix", "montant", "canone", "costo", "prezzo", "importo", "importe", "coste", "precio", "koszt", "cena", "bedrag", "prijs"];

    private static readonly FrozenSet<string> Yearly = FrozenSet.ToFrozenSet(
        ["jahr", "jahrlich", "jaehrlich", "jaehrliche", "jaehrlicher", "jaehrl", "jhrl", "pa", "year", "yearly", "annual", "annually", "annuel", "annuelle", "annuels", "an", "jaar", "jaarlijks", "jaarlijkse", "anno", "annuo", "annua", "annuale", "rok", "roczny", "roczna", "rocznie", "ano", "anual"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Monthly = FrozenSet.ToFrozenSet(
        ["monat", "monatlich", "monatliche", "monatlicher", "monatl", "mtl", "pm", "month", "monthly", "mois", "mensuel", "mensuelle", "maand", "maandelijks", "maandelijkse", "mese", "mensile", "miesiac", "miesiecznie", "mes", "mensual"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Once = FrozenSet.ToFrozenSet(
        ["einmalig", "einmalige", "einmal", "once", "purchase", "initial", "eenmalig", "eenmalige", "tantum", "anschaffung", "kauf", "investition", "investitions", "acquisition", "achat", "acquisto", "zakupu", "adquisicion"],
        StringComparer.Ordinal);

    // A sum for each of these is none that is paid.
    private static readonly FrozenSet<string> Other = FrozenSet.ToFrozenSet(
        ["quartal", "vierteljahr", "vierteljaehrlich", "quartalsweise", "halbjahr", "halbjaehrlich", "quarter", "quarterly", "zahlung", "rate", "lizenz", "nutzer", "user", "users", "benutzer", "anwender", "arbeitsplatz", "stueck", "einheit", "seat", "unit", "client", "geraet", "device", "einzel", "unitaire", "unitario"],
        StringComparer.Ordinal);

    /// <summary>What the sums under a header are, null for sums that no field takes; null as a whole for a header that is not of sums or says nothing more.</summary>
    /// <param name="words">The header, normalised.</param>
    public static (InventoryField? Field, double Confidence)? Of(string words)
    {
        var parts = words.Replace(" p a", " pa", StringComparison.Ordinal).Replace(" p m", " pm", StringComparison.Ordinal).Split(' ');
        if (parts.Length > 7 || !Array.Exists(parts, IsSum)) return null;
        if (Array.Exists(parts, Once.Contains)) return (InventoryField.OneOffCost, Sure);
        if (IsOfOther(parts)) return (null, 0);
        if (Array.Exists(parts, Monthly.Contains)) return (InventoryField.MonthlyCost, Sure);
        return Array.Exists(parts, Yearly.Contains) ? (InventoryField.YearlyCost, Sure) : null;
    }

    /// <summary>Whether sums of money stand under a header, whatever else it names: "Preis Lizenz" is no licence.</summary>
    public static bool IsOfSums(string words) => Array.Exists(words.Split(' '), p => p is not ("wartung" or "pflege" or "softwarepflege" or "support" or "abo" or "rate" or "miete") && IsSum(p));

    private static bool IsSum(string part) => Array.Exists(Sums, s => part.EndsWith(s, StringComparison.Ordinal) && (part.Length == s.Length || s.Length >= 5));

    private static bool IsOfOther(string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Other.Contains(parts[i])) continue;
            if (i > 0 && parts[i - 1] is "je" or "pro" or "per" or "a" or "p" or "par") return true;
            if (parts[i] is "quartal" or "halbjahr" or "vierteljaehrlich" or "quartalsweise" or "halbjaehrlich" or "quarterly" or "quarter" or "einzel" or "unit" or "unitaire" or "unitario") return true;
        }

        return parts is [var only, ..] && (only.StartsWith("stueckpreis", StringComparison.Ordinal) || only.StartsWith("einzelpreis", StringComparison.Ordinal) || only.StartsWith("quartals", StringComparison.Ordinal));
    }
}
