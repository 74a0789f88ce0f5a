using System.Collections.Concurrent;
using System.Collections.Frozen;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>Weighs how far a name that was met explains all of what is stated.</summary>
internal sealed class MatchJudge(Catalogue catalogue, VendorIndex vendors, ProductIndex index)
{
    private const int FewProducts = 3;
    private const int ShortestOfPart = 6;
    private const double MostByChance = 0.49;
    private const int ManyProducts = 15;
    private const double PartDeduction = 0.18;
    private const int ShortestTelling = 8;
    private const int LongestPurpose = 4;

    private readonly ConcurrentDictionary<string, FrozenSet<string>> classWords = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> firstWords = new(StringComparer.Ordinal);

    /// <summary>The hit with its score. Every deduction stands for a way in which such a guess goes wrong.</summary>
    /// <param name="stated">The name as stated.</param>
    /// <param name="name">The name that was met in it.</param>
    /// <param name="positions">Its words' places.</param>
    /// <param name="beside">The places behind them where the product is named by another of its names.</param>
    /// <param name="evidence">What the vendor column says.</param>
    /// <param name="mentions">The vendors that the stated name mentions.</param>
    public MatchHit Weigh(ProductName stated, IndexedName name, int[] positions, int[] beside, VendorEvidence evidence, List<VendorMention> mentions)
    {
        var (byColumn, byName, disagrees, explained) = Vendors(stated, name, positions, evidence, mentions);
        foreach (var place in beside) explained[place] = true;
        var agrees = byColumn || byName;
        var rest = Rest(stated, name, positions, explained, agrees);
        var score = Base(name.Kinship, positions.Length == stated.Words.Length);
        var grounds = (byColumn ? MatchGrounds.VendorAgrees : 0) | (byName ? MatchGrounds.VendorNamed : 0) | (disagrees ? MatchGrounds.VendorDisagrees : 0)
            | (evidence.IsIntermediary && !byColumn ? MatchGrounds.ResellerStated : 0);
        if (disagrees) score -= agrees || IsOpen(name.Product) ? 0.1 : name.Ordinary || name.IsWeak || (name.Words.Length == 1 && name.Length <= 5) ? 0.3 : 0.22;
        else if (agrees) score = Math.Min(1, score + (name.Kinship == Kinship.Misspelt ? 0.07 : 0.03));

        // "RStudio" is no misspelt "mStudio": in short names and in the first letter a slip is more often another name.
        if (name.Kinship == Kinship.Misspelt && !agrees && (name.Length < 8 || stated.Words[positions[0]][0] != name.Words[0][0])) score -= 0.15;

        // "HiScout Grundschutz" without its vendor is a subject, not a product.
        if (name.Kinship == Kinship.WithoutVendor && name.Words.Length == 1 && !agrees && !name.Ordinary)
        {
            score -= 0.16;
            grounds |= MatchGrounds.EverydayWord;
        }

        // "SAP EAM/PM" is no LeanIX EAM: three letters name many things, where more than they is said.
        if (name.Kinship == Kinship.WithoutVendor && name.Words.Length == 1 && name.Length <= 3 && rest.Word is not null) score -= 0.1;

        // "Server 2019 Std (Hyper-V Host)", "Formular (Excel)": what stands before the brackets is the thing, and what is in them describes it.
        if (positions[0] > 0 && stated.Bracketed[positions[0]] && (name.Product.Class is "office-suite" || IsVersioned(stated, positions[0]))) score -= 0.2;

        // The name of a firm that makes but this is the product, where it stands alone; "Windows Server 2022" is one where the name begins with it.
        var alone = rest.None && !disagrees;
        var tells = agrees || rest.NamesClass;
        if (name.Ordinary && !(tells && rest.None) && !((name.HasVersion || name.Words is ["windows", "server"]) && positions[0] == 0 && !disagrees))
        {
            // "Exchange Online (Plan 1)", "OK.WAHL": two everyday words that are all of a name are one.
            score -= tells || (alone && name.IsOnlyProduct) ? 0.1 : alone && name.Kinship == Kinship.Whole && name.Words.Length > 1 ? 0.15 : rest.None ? 0.3 : 0.5;
            grounds |= name.IsOnlyProduct ? MatchGrounds.FirmOfOne : MatchGrounds.EverydayWord;
        }
        else if (name.IsWeak && !tells && !rest.Bare)
        {
            score -= 0.3;
            grounds |= MatchGrounds.ShortName;
        }

        if (name.IsVendor)
        {
            // A firm has no version: "Oracle Client 19c" is a product.
            score -= alone && (rest.NamesClass || (name.Kinship == Kinship.Whole && Array.Exists(stated.Words, NameWords.IsVersion))) ? 0.15 : 0.3;
            grounds |= MatchGrounds.FirmOfMany;
        }

        // "Compact" beside SolarView, "One Switch", "E-Mail": one word of a name without its vendor is no question worth asking, unless it is all that is said.
        var isChance = name.Kinship == Kinship.WithoutVendor && name.Words.Length == 1 && !agrees && (name.Ordinary || !rest.None || (evidence.Stated.Length > 0 && !evidence.IsIntermediary));
        return new MatchHit(name, positions, Math.Clamp(score - rest.Deduction, 0, isChance ? MostByChance : 1), grounds, rest.Word);
    }

