using System.Collections.Immutable;
using System.Globalization;

namespace Sovereignty.Rules;

/// <summary>A test of one field's value.</summary>
internal abstract class FieldTest
{
    /// <summary>The test as a rule writes it.</summary>
    public abstract string Text { get; }

    /// <summary>Whether it asks about knowledge rather than about the world; see <see cref="Field.AboutKnowledge"/>.</summary>
    public virtual bool AboutKnowledge => false;

    public abstract Verdict Evaluate(FieldValue value, DateOnly asOf);
}

/// <summary>The value, or one of the values, is one of these words.</summary>
internal sealed class OneOf(ImmutableArray<string> words) : FieldTest
{
    public override string Text => words.Length == 1 ? words[0] : $"[{string.Join(", ", words)}]";

    public override Verdict Evaluate(FieldValue value, DateOnly asOf)
    {
        for (var i = 0; i < value.TextCount; i++)
        {
            var text = value.Text(i);
            foreach (var word in words)
            {
                if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase)) return Verdict.Yes;
            }
        }

        return value.State == FieldState.Unknown || value.Incomplete ? Verdict.Unknown : Verdict.No;
    }
}

/// <summary>The value, or one of the values, fits one of these patterns: <c>*</c> any run, <c>?</c> any character, letters in any case.</summary>
internal sealed class Matches(ImmutableArray<string> patterns) : FieldTest
{
    public override string Text => $"{{ matches: {(patterns.Length == 1 ? patterns[0] : $"[{string.Join(", ", patterns)}]")} }}";

    public override Verdict Evaluate(FieldValue value, DateOnly asOf)
    {
        for (var i = 0; i < value.TextCount; i++)
        {
            var text = value.Text(i);
            foreach (var pattern in patterns)
            {
                if (Glob.IsMatch(text, pattern)) return Verdict.Yes;
            }
        }

        return value.State == FieldState.Unknown || value.Incomplete ? Verdict.Unknown : Verdict.No;
    }
}

/// <summary>The truth value is this one.</summary>
internal sealed class TruthIs(bool expected) : FieldTest
{
    public override string Text => expected ? "true" : "false";

    public override Verdict Evaluate(FieldValue value, DateOnly asOf) => value.State switch
    {
        FieldState.Unknown => Verdict.Unknown,
        FieldState.None => Verdict.No,
        _ => value.Low == 1 == expected ? Verdict.Yes : Verdict.No,
    };
}

/// <summary>The number lies in a range, both ends included.</summary>
internal sealed class InRange(double? min, double? max) : FieldTest
{
    public override string Text => (min, max) switch
    {
        ({ } a, { } b) when a == b => Show(a),
        ({ } a, { } b) => $"{{ min: {Show(a)}, max: {Show(b)} }}",
        ({ } a, null) => $"{{ min: {Show(a)} }}",
        _ => $"{{ max: {Show(max ?? 0)} }}",
    };

    public override Verdict Evaluate(FieldValue value, DateOnly asOf)
    {
        if (value.State != FieldState.Known) return value.State == FieldState.None ? Verdict.No : Verdict.Unknown;
        if (value.High < min || value.Low > max) return Verdict.No;
        return (min is null || value.Low >= min) && (max is null || value.High <= max) ? Verdict.Yes : Verdict.Unknown;
    }

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether the value is fully known. Known to be none counts as known.</summary>
internal sealed class IsKnown(bool expected) : FieldTest
{
    public override string Text => expected ? "{ known: true }" : "{ known: false }";

    public override bool AboutKnowledge => true;

    public override Verdict Evaluate(FieldValue value, DateOnly asOf) => value.IsSettled == expected ? Verdict.Yes : Verdict.No;
}

/// <summary>A day, or one of the days, lies in a span. Bounds are days or the report's own day; all that are given must hold for the same day.</summary>
/// <param name="before">Strictly before this day.</param>
/// <param name="after">Strictly after this day.</param>
/// <param name="withinDays">From the report's day to this many days later, both included.</param>
internal sealed class DayIs(DayBound? before, DayBound? after, int? withinDays) : FieldTest
{
    public override string Text
    {
        get
        {
            var parts = new List<string>();
            if (before is { } b) parts.Add($"before: {b}");
            if (after is { } a) parts.Add($"after: {a}");
            if (withinDays is { } days) parts.Add(string.Create(CultureInfo.InvariantCulture, $"within-days: {days}"));
            return $"{{ {string.Join(", ", parts)} }}";
        }
    }

    public override Verdict Evaluate(FieldValue value, DateOnly asOf)
    {
        foreach (var day in value.Days)
        {
            if (before is { } b && day >= b.On(asOf)) continue;
            if (after is { } a && day <= a.On(asOf)) continue;
            if (withinDays is { } days && (day < asOf || day.DayNumber - asOf.DayNumber > days)) continue;
            return Verdict.Yes;
        }

        return value.State == FieldState.Unknown || value.Incomplete ? Verdict.Unknown : Verdict.No;
    }
}

/// <summary>A day, or the report's own day when null.</summary>
internal readonly record struct DayBound(DateOnly? Day)
{
    public const string AsOf = "as-of";

    public DateOnly On(DateOnly asOf) => Day ?? asOf;

    public override string ToString() => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? AsOf;
}
