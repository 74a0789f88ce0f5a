using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Rules;

namespace Sovereignty.Tests;

/// <summary>Invented scans, catalogues and packs in the words of the domain.</summary>
internal static class Town
{
    public static readonly DateOnly AsOf = new(2026, 6, 1);
    public static readonly Citation Cited = new("https://source.example", new DateOnly(2026, 1, 1), Confidence.High, "vendors/test.yaml:1");

    public static readonly Catalogue Catalogue = CatalogueFile.Compile(new CatalogueContent
    {
        Vendors = Map(v => v.Id,
            Firm("us-corp", "US"), Firm("us-investor", "US", VendorKind.PrivateEquity), Firm("de-corp", "DE"), Firm("ch-corp", "CH"),
            Firm("de-daughter", "DE") with { Independent = false, Owners = [new Ownership("us-corp", 100, null, null, null, null)] },
            Firm("mystery", "DE") with { Independent = false },
            Firm("crowd", null, VendorKind.Community)),
        Products = Map(p => p.Id,
            Product("us-suite", "us-corp") with { Licence = "LicenseRef-proprietary", Deployment = [Deployment.Saas], OpenFormats = [], VendorFormats = ["x"], Platforms = [] },
            Product("de-dms", "de-corp") with { Licence = "LicenseRef-proprietary", Deployment = [Deployment.OnPremises], Platforms = ["us-server"] },
            Product("us-server", "us-corp") with { EndOfLife = [new EndOfLife("2016", new DateOnly(2025, 10, 14), null)] },
            Product("free-suite", "crowd") with { Licence = "MPL-2.0", OpenFormats = ["ODF"], VendorFormats = [], Platforms = [] }),
        Classes = Map(c => c.Id, new ProductClass("office", new("Büro", "Office"), new("", ""), "workplace", ["free-suite", "us-suite"])),
        Registries = Map(r => r.Id, new Registry("npm", "npm registry", "package-registry", "us-corp", ["npmjs.org"], ["npm"], true, ["Verdaccio"], Cited)),
        Jurisdictions = Map(j => j.Code,
            new Jurisdiction("US", new("Vereinigte Staaten", "United States"), Bloc.Third, null, [new Law("us-cloud-act", "CLOUD Act", new("", ""), true, "in-force", AsOf, "", Confidence.High)], Cited),
            new Jurisdiction("DE", new("Deutschland", "Germany"), Bloc.Eu, null, [], Cited),
            new Jurisdiction("CH", new("Schweiz", "Switzerland"), Bloc.Adequacy, null, [], Cited)),
        Relicensings = Map(r => r.Id, new Relicensing("redis", "Redis", "us-corp", ["pkg:docker/library/redis"], [], "7.4", new DateOnly(2024, 3, 20), "BSD-3-Clause", "RSALv2", "Valkey", Cited)),
    });

    public static RulePack LockIn { get; } = RulePack.Load(Path.Combine(Golden.Repository(), "rules", "packs", "lock-in"), out _)!;

    public static Scan Scan(IEnumerable<Component> components, IEnumerable<SoftwareSystem> systems, IEnumerable<Service>? services = null, IEnumerable<Unit>? units = null) => new()
    {
        AsOf = AsOf,
        ToolVersion = "test",
        Organisation = new Organisation("Musterstadt", [.. units ?? []]),
        Components = [.. components],
        Systems = [.. systems],
        Services = [.. services ?? []],
    };

    public static Component Library(string name, string? developer = null, LicenceClass? licence = null, string version = "1.0.0") => new()
    {
        Id = $"pkg:npm/{name}@{version}",
        Kind = ComponentKind.Library,
        Name = name,
        Version = version,
        Purl = PackageUrl.Create("npm", null, name, version),
        Scope = Scope.Runtime,
        Evidence = [new Evidence("npm/package-lock", "package-lock.json", 7, EvidenceKind.Locked)],
        Facts = new ComponentFacts { Developer = Fact(developer), Licence = licence is { } known ? Known(new Licence(KnownName(known), known, true)) : null },
    };

