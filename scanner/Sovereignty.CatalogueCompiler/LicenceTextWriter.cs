using System.Globalization;
using System.Text.Json;
using NuGet.Packaging.Licenses;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.CatalogueCompiler;

/// <summary>
/// Writes rules/catalogue/licences/texts.bin from the texts in the npm package spdx-license-list: of each licence the hashes of its words. What only
/// explains how to apply a licence is kept apart from its terms, and the notices for source files in it become texts of their own.
/// </summary>
internal static class LicenceTextWriter
{
    private const int FewestWords = 8;
    private const string Inserted = "license text here";

    // The parameters of the Business Source License are filled in above this line.
    private const string AboveParameters = "Terms\n\nThe Licensor hereby grants you the right";

    // Where the terms end and the explanation begins.
    private static readonly string[] Ends =
        ["END OF TERMS AND CONDITIONS", "END OF LGPL TERMS", "APPENDIX: How to apply", "How to Apply These Terms", "Exhibit A", "EXHIBIT A", "ADDENDUM: How to use this License"];

    private static readonly string[] NoticeStarts =
        ["Licensed under the", "This program is free software", "This library is free software", "This Source Code Form is subject", "The contents of this file are subject"];

    private static readonly string[] NoticeGoesOn =
        ["This program is distributed", "This library is distributed", "You should have received", "Unless required", "You may obtain", "http", "See the License",
         "Software distributed under", "WITHOUT WARRANTIES", "The Original Code is", "The Initial Developer", "file, You can obtain"];

