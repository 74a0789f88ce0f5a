using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>A scan with what every part of the model looks up in it, in one language.</summary>
internal sealed class ScanIndex
{
    private readonly Dictionary<string, Service> services;
    private readonly Dictionary<string, Unit> units;
    private readonly Lazy<Dictionary<string, string[]>> systemsOfComponent;
    private readonly Lazy<BoughtSystem[]> bought;
    private readonly Lazy<VendorRows> vendors;
    private readonly Lazy<IReadOnlyDictionary<string, string>> vendorAnchors;
    private readonly Dictionary<(SubjectKind Kind, string Id), Score> groups = [];
    private readonly ScorePlaces scores;
    private readonly (int Count, Severity Gravest)[] risks;
    private readonly int[] questions;
    private readonly Criticality?[] criticalities;
    private readonly Dictionary<string, PartyView> parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VendorProfile?> others = new(StringComparer.Ordinal);
    private readonly Owners owners;

    public ScanIndex(Scan scan, Catalogue catalogue, string language, int most = int.MaxValue)
    {
        Scan = scan;
        Catalogue = catalogue;
        owners = new Owners(catalogue);
        Language = language;
        services = scan.Services.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        units = scan.Organisation.Units.DistinctBy(u => u.Id).ToDictionary(u => u.Id, StringComparer.Ordinal);
        Names = new string[scan.Systems.Length];
        scores = new ScorePlaces(scan);
        foreach (var score in scan.Assessment.Scores)
        {
            if (score.Subject != SubjectKind.System) groups.TryAdd((score.Subject, score.SubjectId), score);
        }

        criticalities = new Criticality?[Names.Length];
        for (var i = 0; i < Names.Length; i++)
        {
            var system = scan.Systems[i];
            (Names[i], criticalities[i]) = (system.Name, system.Criticality);
        }

        questions = new int[Names.Length];
        // They come by rule and then by system: the one after the last is mostly the next.
        var next = 0;
        foreach (var question in scan.Assessment.OpenQuestions.Heads)
        {
            if (question.Subject != SubjectKind.System) continue;
            var at = next < Names.Length && scan.Systems.IdAt(next) == question.SubjectId ? next : scan.Systems.IndexOf(question.SubjectId);
            if (at >= 0) questions[at]++;
            next = at + 1;
        }

        risks = new (int Count, Severity Gravest)[Names.Length];
        foreach (var finding in scan.Assessment.Findings.Heads)
        {
            if (finding is not { Subject: SubjectKind.System, Waiver: null } || scan.Systems.IndexOf(finding.SubjectId) is not (>= 0 and var at)) continue;
            risks[at] = (risks[at].Count + 1, finding.Severity > risks[at].Gravest ? finding.Severity : risks[at].Gravest);
        }

        systemsOfComponent = new Lazy<Dictionary<string, string[]>>(SystemsByComponent);
        bought = new Lazy<BoughtSystem[]>(BoughtSystems);
        SystemsByScore = ByScore();
        // Only what stands in the report can be linked to.
        SystemAnchors = Anchors.For("system", Names.Length <= most ? scan.Systems.Select(s => s.Id) : SystemsByScore.Take(most).Select(s => s.Id).Order(StringComparer.Ordinal));
        vendors = new Lazy<VendorRows>(() => new VendorRows(this));
        vendorAnchors = new Lazy<IReadOnlyDictionary<string, string>>(() =>
            Anchors.For("vendor", scan.Vendors.Count <= most ? scan.Vendors.Keys : Vendors.Ids.Take(most).Order(StringComparer.Ordinal)));
    }

    public Scan Scan { get; }

    public Catalogue Catalogue { get; }

    public string Language { get; }

    /// <summary>The name of each system, in the scan's order.</summary>
    public string[] Names { get; }

    /// <summary>The systems: lowest score first, unscored ones last.</summary>
    public RowList<SoftwareSystem> SystemsByScore { get; }

    /// <summary>What is bought, in the scan's order.</summary>
    public IReadOnlyList<BoughtSystem> Bought => bought.Value;

    /// <summary>Those whom anything in use comes from, those of most systems first.</summary>
    public VendorRows Vendors => vendors.Value;

