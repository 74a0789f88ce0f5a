using System.Text.RegularExpressions;
using Scriban.Runtime;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>regex</c>; each search ends after <see cref="TemplateContext.RegexTimeOut"/>.</summary>
public class RegexFunctions : ScriptObject
{
    private static readonly BuiltinFunction[] Table =
    [
        Define("escape", c => c.Text(0) is { } text ? Regex.Escape(text) : null, Text("pattern")),
        Define("unescape", c => c.Text(0) is { } text ? Regex.Unescape(text) : null, Text("pattern")),
        Define("match", Match, Text("text"), Text("pattern"), Optional<string>("options")),
        Define("matches", Matches, Text("text"), Text("pattern"), Optional<string>("options")),
        Define("replace", Replace, Text("text"), Text("pattern"), Text("replace"), Optional<string>("options")),
        Define("split", Split, Text("text"), Text("pattern"), Optional<string>("options")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public RegexFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    private static object? Match(BuiltinCall call) => call.Text(0) is { } text && call.Text(1) is { } pattern
        ? Groups(Regex.Match(text, pattern, Options(call, 2), call.Context.RegexTimeOut))
        : new ScriptArray();

    private static object? Matches(BuiltinCall call)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } pattern)
        {
            return new ScriptArray();
        }

        MatchCollection matches = Regex.Matches(text, pattern, Options(call, 2), call.Context.RegexTimeOut);
        return new ScriptArray(matches.Select(match => (object?)Groups(match)));
    }

    private static object? Replace(BuiltinCall call) => call.Text(0) is { } text && call.Text(1) is { } pattern
        ? Regex.Replace(text, pattern, call.Text(2) ?? string.Empty, Options(call, 3), call.Context.RegexTimeOut)
        : call.Text(0);

    private static object? Split(BuiltinCall call) => call.Text(0) is { } text && call.Text(1) is { } pattern
        ? new ScriptArray((IEnumerable<object?>)Regex.Split(text, pattern, Options(call, 2), call.Context.RegexTimeOut))
        : new ScriptArray();

    private static ScriptArray Groups(Match match) =>
        match.Success ? new ScriptArray(match.Groups.Cast<Group>().Select(group => (object?)group.Value)) : [];

    private static RegexOptions Options(BuiltinCall call, int index)
    {
        RegexOptions options = RegexOptions.None;
        foreach (char c in call.Text(index) ?? string.Empty)
        {
            options |= c switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return options;
    }
}
