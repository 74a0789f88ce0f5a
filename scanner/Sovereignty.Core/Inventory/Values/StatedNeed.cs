using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Values;

/// <summary>Protection need, criticality and yes or no as lists write them.</summary>
internal static class StatedNeed
{
    /// <summary>The protection need of BSI-Standard 200-2, 8.2 (normal, hoch, sehr hoch); of several the highest counts, by the maximum principle of 8.2.3.</summary>
    public static DataSensitivity? Protection(string text)
    {
        var words = Slug.Fold(text.Trim());
        if (words.Contains("sehr hoch", StringComparison.Ordinal) || words.Contains("very high", StringComparison.Ordinal) || words is "3" or "sh") return DataSensitivity.VeryHigh;
        if (words.Contains("hoch", StringComparison.Ordinal) || words.Contains("high", StringComparison.Ordinal) || words is "2" or "h") return DataSensitivity.High;
        if (words.Contains("normal", StringComparison.Ordinal) || words.Contains("mittel", StringComparison.Ordinal) || words.Contains("niedrig", StringComparison.Ordinal) || words is "1" or "n" or "low" or "medium") return DataSensitivity.Normal;
        if (words.Contains("oeffentlich", StringComparison.Ordinal) || words is "public" or "0" or "kein") return DataSensitivity.Public;
        return words.Length <= 20 ? Letters(words) : null;
    }

    // "N/H/N", "H-H-M" and "2/1/1": one letter for each protection goal.
    private static DataSensitivity? Letters(string words)
    {
        var goals = words.Split(['/', '-', '|', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (goals.Length is < 2 or > 4) return null;
        DataSensitivity? highest = null;
        foreach (var goal in goals)
        {
            DataSensitivity? need = goal switch { "sh" or "3" => DataSensitivity.VeryHigh, "h" or "2" => DataSensitivity.High, "n" or "m" or "l" or "1" => DataSensitivity.Normal, _ => null };
            if (need is null) return null;
            if (highest is null || need > highest) highest = need;
        }

        return highest;
    }

    /// <summary>How much depends on it.</summary>
    public static Criticality? Level(string text)
    {
        var words = Slug.Fold(text.Trim());
        if (words.StartsWith("nicht kritisch", StringComparison.Ordinal) || words.StartsWith("unkritisch", StringComparison.Ordinal) || words.Contains("niedrig", StringComparison.Ordinal) || words.Contains("gering", StringComparison.Ordinal) || words is "low" or "nein") return Criticality.Low;
        if (words.Contains("sehr hoch", StringComparison.Ordinal) || words.Contains("kritisch", StringComparison.Ordinal) || words.Contains("critical", StringComparison.Ordinal) || words is "very high" or "ja" or "yes" or "x") return Criticality.Critical;
        if (words.Contains("hoch", StringComparison.Ordinal) || words.Contains("high", StringComparison.Ordinal)) return Criticality.High;
        return words.Contains("mittel", StringComparison.Ordinal) || words.Contains("normal", StringComparison.Ordinal) || words.Contains("medium", StringComparison.Ordinal) ? Criticality.Normal : null;
    }

    /// <summary>Yes or no; null when neither can be told.</summary>
    public static bool? YesNo(string text)
    {
        var words = Slug.Fold(text.Trim());
        if (words is "ja" or "j" or "yes" or "y" or "true" or "wahr" or "x" or "1" or "oui" or "si" or "tak" || words.StartsWith("oui", StringComparison.Ordinal) || words.StartsWith("ja", StringComparison.Ordinal) || words.StartsWith("vorhanden", StringComparison.Ordinal)) return true;
        return words is "nein" or "n" or "no" or "false" or "falsch" or "0" or "keine" or "non" or "nee" or "nie" || words.StartsWith("nein", StringComparison.Ordinal) || words.StartsWith("keine ", StringComparison.Ordinal) ? false : null;
    }
}
