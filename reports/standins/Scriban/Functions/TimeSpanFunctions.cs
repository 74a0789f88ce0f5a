using System.Globalization;
using Scriban.Runtime;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>timespan</c>.</summary>
public class TimeSpanFunctions : ScriptObject
{
    private static readonly BuiltinFunction[] Table =
    [
        Define("from_days", c => TimeSpan.FromDays((double)c[0]!), Of<double>("days")),
        Define("from_hours", c => TimeSpan.FromHours((double)c[0]!), Of<double>("hours")),
        Define("from_minutes", c => TimeSpan.FromMinutes((double)c[0]!), Of<double>("minutes")),
        Define("from_seconds", c => TimeSpan.FromSeconds((double)c[0]!), Of<double>("seconds")),
        Define("from_milliseconds", c => TimeSpan.FromMilliseconds((double)c[0]!), Of<double>("millis")),
        Define("parse", c => TimeSpan.Parse(c.Text(0) ?? string.Empty, CultureInfo.InvariantCulture), Text("text")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public TimeSpanFunctions()
        : base(Table.Length + 1, false)
    {
        SetValue("zero", TimeSpan.Zero, readOnly: true);
        AddTo(this, Table);
    }
}
