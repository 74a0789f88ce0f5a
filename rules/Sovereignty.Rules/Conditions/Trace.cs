using System.Collections.Immutable;

namespace Sovereignty.Rules;

/// <summary>Why a condition holds or does not.</summary>
/// <param name="Condition">The condition as a rule would write it; <c>all</c>, <c>any</c> or <c>not</c> for a nested one.</param>
/// <param name="Value">The value that was found, or null for a nested one.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Parts">The parts of a nested condition.</param>
public sealed record Trace(string Condition, string? Value, Verdict Verdict, ImmutableArray<Trace> Parts);
