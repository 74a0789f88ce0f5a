using System.Collections.Immutable;
using System.Text;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Reports.Rendering;

/// <summary>The words of a report in one language: dotted keys to a text, or to a text for one and one for many.</summary>
internal sealed class Texts
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>All keys, sorted.</summary>
    public ImmutableArray<string> Keys => [.. entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds the entries of a text file; a later file's entries replace an earlier one's.</summary>
    public void Add(YamlFile file)
    {
        if (file.Root is not { } root) return;
        foreach (var key in root.Keys)
        {
            if (root.Node(key) is { } node) Add(file, key, node);
        }
    }

    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>The text as it stands, for what is not HTML; null when there is none.</summary>
    public string? Plain(string key) => entries.TryGetValue(key, out var entry) ? entry.Many : null;

    /// <summary>The key nearest to one that is not there, for messages.</summary>
    public string Hint(string key) => Suggest.Nearest(key, entries.Keys) is { } near ? $"did you mean `{near}`?" : "add it to text.de.yaml and text.en.yaml";

    /// <summary>The text with its placeholders <c>{0}</c>, <c>{1}</c> … filled in and everything but <see cref="Html"/> arguments escaped.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Html Fill(string key, Formats formats, IReadOnlyList<object?> arguments)
    {
        if (!entries.TryGetValue(key, out var entry)) throw new KeyNotFoundException($"no text `{key}`: {Hint(key)}");
        var pattern = entry.One is not null && arguments.Count > 0 && Values.Is(arguments[0], 1) ? entry.One : entry.Many;
        var filled = new StringBuilder(pattern.Length + 32);
        var from = 0;
        for (var i = 0; i + 2 < pattern.Length; i++)
        {
            if (pattern[i] != '{' || !char.IsAsciiDigit(pattern[i + 1]) || pattern[i + 2] != '}') continue;
            filled.Append(Html.Escape(pattern[from..i]));
            var at = pattern[i + 1] - '0';
            if (at >= arguments.Count) throw new KeyNotFoundException($"text `{key}` wants an argument {{{at}}} that was not given");
            filled.Append(Values.Show(arguments[at], formats));
            i += 2;
            from = i + 1;
        }

        return new Html(filled.Append(Html.Escape(pattern[from..])).ToString());
    }

    private void Add(YamlFile file, string key, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode scalar: entries[key] = new Entry(null, scalar.Value ?? ""); break;
            case YamlMappingNode map when Scalar(map, "one") is { } one && Scalar(map, "other") is { } other && map.Children.Count == 2:
                entries[key] = new Entry(one, other);
                break;
            case YamlMappingNode map:
                foreach (var (name, child) in map.Children) Add(file, $"{key}.{(name as YamlScalarNode)?.Value}", child);
                break;
            default: file.Error("yaml-wrong-type", node.Start, $"`{key}` must be a text", null); break;
        }
    }

    private static string? Scalar(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { } text } ? text : null;

    private sealed record Entry(string? One, string Many);
}
