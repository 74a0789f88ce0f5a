using System.Globalization;
using System.Text.Json;

namespace Sovereignty.Resolve.Registries;

/// <summary>Reads JSON that nobody vouches for: a field of another kind than expected is as good as missing.</summary>
internal static class RegistryJson
{
    private const int LongestText = 4000;
    private static readonly JsonDocumentOptions Capped = new() { MaxDepth = 64 };

    /// <summary>Parses; null for what is no JSON.</summary>
    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, Capped);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A property of an object, or an undefined element.</summary>
    public static JsonElement At(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? value : default;

    /// <summary>A text of an object; null for a missing, empty or very long one.</summary>
    public static string? TextAt(this JsonElement element, string key) => element.At(key).AsText();

    /// <summary>The element as a text.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        try
        {
            return element.GetString()?.Trim() is { Length: > 0 and < LongestText } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            return null;
        }
    }

    /// <summary>The items of an array, none for anything else.</summary>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement element, string key) =>
        element.At(key) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Whether a property is true.</summary>
    public static bool IsTrueAt(this JsonElement element, string key) => element.At(key).ValueKind == JsonValueKind.True;

    /// <summary>The day of a moment in ISO 8601.</summary>
    public static DateOnly? DayAt(this JsonElement element, string key) => Day(element.TextAt(key));

    /// <summary>The day of a moment in ISO 8601, in UTC.</summary>
    public static DateOnly? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    /// <summary>Several licence statements as one choice; null for none.</summary>
    public static string? Choice(IEnumerable<string?> licences)
    {
        var all = licences.OfType<string>().Distinct(StringComparer.Ordinal).Take(10).ToList();
        return all.Count == 0 ? null : string.Join(" OR ", all);
    }
}
