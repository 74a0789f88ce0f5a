namespace Sovereignty.Detect.NuGet;

/// <summary>
/// MSBuild conditions as far as static reading goes: comparisons, <c>and</c>, <c>or</c>, <c>!</c> and parentheses over known properties.
/// Functions, files and unknown properties are unknown. Source: MSBuild conditions reference.
/// </summary>
internal ref struct MsBuildCondition
{
    private const int Longest = 4096;
    private const int Deepest = 32;

    private readonly ReadOnlySpan<char> text;
    private readonly Func<string, string?> expand;
    private int at;
    private int depth;

    private MsBuildCondition(ReadOnlySpan<char> text, Func<string, string?> expand)
    {
        this.text = text;
        this.expand = expand;
    }

    /// <summary>Whether a condition holds; null where that cannot be known.</summary>
    /// <param name="condition">The condition's text.</param>
    /// <param name="expand">Puts properties into a text; null where one is unknown.</param>
    public static bool? Holds(string condition, Func<string, string?> expand)
    {
        if (string.IsNullOrWhiteSpace(condition)) return true;
        if (condition.Length > Longest) return null;
        var parser = new MsBuildCondition(condition, expand);
        var result = parser.Or();
        parser.SkipBlanks();
        return parser.at == parser.text.Length ? result : null;
    }

    private bool? Or()
    {
        var result = And();
        while (Word("or"))
        {
            var right = And();
            result = result == true || right == true ? true : result is null || right is null ? null : false;
        }

        return result;
    }

    private bool? And()
    {
        var result = Not();
        while (Word("and"))
        {
            var right = Not();
            result = result == false || right == false ? false : result is null || right is null ? null : true;
        }

        return result;
    }

    private bool? Not()
    {
        if (++depth > Deepest)
        {
            at = text.Length;
            return null;
        }

        var result = Sign("!") ? !Not() : Comparison();
        depth--;
        return result;
    }

    private bool? Comparison()
    {
        if (Sign("("))
        {
            var inner = Or();
            return Sign(")") ? inner : null;
        }

        var left = Operand();
        if (Sign("==")) return Same(left, Operand());
        if (Sign("!=")) return !Same(left, Operand());
        if (Sign("<=") || Sign(">=") || Sign("<") || Sign(">"))
        {
            Operand();
            return null;
        }

        return left is null ? null : left.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : left.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    private static bool? Same(string? left, string? right) => left is null || right is null ? null : left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // A quoted text, a property, a bare word, or a function call, which is unknown.
    private string? Operand()
    {
        SkipBlanks();
        if (at >= text.Length) return null;
        if (text[at] == '\'')
        {
            var end = text[(at + 1)..].IndexOf('\'');
            var quoted = end < 0 ? text[(at + 1)..] : text.Slice(at + 1, end);
            at = end < 0 ? text.Length : at + end + 2;
            return expand(quoted.ToString());
        }

        var start = at;
        while (at < text.Length && text[at] != '(' && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '=' or '!' or '<' or '>' or '\'')) at++;
        if (at == start && (at >= text.Length || text[at] != '('))
        {
            at++;
            return null;
        }

        if (at >= text.Length || text[at] != '(') return expand(text[start..at].ToString());
        SkipParentheses();
        return text[start] == '$' ? expand(text[start..at].ToString()) : null;
    }

    private void SkipParentheses()
    {
        var open = 0;
        do
        {
            if (text[at] == '(') open++;
            else if (text[at] == ')') open--;
            at++;
        }
        while (at < text.Length && open > 0);
    }

    private bool Word(string word)
    {
        SkipBlanks();
        var rest = text[at..];
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsLetterOrDigit(rest[word.Length]))) return false;
        at += word.Length;
        return true;
    }

    private bool Sign(string sign)
    {
        SkipBlanks();
        if (!text[at..].StartsWith(sign, StringComparison.Ordinal)) return false;
        if (sign == "!" && at + 1 < text.Length && text[at + 1] == '=') return false;
        at += sign.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}
