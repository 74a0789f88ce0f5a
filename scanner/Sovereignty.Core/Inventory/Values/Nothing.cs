using System.Buffers;
using System.Collections.Frozen;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>The ways in which people write that they do not know or that there is nothing, and what a spreadsheet shows where it could not tell either.</summary>
internal static class Nothing
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["", "-", "--", "---", "–", "—", "?", "??", "???", "/", ".", "x", "n/a", "na", "n.a.", "n. a.", "k.a.", "k. a.", "k.a", "ka", "keine angabe", "unbekannt", "unknown", "unklar", "offen", "tbd", "t.b.d.", "n.n.", "nn", "null", "(null)", "none", "#n/a", "#nv", "#wert!", "#bezug!", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#zahl!", "#null!", "#ueberlauf!", "#spill!", "#calc!", "#kalk!", "nicht bekannt", "wird geklaert", "zu klaeren", "siehe vertrag", "s. vertrag", "n. b.", "n.b.", "entfaellt", "entf.", "./.", "n. v.", "n.v.", "nach vereinbarung", "s.v.", "s. v.", "sh. vertrag", "lt. vertrag", "laut vertrag", "gem. vertrag", "gemaess vertrag", "gem. agb", "nicht zutreffend", "trifft nicht zu", "sans objet", "s.o.", "neant", "inconnu", "n.v.t.", "nvt", "onbekend", "nie dotyczy", "brak", "n/d", "no aplica", "non applicabile", "nessuno", "desconocido"],
        StringComparer.Ordinal);

    /// <summary>Whether a cell states nothing.</summary>
    public static bool Is(string text) => text.Length == 0 || (text.Length <= 20 && (text[0] > '~' || Beginnings.Contains(text[0])) && (Words.Contains(Slug.Fold(text.Trim())) || IsFormulaError(text)));

    /// <summary>Whether a cell holds what a spreadsheet shows where a formula fails: <c>#REF!</c>, <c>#NV</c>, <c>Err:510</c>.</summary>
    public static bool IsFailure(string text) => (text.Length is > 2 and <= 20 && text[0] == '#' && Words.Contains(Slug.Fold(text.Trim()))) || IsFormulaError(text);

    // What a spreadsheet shows where a formula fails, beside the words that stand in the list above: "Err:510".
    private static bool IsFormulaError(string text) =>
        text.Length is 7 or 10 && text[^4] == ':' && !text.AsSpan(text.Length - 3).ContainsAnyExceptInRange('0', '9')
        && (text.StartsWith("err", StringComparison.OrdinalIgnoreCase) || text.StartsWith("fehler", StringComparison.OrdinalIgnoreCase));

    // Most cells are passed over by their first character.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create([.. Words.Where(w => w.Length > 0).SelectMany(w => (char[])[w[0], char.ToUpperInvariant(w[0])]).Append(' ').Append('e').Append('E').Append('f').Append('F').Distinct()]);
}
