using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>
/// Which bought products to replace, by what, and what that would bring: every alternative that the catalogue names is put in the product's place and
/// judged by the same rules. What moving costs, and whether the alternative does the work, is for people to say.
/// </summary>
/// <param name="Steps">What would bring something, most first; one alternative for each system.</param>
/// <param name="Now">The organisation's score now; null where nothing is judged.</param>
/// <param name="Then">The organisation's score when all steps are taken; null where nothing is judged.</param>
/// <param name="WithoutAlternative">How many bought products that the catalogue knows have no alternative there.</param>
/// <param name="WithoutGain">How many of those that were tried would gain nothing by any alternative.</param>
/// <param name="NotTried">How many weigh so little, or fare so well, that they were not tried.</param>
public sealed record ExitPlan(ImmutableArray<PlanStep> Steps, Score? Now, Score? Then, int WithoutAlternative, int WithoutGain, int NotTried)
{
    /// <summary>How many alternatives are tried for a system.</summary>
    public const int MostAlternatives = 4;

    /// <summary>How many points the middle of a score must rise for a step to be one; its lower end must not fall either.</summary>
    public const double LeastGain = 1;

    /// <summary>Makes a plan.</summary>
    /// <param name="now">The scan as it is, assessed.</param>
    /// <param name="catalogue">The catalogue it was made with.</param>
    /// <param name="suppose">Gives the assessed scan in which stated names stand for other products: stated name to product id.</param>
    /// <param name="most">For how many systems alternatives are tried, those with most to gain first.</param>
    public static ExitPlan Of(Scan now, Catalogue catalogue, Func<ImmutableSortedDictionary<string, string>, Scan> suppose, int most)
    {
        var used = now.Systems.SelectMany(s => s.Stated).Select(s => s.Match?.Product).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var owners = new Owners(catalogue);
        var scores = new ScorePlaces(now);
        var known = (from system in now.Systems
                     where system.Kind == SystemKind.Bought
                     let product = ProductOf(system, catalogue)
                     let score = product is null ? null : scores.Of(system.Id)
                     where score is not null
                     select new Candidate(system, product, Alternatives(product, now.AsOf, catalogue, owners, used), score)).ToList();
        var able = known.Where(c => !c.Alternatives.IsEmpty).OrderByDescending(c => c.Room).ThenBy(c => c.System.Id, StringComparer.Ordinal).ToList();
        var tried = able.Take(most).ToList();

        var best = new Dictionary<string, PlanStep>(StringComparer.Ordinal);
        foreach (var round in Rounds(tried))
        {
            var then = suppose(Names(round));
            foreach (var (candidate, alternative) in round)
            {
                if (ScoreThen(then, candidate.System) is not { } score) continue;
                var step = new PlanStep(candidate.System, candidate.Product, alternative, used.Contains(alternative.Id), candidate.Now, score);
                if (IsGain(step) && (!best.TryGetValue(candidate.System.Id, out var other) || Better(step, other))) best[candidate.System.Id] = step;
            }
        }

        var steps = best.Values.OrderByDescending(s => s.Worth).ThenBy(s => s.System.Id, StringComparer.Ordinal).ToImmutableArray();
        var before = Organisation(now);
        var after = steps.IsEmpty ? before : Organisation(suppose(Names([.. steps.Select(s => (tried.Find(c => c.System.Id == s.System.Id)!, s.Alternative))])));
        return new ExitPlan(steps, before, after, known.Count - able.Count, tried.Count - steps.Length, able.Count - tried.Count);
    }

    private static bool IsGain(PlanStep step) => step.Gain >= LeastGain && step.Then.Low >= step.Now.Low;

    // What is as good and used already is nearer; then the catalogue's own order decides.
    private static bool Better(PlanStep step, PlanStep other) => Math.Abs(step.Gain - other.Gain) < LeastGain ? step.InUse && !other.InUse : step.Gain > other.Gain;

    // Two products that become the same one are one system afterwards, and neither could be judged by itself: they are tried in different rounds.
    private static List<List<(Candidate Candidate, Product Alternative)>> Rounds(List<Candidate> tried)
    {
        var rounds = new List<(List<(Candidate, Product)> Pairs, HashSet<string> Taken)>();
        foreach (var candidate in tried)
        {
            foreach (var alternative in candidate.Alternatives)
            {
                var round = rounds.Find(r => !r.Taken.Contains(alternative.Id) && !r.Taken.Contains(candidate.System.Id + "\n"));
                if (round.Pairs is null) rounds.Add(round = ([], new HashSet<string>(StringComparer.Ordinal)));
                round.Pairs.Add((candidate, alternative));
                round.Taken.Add(alternative.Id);
                round.Taken.Add(candidate.System.Id + "\n");
            }
        }

        return [.. rounds.Select(r => r.Pairs)];
    }

    private static ImmutableSortedDictionary<string, string> Names(IReadOnlyList<(Candidate Candidate, Product Alternative)> pairs)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (candidate, alternative) in pairs)
        {
            foreach (var stated in candidate.System.Stated) names[stated.Name] = alternative.Id;
        }

        return names.ToImmutable();
    }

    private static Product? ProductOf(SoftwareSystem system, Catalogue catalogue) =>
        system.Stated.Select(s => s.Match?.Product).OfType<string>().FirstOrDefault() is { } id ? catalogue.Products.GetValueOrDefault(id) : null;

    private static ImmutableArray<Product> Alternatives(Product product, DateOnly asOf, Catalogue catalogue, Owners owners, HashSet<string> used)
    {
        if (!catalogue.Classes.TryGetValue(product.Class, out var productClass)) return [];
        var owner = Owner(product.Vendor);
        return
        [
            .. productClass.Alternatives.Where(id => id != product.Id).Select(catalogue.Products.GetValueOrDefault).OfType<Product>()
                .Where(p => p.Vendor != product.Vendor && Owner(p.Vendor) != owner)
                .OrderByDescending(p => used.Contains(p.Id)).Take(MostAlternatives),
        ];

        string Owner(string vendor) => owners.Profile(vendor, asOf)?.UltimateOwner ?? vendor;
    }

    private static Score? ScoreThen(Scan then, SoftwareSystem system)
    {
        var (path, line) = (system.Stated[0].Path, system.Stated[0].Line);
        return then.Systems.FirstOrDefault(s => s.Stated.Any(p => p.Line == line && p.Path == path)) is { } after ? ScoreOf(then, SubjectKind.System, after.Id) : null;
    }

    private static Score? Organisation(Scan scan) => ScoreOf(scan, SubjectKind.Organisation, Model.Organisation.Id);

    private static Score? ScoreOf(Scan scan, SubjectKind kind, string id) => scan.Assessment.Scores.FirstOrDefault(s => s.Subject == kind && s.SubjectId == id);

    private sealed record Candidate(SoftwareSystem System, Product Product, ImmutableArray<Product> Alternatives, Score Now)
    {
        // What there is to gain at most, as it weighs.
        public double Room => (100 - ((Now.Low + Now.High) / 2)) * SystemWeight.Of(System);
    }
}