    /// <summary>The fragments of the systems that a report lists.</summary>
    public IReadOnlyDictionary<string, string> SystemAnchors { get; }

    /// <summary>The fragments of the vendors that a report lists.</summary>
    public IReadOnlyDictionary<string, string> VendorAnchors => vendorAnchors.Value;

    public Component? Component(string id) => Scan.Components.Find(id);

    public SoftwareSystem? System(string id) => Scan.Systems.Find(id);

    public Service? Service(string id) => services.GetValueOrDefault(id);

    public IReadOnlyList<string> SystemsOf(string component) => systemsOfComponent.Value.GetValueOrDefault(component) ?? [];

    public string UnitName(string id) => units.TryGetValue(id, out var unit) ? unit.Name : id;

    /// <summary>A vendor with its owner: as the scan knows it, or, for one that nothing scanned comes from (an alternative's), as the catalogue does.</summary>
    public VendorProfile? Profile(string? vendor)
    {
        if (vendor is null) return null;
        if (Scan.Vendors.TryGetValue(vendor, out var profile)) return profile;
        if (!others.TryGetValue(vendor, out profile)) others[vendor] = profile = owners.Profile(vendor, Scan.AsOf);
        return profile;
    }

    public string In(LocalText text) => text.In(Language);

    public string? CountryName(string? code)
    {
        if (code is null) return null;
        return Catalogue.Jurisdictions.TryGetValue(code, out var jurisdiction) ? In(jurisdiction.Name) : code;
    }

    /// <summary>The component that a bought system is; null for applications of one's own and for systems without parts.</summary>
    public Component? MainComponent(SoftwareSystem system)
    {
        if (system.Kind != SystemKind.Bought) return null;
        Component? first = null;
        foreach (var part in system.Parts)
        {
            if (Component(part.Component) is not { } component) continue;
            if (component.Kind == ComponentKind.Product) return component;
            first ??= component;
        }

        return first;
    }

    public Product? ProductOf(SoftwareSystem system)
    {
        var id = MainComponent(system)?.Facts.Product?.Value ?? system.Stated.Select(s => s.Match?.Product).FirstOrDefault(p => p is not null);
        return id is not null && Catalogue.Products.TryGetValue(id, out var product) ? product : null;
    }

    /// <summary>Who develops a bought system: what is known of its component, or else of its product.</summary>
    public string? VendorOf(SoftwareSystem system) => MainComponent(system)?.Facts.Developer?.Value ?? ProductOf(system)?.Vendor;

    /// <summary>Who sells a bought system where the list names a seller for its maker; null where it does not.</summary>
    public string? SellerOf(SoftwareSystem system) => MainComponent(system)?.Declared is { Maker: null, Supplier: { } seller } ? seller : null;

    public PartyView Party(string vendor)
    {
        if (parties.TryGetValue(vendor, out var known)) return known;
        var entry = Profile(vendor)?.Vendor ?? (Catalogue.Vendors.TryGetValue(vendor, out var listed) ? listed : null);
        var name = entry?.Name ?? (vendor.StartsWith("stated:", StringComparison.Ordinal) ? vendor["stated:".Length..] : vendor);
        var party = new PartyView(vendor, name, entry?.Country, CountryName(entry?.Country));
        // Of those whom nobody but a list names there may be a hundred thousand.
        return Catalogue.Vendors.ContainsKey(vendor) ? parties[vendor] = party : party;
    }

    /// <summary>The ultimate owner of a vendor, or null when the chain ends in something unknown.</summary>
    public PartyView? OwnerOf(string? vendor)
    {
        if (Profile(vendor) is not { UltimateOwner: { } owner } profile) return null;
        var party = Party(owner);
        return party.Country is null && profile.OwnerCountry is { } country ? party with { Country = country, CountryName = CountryName(country) } : party;
    }

    /// <summary>eu, eea, adequacy, third, community or unknown.</summary>
    public string BlocOf(string? vendor) => Profile(vendor) switch
    {
        { IsCommunity: true } => "community",
        { Bloc: { } bloc } => KebabCase.Of(bloc),
        _ => "unknown",
    };

    public ReferenceView SystemReference(string id) => new(id, SystemName(id) ?? id, SystemAnchors.GetValueOrDefault(id));

