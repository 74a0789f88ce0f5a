using System.Globalization;
using System.Text;
using Scriban.Runtime;
using Scriban.Syntax;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>string</c>.</summary>
public class StringFunctions : ScriptObject
{
    private const int MaximumPadding = 1024 * 1024;

    private static readonly BuiltinFunction[] Table =
    [
        Define("escape", c => Escape(c.Text(0)), Text("text")),
        Define("append", c => Joined(c, c.Text(0), c.Text(1)), Text("text"), Text("with")),
        Define("prepend", c => Joined(c, c.Text(1), c.Text(0)), Text("text"), Text("by")),
        Define("capitalize", c => Capitalize(c.Text(0)), Text("text")),
        Define("capitalizewords", c => CapitalizeWords(c.Text(0)), Text("text")),
        Define("contains", c => c.Text(1) is { Length: > 0 } value && (c.Text(0)?.Contains(value, StringComparison.Ordinal) ?? false), Text("text"), Text("value")),
        Define("empty", c => string.IsNullOrEmpty(c.Text(0)), Text("text")),
        Define("whitespace", c => string.IsNullOrWhiteSpace(c.Text(0)), Text("text")),
        Define("downcase", c => c.Text(0)?.ToLowerInvariant(), Text("text")),
        Define("upcase", c => c.Text(0)?.ToUpperInvariant(), Text("text")),
        Define("ends_with", c => c.Text(1) is { Length: > 0 } value && (c.Text(0)?.EndsWith(value, StringComparison.Ordinal) ?? false), Text("text"), Text("value")),
        Define("starts_with", c => c.Text(1) is { Length: > 0 } value && (c.Text(0)?.StartsWith(value, StringComparison.Ordinal) ?? false), Text("text"), Text("value")),
        Define("equals_ignore_case", c => c.Text(0)?.Equals(c.Text(1), StringComparison.InvariantCultureIgnoreCase) ?? false, Text("text"), Text("value")),
        Define("handleize", c => Handleize(c.Text(0)), Text("text")),
        Define("literal", c => c.Text(0) is { } text ? $"\"{Escape(text)}\"" : null, Text("text")),
        Define("strip", c => c.Text(0)?.Trim(), Text("text")),
        Define("lstrip", c => c.Text(0)?.TrimStart(), Text("text")),
        Define("rstrip", c => c.Text(0)?.TrimEnd(), Text("text")),
        Define("strip_newlines", c => c.Text(0)?.ReplaceLineEndings(string.Empty), Text("text")),
        Define("pluralize", c => c.Number(0) == 1 ? c.Text(1) : c.Text(2), Number("number"), Text("singular"), Text("plural")),
        Define("remove", c => Replace(c, string.Empty), Text("text"), Text("remove")),
        Define("remove_first", c => ReplaceOne(c, string.Empty, isLast: false), Text("text"), Text("remove")),
        Define("remove_last", c => ReplaceOne(c, string.Empty, isLast: true), Text("text"), Text("remove")),
        Define("replace", c => Replace(c, c.Text(2)), Text("text"), Text("match"), Text("replace")),
        Define(
            "replace_first", c => ReplaceOne(c, c.Text(2), c[3] is true),
            Text("text"), Text("match"), Text("replace"), Optional<bool>("from_end", false)),
        Define("size", c => c.Text(0)?.Length ?? 0, Text("text")),
        Define("slice", c => Slice(c.Text(0), c.Number(1), c[2] is int length ? length : c.Text(0)?.Length ?? 0), Text("text"), Number("start"), Optional<int?>("length")),
        Define("slice1", c => Slice(c.Text(0), c.Number(1), c.Number(2)), Text("text"), Number("start"), Optional<int>("length", 1)),
        Define("split", c => Split(c.Text(0), c.Text(1)), Text("text"), Text("match")),
        Define("truncate", Truncate, Text("text"), Number("length"), Optional<string>("ellipsis")),
        Define("truncatewords", TruncateWords, Text("text"), Number("count"), Optional<string>("ellipsis")),
        Define("pad_left", c => (c.Text(0) ?? string.Empty).PadLeft(Width(c, 1)), Text("text"), Number("width")),
        Define("pad_right", c => (c.Text(0) ?? string.Empty).PadRight(Width(c, 1)), Text("text"), Number("width")),
        Define("to_int", c => int.TryParse(c.Text(0), NumberStyles.Integer, c.Context.CurrentCulture, out int number) ? number : null, Text("text")),
        Define("to_long", c => long.TryParse(c.Text(0), NumberStyles.Integer, c.Context.CurrentCulture, out long number) ? number : null, Text("text")),
        Define("to_float", c => float.TryParse(c.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, c.Context.CurrentCulture, out float number) ? number : null, Text("text")),
        Define("to_double", c => double.TryParse(c.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, c.Context.CurrentCulture, out double number) ? number : null, Text("text")),
        Define("index_of", IndexOf, Text("text"), Text("search"), Optional<int?>("start_index"), Optional<int?>("count"), Optional<string>("string_comparison")),
        .. HashFunctions.Table,
    ];

