using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>The JSON schema of a rule, made from the field table, so that editors complete and check rules as they are written.</summary>
public static class RuleSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema as text, ending in a line break.</summary>
    public static string Make() => Build().ToJsonString(Readable) + "\n";

    private static JsonObject Build()
    {
        var definitions = new JsonObject
        {
            ["text"] = Object([("de", Text()), ("en", Text())], required: ["de", "en"]),
        };
        foreach (var type in Enum.GetValues<FieldType>()) definitions[Name(type)] = Test(type);
        foreach (var subject in Enum.GetValues<SubjectKind>())
        {
            // Units and the organisation have the same fields and share a definition.
            if (subject == SubjectKind.Organisation) continue;
            definitions[$"{Name(subject)}-condition"] = Condition(Name(subject), FieldTable.Of(subject).Values);
            definitions[$"{Name(subject)}-example"] = Example(FieldTable.Of(subject).Keys);
        }

        var schema = Object(Keys(), required: ["id", "title", "applies-to", "dimension", "severity", "weight", "when", "message", "why", "how-to-fix", "examples"]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A rule of a Sovereignty rule pack");
        schema["allOf"] = new JsonArray([.. Enum.GetValues<SubjectKind>().Select(BySubject)]);
        schema["$defs"] = definitions;
        return schema;
    }

    private static IEnumerable<(string, JsonNode)> Keys() =>
    [
        ("id", Described(Text(), "the pack's id and the file's path in it without extension")),
        ("title", Reference("text")),
        ("applies-to", OneOrMany(Words(KebabCase.Names<SubjectKind>()))),
        ("dimension", Words(KebabCase.Names<Dimension>())),
        ("severity", Words(KebabCase.Names<Severity>())),
        ("weight", Described(Fraction(), "the risk at full exposure; 0 for a rule that only informs")),
        ("saturation", Described(new JsonObject { ["anyOf"] = new JsonArray(Fraction(), Words(["any"])) }, "the weighted share of components at which exposure is full; any: one is enough")),
        ("when", new JsonObject { ["type"] = "object", ["minProperties"] = 1 }),
        ("message", Reference("text")),
        ("why", Reference("text")),
        ("how-to-fix", Reference("text")),
        ("what-settles", Reference("text")),
        ("references", OneOrMany(Text())),
        ("examples", Object([("match", Examples()), ("no-match", Examples()), ("unknown", Examples())], required: ["match", "no-match"])),
    ];

    // What applies-to says decides which fields there are.
    private static JsonObject BySubject(SubjectKind subject)
    {
        var word = KebabCase.Of(subject);
        var examples = new JsonObject();
        foreach (var key in (ReadOnlySpan<string>)["match", "no-match", "unknown"]) examples[key] = new JsonObject { ["items"] = Reference($"{Name(subject)}-example") };
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["applies-to"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = word }, new JsonObject { ["type"] = "array", ["contains"] = new JsonObject { ["const"] = word } }) },
                },
                ["required"] = new JsonArray("applies-to"),
            },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["when"] = Reference($"{Name(subject)}-condition"), ["examples"] = new JsonObject { ["properties"] = examples } },
            },
        };
    }

    private static JsonObject Condition(string subject, IEnumerable<Field> fields)
    {
        var nested = OneOrMany(Reference($"{subject}-condition"));
        var keys = fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, (JsonNode)Described(Test(f), f.Meaning.En)))
            .Append((ConditionReader.All, nested)).Append((ConditionReader.Any, nested.DeepClone())).Append((ConditionReader.Not, nested.DeepClone()));
        var condition = Object(keys, required: []);
        condition["minProperties"] = 1;
        return condition;
    }

    private static JsonObject Example(IEnumerable<string> fields)
        => Object(fields.Order(StringComparer.Ordinal).Select(f => (f, (JsonNode)new JsonObject())).Append((ExampleReader.AsOfKey, Text())), required: []);

    // A choice may name only its own words; what else it may be compared with follows from its type.
    private static JsonObject Test(Field field)
    {
        if (field.Choices.IsEmpty) return Reference(Name(field.Type));
        return new JsonObject { ["anyOf"] = new JsonArray(OneOrMany(Words(field.Choices)), Reference(Name(field.Type))) };
    }

    private static JsonObject Test(FieldType type)
    {
        var operators = Object(OperatorReader.Operators.Where(o => o.Types.Contains(type)).Select(o => (o.Name, (JsonNode)Operand(o.Name))), required: []);
        operators["minProperties"] = 1;
        JsonNode? value = type switch
        {
            FieldType.Truth => new JsonObject { ["type"] = "boolean" },
            FieldType.Number => OneOrMany(new JsonObject { ["type"] = "number" }),
            FieldType.Share => OneOrMany(Fraction()),
            FieldType.Text or FieldType.List => OneOrMany(Text()),
            _ => null,
        };
        return value is null ? operators : new JsonObject { ["anyOf"] = new JsonArray(value, operators) };
    }

    private static string Name(FieldType type) => $"{KebabCase.Of(type)}-test";

    private static string Name(SubjectKind subject) => subject is SubjectKind.Unit or SubjectKind.Organisation ? "group" : KebabCase.Of(subject);

    private static JsonObject Operand(string name) => name switch
    {
        OperatorReader.Known => new JsonObject { ["type"] = "boolean" },
        OperatorReader.Pattern => OneOrMany(Text()),
        OperatorReader.Before or OperatorReader.After => Text(),
        _ => new JsonObject { ["type"] = "number" },
    };

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Schema)> properties, ImmutableArray<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject([.. properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))]) };
        if (!required.IsEmpty) schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        return schema;
    }

    private static JsonObject Examples() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } };

    private static JsonObject OneOrMany(JsonNode one) => new() { ["anyOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one.DeepClone() }) };

    private static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Fraction() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
