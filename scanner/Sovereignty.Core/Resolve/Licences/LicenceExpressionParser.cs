using System.Collections.Immutable;

namespace Sovereignty.Resolve.Licences;

/// <summary>
/// Parses expressions. What stands between operators is given to a function that knows licences, so that the same grammar serves strict SPDX
/// and the names that distributions write between AND and OR.
/// </summary>
internal sealed class LicenceExpressionParser
{
    private const int LongestText = 4000;
    private const int DeepestNesting = 40;

    private readonly List<string> tokens;
    private readonly Func<string, LicenceExpression?> operand;
    private int at;
    private int depth;

    private LicenceExpressionParser(List<string> tokens, Func<string, LicenceExpression?> operand)
    {
        this.tokens = tokens;
        this.operand = operand;
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="operand">What a run of words between operators and brackets stands for; null for not a licence.</param>
    /// <returns>The expression, or null when any part is none.</returns>
    public static LicenceExpression? Parse(string text, Func<string, LicenceExpression?> operand)
    {
        if (text.Length is 0 or > LongestText) return null;
        var parser = new LicenceExpressionParser(Tokens(text), operand);
        var expression = parser.Any();
        return parser.at == parser.tokens.Count ? expression : null;
    }

    // Operators and brackets are tokens of their own; all words between two of them are one token, "X WITH y" included.
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var words = new List<string>();
        foreach (var word in text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("(" or ")" or "AND" or "and" or "OR" or "or"))
            {
                words.Add(word);
                continue;
            }

            Flush();
            tokens.Add(word.ToUpperInvariant());
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (words.Count > 0) tokens.Add(string.Join(' ', words));
            words.Clear();
        }
    }

    private LicenceExpression? Any()
    {
        if (++depth > DeepestNesting) return null;
        var parts = ImmutableArray.CreateBuilder<LicenceExpression>();
        do
        {
            if (All() is not { } part) return null;
            if (part is LicenceAny any) parts.AddRange(any.Parts);
            else parts.Add(part);
        }
        while (Next("OR"));
        depth--;
        return parts.Count == 1 ? parts[0] : new LicenceAny(parts.DrainToImmutable());
    }

    private LicenceExpression? All()
    {
        var parts = ImmutableArray.CreateBuilder<LicenceExpression>();
        do
        {
            if (Part() is not { } part) return null;
            if (part is LicenceAll all) parts.AddRange(all.Parts);
            else parts.Add(part);
        }
        while (Next("AND"));
        return parts.Count == 1 ? parts[0] : new LicenceAll(parts.DrainToImmutable());
    }

    private LicenceExpression? Part()
    {
        if (at == tokens.Count || tokens[at] is ")" or "AND" or "OR") return null;
        if (!Next("(")) return operand(tokens[at++]);
        return Any() is { } inner && Next(")") ? inner : null;
    }

    private bool Next(string token)
    {
        if (at == tokens.Count || tokens[at] != token) return false;
        at++;
        return true;
    }
}
