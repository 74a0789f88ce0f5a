using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve.Licences;

/// <summary>
/// Reads licence statements as files write them. What can be read becomes an SPDX expression; what cannot stays as it stands, with a class only
/// where every licence of that name has the same one. Nothing is ever read as freer than it is.
/// </summary>
public sealed class LicenceReader(LicenceList list)
{
    private const int LongestVerbatim = 200;

    // A scan states the same hundred licences a hundred thousand times.
    private readonly ConcurrentDictionary<string, Licence?> read = new(StringComparer.Ordinal);

    /// <summary>Reads a statement.</summary>
    /// <param name="statement">The statement, verbatim: an expression, a name, a classifier, a URL, <c>SEE LICENSE IN …</c>.</param>
    /// <returns>The licence, or null when the statement says that nothing is known.</returns>
    public Licence? Read(string? statement)
    {
        if (string.IsNullOrWhiteSpace(statement)) return null;
        return statement.Length > 4000 ? Uncached(statement) : read.GetOrAdd(statement, Uncached);
    }

    /// <summary>Parses an SPDX expression with the ids of the list; null for anything else. Ids get their listed case, retired ids their successors.</summary>
    public LicenceExpression? ParseSpdx(string text) => LicenceExpressionParser.Parse(text, SpdxOperand);

    /// <summary>Whether the Open Source Initiative approved the licence: one branch of an OR, all parts of an AND; null when that is not known.</summary>
    public bool? IsOsi(Licence? licence) => Approved(licence, e => e.Osi);

    /// <summary>Whether the Free Software Foundation lists the licence as free: one branch of an OR, all parts of an AND; null when that is not known.</summary>
    public bool? IsFsf(Licence? licence) => Approved(licence, e => e.Fsf);

    /// <summary>What the licence asks for: all parts of an AND, the branch of an OR that asks for least; null when that is not known.</summary>
    public ImmutableArray<string>? Obligations(Licence? licence) => licence is { IsSpdx: true } && ParseSpdx(licence.Expression) is { } expression ? Obligations(expression) : null;

