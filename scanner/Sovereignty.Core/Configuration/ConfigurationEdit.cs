using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Configuration;

/// <summary>
/// Writes decisions into the text of sovereignty.yaml: only what is said changes, comments and layout of the rest stay as they are. What cannot
/// be put in safely is refused: after every change the file is read again and must say what it was to say.
/// </summary>
public static class ConfigurationEdit
{
    /// <summary>The text with the columns of an inventory; null when the file is written in a way that this cannot add to.</summary>
    /// <param name="text">The file's text; may be empty.</param>
    /// <param name="path">The inventory's path, relative to the file.</param>
    /// <param name="columns">Field in kebab case to header, in the order to write them.</param>
    public static string? WithColumns(string text, string path, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        if (!TryParse(text, out var root)) return null;
        var edited = Inventories(text, root, path, columns);
        var read = edited is null ? null : ConfigurationFile.Load(ConfigurationFile.Name, edited).Configuration.Inventories.FirstOrDefault(i => i.Path == path);
        return read is not null && columns.All(c => read.Columns.GetValueOrDefault(c.Key) == c.Value) && Problems(edited!) <= Problems(text) ? edited : null;
    }

    /// <summary>The text with a confirmed match; null when the file is written in a way that this cannot add to.</summary>
    /// <param name="text">The file's text; may be empty.</param>
    /// <param name="stated">The product as lists state it.</param>
    /// <param name="product">The product's id, or <c>none</c>.</param>
    public static string? WithMatch(string text, string stated, string product)
    {
        if (!TryParse(text, out var root)) return null;
        var edited = Child(root, "matches") switch
        {
            null => Appended(text, $"matches:{NewLine(text)}  {Quoted(stated)}: {product}"),
            YamlMappingNode matches => Put(text, matches, [new(stated, product)], Quoted, p => p),
            _ => null,
        };
        return edited is not null && ConfigurationFile.Load(ConfigurationFile.Name, edited).Configuration.Matches.GetValueOrDefault(stated) == product && Problems(edited) <= Problems(text) ? edited : null;
    }

    private static string? Inventories(string text, YamlMappingNode? root, string path, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        var entry = Entry(path, columns);
        switch (Child(root, "inventories"))
        {
            case null:
                return Appended(text, $"inventories:{NewLine(text)}{Indented(entry, "  ", text)}");
            case YamlSequenceNode { Children.Count: 0 } empty:
                return Replace(text, empty, $"{NewLine(text)}{Indented(entry, "  ", text)}");
            case YamlSequenceNode list:
                var known = list.Children.OfType<YamlMappingNode>().FirstOrDefault(m => Child(m, "path") is YamlScalarNode p && p.Value == path);
                if (known is not null) return Columns(text, known, columns);
                return list.Style == YamlDotNet.Core.Events.SequenceStyle.Flow ? null : Insert(text, LastLine(text, list), Indented(entry, new string(' ', DashColumn(text, list)), text));
            default: return null;
        }
    }

    private static string? Columns(string text, YamlMappingNode entry, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        if (Child(entry, "columns") is YamlMappingNode known) return Put(text, known, columns, k => k, Quoted);
        if (Child(entry, "columns") is not null) return null;
        if (entry.Style == YamlDotNet.Core.Events.MappingStyle.Flow)
        {
            return text.Insert(BeforeBrace(text, entry), $", columns: {{ {string.Join(", ", columns.Select(c => $"{c.Key}: {Quoted(c.Value)}"))} }}");
        }

        var indent = new string(' ', (int)entry.Children.Keys.First().Start.Column - 1);
        var lines = new List<string> { $"{indent}columns:" };
        lines.AddRange(columns.Select(c => $"{indent}  {c.Key}: {Quoted(c.Value)}"));
        return Insert(text, LastLine(text, entry), string.Join(NewLine(text), lines));
    }

