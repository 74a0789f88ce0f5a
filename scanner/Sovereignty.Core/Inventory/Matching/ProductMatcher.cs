using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Matching;

/// <summary>
/// Finds the product of the catalogue that a stated name means. It never invents: above <see cref="Accept"/> it takes a product, between
/// <see cref="Ask"/> and that it names candidates to be confirmed, below it leaves the name unknown. Same input, same answer. Safe for several
/// threads.
/// </summary>
public sealed class ProductMatcher
{
    /// <summary>From this score on a product is taken.</summary>
    public const double Accept = 0.8;

    /// <summary>From this score on a product is asked about.</summary>
    public const double Ask = 0.5;

    /// <summary>What a confirmed match says for a product that the catalogue does not hold.</summary>
    public const string None = "none";

    private const int MostCandidates = 5;
    private const int MostAlike = 3;
    private const int ManyOfFirm = 8;
    private const double TooClose = 0.04;
    private const double PartScore = 0.85;
    private const double Reckoned = 0.82;
    private const double Likely = 0.6;
    private const int MostVersions = 50_000;

    private const int MostRemembered = 50_000;

    private readonly Answers<(string Name, string? Vendor), ProductMatch> known = new(MostRemembered);
    private readonly Answers<(string Name, string? Vendor, string Version), ProductMatch> knownWithVersion = new(MostRemembered);
    private readonly Answers<string, VendorEvidence> evidences = new(MostRemembered);
    private readonly Answers<string, bool> telling = new(MostVersions);
    private readonly Dictionary<string, string> confirmed = new(StringComparer.Ordinal);
    private readonly Catalogue catalogue;
    private readonly VendorIndex vendors;
    private readonly ProductIndex index;
    private readonly MatchJudge judge;
    private readonly DriverFamilies drivers;
    private readonly SecondReading reading;
    private readonly SeveralProducts several;

    /// <summary>A matcher over a catalogue.</summary>
    /// <param name="catalogue">The products and vendors.</param>
    /// <param name="matches">Confirmed matches: stated name to product id or <see cref="None"/>; they win over every guess.</param>
    public ProductMatcher(Catalogue catalogue, IReadOnlyDictionary<string, string>? matches = null)
    {
        this.catalogue = catalogue;
        // Half of the work of a run over a short list: done on two cores.
        var words = Task.Run(() => ProductWords.Of(catalogue));
        vendors = new VendorIndex(catalogue);
        index = new ProductIndex(catalogue, vendors, words.GetAwaiter().GetResult());
        judge = new MatchJudge(catalogue, vendors, index);
        drivers = new DriverFamilies(catalogue, vendors);
        reading = new SecondReading(catalogue);
        several = new SeveralProducts(catalogue, vendors, Guess);
        foreach (var (name, product) in matches ?? ImmutableDictionary<string, string>.Empty) confirmed[ProductName.Of(name).Text] = product;
    }

    /// <summary>What a stated name is taken for.</summary>
    /// <param name="name">The product as stated.</param>
    /// <param name="vendor">The vendor as stated: evidence, not truth.</param>
    /// <param name="version">The version as stated; it settles names that are products only together with it.</param>
    public ProductMatch Match(string name, string? vendor = null, string? version = null)
    {
        var match = known.Of((name, vendor), this, static (stated, of) => of.MatchAlone(stated.Name, stated.Vendor));
        if (version is null || match.Product is not null || match.Score >= 1 || !Tells(version)) return match;
        var together = knownWithVersion.Of((name, vendor, version), this, static (stated, of) => of.Guess(ProductName.Of($"{stated.Name} {stated.Version}"), stated.Vendor));
        return together.Product is null ? match : together;
    }

    private ProductMatch MatchAlone(string name, string? vendor)
    {
        var stated = ProductName.Of(name);
        var match = Confirmed(stated) ?? Guess(stated, vendor);
        if (match.Product is null && match.Score < 1) match = several.Of(stated, name, vendor) ?? Reread(name, stated, vendor) ?? (match.Score < Ask ? OfClass(stated) : null) ?? match;
        if (match.Product is not null || Maker(stated, Evidence(vendor)) is not { } maker) return match;
        return match with { Maker = maker, Why = match.Why == ProductMatch.NoneLikeIt ? ProductMatch.FirmOnly : match.Why };
    }