    private static bool IsVersioned(ProductName stated, int before)
    {
        for (var i = 1; i < before; i++)
        {
            if (!stated.Bracketed[i] && NameWords.IsVersion(stated.Words[i])) return true;
        }

        return false;
    }

    private static double Base(Kinship kinship, bool all) => kinship switch
    {
        Kinship.Whole => all ? 1 : 0.97,
        Kinship.WithoutVendor => 0.95,
        Kinship.WithoutVariant => 0.91,
        _ => 0.8,
    };

    private (bool ByColumn, bool ByName, bool Disagrees, bool[] Explained) Vendors(
        ProductName stated, IndexedName name, int[] positions, VendorEvidence evidence, List<VendorMention> mentions)
    {
        var product = name.Product;
        var explained = new bool[stated.Words.Length];
        var (byColumn, agrees, inName, inColumn) = (false, false, false, false);
        foreach (var (start, end, vendor) in mentions)
        {
            if (Array.Exists(positions, p => p >= start && p < end)) continue;
            var related = vendors.Related(vendor, product.Vendor);
            agrees |= related;
            // A vendor's name in the middle of other words may be just a word.
            inName |= !related && start == 0 && (stated.Sorts[start] & (WordSorts.Intermediary | WordSorts.Ordinary)) == 0;
            if (related) Array.Fill(explained, true, start, end - start);
        }

        // The full name of the catalogue, vendor in front included, is as good as the vendor beside it.
        agrees |= name.Kinship == Kinship.Whole && vendors.OfWords(name.Words[0]) is { } own && name.Words.Length > 1 && vendors.Related(own, product.Vendor);
        if (evidence.Column is { } column)
        {
            var related = vendors.Related(column, product.Vendor) || (evidence.Other is { } other && vendors.Related(other, product.Vendor)) || SharesFirstWord(evidence.Stated, product.Vendor) || index.IsNamedAfter(product, column);
            byColumn = related;
            // "Windows 11 Pro OEM" beside Dell: who builds the machine sells the licence with it.
            inColumn = !related && !evidence.IsIntermediary && Array.IndexOf(stated.Words, "oem") < 0 && !(IsOpen(product) && NameWords.IsDistribution(evidence.Stated));
        }
        else if (evidence.Stated.Length > 0)
        {
            byColumn = SharesFirstWord(evidence.Stated, product.Vendor);
            inColumn = Array.Exists(evidence.Stated, NameWords.IsOwnMaking);
        }

        return (byColumn, agrees, inColumn || (inName && !agrees && !byColumn), explained);
    }

    private bool SharesFirstWord(string[] stated, string vendorId)
    {
        var first = stated[0];
        return first.Length >= 4 && !NameWords.IsOrdinary(first) && FirstWord(vendorId) == first;
    }

    private string FirstWord(string vendorId)
    {
        if (firstWords.TryGetValue(vendorId, out var word)) return word;
        return firstWords[vendorId] = catalogue.Vendors.TryGetValue(vendorId, out var vendor) && ProductName.Of(vendor.Name).Words is [var first, ..] ? first : "";
    }

