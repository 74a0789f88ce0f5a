using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>A rule: data, with the texts that reports show and the examples that prove it.</summary>
public sealed record Rule
{
    /// <summary>The pack's id and the file's path in it without extension: <c>lock-in/third-country-owner</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it finds, in a few words.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it applies to.</summary>
    public required ImmutableArray<SubjectKind> AppliesTo { get; init; }

    /// <summary>The dimension it adds risk to.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>How grave a finding of it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The risk at full exposure, 0 to 1; 0 for a rule that only informs.</summary>
    public required double Weight { get; init; }

    /// <summary>The share of components at which exposure is full, above 0 to 1; null for <c>any</c>: one is enough.</summary>
    public double? Saturation { get; init; }

    /// <summary>What was found, with <c>{{field}}</c> placeholders.</summary>
    public required LocalText Message { get; init; }

    /// <summary>Why it matters.</summary>
    public required LocalText Why { get; init; }

    /// <summary>What to do.</summary>
    public required LocalText HowToFix { get; init; }

    /// <summary>What would settle it when it is undecided; null for what the unknown fields say of themselves.</summary>
    public LocalText? WhatSettles { get; init; }

    /// <summary>Further reading.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The examples.</summary>
    public ImmutableArray<RuleExample> Examples { get; init; } = [];

    /// <summary>The file, relative to the folder of packs.</summary>
    public required string Path { get; init; }

    /// <summary>The line on which <c>when</c> stands.</summary>
    public int Line { get; init; }

    /// <summary>The fields that its condition names, in order.</summary>
    public ImmutableArray<Field> Fields => [.. When.Leaves().Select(l => l.Field).Distinct()];

    internal Condition When { get; init; } = new AllCondition([]);
}

/// <summary>A made-up subject and what the rule must make of it.</summary>
/// <param name="Expected">What the rule must make of it.</param>
/// <param name="Values">The fields that are known; all others are unknown.</param>
/// <param name="AsOf">The day that dates are compared with.</param>
/// <param name="Line">The line it stands on.</param>
/// <param name="Column">The column it stands on.</param>
public sealed record RuleExample(Verdict Expected, ImmutableArray<ExampleValue> Values, DateOnly AsOf, int Line, int Column) : IFacts
{
    /// <summary>The day of an example that names none.</summary>
    public static readonly DateOnly DefaultAsOf = new(2026, 1, 1);

    FieldValue IFacts.Read(Field field)
    {
        foreach (var value in Values)
        {
            if (ReferenceEquals(value.Field, field)) return value.Value;
        }

        return FieldValue.Unknown;
    }
}

/// <summary>What is known of one field in an example.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">Its value.</param>
public sealed record ExampleValue(Field Field, FieldValue Value);
