namespace Sovereignty.Detect.Reading;

/// <summary>
/// Steps through YAML as <see cref="YamlLines"/> does and knows the keys that lead to each step: <c>services</c>, <c>web</c>, <c>image</c>; an
/// item of a list stands as <c>-</c>. For files that people write: no input makes this fail, templates inside are read as text.
/// </summary>
internal ref struct YamlPaths
{
    private const int Deepest = 64;

    private readonly string[] path = new string[Deepest];
    private readonly Utf8Pool pool = new();
    private YamlLines yaml;

    /// <summary>Stands before the first line.</summary>
    public YamlPaths(ReadOnlySpan<byte> utf8) => yaml = new YamlLines(utf8);

    /// <summary>How many keys lead to this step, its own included.</summary>
    public readonly int Count => yaml.Level + 1;

    /// <summary>The line, from 1.</summary>
    public readonly int Line => yaml.Line;

    /// <summary>Which document this is, from 0.</summary>
    public readonly int Document => yaml.Document;

    /// <summary>The last key, or <c>-</c>.</summary>
    public readonly string Key => path[yaml.Level];

    /// <summary>The value as the file has it; empty where it stands on the lines below.</summary>
    public readonly ReadOnlySpan<byte> Value => yaml.Value;

    /// <summary>Whether the value is a map or list on one line.</summary>
    public readonly bool IsFlow => !yaml.Value.IsEmpty && yaml.Value[0] is (byte)'{' or (byte)'[';

    /// <summary>The key at a depth, from 0.</summary>
    public readonly string At(int depth) => path[depth];

    /// <summary>Steps to the next key or item.</summary>
    public bool Next()
    {
        if (!yaml.Next()) return false;
        path[yaml.Level] = yaml.IsItem ? "-" : yaml.KeyText(pool);
        return true;
    }

    /// <summary>Whether exactly these keys lead here; <c>*</c> stands for any.</summary>
    public readonly bool Is(params ReadOnlySpan<string> keys) => Count == keys.Length && Begins(keys);

    /// <summary>Whether these keys, and perhaps more, lead here; <c>*</c> stands for any.</summary>
    public readonly bool Begins(params ReadOnlySpan<string> keys)
    {
        if (Count < keys.Length) return false;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != "*" && keys[i] != path[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a key is among those that lead here.</summary>
    public readonly bool Has(string key) => path.AsSpan(0, Count).Contains(key);

    /// <summary>The value as text, an alias or a tag in front of it left out; null where there is none.</summary>
    public readonly string? Text()
    {
        var value = yaml.Value;
        if (!value.IsEmpty && value[0] is (byte)'&' or (byte)'!')
        {
            var blank = value.IndexOf((byte)' ');
            return blank < 0 ? null : YamlLines.ToText(value[(blank + 1)..]);
        }

        return !value.IsEmpty && value[0] == '*' ? null : YamlLines.ToText(value);
    }

    /// <summary>The block text that is this step's value, as <see cref="YamlLines.Block"/> gives it.</summary>
    public readonly ReadOnlySpan<byte> Block() => yaml.Block();

    /// <summary>The entries of a map or list on one line.</summary>
    public readonly YamlFlow Flow() => new(yaml.Value);
}