    // What the product's name leaves over. Words behind it make another product of it more often than words in front, which describe.
    private (double Deduction, bool None, bool Bare, bool NamesClass, string? Word) Rest(ProductName stated, IndexedName name, int[] positions, bool[] explained, bool agrees)
    {
        var product = name.Product;
        var (first, last) = (positions[0], positions[^1]);
        var (head, tail, shortTail, far, described) = (0, 0, true, false, false);
        string? word = null;
        var parts = true;
        var tells = name.Kinship == Kinship.Whole && name.Length >= ShortestTelling && !name.Ordinary && !name.IsVendor;
        var purpose = tells || (agrees && name.Kinship == Kinship.Whole) ? PurposeAt(stated, last) : int.MaxValue;
        var (relation, namesClass, codename, with, outside) = (false, false, false, false, false);
        // "bestehendes Krankenhausinformationssystem i.s.h.med": where words in front say what the thing does, the others there say which.
        var introduced = name.Kinship == Kinship.Whole && !name.Ordinary && !name.IsVendor && !name.IsWeak && last == stated.Words.Length - 1 && Array.Exists(stated.Words[..first], w => Explains(product, w));
        for (var i = 0; i < stated.Words.Length; i++)
        {
            var (next, sort) = (stated.Words[i], stated.Sorts[i]);
            if (explained[i] || Array.IndexOf(positions, i) >= 0) continue;
            // "AnyConnect with VPN profiles": what comes with it is not what it is.
            with |= i > last && NameWords.IsWith(next);
            if (IsOtherHalf(product, next)) sort = WordSorts.Relation;
            // "Synaptics TouchPad Driver" is what the catalogue calls so.
            if (product.Class is "driver" && name.Kinship <= Kinship.WithoutVendor && NameWords.IsDriver(next)) continue;
            // "SAP HANA Runtime", "Access 2016 Runtime": the maker gives parts of the product under its name.
            if (i > last && !IsPlatform(product) && (agrees ? NameWords.IsFunction(next) || next is "runtime" : tells && NameWords.IsFunction(next))) sort = WordSorts.Descriptive;
            // "Crystal Reports runtime for .NET Framework", "Cryptshare for Outlook": what it is for is not what it is.
            if (i > last && i >= purpose) sort = WordSorts.Descriptive;
            if ((sort & (WordSorts.Benign | WordSorts.Intermediary)) != 0) continue;
            // "Apex One and Apex One as a Service": said before.
            if (i > last && stated.IsList && Array.Exists(positions, p => stated.Words[p] == next)) continue;
            // What stands in brackets explains: "Slack (Machine)".
            outside |= !stated.Bracketed[i] && !Explains(product, next);
            if ((sort & WordSorts.Relation) != 0)
            {
                (relation, outside) = (true, true);
                word = next;
            }
            else if (Explains(product, next))
            {
                namesClass |= i < first || stated.Bracketed[i];
            }
            else if (i == stated.Words.Length - 1 && IsCodename(stated, i, product))
            {
                codename = true;
            }
            else if (stated.Segments[i] != stated.Segments[i < first ? first : last])
            {
                far = true;
            }
            else if (product.Class is "driver" && i > last && IsModel(next))
            {
                described = true;
            }
            else if (i > last && stated.IsLocalised && (product.Class is "office-suite" or "workplace-suite"))
            {
                // "Microsoft 365-appar för företag - sv-se": the edition in another language.
                described = true;
            }
            else if (stated.IsPackage && product.Class is "office-suite" && (sort & WordSorts.Ordinary) != 0)
            {
                described = true;
            }
            else if (with || (introduced && i < first) || (sort & WordSorts.Descriptive) != 0 || (i < first && (sort & WordSorts.Ordinary) != 0))
            {
                described = true;
            }
            else
            {
                if (i < first) head++;
                else tail++;
                parts &= i > first && IsPart(product, next);
                shortTail &= i < first || next.Length <= 3;
                word ??= next;
            }
        }

        // "V-Ray for SketchUp": what stands behind the word is what it is for.
        var isFor = head > 0 && first > 0 && NameWords.IsFor(stated.Words[first - 1]);
        var deduction = (relation ? 0.35 : 0) + (far ? 0.05 : 0) + (described ? 0.05 : 0) + (codename ? 0.05 : 0) + (isFor ? 0.15 : 0)
            + (head + tail > 0 && name.Kinship == Kinship.WithoutVariant ? 0.05 : 0) + (head > 0 ? 0.18 + (0.04 * (head - 1)) : 0) + Tail(name, tail, shortTail, agrees && !stated.IsPackage, head == 0 && !isFor && parts && MayHaveParts(stated, name));
        return (deduction, !relation && !far && !described && !codename && head + tail == 0, !outside, namesClass, word);
    }

    // Where the words begin that say for which other products a thing is; past the end where none do.
    private int PurposeAt(ProductName stated, int last)
    {
        var at = Array.FindIndex(stated.Words, last + 1, NameWords.IsFor);
        if (at < 0) return int.MaxValue;
        for (var i = at + 1; i < stated.Words.Length;)
        {
            var covered = 0;
            for (var until = Math.Min(stated.Words.Length, i + LongestPurpose); until > i && covered == 0; until--)
            {
                if (index.Find(stated.Run[i, until]).Count > 0) covered = until - i;
            }

            if (covered == 0 && (stated.Sorts[i] & WordSorts.Benign) == 0 && vendors.OfWords(stated.Words[i]) is null) return int.MaxValue;
            i += Math.Max(covered, 1);
        }

        return at;
    }

