using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Ruby;

/// <summary>As much of Ruby's syntax as manifests use, line by line; nothing is run.</summary>
internal static class RubyText
{
    private static readonly AsciiSet GemCharacters = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>Whether a text is a gem's name.</summary>
    public static bool IsGem(string name) => name.Length is > 0 and <= 200 && !name.AsSpan().ContainsAnyExcept(GemCharacters);

    /// <summary>A purl.</summary>
    public static PackageUrl Purl(string name, string? version) => PackageUrl.Create("gem", null, name, version);

    /// <summary>The version of a requirement that allows one only, or null.</summary>
    public static string? ExactVersion(string? requirement)
    {
        if (requirement is null) return null;
        var text = requirement.AsSpan().Trim();
        if (text.StartsWith("=")) text = text[1..].Trim();
        return text.IsEmpty || !char.IsAsciiDigit(text[0]) || text.ContainsAny(',', ' ') ? null : text.ToString();
    }

    /// <summary>The arguments of a line that calls a method, with or without parentheses; null for any other line.</summary>
    public static string? Call(string line, string method)
    {
        if (!line.StartsWith(method, StringComparison.Ordinal) || line.Length == method.Length || line[method.Length] is not (' ' or '(' or '\t')) return null;
        return line[method.Length..].TrimStart(' ', '\t', '(');
    }

    /// <summary>The texts in quotes, without those that are a value behind a name; a comment ends the line.</summary>
    public static List<string> Texts(string arguments)
    {
        var texts = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == '#') break;
            if (arguments[i] is not ('"' or '\'')) continue;
            var end = arguments.IndexOf(arguments[i], i + 1);
            if (end < 0) break;
            if (!arguments.AsSpan(0, i).TrimEnd().EndsWith(":") && !arguments.AsSpan(0, i).TrimEnd().EndsWith("=>")) texts.Add(arguments[(i + 1)..end]);
            i = end;
        }

        return texts;
    }

    /// <summary>
    /// The texts that a field is set to, as in <c>name = "text".freeze</c> and <c>licenses = ["MIT", "Ruby"]</c>; null for any other line. What is no text, a
    /// constant say, is not known.
    /// </summary>
    public static List<string>? Assigned(string statement, string field)
    {
        if (!statement.StartsWith(field, StringComparison.Ordinal)) return null;
        var rest = statement.AsSpan(field.Length).TrimStart();
        return rest.StartsWith("=") && !rest.StartsWith("==") ? Texts(rest[1..].ToString()) : null;
    }

    /// <summary>What stands behind <c>name:</c> or <c>:name =&gt;</c>, up to the next option; null where there is no such option.</summary>
    public static string? Option(string arguments, string name)
    {
        foreach (var spelling in new[] { $"{name}:", $":{name} =>", $":{name}=>" })
        {
            var at = arguments.IndexOf(spelling, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && char.IsLetterOrDigit(arguments[at - 1]))) continue;
            var rest = arguments[(at + spelling.Length)..].TrimStart();
            var end = rest.StartsWith('[') ? rest.IndexOf(']', StringComparison.Ordinal) : rest.IndexOf(',', StringComparison.Ordinal);
            return end < 0 ? rest : rest[..end];
        }

        return null;
    }

    /// <summary>Whether a line opens a block that an <c>end</c> closes.</summary>
    public static bool OpensBlock(string line)
    {
        var code = line.AsSpan();
        if (code.IndexOf(" #") is >= 0 and var comment) code = code[..comment].TrimEnd();
        if (code.EndsWith(" end")) return false;
        return code.EndsWith(" do") || code.EndsWith("|") && code.Contains(" do ", StringComparison.Ordinal)
            || code.StartsWith("if ") || code.StartsWith("unless ") || code.StartsWith("case ") || code.StartsWith("def ") || code.StartsWith("begin");
    }
}
