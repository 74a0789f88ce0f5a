using System.Buffers;
using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Matching;

/// <summary>A product's name taken apart into words.</summary>
internal sealed class ProductName
{
    private const int MostWords = 24;
    private const int ShortItem = 3;
    private const int StoreHash = 13;

    private static readonly SearchValues<char> PackageCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.+-_");
    private static readonly SearchValues<char> PackageMarks = SearchValues.Create("-0123456789");
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> StoreCharacters = SearchValues.Create("0123456789ABCDEF");

    private static readonly string[] TradeMarks = ["(R)", "(TM)", "(C)", "®", "™"];

    // How licence orders shorten words inside others: "WinRmtDskSrvcsCAL", "ExchgStdCAL".
    private static readonly string[] LicenceShort = ["Svr", "Srvcs", "Exchg", "RmtDsk", "UsrCAL", "DvcCAL", "StdCAL", "EntCAL", "CoreLic", "WinSrv"];

    private readonly int[] halves;
    private bool endsInTopLevel;
    private WordSorts[]? sorts;
    private int[]? coreAt;
    private string[]? core;
    private WordRun? run;

    private ProductName(string[] words, int[] segments, bool[] bracketed, int[] items, bool isList, bool isPackage, int[] halves) =>
        (Words, Segments, Bracketed, Items, IsList, IsPackage, this.halves) = (words, segments, bracketed, items, isList, isPackage, halves);

    /// <summary>All words.</summary>
    public string[] Words { get; }

    /// <summary>For each word which part of the name it stands in: brackets, colons, commas and free-standing dashes part names.</summary>
    public int[] Segments { get; }

    /// <summary>For each word whether it stands in brackets: what stands there explains.</summary>
    public bool[] Bracketed { get; }

    /// <summary>For each word which thing of a list it belongs to: commas, semicolons, free-standing strokes and "and" or "or" outside brackets part things.</summary>
    public int[] Items { get; }

    /// <summary>Whether the name may list things: three or more of them, two with a conjunction or a free-standing stroke between, or two short ones.</summary>
    public bool IsList { get; }

    /// <summary>Whether nothing but strokes and plus signs parts the things of the list: <c>Untis 2023 + WebUntis</c>, the main thing first.</summary>
    public bool IsSum { get; private init; }

    /// <summary>Whether it is the name of a package, as distributions write them: <c>postgresql-client-15</c>.</summary>
    public bool IsPackage { get; }

    /// <summary>Whether it ends with a language and a country: <c>sv-se</c>.</summary>
    public bool IsLocalised => Words.Length > 2 && NameWords.IsLocale(Words[^2], Words[^1]);

    /// <summary>The words without versions, editions, languages and the like; all words where nothing else is left.</summary>
    public string[] Core => core ??= CoreAt.Length == 0 ? Words : Array.ConvertAll(CoreAt, i => Words[i]);

    /// <summary>For each word what sort of word it is.</summary>
    public WordSorts[] Sorts => sorts ??= Sorted();

    /// <summary>Where the words stand that are no versions, editions and the like; none when there are only such.</summary>
    public int[] CoreAt => coreAt ??= PlacesWithout(WordSorts.Variant);

    /// <summary>All words, run together.</summary>
    public WordRun Run => run ??= new WordRun(Words);

    /// <summary>The words with one blank between.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>The core words with one blank between: variants of one product agree in it.</summary>
    public string CoreText => string.Join(' ', Core);

    /// <summary>The things of a list, each as a name of its own; what stands in brackets goes with the thing before it.</summary>
    public IEnumerable<ProductName> Things() =>
        Enumerable.Range(0, Words.Length).GroupBy(i => Items[i]).Select(at => new ProductName(
            [.. at.Select(i => Words[i])], [.. at.Select(i => Segments[i])], [.. at.Select(i => Bracketed[i])], [.. at.Select(_ => 0)], isList: false, IsPackage,
            [.. at.Select((i, place) => (i, place)).Where(w => Array.IndexOf(halves, w.i) >= 0).Select(w => w.place)]));