    /// <summary>Creates the functions for one context.</summary>
    public StringFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    /// <summary>The text with quotes, backslashes and what cannot be seen escaped.</summary>
    public static string? Escape(string? text)
    {
        if (text is null || !text.Any(c => c is '"' or '\\' || c < ' '))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append(@"\\"),
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                '\v' => escaped.Append(@"\v"),
                < ' ' => escaped.Append(@"\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string? Capitalize(string? text) =>
        string.IsNullOrEmpty(text) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string? CapitalizeWords(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        bool isStart = true;
        foreach (char c in text)
        {
            bool isFirstLetter = isStart && char.IsLetter(c);
            result.Append(isFirstLetter ? char.ToUpperInvariant(c) : c);
            isStart = char.IsWhiteSpace(c) || (isStart && !isFirstLetter);
        }

        return result.ToString();
    }

    private static string Handleize(string? text)
    {
        var result = new StringBuilder();
        foreach (char c in text ?? string.Empty)
        {
            if (char.IsLetterOrDigit(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
            else if (result.Length == 0 || result[^1] != '-')
            {
                result.Append('-');
            }
        }

        return result.Length > 0 && result[^1] == '-' ? result.ToString(0, result.Length - 1) : result.ToString();
    }

    private static string Joined(BuiltinCall call, string? first, string? second)
    {
        Allowed(call, (long)(first?.Length ?? 0) + (second?.Length ?? 0));
        return first + second;
    }

    private static string? Replace(BuiltinCall call, string? replacement)
    {
        if (call.Text(0) is not { Length: > 0 } text || call.Text(1) is not { Length: > 0 } match)
        {
            return call.Text(0);
        }

        long growth = (replacement?.Length ?? 0) - match.Length;
        if (growth > 0 && call.Context.LimitToString > 0)
        {
            Allowed(call, text.Length + (growth * text.AsSpan().Count(match)));
        }

        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    /// <summary>Upper and lower case are the same here, and only here.</summary>
    private static string? ReplaceOne(BuiltinCall call, string? replacement, bool isLast)
    {
        if (call.Text(0) is not { Length: > 0 } text || call.Text(1) is not { Length: > 0 } match)
        {
            return call.Text(0);
        }

        int index = isLast
            ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase)
            : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        if (index < 0)
        {
            return text;
        }

        Allowed(call, (long)text.Length - match.Length + (replacement?.Length ?? 0));
        return string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + match.Length));
    }

    /// <summary>Counts from the end when negative; what would begin before the text loses what lies before it.</summary>
    private static string Slice(string? text, int start, int length)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        long from = start < 0 ? (long)start + text.Length : start;
        long to = Math.Min(from + length, text.Length);
        from = Math.Max(0, from);
        return from < to ? text[(int)from..(int)to] : string.Empty;
    }

    private static ScriptArray Split(string? text, string? match)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        return string.IsNullOrEmpty(match)
            ? [text]
            : new ScriptArray((IEnumerable<object?>)text.Split(match, StringSplitOptions.RemoveEmptyEntries));
    }

    private static object? Truncate(BuiltinCall call)
    {
        string? text = call.Text(0);
        int length = call.Number(1);
        if (string.IsNullOrEmpty(text) || length < 0)
        {
            return string.Empty;
        }

        string ellipsis = call.Text(2) ?? "...";
        return text.Length <= length ? text : string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    private static object? TruncateWords(BuiltinCall call)
    {
        string? text = call.Text(0);
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int count = Math.Max(0, call.Number(1));
        return string.Join(' ', words.Take(count)) + "...";
    }

    private static int Width(BuiltinCall call, int index)
    {
        int width = Math.Max(0, call.Number(index));
        return width <= MaximumPadding || call.Context.LimitToString > 0
            ? (int)Allowed(call, width)
            : throw new ScriptRuntimeException(call.Span, $"Cannot pad to `{width}` characters: the limit is `{MaximumPadding}`");
    }

    /// <summary>What a function makes must not be longer than everything the template may write.</summary>
    private static long Allowed(BuiltinCall call, long length)
    {
        int limit = call.Context.LimitToString;
        return limit <= 0 || length <= limit
            ? length
            : throw new ScriptRuntimeException(
                call.Span, $"A string of `{length}` characters exceeds the limit of `{limit}` set by LimitToString");
    }

    private static object? IndexOf(BuiltinCall call)
    {
        string text = call.Text(0) ?? string.Empty;
        int start = Math.Clamp(call.Number(2), 0, text.Length);
        int count = call[3] is int given ? Math.Clamp(given, 0, text.Length - start) : text.Length - start;
        StringComparison comparison = StringComparison.Ordinal;
        if (call.Text(4) is { Length: > 0 } name && !Enum.TryParse(name, ignoreCase: true, out comparison))
        {
            throw new ScriptRuntimeException(call.Span, $"Unknown string comparison `{name}`");
        }

        return text.IndexOf(call.Text(1) ?? string.Empty, start, count, comparison);
    }
}