    public ReferenceView Reference(SubjectKind subject, string id) => subject switch
    {
        SubjectKind.System => SystemReference(id),
        SubjectKind.Vendor => new ReferenceView(id, Party(id).Name, VendorAnchors.GetValueOrDefault(id)),
        SubjectKind.Unit => new ReferenceView(id, UnitName(id), null),
        SubjectKind.Organisation => new ReferenceView(id, Scan.Organisation.Name, null),
        SubjectKind.Service => new ReferenceView(id, Service(id)?.Name ?? id, null),
        _ => new ReferenceView(id, ComponentName(id), null),
    };

    /// <summary>A component's, service's, vendor's or system's name, whichever the id is.</summary>
    public string NameOf(string id)
    {
        if (Scan.Components.IndexOf(id) >= 0) return ComponentName(id);
        if (SystemName(id) is { } system) return system;
        if (services.TryGetValue(id, out var service)) return service.Name;
        return Scan.Vendors.ContainsKey(id) ? Party(id).Name : id;
    }

    /// <summary>How many risks a system has, accepted ones aside, and the gravest of them.</summary>
    public (int Count, Severity Gravest) RisksOf(string system) => Scan.Systems.IndexOf(system) is >= 0 and var at ? risks[at] : default;

    /// <summary>How much depends on a system; null where that is not stated, or there is none of the id.</summary>
    public Criticality? CriticalityOf(string system) => Scan.Systems.IndexOf(system) is >= 0 and var at ? criticalities[at] : null;

    /// <summary>How many questions about a system are open.</summary>
    public int QuestionsOf(string system) => Scan.Systems.IndexOf(system) is >= 0 and var at ? questions[at] : 0;

    public ScoreView? Score(SubjectKind subject, string id)
    {
        if (subject != SubjectKind.System) return groups.TryGetValue((subject, id), out var group) ? Scoring.View(group) : null;
        return scores.Of(id) is { } score ? Scoring.View(score) : null;
    }

    /// <summary>The yearly cost of contracts in euros; null when none states one.</summary>
    public static decimal? YearlyCost(IEnumerable<Contract> contracts)
    {
        decimal? sum = null;
        foreach (var contract in contracts)
        {
            if (contract is { YearlyCost: { } cost, Currency: "EUR" }) sum = (sum ?? 0) + cost;
        }

        return sum;
    }

    private string? SystemName(string id) => Scan.Systems.IndexOf(id) is >= 0 and var at ? Names[at] : null;

    private Dictionary<string, string[]> SystemsByComponent() => Scan.Systems
        .SelectMany(s => s.Parts, (s, part) => (part.Component, s.Id))
        .GroupBy(p => p.Component, p => p.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private BoughtSystem[] BoughtSystems()
    {
        var found = new List<BoughtSystem>();
        for (var i = 0; i < Names.Length; i++)
        {
            var system = Scan.Systems[i];
            if (system.Kind == SystemKind.Bought) found.Add(new BoughtSystem(i, Kept(VendorOf(system)), YearlyCost(system.Contracts)));
        }

        return [.. found];

        // The one copy of the id that the scan has.
        string? Kept(string? vendor) => Profile(vendor)?.Vendor.Id ?? vendor;
    }

    // By place at the end, which is by id.
    private Picked<SoftwareSystem> ByScore()
    {
        var of = new (double Low, double High)?[Names.Length];
        var order = new int[Names.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            if (scores.Of(i) is { } score) of[i] = (score.Low, score.High);
        }

        Array.Sort(order, (a, b) =>
        {
            var byScore = (of[a], of[b]) switch
            {
                ({ } one, { } other) => one.Low.CompareTo(other.Low) is not 0 and var low ? low : one.High.CompareTo(other.High),
                (null, null) => 0,
                (null, _) => 1,
                _ => -1,
            };
            if (byScore != 0) return byScore;
            var byName = string.CompareOrdinal(Names[a], Names[b]);
            return byName != 0 ? byName : a.CompareTo(b);
        });
        return new Picked<SoftwareSystem>(Scan.Systems, order);
    }

    private string ComponentName(string id)
    {
        if (Component(id) is not { } component) return id;
        return component.Version is null ? component.Name : $"{component.Name} {component.Version}";
    }
}
