using System.Collections;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>object</c>.</summary>
public class ObjectFunctions : ScriptObject
{
    private static readonly BuiltinFunction[] Table =
    [
        Define("default", c => c[0] is null or "" ? c[1] : c[0], Any("value"), Any("default")),
        Define("eval", c => Evaluate(c, isTemplate: false), Any("value")),
        Define("eval_template", c => Evaluate(c, isTemplate: true), Any("value")),
        Define("format", c => MathFunctions.Format(c, "object"), Any("value"), Text("format"), Optional<string>("culture")),
        Define("has_key", c => HasMember(c, out _), Any("value"), Text("key")),
        Define("has_value", c => HasMember(c, out object? value) && value is not null, Any("value"), Text("key")),
        Define("keys", MembersOf, Any("value")),
        Define("values", ValuesOf, Any("value")),
        Define("size", Size, Any("value")),
        Define("typeof", c => TypeOf(c[0]), Any("value")),
        Define("kind", c => Kind(c[0]), Any("value")),
        Define("from_json", c => JsonValues.Read(c.Text(0)), Text("json")),
        Define("to_json", c => JsonValues.Write(c.Context, c[0]), Any("value")),
    ];

    /// <summary>Creates the functions for one context.</summary>
    public ObjectFunctions()
        : base(Table.Length, false) => AddTo(this, Table);

    private static object? Evaluate(BuiltinCall call, bool isTemplate)
    {
        switch (call[0])
        {
            case string text:
                return EvaluateText(call, text, isTemplate);
            case IScriptCustomFunction function:
                return call.Call(function);
            default:
                return call[0];
        }
    }

    private static object? EvaluateText(BuiltinCall call, string text, bool isTemplate)
    {
        TemplateContext context = call.Context;
        var options = new LexerOptions { Mode = isTemplate ? ScriptMode.Default : ScriptMode.ScriptOnly };
        Template template = Template.Parse(text, context.CurrentSourceFile, context.TemplateLoaderParserOptions, options);
        if (template.HasErrors)
        {
            throw new ScriptRuntimeException(call.Span, $"Error while parsing `{text}`: {string.Join("; ", template.Messages)}");
        }

        if (!isTemplate)
        {
            return template.Evaluate(context);
        }

        context.PushOutput();
        try
        {
            context.EnterRecursive(call.Caller);
            return template.Render(context);
        }
        finally
        {
            context.ExitRecursive(call.Caller);
            context.PopOutput();
        }
    }

    private static bool HasMember(BuiltinCall call, out object? value)
    {
        value = null;
        return call[0] is { } target && call.Text(1) is { } name
            && target is not ValueType
            && call.Context.GetMemberAccessor(target) is var accessor
            && accessor.HasMember(call.Context, call.Span, target, name)
            && accessor.TryGetValue(call.Context, call.Span, target, name, out value);
    }

    private static object? MembersOf(BuiltinCall call)
    {
        if (call[0] is not { } target)
        {
            return new ScriptArray();
        }

        return new ScriptArray(call.Context.GetMemberAccessor(target).GetMembers(call.Context, call.Span, target).Cast<object?>());
    }

    private static object? ValuesOf(BuiltinCall call)
    {
        var values = new ScriptArray();
        switch (call[0])
        {
            case null:
                break;
            case ScriptObject scriptObject:
                values.AddRange(scriptObject.Values);
                break;
            case IDictionary dictionary:
                values.AddRange(dictionary.Values.Cast<object?>());
                break;
            case IList list:
                values.AddRange(list.Cast<object?>());
                break;
            case { } target:
                IObjectAccessor accessor = call.Context.GetMemberAccessor(target);
                foreach (string name in accessor.GetMembers(call.Context, call.Span, target))
                {
                    accessor.TryGetValue(call.Context, call.Span, target, name, out object? value);
                    values.Add(value);
                }

                break;
        }

        return values;
    }

    private static object? Size(BuiltinCall call) => call[0] switch
    {
        null => 0,
        string text => text.Length,
        ICollection collection => collection.Count,
        IScriptObject scriptObject => scriptObject.Count,
        IEnumerable items => items.Cast<object?>().Count(),
        _ => 0,
    };

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string => "string",
        IList => "array",
        IScriptObject => "object",
        IDictionary => "object",
        IEnumerable => "iterator",
        _ when TemplateContext.IsPrimitive(value.GetType()) => "number",
        _ => "object",
    };

    private static string? Kind(object? value) => value switch
    {
        null => null,
        bool => "bool",
        byte => "byte",
        sbyte => "sbyte",
        ushort => "ushort",
        short => "short",
        uint => "uint",
        int => "int",
        ulong => "ulong",
        long => "long",
        float => "float",
        double => "double",
        decimal => "decimal",
        BigInteger => "bigint",
        string => "string",
        Enum => "enum",
        ScriptRange => "range",
        IList => "array",
        IScriptCustomFunction => "function",
        _ => "object",
    };
}
