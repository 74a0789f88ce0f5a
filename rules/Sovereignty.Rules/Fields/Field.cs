using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>What sort of values a field has.</summary>
public enum FieldType
{
    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A share, 0 to 1.</summary>
    Share,

    /// <summary>A text.</summary>
    Text,

    /// <summary>One of a closed set of words.</summary>
    Choice,

    /// <summary>Several of a closed set of words.</summary>
    Choices,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>One or more days.</summary>
    Date,
}

/// <summary>A typed field that conditions ask for and messages show.</summary>
public sealed record Field
{
    /// <summary>Its name: <c>owner.bloc</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The subjects that have it.</summary>
    public required ImmutableArray<SubjectKind> Subjects { get; init; }

    /// <summary>The sort of its values.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What it means.</summary>
    public required LocalText Meaning { get; init; }

    /// <summary>Where it comes from, and so what settles it when it is unknown.</summary>
    public required LocalText Settles { get; init; }

    /// <summary>The words of a choice, in order; empty for other types.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>
    /// Whether it speaks of what is known rather than of the world (a share that could not be attributed). Its value changes when a gap is
    /// closed, so a rule over it may inform but has no weight.
    /// </summary>
    public bool AboutKnowledge { get; init; }

    /// <summary>Reads it for a subject.</summary>
    internal Func<Subject, FieldValue> Read { get; init; } = static _ => FieldValue.Unknown;

    /// <summary>The evidence for its value.</summary>
    internal Func<Subject, ImmutableArray<Because>> Why { get; init; } = static _ => [];

    /// <summary>A value as a reader sees it, where that differs from the value itself: a country code's name.</summary>
    internal Func<World, string, LocalText>? Display { get; init; }

    /// <inheritdoc/>
    public bool Equals(Field? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
