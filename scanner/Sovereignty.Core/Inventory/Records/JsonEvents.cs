using System.Text;
using System.Text.Json;

namespace Sovereignty.Inventory.Records;

/// <summary>JSON, and JSON values one after the other (JSON Lines), token by token.</summary>
internal sealed class JsonEvents : RecordEvents
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestRead,
    };

    // What nests deeper than a list can is passed over, so that the rest is read; deeper than this it is no file that anybody wrote.
    private const int DeepestRead = 1_000_000;

    // Strings come cut to the first length; what else is longer than the second is no value of a list.
    private const int LongestString = 2 * LongestValue;
    private const int LongestToken = 16 * LongestValue;

    private readonly ShortStrings bytes;
    private JsonReaderState state = new(Options);
    private byte[] buffer = new byte[LongestValue];
    private int from;
    private int until;
    private int counted;
    private bool isLast;
    private string? property;
    private int depth;
    private int tooDeep;

    /// <param name="json">UTF-8 without a byte order mark; closed with this.</param>
    public JsonEvents(Stream json) => bytes = new ShortStrings(json, LongestString);

    /// <inheritdoc/>
    public override int Cut => bytes.Cut + tooDeep;

    /// <inheritdoc/>
    public override RecordEvent Next()
    {
        while (true)
        {
            if (Read() is { } next) return next;
            if (isLast) return RecordEvent.End;
            Fill();
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => bytes.Dispose();

    // Null where what is held is not enough.
    private RecordEvent? Read()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(from, until - from), isLast, state);
        RecordEvent? next = null;
        try
        {
            while (next is null && reader.Read())
            {
                if (IsTooDeep(reader.TokenType))
                {
                    property = null;
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName) property = Short(ref reader, 200);
                else next = Take(ref reader);
            }
        }
        catch (JsonException e)
        {
            throw new RecordFormatException("this is no JSON from here on", (int)Math.Min(int.MaxValue - 1, e.LineNumber ?? 0) + 1);
        }

        if (next is not null) CountLines(from + (int)reader.TokenStartIndex);
        state = reader.CurrentState;
        from += (int)reader.BytesConsumed;
        return next;
    }

    private bool IsTooDeep(JsonTokenType token)
    {
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray && ++depth == Deepest + 1) tooDeep++;
        return token is JsonTokenType.EndObject or JsonTokenType.EndArray ? depth-- > Deepest : depth > Deepest;
    }

    private void Fill()
    {
        CountLines(from);
        if (from > 0) buffer.AsSpan(from, until - from).CopyTo(buffer);
        (until, from, counted) = (until - from, 0, 0);
        if (until == buffer.Length)
        {
            if (until >= LongestToken) throw new RecordFormatException("this is no JSON from here on", Line);
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = bytes.Read(buffer.AsSpan(until));
        until += read;
        isLast = read == 0;
    }

    private RecordEvent Take(ref Utf8JsonReader reader)
    {
        Name = property ?? Element;
        property = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return RecordEvent.Enter;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
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

    private void CountLines(int to)
    {
        if (to <= counted) return;
        Line += buffer.AsSpan(counted..to).Count((byte)'\n');
        counted = to;
    }
}
