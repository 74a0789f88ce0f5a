using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>A scan with what every part of the model looks up in it, in one language.</summary>
internal sealed class ScanIndex
{
    private readonly Dictionary<string, Component> components;
    private readonly Dictionary<string, SoftwareSystem> systems;
    private readonly Dictionary<string, Service> services;
    private readonly Dictionary<string, Unit> units;
    private readonly Dictionary<string, string[]> systemsOfComponent;
    private readonly Dictionary<(SubjectKind Kind, string Id), Score> scores;
    private readonly Dictionary<string, (int Count, Severity Gravest)> risks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> questions;
    private readonly Dictionary<string, PartyView> parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VendorProfile?> others = new(StringComparer.Ordinal);
    private readonly Owners owners;

    public ScanIndex(Scan scan, Catalogue catalogue, string language, int most = int.MaxValue)
    {
        Scan = scan;
        Catalogue = catalogue;
        owners = new Owners(catalogue);
        Language = language;
        components = scan.Components.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        systems = scan.Systems.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        services = scan.Services.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        units = scan.Organisation.Units.DistinctBy(u => u.Id).ToDictionary(u => u.Id, StringComparer.Ordinal);
        scores = scan.Assessment.Scores.DistinctBy(s => (s.Subject, s.SubjectId)).ToDictionary(s => (s.Subject, s.SubjectId));
        questions = scan.Assessment.OpenQuestions.Where(q => q.Subject == SubjectKind.System).CountBy(q => q.SubjectId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var finding in scan.Assessment.Findings)
        {
            if (finding is not { Subject: SubjectKind.System, Waiver: null }) continue;
            var (count, gravest) = risks.GetValueOrDefault(finding.SubjectId);
            risks[finding.SubjectId] = (count + 1, finding.Severity > gravest ? finding.Severity : gravest);
        }

        systemsOfComponent = scan.Systems
            .SelectMany(s => s.Parts, (s, part) => (part.Component, s.Id))
            .GroupBy(p => p.Component, p => p.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        SystemsByScore = [.. systems.Values.Select(s => (System: s, Score: scores.GetValueOrDefault((SubjectKind.System, s.Id))))
            .OrderBy(s => s.Score is null).ThenBy(s => s.Score?.Low).ThenBy(s => s.Score?.High).ThenBy(s => s.System.Name, StringComparer.Ordinal).ThenBy(s => s.System.Id, StringComparer.Ordinal)
            .Select(s => s.System)];
        // Only what stands in the report can be linked to.
        var listed = systems.Count <= most ? null : SystemsByScore.Take(most).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        SystemAnchors = Anchors.For("system", scan.Systems.Select(s => s.Id).Where(id => listed?.Contains(id) != false));
        VendorAnchors = Anchors.For("vendor", scan.Vendors.Keys);
    }

    public Scan Scan { get; }

    public Catalogue Catalogue { get; }

    public string Language { get; }

    /// <summary>The systems: lowest score first, unscored ones last.</summary>
    public IReadOnlyList<SoftwareSystem> SystemsByScore { get; }

    /// <summary>The fragments of the systems that a report lists.</summary>
    public IReadOnlyDictionary<string, string> SystemAnchors { get; }

    public IReadOnlyDictionary<string, string> VendorAnchors { get; }

    public Component? Component(string id) => components.GetValueOrDefault(id);

    public SoftwareSystem? System(string id) => systems.GetValueOrDefault(id);

    public Service? Service(string id) => services.GetValueOrDefault(id);

    public IReadOnlyList<string> SystemsOf(string component) => systemsOfComponent.GetValueOrDefault(component) ?? [];

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

    public PartyView Party(string vendor)
    {
        if (parties.TryGetValue(vendor, out var known)) return known;
        var entry = Profile(vendor)?.Vendor ?? (Catalogue.Vendors.TryGetValue(vendor, out var listed) ? listed : null);
        var name = entry?.Name ?? (vendor.StartsWith("stated:", StringComparison.Ordinal) ? vendor["stated:".Length..] : vendor);
        return parties[vendor] = new PartyView(vendor, name, entry?.Country, CountryName(entry?.Country));
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

    public ReferenceView SystemReference(string id) => new(id, System(id)?.Name ?? id, SystemAnchors.GetValueOrDefault(id));

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
        if (components.ContainsKey(id)) return ComponentName(id);
        if (systems.TryGetValue(id, out var system)) return system.Name;
        if (services.TryGetValue(id, out var service)) return service.Name;
        return Scan.Vendors.ContainsKey(id) ? Party(id).Name : id;
    }

    /// <summary>How many risks a system has, accepted ones aside, and the gravest of them.</summary>
    public (int Count, Severity Gravest) RisksOf(string system) => risks.GetValueOrDefault(system);

    /// <summary>How many questions about a system are open.</summary>
    public int QuestionsOf(string system) => questions.GetValueOrDefault(system);

    public ScoreView? Score(SubjectKind subject, string id) => scores.TryGetValue((subject, id), out var score) ? Scoring.View(score) : null;

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

    private string ComponentName(string id)
    {
        if (Component(id) is not { } component) return id;
        return component.Version is null ? component.Name : $"{component.Name} {component.Version}";
    }
}
