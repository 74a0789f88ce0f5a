using System.Collections.Frozen;
using System.Globalization;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>Weighs how far a name that was met explains all of what is stated.</summary>
internal sealed class MatchJudge(Catalogue catalogue, VendorIndex vendors)
{
    private readonly Dictionary<string, FrozenSet<string>> classWords = new(StringComparer.Ordinal);

    /// <summary>The hit with its score. Every deduction stands for a way in which such a guess goes wrong.</summary>
    public MatchHit Weigh(ProductName stated, IndexedName name, int[] positions, VendorEvidence evidence)
    {
        var (agrees, disagrees, explained) = Vendors(stated, name, positions, evidence);
        var rest = Rest(stated, name.Product, positions, explained);
        var score = Base(name.Kinship, positions.Length == stated.Words.Length);
        var why = name.Kinship switch
        {
            Kinship.Whole => $"the name holds `{string.Join(' ', name.Words)}`",
            Kinship.WithoutVendor => $"the name holds `{string.Join(' ', name.Words)}`, a catalogue name without its vendor",
            Kinship.WithoutVariant => $"the name holds `{string.Join(' ', name.Words)}`, a catalogue name without its edition or version",
            _ => $"the name is one slip away from `{string.Join(' ', name.Words)}`",
        };
        var length = name.Words.Sum(w => w.Length);
        if (disagrees)
        {
            score -= agrees ? 0.1 : name.Ordinary || (name.Words.Length == 1 && length <= 5) ? 0.3 : 0.12;
            why += ", the vendor stated is another";
        }
        else if (agrees)
        {
            score = Math.Min(1, score + (name.Kinship == Kinship.Misspelt ? 0.07 : 0.03));
            why += ", the vendor agrees";
        }

        if (name.Ordinary && !agrees)
        {
            score -= rest.None ? 0.3 : 0.5;
            why += ", an everyday word without its vendor";
        }
        else if (name.Ordinary && !rest.None)
        {
            score -= 0.1;
            why += ", an everyday word among others";
        }
        else if (length <= 3 && !agrees && !rest.None)
        {
            score -= 0.3;
            why += ", a short name among other words";
        }

        score -= rest.Deduction;
        if (rest.Word is { } word) why += string.Create(CultureInfo.InvariantCulture, $", `{word}` is not explained");
        return new MatchHit(name, positions, Math.Clamp(score, 0, 1), why);
    }

    private static double Base(Kinship kinship, bool all) => kinship switch
    {
        Kinship.Whole => all ? 1 : 0.97,
        Kinship.WithoutVendor => 0.95,
        Kinship.WithoutVariant => 0.91,
        _ => 0.8,
    };

    private (bool Agrees, bool Disagrees, bool[] Explained) Vendors(ProductName stated, IndexedName name, int[] positions, VendorEvidence evidence)
    {
        var product = name.Product;
        var explained = new bool[stated.Words.Length];
        var (agrees, inName, inColumn) = (false, false, false);
        for (var start = 0; start < stated.Words.Length; start++)
        {
            for (var length = Math.Min(4, stated.Words.Length - start); length > 0; length--)
            {
                if (Array.Exists(positions, p => p >= start && p < start + length)) continue;
                if (vendors.OfWords(stated.Words.AsSpan(start, length)) is not { } vendor) continue;
                var related = vendors.Related(vendor, product.Vendor);
                agrees |= related;
                // A vendor's name in the middle of other words may be just a word.
                inName |= !related && start == 0 && !NameWords.IsIntermediary(stated.Words[start]) && !NameWords.IsOrdinary(stated.Words[start]);
                if (related) Array.Fill(explained, true, start, length);
                break;
            }
        }

        // The full name of the catalogue, vendor in front included, is as good as the vendor beside it.
        agrees |= name.Kinship == Kinship.Whole && vendors.OfWords(name.Words.AsSpan(0, 1)) is { } own && name.Words.Length > 1 && vendors.Related(own, product.Vendor);
        if (evidence.Column is { } column)
        {
            var related = vendors.Related(column, product.Vendor) || SharesFirstWord(evidence.Stated, product.Vendor);
            agrees |= related;
            inColumn = !related && !evidence.IsIntermediary;
        }
        else if (evidence.Stated.Length > 0)
        {
            agrees |= SharesFirstWord(evidence.Stated, product.Vendor);
        }

        return (agrees, inColumn || (inName && !agrees), explained);
    }

    private bool SharesFirstWord(string[] stated, string vendorId)
    {
        if (!catalogue.Vendors.TryGetValue(vendorId, out var vendor)) return false;
        var first = stated[0];
        return first.Length >= 4 && !NameWords.IsOrdinary(first) && ProductName.Of(vendor.Name).Words is [var word, ..] && word == first;
    }

    // What the product's name leaves over. Words behind it make another product of it more often than words in front, which describe.
    private (double Deduction, bool None, string? Word) Rest(ProductName stated, Product product, int[] positions, bool[] explained)
    {
        var (first, last) = (positions[0], positions[^1]);
        var (head, tail, far, described) = (0, 0, false, false);
        string? word = null;
        var relation = false;
        for (var i = 0; i < stated.Words.Length; i++)
        {
            var next = stated.Words[i];
            if (explained[i] || Array.IndexOf(positions, i) >= 0 || NameWords.IsBenign(next) || NameWords.IsIntermediary(next)) continue;
            if (NameWords.IsRelation(next))
            {
                relation = true;
                word = next;
            }
            else if (ClassWords(product).Contains(next))
            {
                continue;
            }
            else if (stated.Segments[i] != stated.Segments[i < first ? first : last])
            {
                far = true;
            }
            else if (NameWords.IsDescriptive(next) && next.Length >= 8 || (i < first && NameWords.IsOrdinary(next)))
            {
                described = true;
            }
            else
            {
                if (i < first) head++;
                else tail++;
                word ??= next;
            }
        }

        var deduction = (relation ? 0.35 : 0) + (far ? 0.05 : 0) + (described ? 0.05 : 0)
            + (head > 0 ? 0.18 + (0.04 * (head - 1)) : 0) + (tail > 0 ? 0.22 + (0.05 * (tail - 1)) : 0);
        return (deduction, !relation && !far && !described && head + tail == 0, word);
    }

    private FrozenSet<string> ClassWords(Product product)
    {
        if (classWords.TryGetValue(product.Class, out var words)) return words;
        var texts = catalogue.Classes.TryGetValue(product.Class, out var known) ? $"{product.Class} {known.Name.De} {known.Name.En}" : product.Class;
        return classWords[product.Class] = ProductName.Of(texts).Words.Where(w => w.Length >= 3).ToFrozenSet(StringComparer.Ordinal);
    }
}
