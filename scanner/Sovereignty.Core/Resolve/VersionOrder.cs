using System.Globalization;

namespace Sovereignty.Resolve;

/// <summary>Orders versions as far as all ecosystems agree: numbers between dots, days, and what is marked as a version before comes before.</summary>
public static class VersionOrder
{
    /// <summary>Compares; null when one of them begins with neither a number nor a day.</summary>
    public static int? Compare(string first, string second)
    {
        var (a, aBefore) = Split(first);
        var (b, bBefore) = Split(second);
        if (a.Count == 0 || b.Count == 0) return null;
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var order = (i < a.Count ? a[i] : 0).CompareTo(i < b.Count ? b[i] : 0);
            if (order != 0) return order;
        }

        return bBefore.CompareTo(aBefore);
    }

    private static (List<long> Numbers, bool Before) Split(string version)
    {
        var text = version.AsSpan().Trim();
        if (text.Length > 0 && text[0] is 'v' or 'V') text = text[1..];
        // MinIO's RELEASE.2021-05-11T23-27-41Z and other days: what stands behind the day orders releases of one day alone.
        if (text.StartsWith("RELEASE.", StringComparison.OrdinalIgnoreCase)) text = text["RELEASE.".Length..];
        if (text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return ([day.Year, day.Month, day.Day], false);
        var numbers = new List<long>();
        while (text.Length > 0)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
            if (digits == 0 || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) break;
            numbers.Add(number);
            text = text[digits..];
            if (text.Length == 0 || text[0] != '.') break;
            text = text[1..];
        }

        // 7.4-rc1 and 7.4rc1 come before 7.4; 7.4-alpine and 7.4+build are 7.4.
        return (numbers, text.TrimStart("-.").StartsWith("rc", StringComparison.OrdinalIgnoreCase) || text.TrimStart("-.").StartsWith("alpha", StringComparison.OrdinalIgnoreCase) ||
            text.TrimStart("-.").StartsWith("beta", StringComparison.OrdinalIgnoreCase) || text.TrimStart("-.").StartsWith("pre", StringComparison.OrdinalIgnoreCase));
    }
}