    // "Veeam", "Adobe Presenter 7": whom the name begins with has made it, where the vendor column names nobody or who sold it. What is made for
    // another's product says so, and a word is a firm where the firm names its products with it.
    private string? Maker(ProductName stated, VendorEvidence evidence)
    {
        if ((evidence.Stated.Length > 0 && !evidence.IsIntermediary) || stated.IsPackage) return null;
        if (vendors.First(stated.Run) is not { Vendor: var vendor } first || Array.Exists(stated.Sorts, s => (s & WordSorts.Relation) != 0) || Array.Exists(stated.Words, NameWords.IsFor)) return null;
        var named = index.NamesOf(vendor).Count(p => p.Words.Length > 1 && p.Words[0] == stated.Words[0]);
        // "Oracle" is a word too, but so many products begin with it that it is the firm.
        var isFirm = stated.Words.Take(first.End).Any(w => w.Length > 2 && !NameWords.IsOrdinary(w) && !NameWords.IsWeak(w) && !NameWords.IsSeller(w)) || (named >= ManyOfFirm && !NameWords.IsSeller(stated.Words[0]));
        return isFirm && (first.End > 1 || stated.Words.Length == 1 || named > 0) ? vendor : null;
    }

    // Only a version that is the end of a name in the catalogue can make another product of a name: "2019" behind "Windows Server".
    private bool Tells(string version) => telling.Of(version, index, static (v, index) => Array.Exists(ProductName.Of(v).Words, index.EndsName));

    /// <summary>
    /// The key under which lines that name the same unknown product come together: its words without versions and editions, and the vendor
    /// where these are everyday words. Two firms' "Archiv" are two products.
    /// </summary>
    internal static string KeyOf(string name, string? vendor)
    {
        var stated = ProductName.Of(name);
        return Array.TrueForAll(stated.Core, NameWords.IsOrdinary) && vendor is not null ? $"{stated.CoreText}\0{VendorName.Fold(vendor)}" : stated.CoreText;
    }

    private ProductMatch? Confirmed(ProductName stated)
    {
        if (!confirmed.TryGetValue(stated.Text, out var decision)) return null;
        if (decision == None) return new ProductMatch(null, 1, "sovereignty.yaml says that the catalogue does not hold it", []);
        var products = ProductsOf(decision);
        return products.All(catalogue.Products.ContainsKey) ? new ProductMatch(products[0], 1, "confirmed in sovereignty.yaml", []) { Beside = products[1..] } : null;
    }