    public static Component Bought(string id, string? product = null, LicenceClass? licence = null, string? version = null) => new()
    {
        Id = $"stated:{id}",
        Kind = ComponentKind.Product,
        Name = id,
        Version = version,
        Scope = Scope.Runtime,
        Direct = true,
        Evidence = [new Evidence("inventory", "list.csv", 2, EvidenceKind.Stated)],
        Facts = new ComponentFacts { Product = Fact(product), Licence = licence is { } known ? Known(new Licence(KnownName(known), known, true)) : null },
    };

    public static SoftwareSystem Own(string id, params IEnumerable<Component> parts) => new()
    {
        Id = id, Name = id, Kind = SystemKind.Own, Parts = [.. parts.Select(p => new SystemPart(p.Id, p.Scope, p.Direct))],
    };

    public static SoftwareSystem Uses(string id, Component product) => new()
    {
        Id = id, Name = id, Kind = SystemKind.Bought, Parts = [new SystemPart(product.Id, Scope.Runtime, true)],
    };

    public static Service Registry(int components, params string[] systems) => new()
    {
        Id = "npm", Name = "npm registry", Kind = ServiceKind.Registry, Provider = Fact("us-corp"), Components = components, Systems = [.. systems],
    };

    public static Assessment Assess(Scan scan, params Waiver[] waivers) => RuleEngine.Assess(scan, Catalogue, [LockIn], [.. waivers]);

    /// <summary>A pack of one's own, each file's name and text.</summary>
    public static RulePack? Pack(out ImmutableArray<Problem> problems, params (string File, string Text)[] files)
        => PackReader.Read(new PackFiles("mine", [.. files.OrderBy(f => f.File, StringComparer.Ordinal).Select(f => new PackText(f.File, f.Text))], []), out problems);

    public static readonly (string File, string Text) Manifest = ("pack.yaml", """
        id: mine
        version: "1"
        title: { de: Meins, en: Mine }
        description: { de: Zum Test., en: For tests. }
        aggregation: lock-in
        """);

    /// <summary>A whole rule around the lines that a test is about.</summary>
    public static (string File, string Text) Rule(string when, string appliesTo = "component", string weight = "0.5", string saturation = "saturation: any", string examples = "{ match: [{}], no-match: [{}] }",
        string file = "rule", string dimension = "exit") => ($"{file}.yaml", $$$"""
        id: mine/{{{file}}}
        title: { de: Regel, en: Rule }
        applies-to: {{{appliesTo}}}
        dimension: {{{dimension}}}
        severity: high
        weight: {{{weight}}}
        {{{saturation}}}
        when:
          {{{when}}}
        message: { de: "{{subject}}: {{count}} von {{total}}", en: "{{subject}}: {{count}} of {{total}}" }
        why: { de: Darum., en: Because. }
        how-to-fix: { de: So., en: Like this. }
        examples: {{{examples}}}
        """);

    public static Score ScoreOf(Assessment assessment, string id) => Assert.Single(assessment.Scores, s => s.SubjectId == id);

    public static Fact<string>? Fact(string? value) => value is null ? null : Known(value);

    public static Fact<T> Known<T>(T value) => Model.Fact.Of(value, Origin.Curated, Confidence.High, new Because("said by the test"));

    private static string KnownName(LicenceClass licence) => licence switch
    {
        LicenceClass.Proprietary => "LicenseRef-proprietary",
        LicenceClass.SourceAvailable => "BUSL-1.1",
        LicenceClass.NetworkCopyleft => "AGPL-3.0-only",
        LicenceClass.StrongCopyleft => "GPL-3.0-only",
        LicenceClass.WeakCopyleft => "MPL-2.0",
        _ => "MIT",
    };

    private static Vendor Firm(string id, string? country, VendorKind kind = VendorKind.Listed) => new() { Id = id, Name = id, Kind = kind, Country = country, Independent = true, Citation = Cited };

    private static Product Product(string id, string vendor) => new() { Id = id, Name = id, Vendor = vendor, Class = "office", Citation = Cited };

    private static ImmutableSortedDictionary<string, T> Map<T>(Func<T, string> key, params T[] values) => values.ToImmutableSortedDictionary(key, v => v, StringComparer.Ordinal);
}
