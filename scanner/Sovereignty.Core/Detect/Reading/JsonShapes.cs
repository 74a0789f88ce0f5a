using System.Text.Json;

namespace Sovereignty.Detect.Reading;

/// <summary>Reading JSON that may be of any shape.</summary>
internal static class JsonShapes
{
    /// <summary>A property of an object; null for anything else.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A text of an object; null for anything else.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The items of a list in an object; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(10_000) : [];
}