    /// <summary>The products of a decision: one id, or several with plus signs between for a name that states several products.</summary>
    /// <param name="decision">As sovereignty.yaml has it under <c>matches</c>.</param>
    public static ImmutableArray<string> ProductsOf(string decision) => [.. decision.Split('+', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    // "Agfa PACS": a firm, and what its one product of that class does. Another product of it may be meant: asked about.
    private ProductMatch? OfClass(ProductName stated)
    {
        if (vendors.First(stated.Run) is not { } firm || firm.End == stated.Words.Length || stated.IsPackage || index.ProductsOf(firm.Vendor) > ManyOfFirm) return null;
        var named = stated.Words[firm.End..];
        var fit = index.NamesOf(firm.Vendor).Select(p => catalogue.Products[p.Id])
            .Where(p => Array.Exists(named, w => Says(p, w)) && Array.TrueForAll(named, w => Says(p, w) || NameWords.IsBenign(w))).ToList();
        return fit is [var only] ? new ProductMatch(null, Likely, $"the name says a firm and what one product of it does: {only.Name}", [only.Id]) : null;

        bool Says(Product product, string word) => word.Length >= 3 && judge.Explains(product, word);
    }

    // What means nothing as it stands may with its vendor before it, as a firm's driver, parted, or with a slip mended; each but as a guess.
    private ProductMatch? Reread(string name, ProductName stated, string? vendor)
    {
        if (WithVendor(stated, vendor) is { } together) return together;
        if (drivers.Find(stated, Evidence(vendor) is { IsIntermediary: false, Column: { } column } ? column : null) is { } product)
        {
            return new ProductMatch(product.Id, Reckoned, $"the name says a driver of the firm, and the catalogue holds them as `{product.Name}`", []);
        }

        if (stated.IsPackage) return null;
        if (!stated.IsList && SecondReading.Parted(name) is { } parted && !Array.Exists(stated.Sorts, s => (s & WordSorts.Relation) != 0))
        {
            var apart = ProductName.Of(parted);
            if (Proven(apart, parted, h => h.Name.Kinship <= Kinship.WithoutVendor && !(h.Name.Ordinary && h.Name.Words.Length == 1) && (h.Grounds & MatchGrounds.VendorDisagrees) == 0) is { } match) return match;
        }

        // A word that was changed proves nothing alone.
        return reading.Mended(stated, out var at) is { } mended
            ? Proven(ProductName.Of(mended), mended, h => h.Positions.Length > 1 || !h.Positions.Contains(at) || (h.Grounds & (MatchGrounds.VendorAgrees | MatchGrounds.VendorNamed)) != 0)
            : null;

        ProductMatch? Proven(ProductName read, string text, Predicate<MatchHit> proves) =>
            Guess(read, vendor) is { Product: { } meant } match && Hits(read, Evidence(vendor)).Exists(h => h.Product.Id == meant && proves(h))
                ? match with { Score = Math.Min(match.Score, Reckoned), Why = $"read as `{text}`: {match.Why}" }
                : null;
    }

    private ProductMatch Guess(ProductName stated, string? vendor)
    {
        if (stated.Words.Length == 0) return Unknown;
        var met = Hits(stated, Evidence(vendor));
        if (met.Count == 0) return ByWords(stated, vendor);
        var hits = met
            .OrderByDescending(h => h.Score).ThenByDescending(h => h.Positions.Length).ThenBy(h => h.Product.Id, StringComparer.Ordinal)
            .DistinctBy(h => h.Product.Id, StringComparer.Ordinal)
            .ToList();
        var (best, suite) = PartOfSuite(stated, hits);
        var rivals = hits.Where(h => h.Product.Id != best.Product.Id && h != suite && h.Score >= best.Score - TooClose && !h.IsInside(best, NamesVendor) && !Repeats(h) && !Explains(h)).ToList();
        // Another product beside it, not in brackets: two products in one cell.
        var others = hits.Where(h => h.Product.Id != best.Product.Id && h != suite && h.Score >= Ask && !h.Name.Ordinary && !stated.Bracketed[h.Positions[0]] && !h.Positions.Intersect(best.Positions).Any() && !Repeats(h) && !IsPurpose(h)).ToList();
        var listed = stated.IsList ? Listed(stated, hits, best) : null;
        if (listed is { Word: var beside, Hits.Count: 0 } && IsMainThing()) return new ProductMatch(best.Product.Id, Math.Round(best.Score, 3), $"{best.Why}, and names a thing behind it that the catalogue does not hold: `{beside}`", []);
        if (best.Score >= Accept && rivals.Count == 0 && others.Count == 0 && listed is null) return new ProductMatch(best.Product.Id, Math.Round(best.Score, 3), best.Why, []);
        if (best.Score < Ask) return ByWords(stated, vendor) is { Candidates.Length: > 0 } shared ? shared : Unknown with { Score = Math.Round(best.Score, 3), Why = best.Why };
        var candidates = hits.Where(h => h.Score >= Ask && !h.IsInside(best, NamesVendor)).Concat(listed?.Hits ?? []).Select(h => h.Product.Id).Distinct(StringComparer.Ordinal).Take(MostCandidates).ToImmutableArray();
        var why = listed is { Word: var word } && best.Score >= Accept ? $"{best.Why}, and the name lists other things beside it: `{word}`"
            : candidates.Length > 1 && best.Score >= Accept ? $"{best.Why}, and other products fit as well" : best.Why;
        return new ProductMatch(null, Math.Round(Math.Min(best.Score, Accept - 0.001), 3), why, candidates);

        // "WireGuard.WireGuard": publisher and package are called alike, and what the second says the first has said.
        bool Repeats(MatchHit hit) => !hit.Positions.Intersect(best.Positions).Any() && Array.TrueForAll(hit.Positions, p => best.Positions.Any(b => stated.Words[b] == stated.Words[p]));

        // "SAP S/4HANA (PSM)": what stands in brackets explains what stands before them.
        bool Explains(MatchHit hit) => Array.Exists(hit.Positions, p => stated.Bracketed[p]) && !Array.Exists(best.Positions, p => stated.Bracketed[p]);

        // "Cryptshare for Outlook": what it is for.
        bool IsPurpose(MatchHit hit) => hit.Positions[0] > best.Positions[^1] + 1 && Array.Exists(stated.Words[(best.Positions[^1] + 1)..hit.Positions[0]], NameWords.IsFor);

        bool NamesVendor(int place) => vendors.OfWords(stated.Words[place]) is not null;

        // "genuscreen / genucenter" of genua: who makes it is the same for both, and only the first is known.
        bool IsMainThing() =>
            stated.IsSum && best.Score >= Accept && stated.Items[best.Positions[0]] == 0 && (best.Grounds & (MatchGrounds.VendorAgrees | MatchGrounds.VendorNamed)) != 0
                && hits.TrueForAll(h => h.Score < Ask || vendors.Related(h.Product.Vendor, best.Product.Vendor));
    }

    // "iOS, iPadOS and watchOS": other things beside the one that was met, and the products among them. What only repeats, describes or tells the
    // edition is no other thing, and neither is what the same product goes by: "Word, Excel and PowerPoint".
    private (string Word, List<MatchHit> Hits)? Listed(ProductName stated, List<MatchHit> hits, MatchHit best)
    {
        var own = best.Positions.Select(p => stated.Items[p]).ToHashSet();
        var same = Hits(stated, new VendorEvidence(null, null, [], false)).Where(h => h.Product.Id == best.Product.Id).SelectMany(h => h.Positions).ToHashSet();
        // A platform in a list of systems is one of them.
        var beside = hits.Where(h => h.Product.Id != best.Product.Id && vendors.Related(h.Product.Vendor, best.Product.Vendor) && FillsItem(h)).ToList();
        for (var i = 0; i < stated.Words.Length; i++)
        {
            if (i > best.Positions[^1] && NameWords.IsWith(stated.Words[i])) return null;
            if (own.Contains(stated.Items[i]) || same.Contains(i) || stated.Bracketed[i] || vendors.OfWords(stated.Words[i]) is { } vendor && vendors.Related(vendor, best.Product.Vendor)) continue;
            if (beside.Exists(h => Array.IndexOf(h.Positions, i) >= 0)) return (stated.Words[i], beside);
            const WordSorts Explained = WordSorts.Benign | WordSorts.Descriptive | WordSorts.Intermediary | WordSorts.Relation;
            if ((stated.Sorts[i] & Explained) == 0 && !NameWords.IsFunction(stated.Words[i]) && !judge.Explains(best.Product, stated.Words[i]) && !Array.Exists(best.Positions, p => stated.Words[p] == stated.Words[i])) return (stated.Words[i], beside);
        }

        return null;

        bool FillsItem(MatchHit hit)
        {
            var item = stated.Items[hit.Positions[0]];
            return !own.Contains(item) && hit.Name.Kinship <= Kinship.WithoutVendor && hit.Positions.Length == stated.Items.Count(i => i == item);
        }
    }

    // "Desktop" beside "TeamViewer", "IOS" beside "Cisco": what the name means is told by the vendor before it. Taken where the whole name is part of
    // a catalogue name of that vendor, or only says the edition of the one product that is called like the firm.
    private ProductMatch? WithVendor(ProductName stated, string? vendor)
    {
        if (Evidence(vendor) is not { Column: { } column, IsIntermediary: false } || stated.IsList || stated.Words.Length > 6 || Array.TrueForAll(stated.Words, NameWords.IsVersion)) return null;
        var firm = ProductName.Of(catalogue.Vendors[column].Name);
        if (firm.Words.Length == 0 || stated.Words[0] == firm.Words[0]) return null;
        var full = ProductName.Of($"{firm.Text} {stated.Text}");
        var match = Guess(full, vendor);
        if (match.Product is not { } product || !vendors.Related(catalogue.Products[product].Vendor, column)) return null;
        var covered = Hits(full, Evidence(vendor)).Where(h => h.Product.Id == product && h.Positions[0] == 0).SelectMany(h => h.Positions).ToHashSet();
        for (var i = firm.Words.Length; i < full.Words.Length; i++)
        {
            // A model ("SMA100") is another thing.
            if (!covered.Contains(i) && !NameWords.IsBenign(full.Words[i])) return null;
        }

        return covered.Count == 0 ? null : match;
    }

    // "Microsoft Office Outlook": where a suite is named and behind it one of its parts, the part is meant.
    private static (MatchHit Best, MatchHit? Suite) PartOfSuite(ProductName stated, List<MatchHit> hits)
    {
        foreach (var suite in hits.Where(h => h.Product.Class is "office-suite" or "workplace-suite"))
        {
            var next = suite.Positions[^1] + 1;
            var part = hits.Find(h => h.Positions[0] == next && h.Name.Kinship <= Kinship.WithoutVendor && h.Product.Vendor == suite.Product.Vendor && h.Unexplained is null && stated.Segments[next] == stated.Segments[next - 1]);
            if (part is not null && !hits.Exists(h => Array.IndexOf(h.Positions, next) > 0 && Array.IndexOf(h.Positions, next - 1) >= 0)) return (part with { Score = Math.Max(part.Score, PartScore) }, suite);
        }

        return (hits[0], null);
    }

    private List<MatchHit> Hits(ProductName stated, VendorEvidence evidence)
    {
        var met = new List<(IndexedName Name, int[] At)>();
        var mentions = vendors.Mentions(stated.Run);
        int[] all = [.. Enumerable.Range(0, stated.Words.Length)];
        Windows(stated.Run, all);
        var core = stated.CoreAt;
        if (core.Length == 0) return Weighed();
        var run = core.Length < all.Length ? new WordRun(stated.Core) : stated.Run;
        if (core.Length < all.Length) Windows(run, core);
        if (core.Length > 5) return Weighed();
        // A slip is looked for where the rest is beyond doubt: in the whole name, and in the name without its vendor.
        foreach (var name in index.Near(run[0, core.Length])) AddSlip(name, core);
        var vendor = mentions.Where(m => m.Start == 0 && m.End < core.Length && m.End <= 3 && core[m.End - 1] == m.End - 1).Select(m => m.End).DefaultIfEmpty(0).Max();
        if (vendor > 0) foreach (var name in index.Near(run[vendor, core.Length])) AddSlip(name, core[vendor..]);
        return Weighed();

        List<MatchHit> Weighed() => met.ConvertAll(m => judge.Weigh(stated, m.Name, m.At, Beside(m.Name, m.At), evidence, mentions));

        // "Sophos Central Intercept X", "VMware vSphere ESXi": what the product goes by as well is no other thing.
        int[] Beside(IndexedName name, int[] at)
        {
            int[] beside = [];
            foreach (var (other, places) in met)
            {
                if (ReferenceEquals(other.Product, name.Product) && places[0] > at[^1] && other is { Kinship: <= Kinship.WithoutVendor, Ordinary: false, IsVendor: false }) beside = [.. beside, .. places];
            }

            return beside;
        }

        void Windows(WordRun words, int[] at)
        {
            for (var start = 0; start < at.Length; start++)
            {
                for (var end = start + 1; end <= at.Length; end++)
                {
                    var key = words[start, end];
                    if (key.Length > index.LongestKey) break;
                    foreach (var name in index.Find(key)) Add(name, at[start..end]);
                    if (end - start > 1 && NameWords.IsYear(stated.Words[at[end - 1]])) foreach (var name in index.OfAnotherYear(words[start, end - 1])) Add(name, at[start..end]);
                }
            }
        }

        // A slip changes a letter of a word; it does not drop the word.
        void AddSlip(IndexedName name, int[] at)
        {
            if (name.Words.Length == at.Length ? IsSlipInLongWord(name, at) : (name.Length >= 9 && (name.Words.Length == 1 || at.Length == 1))) Add(name, at);
        }

        // "VOIS GESO" is no misspelt "VOIS MESO": in a short word another letter makes another word.
        bool IsSlipInLongWord(IndexedName name, int[] at)
        {
            for (var i = 0; i < at.Length; i++)
            {
                if (stated.Words[at[i]] != name.Words[i]) return (name.Words[i].Length >= 6 && stated.Words[at[i]].Length >= 5) || (name.Words[i].Length == 5 && evidence.Column is { } column && vendors.Related(column, name.Product.Vendor));
            }

            return true;
        }

        // "PostgreSQL 9.6 + PostGIS 2.4" is no "PostgreSQL PostGIS", "Oracle / SQL Server" no "Oracle SQL Developer".
        void Add(IndexedName name, int[] at)
        {
            if (stated.Items[at[0]] != stated.Items[at[^1]] && (at[^1] - at[0] >= at.Length || name.Kinship > Kinship.WithoutVendor)) return;
            met.Add((name, at));
        }
    }

    // No name was met: products that share the telling words are worth asking about, where their vendor is named. Without a vendor a word in common is
    // an accident nineteen times of twenty, unless the name says nothing else.
    private ProductMatch ByWords(ProductName stated, string? vendor)
    {
        var named = vendors.Mentions(stated.Run).Select(m => m.Vendor).ToHashSet(StringComparer.Ordinal);
        var evidence = Evidence(vendor);
        if (evidence is { Column: { } column, IsIntermediary: false }) named.Add(column);
        var isNobodys = named.Count == 0 && (evidence.Stated.Length == 0 || evidence.IsIntermediary);
        var telling = stated.Words.Where((w, i) => (stated.Sorts[i] & (WordSorts.Ordinary | WordSorts.Variant)) == 0 && vendors.OfWords(w) is null).Distinct(StringComparer.Ordinal).ToList();
        var scores = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var name in telling.SelectMany(index.WithWord))
        {
            var own = name.Words.Where(w => !NameWords.IsOrdinary(w) && vendors.OfWords(w) is null).ToList();
            double shared = own.Where(telling.Contains).Sum(w => w.Length);
            var share = shared / Math.Max(Math.Max(own.Sum(w => w.Length), telling.Sum(w => w.Length)), 1);
            var isLikely = isNobodys ? telling.TrueForAll(own.Contains) : named.Any(v => vendors.Related(v, name.Product.Vendor));
            if (share >= 0.5 && isLikely) scores[name.Product.Id] = Math.Max(scores.GetValueOrDefault(name.Product.Id), Ask + (0.2 * share));
        }

        foreach (var (id, share) in OfNamedVendor(stated)) scores[id] = Math.Max(scores.GetValueOrDefault(id), Ask + (0.2 * share));
        var best = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostCandidates).ToList();
        return best.Count is 0 or > MostAlike ? NotHeld(stated) : new ProductMatch(null, Math.Round(best[0].Value, 3), "only some of the words agree", [.. best.Select(b => b.Key)]);
    }