    /// <summary>Writes the file and says how many of the list's own texts it recognises.</summary>
    /// <param name="npmPackage">The unpacked npm package.</param>
    /// <param name="output">The file to write.</param>
    /// <returns>0, or 1 when fewer than 99 of 100 are recognised: then nothing is written.</returns>
    public static int Write(string npmPackage, string output)
    {
        var texts = Directory.GetFiles(Path.Combine(npmPackage, "licenses"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => (Id: Path.GetFileNameWithoutExtension(f), Text: TextOf(f))).Where(t => t.Text.Length > 0).ToList();
        var prints = new List<LicenceFingerprint>();
        foreach (var same in texts.Where(t => !IsWithException(t.Text) && Successor(t.Id, texts) is null).GroupBy(t => string.Join(' ', LicenceWords.Read(t.Text).Words)))
        {
            var ids = same.Select(t => t.Id).OrderBy(Rank).ThenBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal).ToList();
            Add(prints, ids[0], ids.Any(id => id.EndsWith("-or-later", StringComparison.Ordinal)), same.First().Text);
        }

        foreach (var (id, text) in texts.Where(t => IsWithException(t.Text))) Keep(prints, ExceptionOf(id), FingerprintKind.Exception, false, AfterInserted(text));
        foreach (var (id, text) in KnownExceptions.All) Keep(prints, id, FingerprintKind.Exception, false, text);
        foreach (var (id, text) in KnownNotices.All) Keep(prints, id, FingerprintKind.Notice, true, text);
        var bytes = FingerprintFile.Encode(prints);
        var index = FingerprintIndex.Of(prints);
        var missed = texts.Where(t => !IsWithException(t.Text) && !Recognises(index, t.Id, t.Text, texts)).Select(t => t.Id).ToList();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"licence texts: {prints.Count} fingerprints of {texts.Count} texts, {bytes.Length / 1024} KiB; not recognised: {(missed.Count == 0 ? "none" : string.Join(", ", missed))}"));
        if (missed.Count * 100 > texts.Count) return 1;
        File.WriteAllBytes(output, bytes);
        return 0;
    }

    private static void Add(List<LicenceFingerprint> prints, string id, bool orLater, string text)
    {
        var end = EndOfTerms(text);
        Keep(prints, id, FingerprintKind.Licence, orLater, text[Math.Max(0, text.IndexOf(AboveParameters, StringComparison.Ordinal))..end]);
        if (end == text.Length) return;
        Keep(prints, id, FingerprintKind.Appendix, orLater, text[end..]);
        if (Notice(text[end..]) is { } notice) Keep(prints, id, FingerprintKind.Notice, orLater, notice);
    }

    private static void Keep(List<LicenceFingerprint> prints, string id, FingerprintKind kind, bool orLater, string text)
    {
        var read = LicenceWords.Read(text);
        if (read.Words.Count >= FewestWords) prints.Add(new LicenceFingerprint(id, kind, orLater, read.ToArray(), [.. read.CopyrightWords.Order()]));
    }

    // The first heading of an explanation in the last part of the text.
    private static int EndOfTerms(string text)
    {
        for (var at = text.Length / 2; at < text.Length; at++)
        {
            if (text[at - 1] is not ('\n' or '#' or ' ' or '\t')) continue;
            if (Array.Exists(Ends, e => string.CompareOrdinal(text, at, e, 0, e.Length) == 0) && text.AsSpan(text.LastIndexOf('\n', at - 1) + 1, at - text.LastIndexOf('\n', at - 1) - 1).Trim(" #\t").IsEmpty)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string? Notice(string appendix)
    {
        var paragraphs = appendix.ReplaceLineEndings("\n").Split("\n\n").Select(p => p.Trim(' ', '\n', '\t', '"')).ToList();
        var first = paragraphs.FindIndex(p => Array.Exists(NoticeStarts, s => p.StartsWith(s, StringComparison.Ordinal)));
        if (first < 0) return null;
        var last = first;
        while (last + 1 < paragraphs.Count && Array.Exists(NoticeGoesOn, s => paragraphs[last + 1].StartsWith(s, StringComparison.Ordinal))) last++;
        var notice = string.Join('\n', paragraphs[first..(last + 1)]);
        // "If not, write to" an address that has moved several times.
        var address = notice.IndexOf("; if not,", StringComparison.Ordinal);
        return address > 0 ? notice[..address] : notice;
    }

    // Ids that are in force first; of these the one that promises least.
    private static int Rank(string id) =>
        (NuGetLicenseData.LicenseList.TryGetValue(id, out var data) && data.IsDeprecatedLicenseId) || id.EndsWith('+') ? 10
        : id.Contains("-invariants", StringComparison.Ordinal) || id.Contains("-no-invariants", StringComparison.Ordinal) ? 3
        : id.EndsWith("-only", StringComparison.Ordinal) ? 0 : id.EndsWith("-or-later", StringComparison.Ordinal) ? 2 : 1;

    // The retired ids of licences with an exception hold the exception only.
    private static bool IsWithException(string text) => text.AsSpan(0, Math.Min(text.Length, 200)).Contains(Inserted, StringComparison.OrdinalIgnoreCase);

    private static string AfterInserted(string text)
    {
        var rest = text[(text.IndexOf(Inserted, StringComparison.OrdinalIgnoreCase) + Inserted.Length)..].Trim();
        var line = rest.IndexOf('\n', StringComparison.Ordinal);
        return line is > 0 and < 60 ? rest[line..] : rest;
    }

    private static string ExceptionOf(string id) => id switch
    {
        "GPL-2.0-with-GCC-exception" => "GCC-exception-2.0",
        "GPL-2.0-with-autoconf-exception" => "Autoconf-exception-2.0",
        "GPL-2.0-with-bison-exception" => "Bison-exception-2.2",
        "GPL-2.0-with-classpath-exception" => "Classpath-exception-2.0",
        "GPL-2.0-with-font-exception" => "Font-exception-2.0",
        "GPL-3.0-with-GCC-exception" => "GCC-exception-3.1",
        "GPL-3.0-with-autoconf-exception" => "Autoconf-exception-3.0",
        _ => throw new InvalidDataException($"{id} has the text of an exception: say which one"),
    };

    private static bool Recognises(FingerprintIndex index, string id, string text, List<(string Id, string Text)> texts)
    {
        var found = LicenceTexts.Read(text, index).Texts.FirstOrDefault(t => t.Kind == LicenceTextKind.Text && !t.Changed)?.Id;
        if (found is null)
        {
            return false;
        }

        return found == (Successor(id, texts) ?? id) || string.Join(' ', LicenceWords.Read(texts.First(t => t.Id == found).Text).Words) == string.Join(' ', LicenceWords.Read(text).Words);
    }

    // `GPL-2.0` and `GPL-2.0+` have the same text as `GPL-2.0-only`, give or take an address.
    private static string? Successor(string id, List<(string Id, string Text)> texts)
    {
        var only = id.TrimEnd('+') + "-only";
        return texts.Exists(t => t.Id == only) ? only : null;
    }

    private static string TextOf(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.TryGetProperty("licenseText", out var text) ? text.GetString() ?? "" : "";
    }
}
