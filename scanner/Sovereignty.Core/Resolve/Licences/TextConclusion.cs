using Sovereignty.Model;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Resolve.Licences;

/// <summary>What the texts of a file mean as a licence.</summary>
/// <param name="Licence">The licence; of a text with other terms the nearest name with these words behind it, and the class unknown.</param>
/// <param name="Why">What was seen, one plain sentence.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Changed">Whether the text is a known one with other terms, or none that is known.</param>
public sealed record TextConclusion(Licence Licence, string Why, int Line, bool Changed)
{
    private const string CommonsClause = "LicenseRef-Commons-Clause";

    /// <summary>Concludes; null when the file holds nothing that could be a licence.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="reader">Reads expressions.</param>
    public static TextConclusion? Of(LicenceTextReading reading, LicenceReader reader)
    {
        if (reading is { Texts.IsEmpty: true, Tags.IsEmpty: true, Unrecognised: true })
        {
            if (reading.Agreement is { } agreement) return new TextConclusion(new Licence(agreement, LicenceClass.Proprietary, false), "a maker's own agreement by its heading", reading.AgreementLine, true);
            return new TextConclusion(new Licence("unrecognised terms", LicenceClass.Unknown, false), "legal text that is no licence of the SPDX list", 1, true);
        }

        if (reading.Texts.IsEmpty) return Tagged(reading, reader);
        var parts = Parts(reading);
        var changed = reading.Texts.Where(t => t.Changed).ToList();
        var first = changed.FirstOrDefault() ?? reading.Texts[0];
        var expression = string.Join(" AND ", parts);
        var known = parts.Count == 0 ? null : reader.Read(expression);
        if (changed.Count > 0)
        {
            var names = parts.Concat(changed.Select(c => $"{c.Id} with other terms").Distinct(StringComparer.Ordinal));
            var where = first.ChangedLine is { } line ? $", put in at line {line}" : ", some left out";
            return new TextConclusion(new Licence(string.Join(" AND ", names), LicenceClass.Unknown, false), $"nearest to the text of {first.Id}, but with other terms{where}", first.Line, true);
        }

        if (known is null) return null;
        if (reading.OtherTerms is { } other && known.Class < LicenceClass.SourceAvailable)
        {
            return new TextConclusion(
                new Licence($"{expression} and other terms", LicenceClass.Unknown, false), $"text of {expression}, and beside it `{other}` at line {reading.OtherTermsLine}", first.Line, true);
        }

        var open = reading.Texts.Any(t => t.Versions == LaterVersions.NotSaid) && !parts.Exists(p => p.Contains("-or-later", StringComparison.Ordinal));
        var kind = reading.Texts.All(t => t.Kind == LicenceTextKind.Notice) ? "notice" : "text";
        return new TextConclusion(known, $"{kind} of {known.Expression}{(open ? "; whether later versions may be chosen, the text does not say" : "")}", first.Line, false);
    }

    /// <summary>The expression of a file that holds known texts word for word and no other terms; null for any other.</summary>
    internal static string? PlainExpression(LicenceTextReading reading) =>
        reading.Texts.IsEmpty || reading.OtherTerms is not null || reading.Texts.Any(t => t.Changed) || Parts(reading) is not { Count: > 0 } parts ? null : string.Join(" AND ", parts);

    private static TextConclusion? Tagged(LicenceTextReading reading, LicenceReader reader)
    {
        var tags = reading.Tags.Select(t => t.Expression).Distinct(StringComparer.Ordinal).ToList();
        if (tags.Count == 0) return null;
        var statement = tags.Count == 1 ? tags[0] : string.Join(" AND ", tags.Select(t => t.Contains(' ', StringComparison.Ordinal) ? $"({t})" : t));
        return reader.Read(statement) is { } licence ? new TextConclusion(licence, $"SPDX-License-Identifier: {licence.Expression}", reading.Tags[0].Line, false) : null;
    }

    // One entry for each licence, exceptions behind the licence they stand with; all of them apply, as long as nobody says otherwise.
    private static List<string> Parts(LicenceTextReading reading)
    {
        var parts = new List<string>();
        foreach (var text in reading.Texts.Where(t => !t.Changed && t.Kind != LicenceTextKind.Exception))
        {
            var later = text.Versions == LaterVersions.Yes ||
                (text.Versions == LaterVersions.NotSaid && reading.Texts.Any(t => t.Id == text.Id && t.Versions == LaterVersions.Yes));
            var id = later ? text.Id.Replace("-only", "-or-later", StringComparison.Ordinal) : text.Id;
            if (!parts.Contains(id, StringComparer.Ordinal)) parts.Add(id);
        }

        foreach (var exception in reading.Texts.Where(t => !t.Changed && t.Kind == LicenceTextKind.Exception))
        {
            if (exception.Id == CommonsClause)
            {
                parts.Add(exception.Id);
                continue;
            }

            var at = parts.FindIndex(p => !p.Contains(" WITH ", StringComparison.Ordinal) && Takes(p, exception.Id));
            if (at >= 0) parts[at] += $" WITH {exception.Id}";
        }

        // The lesser licence of version 3 stands on the other one, whose text goes along with it.
        var lesser = parts.Find(p => p.StartsWith("LGPL-3.0", StringComparison.Ordinal));
        if (lesser is not null) parts.RemoveAll(p => p.StartsWith("GPL-3.0", StringComparison.Ordinal));
        return parts;
    }

    private static bool Takes(string licence, string exception) =>
        exception is "LLVM-exception" or "Swift-exception" ? licence == "Apache-2.0" : licence.Contains("GPL", StringComparison.Ordinal);
}
