using System.Collections;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary>Values of the language as JSON and back.</summary>
internal static class JsonValues
{
    private const int MaximumDepth = 64;

    /// <summary>The value a JSON text stands for.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static object? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        return Read(document.RootElement);
    }

    /// <summary>The JSON text of a value.</summary>
    public static string Write(TemplateContext context, object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = MaximumDepth + 1 }))
        {
            Write(context, writer, value, 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The value a JSON element stands for.</summary>
    public static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new ScriptObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    result.SetValue(property.Name, Read(property.Value), readOnly: false);
                }

                return result;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(Read));
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out long number) ? Arithmetic.Fit(number)
                    : element.TryGetDecimal(out decimal exact) ? exact
                    : element.GetDouble();
            case JsonValueKind.True:
                return BoxedBool.True;
            case JsonValueKind.False:
                return BoxedBool.False;
            default:
                return null;
        }
    }

    private static void Write(TemplateContext context, Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");
        }

        switch (value)
        {
            case null or EmptyScriptObject:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case char or Enum or Guid:
                writer.WriteStringValue(value.ToString());
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(date);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case IConvertible number when TemplateContext.IsPrimitive(value.GetType()):
                writer.WriteNumberValue(number.ToInt64(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case IEnumerable items and not (IDictionary or ScriptObject):
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(context, writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case IScriptCustomFunction:
                writer.WriteNullValue();
                break;
            default:
                WriteObject(context, writer, value, depth);
                break;
        }
    }

    private static void WriteObject(TemplateContext context, Utf8JsonWriter writer, object value, int depth)
    {
        IObjectAccessor accessor = context.GetMemberAccessor(value);
        writer.WriteStartObject();
        foreach (string name in accessor.GetMembers(context, context.CurrentSpan, value))
        {
            accessor.TryGetValue(context, context.CurrentSpan, value, name, out object? member);
            writer.WritePropertyName(name);
            Write(context, writer, member, depth + 1);
        }

        writer.WriteEndObject();
    }
}
