using System.Text;

namespace Sovereignty.Detect.Reading;

/// <summary>
/// Steps through YAML as <see cref="YamlLines"/> does and knows the keys that lead to each step: <c>services</c>, <c>web</c>, <c>image</c>; an
/// item of a list stands as <c>-</c>. Maps and lists in brackets are stepped through like those with indentation; a text that an alias (<c>*x</c>)
/// stands for is its value. For files that people write: no input makes this fail, templates inside are read as text.
/// </summary>
internal ref struct YamlPaths
{
    private const int Deepest = 64;
    private const int MostAnchors = 1000;

    private readonly string[] path = new string[Deepest];
    private readonly Utf8Pool pool = new();
    private Dictionary<string, string>? anchors;
    private YamlLines yaml;
    private YamlFlowSteps flow;
    private int flowLevel;
    private bool inFlow;

    /// <summary>Stands before the first line.</summary>
    public YamlPaths(ReadOnlySpan<byte> utf8) => yaml = new YamlLines(utf8);

    /// <summary>How many keys lead to this step, its own included.</summary>
    public int Count { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Which document this is, from 0.</summary>
    public readonly int Document => yaml.Document;

    /// <summary>The last key, or <c>-</c>.</summary>
    public readonly string Key => path[Count - 1];

    /// <summary>The value as the file has it; empty where it is a map or list, or a block text.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The key at a depth, from 0.</summary>
    public readonly string At(int depth) => path[depth];

    /// <summary>Steps to the next key or item.</summary>
    public bool Next()
    {
        if (flow.Next())
        {
            inFlow = true;
            Line = flow.Line;
            Step(Math.Min(flowLevel + flow.Depth, Deepest - 1), flow.IsItem ? "-" : pool.Get(flow.Key), flow.Value);
            return true;
        }

        inFlow = false;
        if (!yaml.Next()) return false;
        Line = yaml.Line;
        Step(yaml.Level, yaml.IsItem ? "-" : yaml.KeyText(pool), yaml.Value);
        var text = yaml.Flow();
        if (text.IsEmpty) return true;
        flow = new YamlFlowSteps(text, Line);
        flowLevel = yaml.Level;
        Value = [];
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

    /// <summary>The value as text, a tag or an anchor in front of it left out; of a block text its line where it has only one; null where there is none.</summary>
    public readonly string? Text()
    {
        var value = Value;
        if (value.IsEmpty) return inFlow || yaml.BlockLine() is not { IsEmpty: false } block ? null : Encoding.UTF8.GetString(block);
        if (value[0] == '*') return anchors?.GetValueOrDefault(Encoding.UTF8.GetString(value[1..]));
        if (value[0] is not ((byte)'&' or (byte)'!')) return YamlLines.ToText(value);
        var blank = value.IndexOf((byte)' ');
        if (blank < 0) return null;
        value = value[(blank + 1)..].TrimStart((byte)' ');
        return value.IsEmpty || value[0] is (byte)'[' or (byte)'{' ? null : YamlLines.ToText(value);
    }

    /// <summary>The block text that is this step's value, as <see cref="YamlLines.Block"/> gives it.</summary>
    public readonly ReadOnlySpan<byte> Block() => inFlow ? [] : yaml.Block();

    private void Step(int level, string key, ReadOnlySpan<byte> value)
    {
        path[level] = key;
        Count = level + 1;
        Value = value;
        if (value.Length < 4 || value[0] != '&' || anchors?.Count >= MostAnchors) return;
        var blank = value.IndexOf((byte)' ');
        if (blank > 1 && Text() is { Length: < 2000 } text) (anchors ??= new(StringComparer.Ordinal))[Encoding.UTF8.GetString(value[1..blank])] = text;
    }
}
