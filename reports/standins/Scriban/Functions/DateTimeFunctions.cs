using System.Globalization;
using Scriban.Runtime;
using Scriban.Syntax;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>date</c>; <c>date.format</c> is what dates are written in.</summary>
public class DateTimeFunctions : ScriptObject, IScriptCustomFunction
{
    private const string FormatMember = "format";
    private const string StandardFormat = "%d %b %Y";

    private static readonly BuiltinFunction[] Table =
    [
#pragma warning disable RS0030 // `date.now` is part of the language; this project's own templates do not use it
        Define("now", _ => DateTime.Now),
        Define("utc_now", _ => DateTime.UtcNow),
#pragma warning restore RS0030
        Define("add_days", c => Date(c).AddDays((double)c[1]!), Of<DateTime>("date"), Of<double>("days")),
        Define("add_months", c => Date(c).AddMonths(c.Number(1)), Of<DateTime>("date"), Number("months")),
        Define("add_years", c => Date(c).AddYears(c.Number(1)), Of<DateTime>("date"), Number("years")),
        Define("add_hours", c => Date(c).AddHours((double)c[1]!), Of<DateTime>("date"), Of<double>("hours")),
        Define("add_minutes", c => Date(c).AddMinutes((double)c[1]!), Of<DateTime>("date"), Of<double>("minutes")),
        Define("add_seconds", c => Date(c).AddSeconds((double)c[1]!), Of<DateTime>("date"), Of<double>("seconds")),
        Define("add_milliseconds", c => Date(c).AddMilliseconds((double)c[1]!), Of<DateTime>("date"), Of<double>("millis")),
        Define(
            "parse", c => Parse(c, c.Text(0), c.Text(1), c.Text(2)),
            Text("text"), Optional<string>("pattern"), Optional<string>("culture")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public DateTimeFunctions()
        : base(Table.Length + 4, false)
    {
        SetValue(FormatMember, StandardFormat, readOnly: false);
        SetValue("default_format", StandardFormat, readOnly: true);
        AddTo(this, Table);
        AddTo(
            this,
            [
                Define(
                    "to_string", c => c[0] is DateTime date ? ToString(c, date, c.Text(1), c.Text(2)) : null,
                    Of<DateTime?>("datetime"), Optional<string>("pattern"), Optional<string>("culture")),
                Define(
                    "parse_to_string", ParseToString,
                    Text("text"), Optional<string>("output_pattern"), Optional<string>("output_culture"),
                    Optional<string>("input_pattern"), Optional<string>("input_culture")),
            ]);
    }

    int IScriptFunctionInfo.RequiredParameterCount => 0;

    int IScriptFunctionInfo.ParameterCount => 0;

    ScriptVarParamKind IScriptFunctionInfo.VarParamKind => ScriptVarParamKind.Direct;

    Type IScriptFunctionInfo.ReturnType => typeof(object);

    internal string DefaultFormat => this[FormatMember] as string ?? StandardFormat;

    /// <summary>A date in the format of the language: <c>%d %b %Y</c> and so on; <c>%g</c> makes the culture invariant.</summary>
    internal static string Format(DateTime date, string pattern, CultureInfo culture) => DateFormat.Write(date, pattern, culture);

    ScriptParameterInfo IScriptFunctionInfo.GetParameterInfo(int index) => Any("text");

    /// <summary><c>date</c> alone is this object; with a text it parses it.</summary>
    object? IScriptCustomFunction.Invoke(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var call = new BuiltinCall(context, callerContext, arguments);
        return arguments.Count switch
        {
            0 => this,
            1 => Parse(call, context.ObjectToString(arguments[0]), null, null),
            int count => throw new ScriptRuntimeException(
                call.Span, $"Invalid number of parameters `{count}` for `date` object/function."),
        };
    }

    ValueTask<object?> IScriptCustomFunction.InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(((IScriptCustomFunction)this).Invoke(context, callerContext, arguments, blockStatement));

    private static DateTime Date(BuiltinCall call) => call[0] is DateTime date
        ? date
        : throw new ScriptRuntimeException(call.Span, "Expecting a date");

    private static DateTime? Parse(BuiltinCall call, string? text, string? pattern, string? cultureName)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        CultureInfo culture = MathFunctions.CultureOf(call, cultureName);
        return pattern is null
            ? DateTime.TryParse(text, culture, DateTimeStyles.None, out DateTime date) ? date : default
            : DateFormat.TryRead(text, pattern, culture, out date) ? date : default;
    }

    private object? ParseToString(BuiltinCall call) => Parse(call, call.Text(0), call.Text(3), call.Text(4)) is DateTime date
        ? ToString(call, date, call.Text(1), call.Text(2))
        : null;

    private string ToString(BuiltinCall call, DateTime date, string? pattern, string? cultureName)
    {
        CultureInfo culture = MathFunctions.CultureOf(call, cultureName);
        switch (pattern)
        {
            case null:
                pattern = DefaultFormat;
                break;
            case "%g":
                pattern = "%g " + DefaultFormat;
                break;
        }

        return DateFormat.Write(date, pattern, culture);
    }
}
