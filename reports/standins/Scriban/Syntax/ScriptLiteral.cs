using System.Globalization;
using System.Text;

namespace Scriban.Syntax;

/// <summary>A value written in the template.</summary>
public sealed class ScriptLiteral : ScriptExpression
{
    /// <summary>The value.</summary>
    public object? Value { get; init; }

    internal override SyntaxName Syntax => new("literal", "<value>");

    internal char Quote { get; init; } = '"';

    /// <inheritdoc/>
    public override object? Evaluate(TemplateContext context) => Value;

    internal override void Print(StringBuilder text)
    {
        switch (Value)
        {
            case null:
                text.Append("null");
                break;
            case bool value:
                text.Append(value ? "true" : "false");
                break;
            case string value:
                text.Append(Quote).Append(Quote == '`' ? value.Replace("`", "``", StringComparison.Ordinal) : Escape(value)).Append(Quote);
                break;
            case double value:
                string number = value.ToString("R", CultureInfo.InvariantCulture);
                text.Append(number).Append(number.AsSpan().ContainsAny(".eE") ? string.Empty : ".0");
                break;
            default:
                text.Append(Convert.ToString(Value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (char c in value)
        {
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\f' => text.Append(@"\f"),
                '\b' => text.Append(@"\b"),
                '\0' => text.Append(@"\0"),
                '"' or '\'' when c == Quote => text.Append('\\').Append(c),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }
}