    // "baramundi Mgmt Suite": few products of the firm that is named, with another word in common.
    private List<(string Id, double Share)> OfNamedVendor(ProductName stated)
    {
        if (vendors.OfWords(stated.Words[0]) is not { } vendor || stated.Words.Length < 2) return [];
        var words = stated.Words[1..].Where(w => !NameWords.IsVersion(w)).ToHashSet(StringComparer.Ordinal);
        var near = index.NamesOf(vendor)
            .Select(p => (p.Id, Share: p.Words.Skip(1).Count(words.Contains) / (double)Math.Max(words.Count, 1)))
            .Where(p => p.Share > 0)
            .ToList();
        return near.Count <= 3 ? near : [];
    }

    // A few vendors stand in most rows.
    private VendorEvidence Evidence(string? vendor) =>
        vendor is null ? new VendorEvidence(null, null, [], false) : evidences.Of(vendor, this, static (stated, of) => of.Look(stated));

    private VendorEvidence Look(string vendor)
    {
        if (ProductName.Of(vendor).Words is not { Length: > 0 } words) return new VendorEvidence(null, null, [], false);
        // "Firma Dedalus".
        if (words is ["firma" or "fa", _, ..] && vendor.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at) return Look(vendor[(at + 1)..]);
        var (open, close) = (vendor.IndexOf('(', StringComparison.Ordinal), vendor.LastIndexOf(')'));
        var other = open > 0 && close > open + 1 ? vendors.Find(vendor[(open + 1)..close]) : null;
        return new VendorEvidence(vendors.Find(vendor), other, words, words.Any(NameWords.IsIntermediary));
    }

    private ProductMatch NotHeld(ProductName stated) => vendors.Find(stated.Text) is { } firm ? Unknown with { Why = $"this names a firm, {catalogue.Vendors[firm].Name}, not one of its products" } : Unknown;

    private static readonly ProductMatch Unknown = new(null, 0, ProductMatch.NoneLikeIt, []);
}
