using System.Text;

namespace Sovereignty.Text;

/// <summary>Enumeration values as files and output spell them: <c>VeryHigh</c> is <c>very-high</c>.</summary>
public static class KebabCase
{
    /// <summary>The spelling of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.ByValue.TryGetValue(value, out var text) ? text : Convert(value.ToString());

    /// <summary>The value of a spelling; false for anything else.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Cache<T>.ByName.TryGetValue(text, out value);

    /// <summary>All spellings, in the order of the values.</summary>
    public static IReadOnlyCollection<string> Names<T>()
        where T : struct, Enum => Cache<T>.ByName.Keys;

    private static string Convert(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i])) text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().Distinct().ToDictionary(v => v, v => Convert(v.ToString()));
        public static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().Distinct().ToDictionary(v => Convert(v.ToString()), v => v, StringComparer.Ordinal);
    }
}
