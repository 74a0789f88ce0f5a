using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sovereignty.Cli;

/// <summary>Writes rows as one JSON array of flat objects: the same keys in every row, null for unknown.</summary>
internal static class JsonTable
{
    /// <summary>Writes the rows.</summary>
    public static void Write(TextWriter output, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (key, value) in row) WriteValue(json, key, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteValue(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(key); break;
            case bool b: json.WriteBoolean(key, b); break;
            case int i: json.WriteNumber(key, i); break;
            case long l: json.WriteNumber(key, l); break;
            case double d: json.WriteNumber(key, Math.Round(d, 4)); break;
            case decimal m: json.WriteNumber(key, m); break;
            case DateOnly day: json.WriteString(key, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)); break;
            default: json.WriteString(key, value.ToString()); break;
        }
    }
}