    /// <summary>Takes a name apart.</summary>
    public static ProductName Of(string name)
    {
        // "Notepad ++" is "Notepad++".
        var isPackage = LooksLikePackage(name);
        var text = Slug.Fold(Spaced(Unmarked(OfStore(name.Length > 300 ? name[..300] : name)))).Replace(" ++", "++", StringComparison.Ordinal);
        // "Defender f. Endpoint", "Steuern u. Abgaben".
        if (text.Contains(". ", StringComparison.Ordinal)) text = text.Replace(" f. ", " fuer ", StringComparison.Ordinal).Replace(" u. ", " und ", StringComparison.Ordinal);
        var (words, segments, bracketed) = (new List<string>(), new List<int>(), new List<bool>());
        var word = new StringBuilder();
        var (items, halves) = (new List<int>(), new List<int>());
        var (segment, depth, item, joined, signs) = (0, 0, 0, false, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (Belongs(text, i, word))
            {
                word.Append(text[i]);
                continue;
            }

            Finish();
            if (text[i] == '-' && words.Count > 0 && IsHalf(text, i, words[^1])) halves.Add(words.Count - 1);
            if (text[i] == '.' && words.Count > 1 && IsShortened(text, i, words[^1])) halves.Add(words.Count - 1);
            // "FINANZ+" is "FINANZ plus"; "H+H" is a firm.
            if (text[i] == '+' && i > 0 && char.IsLetterOrDigit(text[i - 1]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
            {
                word.Append("plus");
                Finish();
            }

            if (Parts(text, i)) segment++;
            if (depth == 0 && (text[i] is ',' or ';' or '\n' || (text[i] is '/' or '+' && Parts(text, i)))) NextItem(text[i] is '/' or '+', isSign: text[i] is '/' or '+');
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth = Math.Max(0, depth - 1);
        }

        Finish();
        return new ProductName([.. words], [.. segments], [.. bracketed], [.. items], Lists(items, joined), isPackage, [.. halves])
        {
            IsSum = signs,
            endsInTopLevel = words.Count > 1 && NameWords.IsTopLevel(words[^1]) && text.EndsWith('.' + words[^1], StringComparison.Ordinal),
        };

        void Finish()
        {
            if (word.Length == 0) return;
            var whole = word.ToString();
            word.Clear();
            if (EndsInYear(whole))
            {
                Take(whole[..^4]);
                Take(whole[^4..]);
            }
            else if (isPackage && VersionAt(whole) is > 0 and var at)
            {
                Take(whole[..at]);
                Take(whole[at..]);
            }
            else
            {
                Take(whole);
            }
        }

        void Take(string part)
        {
            if (depth == 0 && NameWords.IsConjunction(part)) NextItem(isJoin: true);
            // "Virtual Apps & Desktops" and "Virtual Apps and Desktops" are one name.
            if (words.Count >= MostWords || part is "and" or "und" or "bzw" or "sowie") return;
            // "Win Server" and "Win 11" name the system; "Git for Win" says where it runs.
            if (words.Count > 0 && words[^1] is "win" && part is ("server" or "svr" or "srv" or "7" or "10" or "11")) words[^1] = "windows";
            words.Add(NameWords.Spelt(part));
            segments.Add(segment);
            bracketed.Add(depth > 0);
            items.Add(item);
        }

        // "X, Y, and Z" are three things: a conjunction behind a comma begins no other.
        void NextItem(bool isJoin, bool isSign = false)
        {
            if (items.Count == 0) return;
            joined |= isJoin;
            signs &= isSign;
            if (items[^1] == item) item++;
        }
    }

    // "Melde- und Passverfahren", "Kommunikations-Plattform": half a German compound describes as the whole does.
    private static bool IsHalf(string text, int hyphen, string word) =>
        word.Length >= 4 && char.IsLetter(text[hyphen - 1])
            && ((hyphen + 1 < text.Length && text[hyphen + 1] == ' ') || (word.Length >= 8 && word[^1] == 's' && hyphen + 1 < text.Length && char.IsLetter(text[hyphen + 1])));

    // "Wahlhelferverw.", "Abrechn. Wasser": what is cut short describes.
    private static bool IsShortened(string text, int dot, string word) =>
        word.Length >= 5 && dot > 0 && char.IsLetter(text[dot - 1]) && (dot + 1 == text.Length || text[dot + 1] is ' ' or ')' or ',' or '/') && word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    // "LITTERA, Koha" are two things, "Citavi, Programm zur Literaturverwaltung" is one with what it does.
    private static bool Lists(List<int> items, bool joined) =>
        items is [.., var last] && (last >= 2 || (last == 1 && (joined || (items.LastIndexOf(0) < ShortItem && items.Count - items.IndexOf(1) <= ShortItem))));

    // Only what distributions allow, and more than one word or a version: "apache2", "python3-psutil".
    private static bool LooksLikePackage(string name) =>
        name.Length is > 3 and <= 100 && char.IsAsciiLetterLower(name[0]) && name.AsSpan().IndexOfAnyExcept(PackageCharacters) < 0 && name.AsSpan().ContainsAny(PackageMarks);

    // "tomcat9" and "php8.2" are a name and a version.
    private static int VersionAt(string word)
    {
        var at = word.AsSpan().IndexOfAnyInRange('0', '9');
        if (at < 3 || word.AsSpan(0, at).IndexOfAnyExceptInRange('a', 'z') >= 0 || word.AsSpan(at).IndexOfAnyExcept(VersionCharacters) >= 0) return -1;
        return word.Contains('.', StringComparison.Ordinal) || (at >= 4 && word.Length - at <= 2) ? at : -1;
    }

    // "WinSvrDCCore", "SQLSvrStd": licences run their words together and part them by capitals.
    private static string OfLicence(string name)
    {
        // "SLng": in a single language.
        name = name.Replace("SLng", "Sngl", StringComparison.Ordinal);
        var spaced = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsAsciiLetterUpper(name[i]) && (char.IsAsciiLetterLower(name[i - 1]) || (char.IsAsciiLetterUpper(name[i - 1]) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (begins) spaced.Append(' ');
            spaced.Append(name[i]);
        }

        return spaced.ToString();
    }

    // "TheDocumentFoundation.LibreOffice" is an identifier of a package manager: its words are told apart by their capitals.
    private static string Spaced(string name)
    {
        if (Array.Exists(LicenceShort, s => name.Contains(s, StringComparison.Ordinal))) return OfLicence(name);
        // "5319275A.WhatsAppDesktop": a store puts the publisher's number before the name.
        if (name.IndexOf('.', StringComparison.Ordinal) is >= 6 and var dot && dot + 1 < name.Length && char.IsAsciiLetter(name[dot + 1]) && name.AsSpan(0, dot).IndexOfAnyExcept(StoreCharacters) < 0) return Spaced($"a{name[dot..]}")[1..];
        if (!name.Contains('.', StringComparison.Ordinal) || name.Any(char.IsWhiteSpace) || !char.IsAsciiLetter(name[0])) return name;
        var spaced = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])) spaced.Append(' ');
            spaced.Append(name[i]);
        }

