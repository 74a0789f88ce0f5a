using System.Text;

namespace Sovereignty.Text;

/// <summary>Enumeration values as files and output spell them: <c>VeryHigh</c> is <c>very-high</c>.</summary>
/// <remarks>
/// A handful of values is searched in a row: dictionaries would have to be compiled anew for each enumeration, which costs a start more than
/// all searches together.
/// </remarks>
public static class KebabCase
{
    /// <summary>The spelling of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var index = Array.IndexOf(Cache<T>.Values, value);
        return index >= 0 ? Cache<T>.Names[index] : Convert(value.ToString());
    }

    /// <summary>The value of a spelling; false for anything else.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var index = Array.IndexOf(Cache<T>.Names, text);
        value = index >= 0 ? Cache<T>.Values[index] : default;
        return index >= 0;
    }

    /// <summary>All spellings, in the order of the values.</summary>
    public static IReadOnlyCollection<string> Names<T>()
        where T : struct, Enum => Cache<T>.Names;

    private static string[] Spell(string[] names)
    {
        for (var i = 0; i < names.Length; i++) names[i] = Convert(names[i]);
        return names;
    }

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
        // Both come in the order of the numbers, so that equal places belong together.
        public static readonly T[] Values = Enum.GetValues<T>();

        // The generic overload is compiled anew at each start, this one comes compiled.
#pragma warning disable CA2263
        public static readonly string[] Names = Spell(Enum.GetNames(typeof(T)));
#pragma warning restore CA2263
    }
}
