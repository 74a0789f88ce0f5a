using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Rules;

/// <summary>Reads the operators of a field: <c>{ min: 1, max: 5 }</c>.</summary>
internal sealed class OperatorReader(YamlFile file)
{
    public const string Known = "known", Pattern = "matches", Min = "min", Max = "max", Before = "before", After = "after", WithinDays = "within-days";

    /// <summary>The operators, with the types that they suit.</summary>
    public static readonly ImmutableArray<(string Name, ImmutableArray<FieldType> Types)> Operators =
    [
        (Known, [.. Enum.GetValues<FieldType>()]),
        (Pattern, [FieldType.Text, FieldType.List]),
        (Min, [FieldType.Number, FieldType.Share]),
        (Max, [FieldType.Number, FieldType.Share]),
        (Before, [FieldType.Date]),
        (After, [FieldType.Date]),
        (WithinDays, [FieldType.Date]),
    ];

    public FieldTest? Read(Field field, YamlMappingNode mapping)
    {
        var given = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            var suits = Operators.Where(o => o.Types.Contains(field.Type)).Select(o => o.Name).ToList();
            if (suits.Contains(name)) given[name] = value;
            else if (Operators.Any(o => o.Name == name)) file.Error("rule-wrong-operator", key.Start, $"`{name}` does not suit `{field.Name}`", ConditionReader.Expected(field));
            else file.Error("rule-unknown-operator", key.Start, $"unknown operator `{name}`", Suggest.Hint(name, suits));
        }

        if (given.Count == 0)
        {
            if (mapping.Children.Count == 0) file.Error("rule-wrong-value", mapping.Start, $"`{field.Name}` is compared with nothing", ConditionReader.Expected(field));
            return null;
        }

        if (given.Count > 1 && given.ContainsKey(Known))
        {
            file.Error("rule-wrong-operator", mapping.Start, $"`{Known}` stands alone", "write two conditions under `all`");
            return null;
        }

        if (given.TryGetValue(Known, out var known)) return Truth(known) is { } expected ? new IsKnown(expected) : null;
        if (given.TryGetValue(Pattern, out var patterns)) return Patterns(patterns) is { IsEmpty: false } texts ? new Matches(texts) : null;
        return field.Type == FieldType.Date ? Days(given) : Range(given);
    }

    private InRange? Range(Dictionary<string, YamlNode> given)
    {
        var min = given.TryGetValue(Min, out var low) ? Number(low) : null;
        var max = given.TryGetValue(Max, out var high) ? Number(high) : null;
        if (min > max) file.Error("rule-wrong-value", high!.Start, "`max` is less than `min`", null);
        return min is null && max is null ? null : new InRange(min, max);
    }

    private DayIs? Days(Dictionary<string, YamlNode> given)
    {
        var before = given.TryGetValue(Before, out var b) ? Bound(b) : null;
        var after = given.TryGetValue(After, out var a) ? Bound(a) : null;
        var within = given.TryGetValue(WithinDays, out var w) ? Number(w) : null;
        return before is null && after is null && within is null ? null : new DayIs(before, after, (int?)within);
    }

    private DayBound? Bound(YamlNode node)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        if (text == DayBound.AsOf) return new DayBound(null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new DayBound(day);
        file.Error("rule-wrong-value", node.Start, $"`{text}` is no day", $"write a day such as 2027-01-01, or `{DayBound.AsOf}` for the day of the report");
        return null;
    }

    private double? Number(YamlNode node)
    {
        if (double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        file.Error("rule-wrong-value", node.Start, $"`{(node as YamlScalarNode)?.Value}` is no number", null);
        return null;
    }

    private bool? Truth(YamlNode node)
    {
        if ((node as YamlScalarNode)?.Value is "true" or "false") return ((YamlScalarNode)node).Value == "true";
        file.Error("rule-wrong-value", node.Start, $"`{Known}` is true or false", null);
        return null;
    }

    private ImmutableArray<string> Patterns(YamlNode node)
    {
        ImmutableArray<string> texts = node switch
        {
            YamlScalarNode { Value.Length: > 0 } one => [one.Value!],
            YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(s => s.Value ?? "").Where(t => t.Length > 0)],
            _ => [],
        };
        if (texts.IsEmpty) file.Error("rule-wrong-value", node.Start, $"`{Pattern}` needs a pattern", "for example `{ matches: \"pkg:npm/@azure/*\" }`");
        return texts;
    }
}
