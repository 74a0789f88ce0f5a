using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Rules;

/// <summary>Reads one rule. A rule with any error is not loaded.</summary>
internal static class RuleReader
{
    /// <summary>Placeholders of a message besides fields.</summary>
    public static readonly ImmutableArray<string> Placeholders = [MessageText.Subject, MessageText.On, MessageText.Count, MessageText.Total, MessageText.Share];

    public static Rule? Read(string path, string id, string text, ImmutableArray<Problem>.Builder problems)
    {
        var file = YamlFile.Parse(path, text);
        var rule = file.Root is { } root ? Read(root, id) : null;
        problems.AddRange(file.Problems);
        return file.HasErrors ? null : rule;
    }

    public static LocalText RequiredLocal(YamlMap map, string key)
    {
        if (map.Local(key) is { } text) return text;
        if (!map.Has(key)) map.Required(key);
        return new LocalText("", "");
    }

    private static Rule Read(YamlMap root, string id)
    {
        var subjects = Subjects(root);
        var when = When(root, subjects);
        var rule = new Rule
        {
            Id = id,
            Title = RequiredLocal(root, "title"),
            AppliesTo = subjects,
            Dimension = RequiredChoice<Dimension>(root, "dimension"),
            Severity = RequiredChoice<Severity>(root, "severity"),
            Weight = Fraction(root, "weight", root.Number("weight"), required: true, zero: true),
            Saturation = Saturation(root, subjects),
            Message = RequiredLocal(root, "message"),
            Why = RequiredLocal(root, "why"),
            HowToFix = RequiredLocal(root, "how-to-fix"),
            WhatSettles = root.Local("what-settles"),
            References = root.Texts("references"),
            Examples = ExampleReader.Read(root, subjects),
            Path = root.File.Path,
            Line = (int)root.At("when").Line,
            When = when,
        };
        if (root.Required("id") is { Length: > 0 } own && own != id)
        {
            root.File.Error("rule-id-mismatch", root.At("id"), $"the rule calls itself `{own}` and lies at `{id}`", $"write `id: {id}`, or rename the file");
        }

        CheckKnowledge(root, rule);
        CheckPlaceholders(root, rule);
        root.Done();
        return rule;
    }

    private static ImmutableArray<SubjectKind> Subjects(YamlMap root)
    {
        var subjects = ImmutableArray.CreateBuilder<SubjectKind>();
        if (root.Texts("applies-to") is not { IsEmpty: false } texts)
        {
            root.Required("applies-to");
            return [];
        }

        foreach (var text in texts)
        {
            if (KebabCase.TryParse<SubjectKind>(text, out var subject)) subjects.Add(subject);
            else root.File.Error("rule-unknown-value", root.Node("applies-to")!.Start, $"`{text}` is not something rules apply to", Suggest.Hint(text, KebabCase.Names<SubjectKind>()));
        }

        if (subjects.Count > 1 && subjects.Any(s => s is not (SubjectKind.Unit or SubjectKind.Organisation)))
        {
            root.File.Error("rule-mixed-subjects", root.At("applies-to"), "only `unit` and `organisation` can stand together in `applies-to`", "write a rule for each");
        }

        return [.. subjects.Distinct().Order()];
    }

    private static Condition When(YamlMap root, ImmutableArray<SubjectKind> subjects)
    {
        switch (root.Node("when"))
        {
            case YamlMappingNode { Children.Count: > 0 } mapping: return new ConditionReader(root.File, subjects).Read(mapping);
            case null: root.Required("when"); break;
            case var other: root.File.Error("yaml-wrong-type", other.Start, "`when` must be fields and values", "for example `owner.bloc: third`"); break;
        }

        return new AllCondition([]);
    }

    private static T RequiredChoice<T>(YamlMap root, string key)
        where T : struct, Enum
    {
        if (!root.Has(key)) root.Required(key);
        return root.Choice<T>(key) ?? default;
    }

    private static double? Saturation(YamlMap root, ImmutableArray<SubjectKind> subjects)
    {
        var byShare = subjects.Contains(SubjectKind.Component) || subjects.Contains(SubjectKind.Vendor);
        if (root.Text("saturation") is not { } text)
        {
            if (byShare)
            {
                root.File.Error("yaml-missing-key", root.Start, "`saturation` is missing",
                    "add the share of components at which the risk is full, for example `saturation: 0.3`, or `saturation: any` where one is enough");
            }

            return null;
        }

        return text == "any" ? null : Fraction(root, "saturation", root.Number("saturation"), required: false, zero: false);
    }

    private static double Fraction(YamlMap root, string key, decimal? value, bool required, bool zero)
    {
        if (value is null)
        {
            if (required && !root.Has(key)) root.Required(key);
            return 1;
        }

        if (value > 1 || value < 0 || (value == 0 && !zero))
        {
            root.File.Error("rule-out-of-range", root.Node(key)!.Start, $"`{key}` must lie between 0 and 1, not `{value}`", null);
        }

        return (double)Math.Clamp(value.Value, 0, 1);
    }

    // Closing a gap changes what such a rule says, so a weight would make a score move outside the interval that was promised.
    private static void CheckKnowledge(YamlMap root, Rule rule)
    {
        if (rule.Weight > 0 && rule.When.Leaves().Any(l => l.Test.AboutKnowledge || l.Field.AboutKnowledge))
        {
            root.File.Error("rule-gap-has-weight", root.At("weight"), "a rule that asks what is known must have `weight: 0`",
                "a gap is an open question, not a risk: the rules that need the fact widen the score by themselves");
        }
    }

    private static void CheckPlaceholders(YamlMap root, Rule rule)
    {
        foreach (var name in MessageText.Names(rule.Message).Distinct(StringComparer.Ordinal))
        {
            if (Placeholders.Contains(name) || FieldTable.Find(name, rule.AppliesTo) is not null) continue;
            var known = rule.AppliesTo.Take(1).SelectMany(s => FieldTable.Of(s).Keys).Concat(Placeholders);
            root.File.Error("rule-unknown-placeholder", root.At("message"), $"unknown placeholder `{{{{{name}}}}}`", Suggest.Hint(name, known));
        }
    }
}
