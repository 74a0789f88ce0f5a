using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>The object behind all others: <c>array</c>, <c>string</c>, <c>include</c> and so on.</summary>
public class BuiltinFunctions : ScriptObject
{
    /// <summary>Creates the built-in functions for one context.</summary>
    public BuiltinFunctions()
        : base(16, false)
    {
        SetValue("array", new ArrayFunctions(), readOnly: true);
        SetValue("empty", EmptyScriptObject.Default, readOnly: true);
        SetValue("blank", EmptyScriptObject.Default, readOnly: true);
        SetValue("include", new IncludeFunction(), readOnly: true);
        SetValue("include_join", new IncludeJoinFunction(), readOnly: true);
        SetValue("date", new DateTimeFunctions(), readOnly: true);
        SetValue("html", new HtmlFunctions(), readOnly: true);
        SetValue("math", new MathFunctions(), readOnly: true);
        SetValue("object", new ObjectFunctions(), readOnly: true);
        SetValue("regex", new RegexFunctions(), readOnly: true);
        SetValue("string", new StringFunctions(), readOnly: true);
        SetValue("timespan", new TimeSpanFunctions(), readOnly: true);
    }
}
