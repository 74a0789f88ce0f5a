using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Rules;

/// <summary>Reads a <c>when</c>: what a value means follows from its shape and from the field's type.</summary>
internal sealed class ConditionReader(YamlFile file, ImmutableArray<SubjectKind> subjects)
{
    public const string Not = "not", Any = "any", All = "all";

    private static readonly Condition Nothing = new AllCondition([]);

    public Condition Read(YamlMappingNode mapping)
    {
        var parts = new List<Condition>();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                file.Error("rule-unknown-field", key.Start, "a condition is a field's name and a value", null);
                continue;
            }

            parts.Add(name switch
            {
                Not => new NotCondition(Nested(value, name, many: p => new AllCondition(p))),
                Any => Nested(value, name, many: p => new AnyCondition(p)),
                All => Nested(value, name, many: p => new AllCondition(p)),
                _ => OfField(key, name, value),
            });
        }

        return parts.Count == 1 ? parts[0] : new AllCondition([.. parts]);
    }

    // A list holds one group of conditions in each entry; a mapping holds one condition in each key.
    private Condition Nested(YamlNode value, string name, Func<ImmutableArray<Condition>, Condition> many)
    {
        ImmutableArray<Condition> parts = value switch
        {
            YamlMappingNode mapping => [.. mapping.Children.Select(c => Read(new YamlMappingNode(c)))],
            YamlSequenceNode list when list.Children.All(c => c is YamlMappingNode { Children.Count: > 0 }) => [.. list.Children.Select(c => Read((YamlMappingNode)c))],
            _ => [],
        };
        if (parts.IsEmpty) file.Error("yaml-wrong-type", value.Start, $"`{name}` needs conditions", $"for example `{name}: [{{ owner.bloc: third }}, {{ owner.bloc: adequacy }}]`");
        return parts.Length == 1 ? parts[0] : many(parts);
    }

    private Condition OfField(YamlNode key, string name, YamlNode value)
    {
        if (FieldTable.Find(name, subjects) is not { } field)
        {
            // Without a subject every name would look wrong; the subject is what has to be mended first.
            if (subjects.IsEmpty) return Nothing;
            var known = FieldTable.Of(subjects[0]).Keys.Concat([Not, Any, All]);
            file.Error("rule-unknown-field", key.Start, $"`{KebabCase.Of(subjects[0])}` has no field `{name}`", Suggest.Hint(name, known));
            return Nothing;
        }

        return value switch
        {
            YamlScalarNode scalar => OfScalar(field, scalar),
            YamlSequenceNode list => OfList(field, list),
            YamlMappingNode mapping => new OperatorReader(file).Read(field, mapping) is { } test ? new FieldCondition(field, test) : Nothing,
            _ => Nothing,
        };
    }

    private Condition OfScalar(Field field, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        switch (field.Type)
        {
            case FieldType.Truth when text is "true" or "false":
                return new FieldCondition(field, new TruthIs(text == "true"));
            case FieldType.Number or FieldType.Share when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return new FieldCondition(field, new InRange(number, number));
            case FieldType.Text or FieldType.List or FieldType.Choice or FieldType.Choices:
                CheckChoice(file, field, scalar);
                return new FieldCondition(field, new OneOf([text]));
            default:
                file.Error("rule-wrong-value", scalar.Start, $"`{text}` is no value for `{field.Name}`", Expected(field));
                return Nothing;
        }
    }

    private Condition OfList(Field field, YamlSequenceNode list)
    {
        var scalars = list.Children.OfType<YamlScalarNode>().ToList();
        if (scalars.Count == 0 || scalars.Count != list.Children.Count)
        {
            file.Error("yaml-wrong-type", list.Start, $"the list of `{field.Name}` must hold values", Expected(field));
            return Nothing;
        }

        if (field.Type is not (FieldType.Text or FieldType.List or FieldType.Choice or FieldType.Choices)) return new AnyCondition([.. scalars.Select(s => OfScalar(field, s))]);
        foreach (var scalar in scalars) CheckChoice(file, field, scalar);
        return new FieldCondition(field, new OneOf([.. scalars.Select(s => s.Value ?? "")]));
    }

    /// <summary>Reports a word that the field does not have.</summary>
    public static void CheckChoice(YamlFile file, Field field, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (field.Choices.IsEmpty || field.Choices.Contains(text)) return;
        file.Error("rule-unknown-value", scalar.Start, $"`{text}` is not a value of `{field.Name}`", Suggest.Hint(text, field.Choices));
    }

    /// <summary>What a field may be compared with, as a hint.</summary>
    public static string Expected(Field field) => field.Type switch
    {
        FieldType.Truth => "expected `true` or `false`",
        FieldType.Number => "expected a number, or `{ min: 1, max: 5 }`",
        FieldType.Share => "expected a share such as 0.4, or `{ min: 0.4 }`",
        FieldType.Date => "expected `{ before: 2027-01-01 }`, `{ after: as-of }` or `{ within-days: 90 }`",
        FieldType.Choice or FieldType.Choices => $"expected one of: {string.Join(", ", field.Choices)}",
        _ => "expected a text, a list of texts, or `{ matches: \"a*\" }`",
    };
}
