using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>
/// A value with where it comes from. An unknown value is a null <c>Fact&lt;T&gt;?</c>, never a default: rules over it are neither true nor false.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Origin">Who says so; of two facts about one thing the higher origin wins, so the order of answers cannot change a result.</param>
/// <param name="Confidence">How sure the origin is.</param>
/// <param name="Because">The chain that led here, first cause first; never empty.</param>
public sealed record Fact<T>(T Value, Origin Origin, Confidence Confidence, ImmutableArray<Because> Because);

/// <summary>Makes and compares facts.</summary>
public static class Fact
{
    /// <summary>Of two facts the one to keep: by origin, then by confidence; the first of equals.</summary>
    public static Fact<T>? Stronger<T>(Fact<T>? first, Fact<T>? second)
    {
        if (first is null || second is null) return first ?? second;
        return (second.Origin, second.Confidence).CompareTo((first.Origin, first.Confidence)) > 0 ? second : first;
    }

    /// <summary>A fact with one cause.</summary>
    public static Fact<T> Of<T>(T value, Origin origin, Confidence confidence, Because because) => new(value, origin, confidence, [because]);
}

/// <summary>Who says so, weakest first.</summary>
public enum Origin
{
    /// <summary>Concluded from a name, a namespace or a domain.</summary>
    Inferred,

    /// <summary>Said by a package registry.</summary>
    Registry,

    /// <summary>Written in the artefact or file that was read.</summary>
    Declared,

    /// <summary>Written in the catalogue, with a source.</summary>
    Curated,

    /// <summary>Confirmed by the user in sovereignty.yaml.</summary>
    Confirmed,
}

/// <summary>How sure an origin is.</summary>
public enum Confidence
{
    /// <summary>Plausible, not verified; shown as such.</summary>
    Low,

    /// <summary>Supported by a source of some distance or age.</summary>
    Medium,

    /// <summary>Supported by a primary source or an exact statement.</summary>
    High,
}

/// <summary>One cause in a chain of evidence.</summary>
/// <param name="Text">What was seen, in one plain sentence or name, English: <c>catalogue entry microsoft</c>.</param>
/// <param name="Path">The file it was read in, relative to the scanned root with <c>/</c>, or null.</param>
/// <param name="Line">The line in that file, from 1, or null.</param>
/// <param name="Source">A citation or URL outside the scan, or null.</param>
/// <param name="Checked">When somebody last read that source, or the day whose state it tells where it says <c>not re-read</c>; or null.</param>
public sealed record Because(string Text, string? Path = null, int? Line = null, string? Source = null, DateOnly? Checked = null)
{
    /// <summary>What kind of cause it is, in kebab case, by which reports find their own words; null where <see cref="Text"/> is all there is.</summary>
    public string? Code { get; init; }

    /// <summary>The name that those words are about; null without <see cref="Code"/>.</summary>
    public string? About { get; init; }
}
