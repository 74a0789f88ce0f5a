namespace Sovereignty.Detect.Reading;

/// <summary>Steps through a one-line YAML map <c>{a: b, c: d}</c> or list <c>[a, b]</c>; braces inside stay in the value.</summary>
internal ref struct YamlFlow
{
    private ReadOnlySpan<byte> rest;

    /// <summary>Stands before the first entry; a text that is neither map nor list has none.</summary>
    public YamlFlow(ReadOnlySpan<byte> value)
    {
        value = value.Trim((byte)' ');
        if (value.Length >= 2 && value[0] is (byte)'{' or (byte)'[') rest = value[1..^1];
    }

    /// <summary>The key without quotes; empty in a list.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>The value, with quotes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value as text, unquoted, or null.</summary>
    public readonly string? Text() => YamlLines.ToText(Value);

    /// <summary>Steps to the next entry; false at the end.</summary>
    public bool Next()
    {
        rest = rest.TrimStart(" ,"u8);
        if (rest.IsEmpty) return false;
        var end = EndOfEntry();
        var entry = rest[..end];
        rest = rest[end..];
        var colon = YamlLines.EndOfKey(entry);
        Key = colon < 0 ? [] : YamlLines.Unquoted(entry[..colon]);
        Value = (colon < 0 ? entry : entry[(colon + 1)..]).Trim((byte)' ');
        return true;
    }

    private readonly int EndOfEntry()
    {
        var open = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (c is (byte)'"' or (byte)'\'')
            {
                // A quote inside a plain text (it's) is none.
                var before = i == 0 ? (byte)' ' : rest[i - 1];
                if (before is not ((byte)' ' or (byte)',' or (byte)'{' or (byte)'[' or (byte)':')) continue;
                var end = YamlLines.EndOfQuoted(rest[i..]);
                if (end > 0) i += end;
            }
            else if (c is (byte)'{' or (byte)'[') open++;
            else if (c is (byte)'}' or (byte)']') open--;
            else if (c == ',' && open <= 0) return i;
        }

        return rest.Length;
    }
}
