using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>What was looked at, how much is resolved, how concentrated it is and how the figures came about.</summary>
internal static class Overview
{
    // The European Commission's marks for markets: Guidelines on horizontal mergers (2004/C 31/03), paragraphs 19 and 20.
    private const double ModeratelyConcentrated = 1000;
    private const double HighlyConcentrated = 2000;

    public static LookedAtView LookedAt(Scan scan) => new()
    {
        Sources = scan.Sources.Select(s => new SourceView
        {
            Argument = s.Argument,
            Kind = KebabCase.Of(s.Kind),
            Path = s.Path,
            Digest = s.Digest,
            Remote = s.Git?.Remote,
            Branch = s.Git?.Branch,
            Commit = s.Git?.Commit,
            Dirty = s.Git?.Dirty,
            CommittedAt = s.Git?.CommittedAt,
        }).ToArray(),
        FilesSeen = scan.FilesSeen,
        FilesRead = scan.DetectorRuns.Sum(r => r.Files),
        Formats = scan.DetectorRuns.Where(r => r.Files > 0).OrderBy(r => r.Detector, StringComparer.Ordinal)
            .Select(r => new FormatView(r.Detector, r.Files, r.Components)).ToArray(),
        Skipped = scan.FoldersSkipped.Select(f => new SkippedView(f.Key, f.Value)).ToArray(),
        FoldersSkipped = scan.FoldersSkipped.Values.Sum(),
        Problems = scan.Problems.OrderByDescending(p => p.Severity).ThenBy(p => p).Select(p => new ProblemView
        {
            Code = p.Code,
            Severity = KebabCase.Of(p.Severity),
            Message = p.Message,
            Place = p.Path is null ? null : new PlaceView(p.Path, p.Line),
            Hint = p.Hint,
        }).ToArray(),
        ProblemsThatCost = scan.Problems.Count(p => p.Severity != ProblemSeverity.Note),
    };

    public static CoverageView Coverage(ScanIndex index, IReadOnlyList<EcosystemView> ecosystems)
    {
        var known = SystemCounts.Of(index);
        var components = ecosystems.SelectMany(e => e.Components).ToList();
        return new CoverageView
        {
            Systems = known.Systems,
            BoughtSystems = known.Bought,
            OwnSystems = known.Systems - known.Bought,
            Components = components.Count,
            SystemsWithProduct = new PortionView(known.Product, known.Bought),
            SystemsWithVendor = new PortionView(known.Vendor, known.Bought),
            SystemsWithOwnerCountry = new PortionView(known.OwnerCountry, known.Bought),
            SystemsWithLicence = new PortionView(known.Licence, known.Bought),
            SystemsWithHosting = new PortionView(known.Hosting, known.Systems),
            SystemsWithCriticality = new PortionView(known.Criticality, known.Systems),
            ComponentsWithVendor = Portion(components, c => c.Vendor is not null),
            ComponentsWithOwnerCountry = Portion(components, c => c.Bloc != "unknown"),
            ComponentsWithLicence = Portion(components, c => c.LicenceClass != "unknown"),
        };
    }

    public static IReadOnlyList<ConcentrationView> Concentrations(ScanIndex index) => index.Scan.Assessment.Concentrations
        .Where(c => c.Subject == SubjectKind.Organisation)
        .Select(c => new ConcentrationView
        {
            By = c.By,
            Measure = c.Measure,
            Hhi = c.Hhi,
            Level = c.Hhi < ModeratelyConcentrated ? "low" : c.Hhi <= HighlyConcentrated ? "moderate" : "high",
            Top1 = c.Top1,
            Top1Name = c.Shares.IsEmpty ? null : c.By == "jurisdiction" ? index.CountryName(c.Shares[0].Key) : index.Party(c.Shares[0].Key).Name,
            Cr3 = c.Cr3,
            UnknownShare = c.UnknownShare,
        })
        .ToArray();

    public static MethodView Method(ScanIndex index)
    {
        var assessment = index.Scan.Assessment;
        var rules = new Dictionary<string, (LocalText Title, Dimension Dimension, int Fired, int Open)>(StringComparer.Ordinal);
        foreach (var f in assessment.Findings.Heads) rules[f.Rule] = rules.TryGetValue(f.Rule, out var known) ? known with { Fired = known.Fired + 1 } : (f.Title, f.Dimension, 1, 0);
        foreach (var q in assessment.OpenQuestions.Heads) rules[q.Rule] = rules.TryGetValue(q.Rule, out var known) ? known with { Open = known.Open + 1 } : (q.Title, q.Dimension, 0, 1);
        var sureness = new int[Enum.GetValues<Confidence>().Length];
        var citations = new List<Citation>();
        foreach (var vendor in index.Vendors.Ids)
        {
            var profile = index.Profile(vendor);
            sureness[(int)VendorRows.Sureness(profile)]++;
            if (VendorRows.Catalogued(profile) is { } citation) citations.Add(citation);
        }

        var days = citations.ToLookup(c => c.IsRead, c => c.Checked);
        var (read, unread) = (days[true].Order().ToList(), days[false].Order().ToList());
        var tooOld = index.Scan.AsOf.AddDays(-CatalogueChecker.OldAfterDays);
        return new MethodView
        {
            Packs = assessment.Packs.Select(p => new PackView(p.Id, p.Version, p.Digest, p.Rules)).ToArray(),
            Rules = rules.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new RuleView(r.Key, index.In(r.Value.Title), KebabCase.Of(r.Value.Dimension), r.Value.Fired, r.Value.Open)).ToArray(),
            CatalogueDigest = index.Scan.CatalogueDigest,
            CatalogueVendors = index.Catalogue.Vendors.Count,
            CatalogueProducts = index.Catalogue.Products.Count,
            Read = read.Count,
            OldestCheck = read.Count == 0 ? null : read[0],
            NewestCheck = read.Count == 0 ? null : read[^1],
            Unread = unread.Count,
            OldestState = unread.Count == 0 ? null : unread[0],
            Old = read.Concat(unread).Count(d => d < tooOld),
            Confidence = new ConfidenceView(sureness[(int)Confidence.Low], sureness[(int)Confidence.Medium], sureness[(int)Confidence.High]),
        };
    }

    private static PortionView Portion<T>(List<T> all, Func<T, bool> known) => new(all.Count(known), all.Count);
}