    // Values that are there are replaced in place; new ones go behind the last.
    private static string? Put(string text, YamlMappingNode map, IReadOnlyList<KeyValuePair<string, string>> values, Func<string, string> key, Func<string, string> value)
    {
        var fresh = values.Where(v => Child(map, v.Key) is null).ToList();
        var isFlow = map.Style == YamlDotNet.Core.Events.MappingStyle.Flow;
        if (fresh.Count > 0 && isFlow)
        {
            var added = string.Join(", ", fresh.Select(v => $"{key(v.Key)}: {value(v.Value)}"));
            text = text.Insert(BeforeBrace(text, map), map.Children.Count > 0 ? $", {added}" : $" {added} ");
        }
        else if (fresh.Count > 0)
        {
            if (map.Children.Count == 0) return null;
            var indent = new string(' ', (int)map.Children.Keys.First().Start.Column - 1);
            text = Insert(text, LastLine(text, map), string.Join(NewLine(text), fresh.Select(v => $"{indent}{key(v.Key)}: {value(v.Value)}")));
        }

        // From the back, so that the places of the others stay right; what was added stands behind all of them or, in braces, is not among them.
        foreach (var (name, wanted) in values.Except(fresh).OrderByDescending(v => Child(map, v.Key)!.Start.Index))
        {
            if (Child(map, name) is not YamlScalarNode old) return null;
            if (old.Value != wanted) text = Replace(text, old, value(wanted));
        }

        return text;
    }

    private static string Entry(string path, IReadOnlyList<KeyValuePair<string, string>> columns) =>
        $"- path: {Quoted(path)}\n  columns:\n{string.Join('\n', columns.Select(c => $"    {c.Key}: {Quoted(c.Value)}"))}";

    private static string Indented(string entry, string indent, string text) => string.Join(NewLine(text), entry.Split('\n').Select(l => indent + l));

    private static string Appended(string text, string block)
    {
        var nl = NewLine(text);
        return text.Length == 0 ? block + nl : $"{text.TrimEnd('\r', '\n')}{nl}{nl}{block}{nl}";
    }

    private static string Replace(string text, YamlNode node, string by) => string.Concat(text.AsSpan(0, (int)node.Start.Index), by, text.AsSpan(End(text, node)));

    private static int BeforeBrace(string text, YamlNode node)
    {
        var end = End(text, node) - 1;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    // The parser gives collections the place of their first sign only.
    private static int End(string text, YamlNode node)
    {
        if (node is YamlScalarNode) return (int)node.End.Index;
        var (depth, quote) = (0, '\0');
        for (var i = (int)node.Start.Index; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote == '"') i++;
                else if (c == quote) quote = '\0';
            }
            else if ((c is '"' or '\'') && IsOpening(text[i - 1]))
            {
                quote = c;
            }
            else if (c == '#' && char.IsWhiteSpace(text[i - 1]))
            {
                i = text.IndexOf('\n', i) is >= 0 and var next ? next : text.Length;
            }
            else if (c is '{' or '[')
            {
                depth++;
            }
            else if ((c is '}' or ']') && --depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    // Behind the line on which the last value of a collection stands, whatever comment follows the value there.
    private static string Insert(string text, int line, string block)
    {
        var at = 0;
        for (var i = 0; i < line; i++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) return $"{text}{NewLine(text)}{block}{NewLine(text)}";
            at = end + 1;
        }

        return text.Insert(at, block + NewLine(text));
    }

    private static int LastLine(string text, YamlNode node) => node switch
    {
        YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } map => map.Children.Max(c => Math.Max(LastLine(text, c.Key), LastLine(text, c.Value))),
        YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow, Children.Count: > 0 } list => list.Children.Max(c => LastLine(text, c)),
        YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } block => (int)block.End.Line - 1,
        YamlScalarNode => (int)node.End.Line,
        _ => text.AsSpan(0, End(text, node)).Count('\n') + 1,
    };

    private static bool IsOpening(char before) => char.IsWhiteSpace(before) || before is '{' or '[' or ',' or ':';

    private static int DashColumn(string text, YamlSequenceNode list)
    {
        var start = (int)list.Children[0].Start.Index;
        var line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var dash = text.IndexOf('-', line);
        return dash < 0 || dash > start ? 2 : dash - line;
    }

    private static YamlNode? Child(YamlMappingNode? map, string key) => map?.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && k.Value == key).Value;

    private static bool TryParse(string text, out YamlMappingNode? root)
    {
        root = null;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0) return true;
            root = stream.Documents[0].RootNode as YamlMappingNode;
            return stream.Documents.Count == 1 && (root is not null || stream.Documents[0].RootNode is YamlScalarNode { Value: "" or null });
        }
        catch (YamlException)
        {
            return false;
        }
    }

    private static int Problems(string text) => ConfigurationFile.Load(ConfigurationFile.Name, text).Problems.Length;

    private static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ when char.IsControl(c) => $"\\u{(int)c:x4}", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }
}
