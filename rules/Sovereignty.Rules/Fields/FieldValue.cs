using System.Collections.Immutable;
using System.Globalization;

namespace Sovereignty.Rules;

/// <summary>How much is known of a field.</summary>
public enum FieldState
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It is known that there is none: a community has no owner's country, a library has no contract.</summary>
    None,

    /// <summary>The value or values.</summary>
    Known,
}

/// <summary>
/// The value of a field for one subject. A number may be an interval (a share of which a part could not be attributed), and a list may be
/// incomplete (one of three contracts states no end): both are decided where every possibility gives the same answer, and unknown otherwise.
/// </summary>
public readonly struct FieldValue
{
    private readonly object? payload;

    private FieldValue(FieldState state, object? payload, double low, double high, bool incomplete)
    {
        State = state;
        this.payload = payload;
        Low = low;
        High = high;
        Incomplete = incomplete;
    }

    /// <summary>Nothing is known.</summary>
    public static FieldValue Unknown => default;

    /// <summary>It is known that there is none.</summary>
    public static FieldValue None => new(FieldState.None, null, 0, 0, false);

    /// <summary>How much is known.</summary>
    public FieldState State { get; }

    /// <summary>The least possible number; 0 or 1 for a truth value.</summary>
    public double Low { get; }

    /// <summary>The greatest possible number.</summary>
    public double High { get; }

    /// <summary>Whether there are further values that are not known.</summary>
    public bool Incomplete { get; }

    /// <summary>Whether everything about it is known.</summary>
    public bool IsSettled => State != FieldState.Unknown && !Incomplete && Low == High;

    /// <summary>How many texts there are, for text, choice and list.</summary>
    public int TextCount => payload switch
    {
        string => 1,
        string[] many => many.Length,
        _ => 0,
    };

    /// <summary>The texts, for text, choice and list, sorted.</summary>
    public IEnumerable<string> Texts => payload switch
    {
        string one => [one],
        string[] many => many,
        _ => [],
    };

    /// <summary>The days, for dates.</summary>
    public ReadOnlySpan<DateOnly> Days => payload is DateOnly[] days ? days : default;

    /// <summary>A text by its position in <see cref="Texts"/>, without making a list.</summary>
    public string Text(int index) => payload as string ?? ((string[])payload!)[index];

    /// <summary>A text or choice; null is unknown.</summary>
    public static FieldValue Of(string? text) => text is null ? Unknown : new(FieldState.Known, text, 0, 0, false);

    /// <summary>A truth value; null is unknown.</summary>
    public static FieldValue Of(bool? value) => value is { } known ? Of(known ? 1 : 0) : Unknown;

    /// <summary>A number; null is unknown.</summary>
    public static FieldValue Of(double? value) => value is { } known ? Between(known, known) : Unknown;

    /// <summary>A number that lies somewhere in an interval.</summary>
    public static FieldValue Between(double low, double high) => new(FieldState.Known, null, low, high, false);

    /// <summary>A list of texts; empty and complete is <see cref="None"/>, empty and incomplete is unknown.</summary>
    public static FieldValue Of(IEnumerable<string> texts, bool incomplete = false)
    {
        string[] sorted = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sorted.Length > 0 ? new(FieldState.Known, sorted, 0, 0, incomplete) : incomplete ? Unknown : None;
    }

    /// <summary>Days; empty and complete is <see cref="None"/>, empty and incomplete is unknown.</summary>
    public static FieldValue Of(IEnumerable<DateOnly> days, bool incomplete = false)
    {
        DateOnly[] sorted = [.. days.Distinct().Order()];
        return sorted.Length > 0 ? new(FieldState.Known, sorted, 0, 0, incomplete) : incomplete ? Unknown : None;
    }

    /// <summary>A day; null is unknown.</summary>
    public static FieldValue Of(DateOnly? day) => day is { } known ? new(FieldState.Known, new[] { known }, 0, 0, false) : Unknown;

    /// <summary>The value as traces show it, for a field of this type.</summary>
    public string Show(FieldType type)
    {
        if (State != FieldState.Known) return State == FieldState.None ? "none" : "unknown";
        var text = type switch
        {
            FieldType.Truth => Low == 1 ? "true" : "false",
            FieldType.Number or FieldType.Share => Low == High ? Show(Low) : $"{Show(Low)} to {Show(High)}",
            FieldType.Date => string.Join(", ", Days.ToImmutableArray().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            _ => string.Join(", ", Texts),
        };
        return Incomplete ? text + ", further ones unknown" : text;
    }

    private static string Show(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);
}