    private ImmutableArray<string>? Obligations(LicenceExpression expression)
    {
        if (expression is LicenceTerm term) return list.SetOf(term.Licence)?.Obligations;
        var parts = (expression is LicenceAll all ? all.Parts : ((LicenceAny)expression).Parts).Select(Obligations).ToList();
        if (expression is LicenceAny) return parts.Where(p => p is not null).MinBy(p => p!.Value.Length);
        return parts.Contains(null) ? null : [.. parts.SelectMany(p => p!.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private bool? Approved(Licence? licence, Func<LicenceEntry, bool> by)
    {
        return licence is { IsSpdx: true } && ParseSpdx(licence.Expression) is { } expression ? Of(expression) : null;

        bool? Of(LicenceExpression expression) => expression switch
        {
            LicenceTerm term => term.IsReference ? null : list.Find(term.Licence) is { } entry ? by(entry) : null,
            LicenceAll { Parts: var parts } => parts.Any(p => Of(p) == false) ? false : parts.All(p => Of(p) == true) ? true : null,
            LicenceAny { Parts: var parts } => parts.Any(p => Of(p) == true) ? true : parts.All(p => Of(p) == false) ? false : null,
            _ => null,
        };
    }

    private Licence? Uncached(string statement)
    {
        var text = statement.Trim().Trim('"', '\'').Trim();
        if (IsNothing(text)) return null;
        if (ParseSpdx(text) is { } spdx) return Of(spdx);
        if (Known(text) is { } known) return known;
        if (text.StartsWith("CC BY", StringComparison.OrdinalIgnoreCase) && ParseSpdx(text.Replace(' ', '-')) is { } creative) return Of(creative);
        if (LicenceExpressionParser.Parse(text, LooseOperand) is { } loose) return Of(loose);
        if (text.Contains('/', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal) &&
            LicenceExpressionParser.Parse(text.Replace("/", " OR ", StringComparison.Ordinal), SpdxOperand) is { } either)
        {
            // Cargo's spelling of OR before SPDX expressions, `MIT/Apache-2.0`: every part must be an SPDX id.
            return Of(either);
        }

        if (text.Contains('|', StringComparison.Ordinal) && LicenceExpressionParser.Parse(text.Replace("|", " OR ", StringComparison.Ordinal), LooseOperand) is { } choice) return Of(choice);
        if (OfR(text) is { } filled) return filled;
        if (WithException(text) is { } excepted) return excepted;

        // npm's old tools wrote "MIT (http://…)": the link is where the text lies, the name what it is.
        if (text.EndsWith(')') && text.IndexOf(" (http", StringComparison.OrdinalIgnoreCase) is > 0 and var link && Read(text[..link]) is { IsSpdx: true } named) return named;
        if (Families(text) is { } families) return Verbatim(text, families);
        if (text.Contains("commons clause", StringComparison.OrdinalIgnoreCase) || text.Contains("commons-clause", StringComparison.OrdinalIgnoreCase)) return Verbatim(text, LicenceClass.SourceAvailable);
        return List(text) ?? Verbatim(text, LicenceClass.Unknown);
    }

    // "GPLv2+ and BSD", "AGPL-3.0 or commercial": no expression where a part names a family or a contract only, but a class.
    private LicenceClass? Families(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal)) return null;
        var classes = new Dictionary<string, LicenceClass>(StringComparer.Ordinal);
        return LicenceExpressionParser.Parse(text, Operand) is { } expression ? Of(expression) : null;

        LicenceExpression? Operand(string words)
        {
            if (LooseOperand(words) is { } known) return known;
            if (list.ByName(words)?.Class is not { } family || family == LicenceClass.Unknown) return null;
            classes[words] = family;
            return new LicenceTerm(words);
        }

        LicenceClass Of(LicenceExpression expression) => expression switch
        {
            LicenceTerm { Addition: null } term when classes.TryGetValue(term.Licence, out var family) => family,
            LicenceAll { Parts: var parts } => parts.Max(Of),
            LicenceAny { Parts: var parts } => parts.Min(Of),
            _ => list.ClassOf(expression),
        };
    }

    // "MIT + file LICENSE": of these three the file holds nothing but year and names (R, "Writing R Extensions", Licensing); of others it may hold conditions.
    private Licence? OfR(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && text[(plus + 1)..].Trim() is "file LICENSE" or "file LICENCE" && text[..plus].Trim() is "MIT" or "BSD_2_clause" or "BSD_3_clause" ? Read(text[..plus].Trim()) : null;
    }

    // "GPLv2 with exceptions": an exception that SPDX does not list allows more than the licence, so that the class of the licence is not too free.
    private Licence? WithException(string text)
    {
        // A WITH in capitals is SPDX, and an exception that its list does not have a mistake.
        var with = text.IndexOf(" with ", StringComparison.Ordinal);
        if (with <= 0 || !text.AsSpan(with).Contains("exception", StringComparison.OrdinalIgnoreCase) || text.AsSpan(with).Contains(" and ", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(with).Contains(" or ", StringComparison.OrdinalIgnoreCase)) return null;
        var licence = text[..with].Trim();
        var known = ParseSpdx(licence) is { } spdx ? Of(spdx) : Known(licence);
        return known is null || known.Class == LicenceClass.Unknown ? null : Verbatim(text, known.Class);
    }

    private Licence Of(LicenceExpression expression) => new(expression.ToString()!, list.ClassOf(expression), true);

    private static Licence Verbatim(string text, LicenceClass licenceClass)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return new Licence(line.Length > LongestVerbatim ? line[..LongestVerbatim] + "…" : line, licenceClass, false);
    }

    private static bool IsNothing(string text) => text.Length == 0 || text.ToUpperInvariant() is
        "NOASSERTION" or "NONE" or "UNKNOWN" or "UNKNOWN LICENSE" or "N/A" or "NA" or "NULL" or "-" or "?" or "NOT SPECIFIED" or "UNDEFINED";

    private Licence? Known(string text)
    {
        var alias = text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? LicencesHost(text) ?? list.ByUrl(text) ?? Addressed(text)
            : text.Length <= 300 ? list.ByName(text) : null;
        if (alias is null) return null;
        return alias.Expression is { } expression && ParseSpdx(expression) is { } parsed ? Of(parsed) : Verbatim(text, alias.Class ?? LicenceClass.Unknown);
    }

    // An address that names an id of the list is that id: nobody has to write down all of them.
    private Catalogue.LicenceAlias? Addressed(string url) => LicenceAddress.IdOf(url) is { } id && ParseSpdx(id) is { } known ? new Catalogue.LicenceAlias(known.ToString(), null, [], []) : null;

    // NuGet writes an expression as a URL for clients of before 2018: https://licenses.nuget.org/MIT%20OR%20Apache-2.0
    private static Catalogue.LicenceAlias? LicencesHost(string url)
    {
        const string Host = "https://licenses.nuget.org/";
        return url.StartsWith(Host, StringComparison.OrdinalIgnoreCase) ? new Catalogue.LicenceAlias(Uri.UnescapeDataString(url[Host.Length..]), null, [], []) : null;
    }

    // Several licences with no word of how they belong together: an expression would be a guess, a class is none where all have the same.
    private Licence? List(string text)
    {
        var separator = text.Contains(';', StringComparison.Ordinal) ? ';' : text.Contains('\n', StringComparison.Ordinal) ? '\n' : ',';
        var parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 20) return null;
        LicenceClass? common = null;
        foreach (var part in parts)
        {
            var licence = part.Length > 300 ? null : ParseSpdx(part) is { } spdx ? Of(spdx) : Known(part);
            if (licence is null || licence.Class != (common ?? licence.Class)) return null;
            common = licence.Class;
        }

        return Verbatim(text, common!.Value);
    }

