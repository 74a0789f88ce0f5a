using System.Text;
using System.Text.Json;

namespace Sovereignty.Inventory.Records;

/// <summary>JSON, and JSON values one after the other (JSON Lines), token by token.</summary>
internal sealed class JsonEvents : RecordEvents
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest,
    };

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Stack<bool> arrays = new();
    private JsonReaderState state = new(Options);
    private int offset;
    private int counted;
    private string? property;

    /// <param name="bytes">UTF-8 without a byte order mark.</param>
    public JsonEvents(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <inheritdoc/>
    public override RecordEvent Next()
    {
        var reader = new Utf8JsonReader(bytes.Span[offset..], isFinalBlock: true, state);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    property = Short(ref reader, 200);
                    continue;
                }

                var kind = Take(ref reader);
                CountLines(offset + (int)reader.TokenStartIndex);
                (state, offset) = (reader.CurrentState, offset + (int)reader.BytesConsumed);
                return kind;
            }
        }
        catch (JsonException e)
        {
            throw new RecordFormatException("this is no JSON from here on", (int)Math.Min(int.MaxValue - 1, e.LineNumber ?? 0) + 1);
        }

        return RecordEvent.End;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private RecordEvent Take(ref Utf8JsonReader reader)
    {
        Name = property ?? Element;
        property = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                arrays.Push(reader.TokenType == JsonTokenType.StartArray);
                return RecordEvent.Enter;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                arrays.TryPop(out _);
                return RecordEvent.Leave;
            case JsonTokenType.Null:
                Text = "";
                return RecordEvent.Value;
            case JsonTokenType.Number:
                Text = Short(ref reader, 100);
                // As in the cells of a workbook: in lists "12.345" is twelve thousand, in JSON it is not.
                if (Text.Length > 4 && Text[^4] == '.') Text += '0';
                return RecordEvent.Value;
            default:
                Text = Short(ref reader, LongestValue);
                return RecordEvent.Value;
        }
    }

    // A string without escapes is cut before it is decoded: a single one can be as long as the file.
    private static string Short(ref Utf8JsonReader reader, int most)
    {
        var span = reader.ValueSpan;
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && span.Length <= most * 6) return Unescaped(ref reader);
        return Encoding.UTF8.GetString(span[..Math.Min(span.Length, most)]);
    }

    // Half a surrogate pair is valid JSON and no text.
    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private void CountLines(int until)
    {
        Line += bytes.Span[counted..until].Count((byte)'\n');
        counted = until;
    }
}