        return spaced.Replace("Gmb H", "GmbH").ToString();
    }

    // "Microsoft.CompanyPortal_11.2.1002.0_x64__8wekyb3d8bbwe": a package of the store is name, version, architecture, resource and publisher's hash.
    private static string OfStore(string name)
    {
        var parts = name.Split('_');
        return parts.Length == 5 && parts[4].Length == StoreHash && parts[1].Length > 0 && parts[1].AsSpan().IndexOfAnyExcept(VersionCharacters) < 0 ? $"{parts[0]}" : name;
    }

    // "Intel(R) Graphics", and the sign for it as files of the wrong code page have it: marks of a trade are no letters.
    private static string Unmarked(string name)
    {
        if (name.AsSpan().IndexOfAny("(®™Æ") < 0) return name;
        foreach (var mark in TradeMarks) name = name.Replace(mark, " ", StringComparison.OrdinalIgnoreCase);
        // Before a blank or at the end only: "Ægir" begins with the letter.
        return name.EndsWith('Æ') ? name[..^1] : name.Replace("Æ ", " ", StringComparison.Ordinal);
    }

    // Of the names of the catalogue nobody asks for more than the words.
    private WordSorts[] Sorted()
    {
        var sorts = Array.ConvertAll(Words, NameWords.SortsOf);
        // "Microsoft Edge WebView2 런타임": in another script than the name stands what the installer translated.
        for (var i = 0; i < Words.Length; i++)
        {
            if (IsForeign(Words[i]) && !Array.TrueForAll(Words, IsForeign)) sorts[i] |= WordSorts.Descriptive;
        }

        // "Java 8 Update 381" is Java, "Reader with updates" the reader; "Edge Update" is what updates it.
        if (Words.Length > 1 && NameWords.IsUpdater(Words[^1]) && !NameWords.IsWith(Words[^2])) sorts[^1] = WordSorts.Relation;
        for (var i = 1; i < Words.Length; i++)
        {
            // "MSXML 4.0 SP3 Parser (KB2758694)" is the parser; "Update for Windows (KB5001716)" is what updates it.
            if (Bracketed[i] && NameWords.IsKnowledgeBase(Words[i]) && !NameWords.NamesUpdate(Words)) MarkBenign(i, 1);
            if (IsPackage && NameWords.IsPackagePart(Words[i])) sorts[i] |= WordSorts.Variant | WordSorts.Benign;
            // "Acrobat Pro DC for teams" is how many buy it.
            if (i == Words.Length - 1 && i > 1 && Words[i] is "teams" && Words[i - 1] is "for") MarkBenign(i - 1, 2);
            if (Words[i] is "apps" && Words[i - 1] is "all" && i > 1) MarkBenign(i - 1, 2);
            if (Words[i] is "all" && Words[i - 1] is "teams" && i > 3 && Words[i - 2] is "for") MarkBenign(i - 2, 2);
            if (Words[i] is "sector" && Words[i - 1] is "public") MarkBenign(i - 1, 2);
        }

        // "Zammad Support Subskription" is support that is bought for the product.
        if (Array.IndexOf(Words, "support") is >= 0 and var support && OrderWords.AreIn(Words)) sorts[support] = WordSorts.Benign | WordSorts.Ordinary;
        // "Security Update for Microsoft Office 2016 (KB4484106)" tells which product is there.
        if (NameWords.UpdateOf(Words) is > 0 and var updated)
        {
            for (var i = 0; i < Words.Length; i++)
            {
                if (i < updated || NameWords.IsKnowledgeBase(Words[i])) sorts[i] = WordSorts.Benign | WordSorts.Ordinary;
            }
        }

        // "LibreOffice 7.6 Help Pack (German)", ".NET Framework 4.8 Language Pack": a language of the product.
        for (var i = 1; i < Words.Length; i++)
        {
            if (NameWords.IsLanguagePack(Words[i - 1], Words[i])) (sorts[i - 1], sorts[i]) = (WordSorts.Descriptive, WordSorts.Descriptive);
        }

        for (var i = 0; i + 1 < Words.Length; i++)
        {
            // "CONNECT Edition", "Community Edition": whatever stands before the word is an edition.
            if (i > 0 && Words[i + 1] is "edition" or "ed") sorts[i] |= WordSorts.Variant | WordSorts.Benign;
            if (i > 0 && (Words[i], Words[i + 1]) is ("service", "pack")) MarkBenign(i, 2);
            // "Jira Data Center" is an edition, "as a Service" a way of delivery.
            if (i > 0 && Words[i] is "data" && Words[i + 1] is "center" or "centre") MarkBenign(i, 2);
            if (i > 0 && Words[i] is "as" && i + 2 < Words.Length && Words[i + 1] is "a" && Words[i + 2] is "service") MarkBenign(i, 3);
            if (Words[i + 1] == "pack" && (sorts[i] & WordSorts.Variant) != 0) sorts[i + 1] = WordSorts.Variant | WordSorts.Benign;
            if (i > 0 && NameWords.IsLocale(Words[i], Words[i + 1]))
            {
                sorts[i] |= WordSorts.Variant | WordSorts.Benign;
                sorts[i + 1] |= WordSorts.Variant | WordSorts.Benign;
            }
        }

        if (endsInTopLevel) sorts[^1] |= WordSorts.Benign;
        foreach (var half in halves) sorts[half] |= WordSorts.Descriptive;
        return sorts;

        void MarkBenign(int start, int count)
        {
            for (var i = start; i < start + count; i++) sorts[i] |= WordSorts.Benign;
        }
    }

    private static bool IsForeign(string word) => word.AsSpan().IndexOfAnyInRange('0', 'z') < 0;

    private int[] PlacesWithout(WordSorts sort)
    {
        var places = new int[Sorts.Length];
        var count = 0;
        for (var i = 0; i < Sorts.Length; i++)
        {
            if ((Sorts[i] & sort) == 0) places[count++] = i;
        }

        return places[..count];
    }

    // Dots stay inside numbers ("7.70", "5.x"), plus and hash at the end of words ("notepad++", "c#").
    private static bool Belongs(string text, int i, StringBuilder word)
    {
        var c = text[i];
        if (char.IsLetterOrDigit(c)) return true;
        if (word.Length == 0) return false;
        if (c == '#') return true;
        // "Notepad++" and "C++" are names; the single plus of "14+" and "Express+" is the word.
        if (c == '+') return word[^1] == '+' || (i + 1 < text.Length && text[i + 1] == '+');
        return c is '.' or '_' && char.IsAsciiDigit(word[^1]) && i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || (text[i + 1] is 'x' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]))));
    }

    private static bool Parts(string text, int i) => text[i] switch
    {
        '(' or ')' or '[' or ']' or ',' or ';' or ':' or '\n' or '|' => true,
        '-' or '–' or '—' or '/' or '+' => i > 0 && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ',
        _ => false,
    };

    // "AutoCAD2024" and "Office2019" are two words.
    private static bool EndsInYear(string word) =>
        word.Length >= 7 && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(word[^2]) && (word.AsSpan(word.Length - 4, 2) is "19" or "20") && word.AsSpan(0, word.Length - 4).IndexOfAnyExceptInRange('a', 'z') < 0;
}