    // "LogMeIn Rescue Technician Console", "Relution MDM Schul-iPads": behind a whole and telling name one or two words that name no other product are
    // most often a part of it, an edition, or what it is used for. What runs on a system or a cloud is not.
    private static bool MayHaveParts(ProductName stated, IndexedName name) =>
        (name.Kinship == Kinship.Whole || (name.Kinship == Kinship.WithoutVendor && name.Words.Length > 1)) && !name.Ordinary && !name.IsVendor && !name.IsHouse && name.Length >= ShortestOfPart && !IsPlatform(name.Product) && !stated.IsList && !stated.IsPackage
            && !Array.Exists(stated.Words, NameWords.IsFor);

    // A house of many products has another one for every everyday word ("Microsoft Office Project"), and a "YouTube Downloader" is a program.
    private bool IsPart(Product product, string word) =>
        word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0 && !NameWords.IsWeak(word) && vendors.OfWords(word) is null
            && !(NameWords.IsToolWord(word) && word.EndsWith("er", StringComparison.Ordinal)) && !index.Find(word).Any(n => n is { Kinship: Kinship.Whole, Ordinary: false }) && (!NameWords.IsOrdinary(word) || index.ProductsOf(product.Vendor) <= ManyProducts);

    // On systems, clouds and databases others' parts run, and of their maker too.
    private static bool IsPlatform(Product product) =>
        product.Class.StartsWith("os-", StringComparison.Ordinal) || product.Class.StartsWith("cloud-", StringComparison.Ordinal);

    // "Brother MFL-Pro Suite MFC-L8900CDW": a device's software names the device.
    private static bool IsModel(string word) => word.Length <= 3 || word.AsSpan().ContainsAnyInRange('0', '9');

    // "QGIS 3.40.7 Bratislava": free software gives its releases names, behind their number.
    private static bool IsCodename(ProductName stated, int i, Product product) =>
        IsOpen(product) && i > 1 && stated.Words[i - 1].Contains('.', StringComparison.Ordinal) && NameWords.IsVersion(stated.Words[i - 1]) && stated.Words[i].AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    // "FileZilla Server" is no "FileZilla Client", and "GitHub Desktop" a program beside the service.
    private static bool IsOtherHalf(Product product, string word) =>
        (word is "server" && product.Name.EndsWith(" Client", StringComparison.OrdinalIgnoreCase))
        || (word is "desktop" && product.Name.EndsWith("(Dienst)", StringComparison.Ordinal));

    // Behind the name of a big firm's product stands another product ("SQL Server Native Client"); behind that of a firm with few products a
    // module of it ("OPEN/PROSOZ Wohngeld"); behind either an abbreviation seldom changes the product.
    private double Tail(IndexedName name, int words, bool areShort, bool agrees, bool isPart)
    {
        if (words == 0) return 0;
        if (agrees && !name.Ordinary && !name.IsHouse && words == 1 && (areShort || index.ProductsOf(name.Product.Vendor) <= FewProducts)) return 0.13;
        return isPart && words <= 2 ? PartDeduction - (agrees ? 0 : name.Kinship == Kinship.Whole ? 0.02 : 0.04) + (words == 2 ? 0.005 : 0) : 0.22 + (0.05 * (words - 1));
    }

    // Free software is packaged and supported by anybody: another firm in the vendor column says little.
    private static bool IsOpen(Product product) => product.Licence is { } licence && !licence.StartsWith("LicenseRef-", StringComparison.Ordinal);

    /// <summary>Whether a word says what class of product the product is: "Datenbanksoftware", "Datenbank", "Android OS".</summary>
    public bool Explains(Product product, string word)
    {
        var words = ClassWords(product);
        if (word is "db") return product.Class.Contains("database", StringComparison.Ordinal);
        if (word is "utm" or "ngfw") return product.Class.Contains("firewall", StringComparison.Ordinal);
        if (word is "os") return product.Class.StartsWith("os-", StringComparison.Ordinal);
        return words.Contains(word) || (word.Length >= 10 && StartsWithOne(word, words));

        static bool StartsWithOne(string word, FrozenSet<string> words)
        {
            foreach (var one in words)
            {
                if (one.Length >= 6 && word.StartsWith(one, StringComparison.Ordinal)) return true;
            }

            return false;
        }
    }

    private FrozenSet<string> ClassWords(Product product)
    {
        if (classWords.TryGetValue(product.Class, out var words)) return words;
        var texts = catalogue.Classes.TryGetValue(product.Class, out var known) ? $"{product.Class} {known.Name.De} {known.Name.En}" : product.Class;
        return classWords[product.Class] = ProductName.Of(texts).Words.Where(w => w.Length >= 3).ToFrozenSet(StringComparer.Ordinal);
    }
}
