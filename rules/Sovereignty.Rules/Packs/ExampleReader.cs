using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Rules;

/// <summary>Reads a rule's examples: made-up subjects, given by the fields that are known of them.</summary>
internal static class ExampleReader
{
    public const string AsOfKey = "as-of", None = "none";

    private static readonly ImmutableArray<(string Key, Verdict Expected)> Kinds = [("match", Verdict.Yes), ("no-match", Verdict.No), ("unknown", Verdict.Unknown)];

    public static ImmutableArray<RuleExample> Read(YamlMap root, ImmutableArray<SubjectKind> subjects)
    {
        var examples = ImmutableArray.CreateBuilder<RuleExample>();
        if (root.Map("examples") is { } map)
        {
            foreach (var (key, expected) in Kinds)
            {
                if (map.Node(key) is not { } node) continue;
                if (node is not YamlSequenceNode list)
                {
                    map.File.Error("yaml-wrong-type", node.Start, $"`examples.{key}` must be a list", $"for example `{key}: [{{ owner.bloc: third }}]`");
                    continue;
                }

                foreach (var entry in list.Children)
                {
                    if (entry is YamlMappingNode values) examples.Add(One(map.File, values, expected, subjects));
                    else map.File.Error("yaml-wrong-type", entry.Start, "an example is fields and values", null);
                }
            }

            map.Done();
        }

        if (!examples.Any(e => e.Expected == Verdict.Yes) || !examples.Any(e => e.Expected == Verdict.No))
        {
            root.File.Error("rule-without-example", root.At("examples"), "a rule needs an example that matches and one that does not",
                "add `examples: { match: [...], no-match: [...] }`: they are its tests and its documentation");
        }

        return examples.ToImmutable();
    }

    private static RuleExample One(YamlFile file, YamlMappingNode mapping, Verdict expected, ImmutableArray<SubjectKind> subjects)
    {
        var values = ImmutableArray.CreateBuilder<ExampleValue>();
        var asOf = RuleExample.DefaultAsOf;
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (name == AsOfKey)
            {
                if (Day((value as YamlScalarNode)?.Value) is { } day) asOf = day;
                else file.Error("rule-wrong-value", value.Start, $"`{AsOfKey}` must be a day such as 2026-01-01", null);
            }
            else if (FieldTable.Find(name, subjects) is { } field)
            {
                values.Add(new ExampleValue(field, Value(file, field, value)));
            }
            else if (!subjects.IsEmpty)
            {
                file.Error("rule-unknown-field", key.Start, $"`{KebabCase.Of(subjects[0])}` has no field `{name}`", Suggest.Hint(name, FieldTable.Of(subjects[0]).Keys.Append(AsOfKey)));
            }
        }

        return new RuleExample(expected, values.ToImmutable(), asOf, (int)mapping.Start.Line, (int)mapping.Start.Column);
    }

    private static FieldValue Value(YamlFile file, Field field, YamlNode node)
    {
        var scalars = node switch
        {
            YamlScalarNode one => [one],
            YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>()],
            _ => ImmutableArray<YamlScalarNode>.Empty,
        };
        if (scalars is [{ Value: None }]) return FieldValue.None;
        var read = field.Type switch
        {
            FieldType.Truth when scalars is [{ Value: "true" or "false" } truth] => FieldValue.Of(truth.Value == "true"),
            FieldType.Number or FieldType.Share => Number(node),
            FieldType.Date when scalars.All(s => Day(s.Value) is not null) && scalars.Length > 0 => FieldValue.Of(scalars.Select(s => Day(s.Value)).OfType<DateOnly>()),
            FieldType.Text or FieldType.Choice when scalars.Length == 1 => Words(file, field, scalars),
            FieldType.List or FieldType.Choices when scalars.Length > 0 => Words(file, field, scalars),
            _ => FieldValue.Unknown,
        };
        if (read.State == FieldState.Unknown) file.Error("rule-wrong-value", node.Start, $"this is no value for `{field.Name}`", ConditionReader.Expected(field));
        return read;
    }

    private static FieldValue Words(YamlFile file, Field field, ImmutableArray<YamlScalarNode> scalars)
    {
        foreach (var scalar in scalars) ConditionReader.CheckChoice(file, field, scalar);
        return FieldValue.Of(scalars.Select(s => s.Value ?? ""));
    }

    // A number, or { min: 0.3, max: 0.6 } for one of which only bounds are known.
    private static FieldValue Number(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } text } && Parse(text) is { } number) return FieldValue.Of((double?)number);
        if (node is not YamlMappingNode mapping) return FieldValue.Unknown;
        var low = mapping.Children.TryGetValue(new YamlScalarNode(OperatorReader.Min), out var min) ? Parse((min as YamlScalarNode)?.Value) : null;
        var high = mapping.Children.TryGetValue(new YamlScalarNode(OperatorReader.Max), out var max) ? Parse((max as YamlScalarNode)?.Value) : null;
        return low is { } a && high is { } b && a <= b ? FieldValue.Between(a, b) : FieldValue.Unknown;
    }

    private static double? Parse(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
