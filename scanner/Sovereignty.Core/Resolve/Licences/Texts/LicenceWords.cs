using System.Globalization;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// A text as the words that count when licences are compared (SPDX specification, annex "license matching guidelines"): no case, white space,
/// punctuation, quotes, comment marks, list numbers or markup; spellings that mean the same are one; copyright lines can be left out.
/// A word is kept as a hash: of the text itself nothing else is needed.
/// </summary>
internal sealed class LicenceWords
{
    private const int LongestWord = 60;

    // In characters, with both marks: `&rdquo;` and what else licences use.
    private const int LongestEntity = 9;

    // The equivalent words of the SPDX guidelines, and spellings that only differ in British and American English.
    private static readonly WordTable Same = new(
        """
        licence=license licences=licenses licenced=licensed licencing=licensing licencee=licensee licensor=licensor sublicence=sublicense
        acknowledgement=acknowledgment acknowledgements=acknowledgments analogue=analog analyse=analyze artefact=artifact artefacts=artifacts
        authorisation=authorization authorise=authorize authorised=authorized calibre=caliber cancelled=canceled catalogue=catalog
        categorise=categorize centre=center colour=color customise=customize emphasise=emphasize favour=favor favourite=favorite
        fulfil=fulfill fulfilment=fulfillment honour=honor initialise=initialize judgement=judgment labelled=labeled labelling=labeling
        labour=labor maximise=maximize modelled=modeled modelling=modeling neighbour=neighbor offence=offense optimise=optimize
        organisation=organization organisations=organizations organise=organize organised=organized practise=practice programme=program
        realise=realize recognise=recognize recognised=recognized signalling=signaling utilisation=utilization utilise=utilize
        wilful=willful whilst=while https=http percent=percent merchantibility=merchantability
        """);

    private static readonly uint All = HashOf("all"), Rights = HashOf("rights"), Reserved = HashOf("reserved"), Copyright = HashOf("copyright");
    private static readonly uint Owner = HashOf("owner"), Owners = HashOf("owners"), Holder = HashOf("holder"), Holders = HashOf("holders");

    private readonly List<uint> words = [];
    private readonly List<int> lines = [];
    private readonly HashSet<uint> passedOver = [];
    private readonly char[] word = new char[LongestWord];
    private readonly bool markup;
    private int prefix;

    private LicenceWords(bool markup) => this.markup = markup;

    /// <summary>The words' hashes, in order.</summary>
    public IReadOnlyList<uint> Words => words;

    /// <summary>Whether lines that do nothing but name who holds the copyright were left out.</summary>
    public bool HasCopyrightLines => passedOver.Count > 0;

    /// <summary>The words of the lines that were left out, each once.</summary>
    public IReadOnlyCollection<uint> CopyrightWords => passedOver;

    /// <summary>The words as an array.</summary>
    public uint[] ToArray() => [.. words];

