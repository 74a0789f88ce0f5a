using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Text;

/// <summary>A mapping of a <see cref="YamlFile"/>. Getters note a problem and return null for a wrong type; <see cref="Done"/> reports unknown keys.</summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    internal YamlMap(YamlFile file, YamlMappingNode node, string where)
    {
        File = file;
        this.node = node;
        Where = where;
    }

    /// <summary>The file it stands in.</summary>
    public YamlFile File { get; }

    /// <summary>The key path that leads here, for messages: <c>systems[2].hosting</c>.</summary>
    public string Where { get; }

    /// <summary>Where it begins.</summary>
    public Mark Start => node.Start;

    /// <summary>The line it begins on, from 1.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>The keys in file order.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Where a key stands; this mapping's start when it is not there.</summary>
    public Mark At(string key) => node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key)?.Start ?? node.Start;

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => Child(key) is not null;

    /// <summary>The raw node of a key, or null.</summary>
    public YamlNode? Node(string key) => Child(key);

    /// <summary>A text, or null when it is not there or empty.</summary>
    public string? Text(string key)
    {
        switch (Child(key))
        {
            case null: return null;
            case YamlScalarNode { Value: { } text } scalar:
                if (text is "" or "~" or "null" && scalar.Style == ScalarStyle.Plain) return null;
                return text;
            default: return Wrong<string>(key, "a text");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string key)
    {
        if (Text(key) is { } text) return text;
        File.Error("yaml-missing-key", Start, $"`{Name(key)}` is missing", $"add `{key}:` here");
        return "";
    }

    /// <summary>A number.</summary>
    public decimal? Number(string key) => Text(key) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value
        : WrongValue<decimal>(key, "a number");

    /// <summary>A whole number.</summary>
    public int? Whole(string key) => Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value
        : WrongValue<int>(key, "a whole number");

    /// <summary>True or false.</summary>
    public bool? Boolean(string key) => Text(key) switch
    {
        null => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => WrongValue<bool>(key, "`true` or `false`"),
    };

    /// <summary>A day, <c>2026-12-31</c>; a month or year alone is its first day.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        foreach (var format in (ReadOnlySpan<string>)["yyyy-MM-dd", "yyyy-MM", "yyyy"])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        }

        return WrongValue<DateOnly>(key, "a date such as 2026-12-31");
    }

    /// <summary>One of the values of an enumeration, written in kebab case: <c>very-high</c>.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } text) return null;
        if (KebabCase.TryParse<T>(text, out var value)) return value;
        File.Error("yaml-unknown-value", Child(key)!.Start, $"`{text}` is not a value of `{Name(key)}`", Suggest.Hint(text, KebabCase.Names<T>()));
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one. Empty when it is not there.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        switch (Child(key))
        {
            case null: return [];
            case YamlScalarNode: return Text(key) is { } one ? [one] : [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode): return [.. list.Children.Select(c => ((YamlScalarNode)c).Value ?? "")];
            default: Wrong<string>(key, "a list of texts"); return [];
        }
    }

    /// <summary>A mapping, or null when it is not there.</summary>
    public YamlMap? Map(string key)
    {
        switch (Child(key))
        {
            case null: return null;
            case YamlMappingNode mapping: return new YamlMap(File, mapping, Name(key));
            default: Wrong<string>(key, "keys and values"); return null;
        }
    }

    /// <summary>A list of mappings. Empty when it is not there.</summary>
    public IEnumerable<YamlMap> Maps(string key)
    {
        if (Child(key) is not { } child) yield break;
        if (child is not YamlSequenceNode list)
        {
            Wrong<string>(key, "a list");
            yield break;
        }

        for (var i = 0; i < list.Children.Count; i++)
        {
            if (list.Children[i] is YamlMappingNode mapping) yield return new YamlMap(File, mapping, $"{Name(key)}[{i}]");
            else File.Error("yaml-wrong-type", list.Children[i].Start, $"`{Name(key)}[{i}]` must be keys and values", null);
        }
    }

    /// <summary>A text in the reports' languages: <c>{ de: …, en: … }</c>; both must be there.</summary>
    public LocalText? Local(string key)
    {
        if (Map(key) is not { } map) return null;
        var text = new LocalText(map.Required("de"), map.Required("en"));
        map.Done();
        return text;
    }

    /// <summary>Reports every key that nobody asked for, with what was probably meant, and every key that stands twice.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (asked.Contains(name)) continue;
            File.Error("yaml-unknown-key", key.Start, Where.Length == 0 ? $"unknown key `{name}`" : $"unknown key `{name}` in `{Where}`", Suggest.Hint(name, asked));
        }
    }

    private YamlNode? Child(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private string Name(string key) => Where.Length == 0 ? key : $"{Where}.{key}";

    private T? Wrong<T>(string key, string expected)
    {
        File.Error("yaml-wrong-type", Child(key)!.Start, $"`{Name(key)}` must be {expected}", null);
        return default;
    }

    private T? WrongValue<T>(string key, string expected)
        where T : struct
    {
        File.Error("yaml-wrong-type", Child(key)!.Start, $"`{Name(key)}` must be {expected}, not `{(Child(key) as YamlScalarNode)?.Value}`", null);
        return null;
    }
}
