using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sovereignty.Cli;

/// <summary>Writes rows as one JSON array of flat objects: the same keys in every row, null for unknown.</summary>
internal static class JsonTable
{
    private const int Piece = 32 * 1024;

    /// <summary>Writes the rows.</summary>
    public static void Write(TextWriter output, IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        var written = new ArrayBufferWriter<byte>(Piece);
        char[] text = [];
        // The framework's encoder, and not the plain one that files are written with: rows are shown on terminals, where signs that turn the direction of writing
        // could make one name look like another.
        using (var json = new Utf8JsonWriter(written, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (key, value) in row) WriteValue(json, key, value);
                json.WriteEndObject();
                if (json.BytesPending + written.WrittenCount < Piece) continue;
                json.Flush();
                HandOn();
            }

            json.WriteEndArray();
        }

        HandOn();
        output.WriteLine();

        // Row by row: a list can have hundreds of thousands.
        void HandOn()
        {
            var most = Encoding.UTF8.GetMaxCharCount(written.WrittenCount);
            if (text.Length < most) text = new char[most];
            output.Write(text, 0, Encoding.UTF8.GetChars(written.WrittenSpan, text));
            written.ResetWrittenCount();
        }
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
