using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>[1, 2]</c></summary>
internal sealed class ScriptArrayInitializerExpression : ScriptExpression
{
    public List<ScriptExpression> Values { get; } = [];

    internal override SyntaxName Syntax => new("array initializer", "[item1, item2,...]");

    public override object? Evaluate(TemplateContext context)
    {
        var array = new ScriptArray(Values.Count);
        foreach (ScriptExpression value in Values)
        {
            array.Add(context.Evaluate(value));
        }

        return array;
    }

    internal override void Print(StringBuilder text) => text.PrintList('[', Values, ']');
}

/// <summary><c>{ name: value }</c></summary>
internal sealed class ScriptObjectInitializerExpression : ScriptExpression
{
    public List<(ScriptExpression Name, ScriptExpression Value)> Members { get; } = [];

    internal override SyntaxName Syntax => new("object initializer expression", "{ member1: <expression>, member2: ... }");

    public override object? Evaluate(TemplateContext context)
    {
        var result = new ScriptObject();
        foreach ((ScriptExpression name, ScriptExpression value) in Members)
        {
            string key = (name as ScriptVariable)?.Name ?? (string?)((ScriptLiteral)name).Value ?? string.Empty;
            result.SetValue(key, context.Evaluate(value), readOnly: false);
        }

        return result;
    }

    internal override void Print(StringBuilder text)
    {
        text.Append('{');
        for (int i = 0; i < Members.Count; i++)
        {
            text.Append(i > 0 ? ", " : string.Empty);
            Members[i].Name.Print(text);
            text.Append(": ");
            Members[i].Value.Print(text);
        }

        text.Append('}');
    }
}

/// <summary><c>$"text {expression} text"</c></summary>
internal sealed class ScriptInterpolatedStringExpression : ScriptExpression
{
    public List<ScriptExpression> Parts { get; } = [];

    internal override SyntaxName Syntax => new("interpolated string expression", "$\"string {expression} string\"");

    public override object? Evaluate(TemplateContext context)
    {
        var text = new StringBuilder();
        foreach (ScriptExpression part in Parts)
        {
            text.Append(context.ObjectToString(context.Evaluate(part)));
        }

        return text.ToString();
    }

    internal override void Print(StringBuilder text)
    {
        text.Append("$\"");
        foreach (ScriptExpression part in Parts)
        {
            if (part is ScriptLiteral { Value: string value })
            {
                text.Append(value);
            }
            else
            {
                part.Print(text);
            }
        }

        text.Append('"');
    }
}

/// <summary>The <c>{expression}</c> in an interpolated string.</summary>
internal sealed class ScriptInterpolatedExpression : ScriptExpression
{
    public ScriptExpression? Expression { get; set; }

    internal override SyntaxName Syntax => new("interpolated expression", "{<expression>}");

    public override object? Evaluate(TemplateContext context) => context.Evaluate(Expression);

    internal override void Print(StringBuilder text)
    {
        text.Append('{');
        Expression?.Print(text);
        text.Append('}');
    }
}

/// <summary><c>do ... end</c></summary>
internal sealed class ScriptAnonymousFunction : ScriptExpression
{
    public ScriptFunction? Function { get; set; }

    internal override SyntaxName Syntax => new("anonymous function", "do ... end");

    public override object? Evaluate(TemplateContext context) => Function;
}

internal static class PrintExtensions
{
    public static void PrintList(this StringBuilder text, char open, IReadOnlyList<ScriptNode> nodes, char close)
    {
        text.Append(open);
        for (int i = 0; i < nodes.Count; i++)
        {
            text.Append(i > 0 ? ", " : string.Empty);
            nodes[i].Print(text);
        }

        text.Append(close);
    }
}