    /// <summary>The line, from 1, that a word stands on.</summary>
    public int LineOf(int word) => words.Count == 0 ? 1 : lines[Math.Clamp(word, 0, words.Count - 1)];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="copyrightLines">Whether to keep lines that only name who holds the copyright.</param>
    public static LicenceWords Read(ReadOnlySpan<char> text, bool copyrightLines = false)
    {
        var head = text[..Math.Min(text.Length, 2000)];
        var read = new LicenceWords(head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) ||
            head.Contains("</p>", StringComparison.OrdinalIgnoreCase));
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (!copyrightLines && IsCopyrightLine(line)) read.PassOver(line);
            else read.Line(WithoutMark(line), number);
        }

        read.EndPrefix(number);
        return read;
    }

    /// <summary>The hash of one word, lower case: FNV-1a over its UTF-16 units.</summary>
    public static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word) hash = (hash ^ c) * 16777619u;
        return hash;
    }

    // "Copyright (c) 2019 Somebody", "© 2019", "Copyright <year> <name>": the word, then a sign, a year or a blank to fill in. "(c)" alone is numbering.
    private static bool IsCopyrightLine(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t*#/;-|>!%'\"<");
        if (line.StartsWith("Portions ", StringComparison.OrdinalIgnoreCase)) line = line[9..].TrimStart();
        if (line.Length > 400) return false;
        var named = line.StartsWith("copyright", StringComparison.OrdinalIgnoreCase);
        if (named) line = line[9..].TrimStart(" \t:,");
        var signed = line.StartsWith("(c)", StringComparison.OrdinalIgnoreCase) || line.StartsWith("©", StringComparison.Ordinal) || line.StartsWith("&copy;", StringComparison.Ordinal);
        if (named && signed) return true;
        if (signed) line = line[(line[0] == '(' ? 3 : 1)..].TrimStart(" \t:,");
        if (!named && !signed) return false;
        var year = line.Length >= 4 && line[0] is '1' or '2' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2]) && char.IsAsciiDigit(line[3]);
        return year || (line.Length > 0 && line[0] is '<' or '[' or '{' or '$') || line.StartsWith("yyyy", StringComparison.OrdinalIgnoreCase) ||
            line.StartsWith("year", StringComparison.OrdinalIgnoreCase);
    }

    // Comment marks that are no punctuation: m4 and batch files.
    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> line)
    {
        var start = line.TrimStart();
        return start.StartsWith("dnl ", StringComparison.Ordinal) || start.StartsWith("REM ", StringComparison.OrdinalIgnoreCase) ? start[4..] : line;
    }

    private void PassOver(ReadOnlySpan<char> line)
    {
        var count = words.Count;
        Line(line, 0);
        EndPrefix(0);
        for (var i = count; i < words.Count; i++) passedOver.Add(words[i]);
        passedOver.Add(Copyright);
        words.RemoveRange(count, words.Count - count);
        lines.RemoveRange(count, lines.Count - count);
    }

    private void Line(ReadOnlySpan<char> line, int number)
    {
        // Behind it no tag ends: a line of nothing but "<" is not searched from each of them.
        var lastTag = markup ? line.LastIndexOf('>') : -1;
        for (var i = 0; i < line.Length;)
        {
            var c = line[i];
            if (!char.IsLetterOrDigit(c))
            {
                i = markup ? PastMarkup(line, i, lastTag) : i + 1;
                continue;
            }

            var start = i;
            var length = prefix;
            for (; i < line.Length; i++)
            {
                c = line[i];
                if (char.IsLetterOrDigit(c)) Append(ref length, c);
                else if (c is '\'' or '’' && i + 1 < line.Length && char.IsLetter(line[i + 1]) && i > start) continue;
                else if (c == '.' && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1]) && char.IsAsciiDigit(line[i - 1])) Append(ref length, c);
                else break;
            }

            if (prefix == 0 && IsListMark(word.AsSpan(0, length), line, start, i)) continue;
            // "non-commercial", "non commercial" and "noncommercial", "sub-license" and "sublicense" are one word each.
            if (prefix == 0 && Joins(word.AsSpan(0, length), line[i..]))
            {
                prefix = length;
                continue;
            }

            prefix = 0;
            Add(HashOf(word.AsSpan(0, length)), number);
        }
    }

    private void EndPrefix(int number)
    {
        if (prefix > 0) Add(HashOf(word.AsSpan(0, prefix)), number);
        prefix = 0;
    }

    private void Append(ref int length, char c)
    {
        if (length < word.Length) word[length++] = c < 128 ? char.ToLowerInvariant(c) : char.ToLower(c, CultureInfo.InvariantCulture);
    }

    private static bool Joins(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        if (word is "non") return true;
        return word is "sub" && rest.Length > 4 && rest[1..].StartsWith("licen", StringComparison.OrdinalIgnoreCase);
    }

    // "(a)", "iv)", "1.", "a." before a space: numbering, wherever wrapping has put it.
    private static bool IsListMark(ReadOnlySpan<char> word, ReadOnlySpan<char> line, int start, int end)
    {
        if (word.Length > 4) return false;
        var digits = word.IndexOfAnyExceptInRange('0', '9') < 0;
        var short_ = word.Length == 1 || (digits && word.Length <= 2) || word.IndexOfAnyExcept("ivx") < 0;
        if (!short_) return false;
        var next = end < line.Length ? line[end] : '\0';
        if (next == ')') return true;
        if (next == '.' && (end + 1 >= line.Length || char.IsWhiteSpace(line[end + 1]))) return true;
        return word is "o" && (start == 0 || char.IsWhiteSpace(line[start - 1])) && next is ' ' or '\t' && line[..start].IsWhiteSpace();
    }

    private static int PastMarkup(ReadOnlySpan<char> line, int at, int lastTag)
    {
        if (line[at] == '<' && at < lastTag) return at + line[at..].IndexOf('>') + 1;
        if (line[at] == '&' && line.Slice(at, Math.Min(LongestEntity, line.Length - at)).IndexOf(';') is > 1 and var end) return at + end + 1;
        return at + 1;
    }

    private void Add(uint hash, int line)
    {
        hash = Same.Meaning(hash);
        var count = words.Count;
        if (hash == Reserved && count >= 2 && words[count - 1] == Rights && words[count - 2] == All)
        {
            words.RemoveRange(count - 2, 2);
            lines.RemoveRange(count - 2, 2);
            return;
        }

        if (count > 0 && words[count - 1] == Copyright) hash = hash == Owner ? Holder : hash == Owners ? Holders : hash;
        words.Add(hash);
        lines.Add(line);
    }
}