    private static LicenceTerm? Reference(string words)
    {
        if (words.Length > 200 || words.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or ':'))) return null;
        return words.StartsWith("LicenseRef-", StringComparison.Ordinal) && words.Length > 11 ? new LicenceTerm(words)
            : words.StartsWith("DocumentRef-", StringComparison.Ordinal) && words.Contains(":LicenseRef-", StringComparison.Ordinal) ? new LicenceTerm(words) : null;
    }

    private LicenceExpression? SpdxOperand(string words)
    {
        var with = words.IndexOf(" WITH ", StringComparison.OrdinalIgnoreCase);
        if (with < 0) return SpdxTerm(words);
        if (SpdxTerm(words[..with]) is not LicenceTerm { Addition: null } term) return null;
        var addition = words[(with + 6)..].Trim();
        var listed = list.Addition(addition)?.Id ?? (addition.StartsWith("AdditionRef-", StringComparison.Ordinal) && !addition.Contains(' ', StringComparison.Ordinal) ? addition : null);
        return listed is null ? null : term with { Addition = listed };
    }

    private LicenceExpression? SpdxTerm(string word)
    {
        if (Reference(word) is { } reference) return reference;
        var orLater = word.EndsWith('+');
        var entry = list.Find(word) ?? (orLater ? list.Find(word[..^1]) : null);
        if (entry is null) return null;
        // `GPL-2.0+` is listed as it stands and retired; its successor is an id without the +.
        if (entry.Deprecated && list.ByName(word)?.Expression is { } successor && !string.Equals(successor, word, StringComparison.OrdinalIgnoreCase))
        {
            return LicenceExpressionParser.Parse(successor, SpdxOperand);
        }

        return entry.Id.EndsWith("-or-later", StringComparison.Ordinal) ? new LicenceTerm(entry.Id) : new LicenceTerm(entry.Id, orLater && !entry.Id.EndsWith('+'));
    }

    private LicenceExpression? LooseOperand(string words) =>
        SpdxOperand(words) ?? (list.ByName(words)?.Expression is { } expression ? LicenceExpressionParser.Parse(expression, SpdxOperand) : null);
}
