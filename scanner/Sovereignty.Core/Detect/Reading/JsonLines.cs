using System.Text;
using System.Text.Json;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Reads JSON forward, without a document in memory, and knows the line of what it reads. Comments and trailing commas are passed over, as
/// several lock files have them.
/// </summary>
/// <remarks>
/// The reader stands on a value. <see cref="EnterObject"/> or <see cref="EnterArray"/> go into it, then <see cref="NextProperty"/> or
/// <see cref="NextItem"/> step from value to value until they return false; what was not entered is skipped by itself. A loop must run to its
/// end: leaving it early loses the place.
/// <code>
/// if (json.EnterObject())
/// {
///     while (json.NextProperty())
///     {
///         if (json.Name.SequenceEqual("version"u8)) version = json.Text();
///     }
/// }
/// </code>
/// Broken JSON throws <see cref="JsonException"/> from any step, so that a detector catches it once and keeps what it has;
/// <see cref="Malformed"/> tells of it.
/// </remarks>
internal ref struct JsonLines
{
    /// <summary>Deeper nesting than this is no manifest: it ends the reading as broken JSON does.</summary>
    public const int Deepest = 256;

    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private ReadOnlySpan<byte> name;
    private int nameStart;
    private int counted;
    private int lines;
    private bool pending;

    /// <summary>Stands on the outermost value.</summary>
    /// <exception cref="JsonException">Nothing is there, or no JSON.</exception>
    public JsonLines(ReadOnlySpan<byte> utf8)
    {
        bytes = utf8;
        lines = 1;
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest });
        reader.Read();
        pending = IsContainer;
    }

    /// <summary>The name of the property that <see cref="NextProperty"/> stepped to, unescaped.</summary>
    public readonly ReadOnlySpan<byte> Name => name;

    /// <summary>The line of the property's name, or of the value in an array, from 1.</summary>
    public int Line => LineAt(nameStart);

    /// <summary>What kind of value the reader stands on.</summary>
    public readonly JsonTokenType Kind => reader.TokenType;

    /// <summary>Whether the value is <c>true</c>.</summary>
    public readonly bool IsTrue => reader.TokenType == JsonTokenType.True;

    private readonly bool IsContainer => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>Tells of broken JSON, at the line where the reading stopped.</summary>
    public static void Malformed(Detection found, JsonException failure) =>
        found.Problem("file-malformed", "not valid JSON from here on", (int)Math.Min(int.MaxValue - 1, failure.LineNumber ?? 0) + 1, $"{found.Components.Count} components read before it were kept");

    /// <summary>
    /// Reads a file whose outermost value is an object: calls <paramref name="read"/> on each of its properties and tells of broken JSON, so that what
    /// was found before the break is kept.
    /// </summary>
    public static void ReadObject(DetectorInput input, Detection found, PropertyReader read)
    {
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                input.Stop.ThrowIfCancellationRequested();
                read(ref json, found);
            }
        }
        catch (JsonException failure)
        {
            Malformed(found, failure);
        }
    }

    /// <summary>Goes into the value if it is an object.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Goes into the value if it is an array.</summary>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Steps to the next property's value; false at the end of the object.</summary>
    /// <exception cref="JsonException">The JSON is broken.</exception>
    public bool NextProperty()
    {
        SkipPending();
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName) return false;
        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Unescaped() ?? "") : reader.ValueSpan;
        nameStart = (int)reader.TokenStartIndex;
        reader.Read();
        pending = IsContainer;
        return true;
    }

    /// <summary>Steps to the next value of an array; false at its end.</summary>
    /// <exception cref="JsonException">The JSON is broken.</exception>
    public bool NextItem()
    {
        SkipPending();
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray) return false;
        nameStart = (int)reader.TokenStartIndex;
        pending = IsContainer;
        return true;
    }

    /// <summary>The name as text.</summary>
    public readonly string NameText() => Encoding.UTF8.GetString(name);

    /// <summary>The value if it is a text, or null.</summary>
    public readonly string? Text()
    {
        if (reader.TokenType != JsonTokenType.String) return null;
        return reader.ValueIsEscaped ? Unescaped() : Encoding.UTF8.GetString(reader.ValueSpan);
    }

    /// <summary>The value if it is a text without escapes, as the file has it; empty for all else.</summary>
    public readonly ReadOnlySpan<byte> Raw() => reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped ? reader.ValueSpan : [];

    /// <summary>The value if it is a whole number, or null.</summary>
    public readonly int? Number() => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;

    /// <summary>Reads one property of an object.</summary>
    internal delegate void PropertyReader(ref JsonLines json, Detection found);

    private bool Enter(JsonTokenType start)
    {
        if (reader.TokenType != start) return false;
        pending = false;
        return true;
    }

    private void SkipPending()
    {
        if (pending) reader.Skip();
        pending = false;
    }

    // Half a surrogate pair as an escape is valid JSON and no valid text.
    private readonly string? Unescaped()
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private int LineAt(int position)
    {
        if (position < counted) return lines;
        lines += bytes[counted..position].Count((byte)'\n');
        counted = position;
        return lines;
    }
}
