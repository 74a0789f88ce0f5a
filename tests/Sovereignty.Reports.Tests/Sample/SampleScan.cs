using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Reports.Tests.Sample;

/// <summary>A small city as a scan finds it: invented contracts, a few names that want to do harm.</summary>
internal static class SampleScan
{
    /// <summary>A name that tries every way out of text: element, attribute, script, direction of writing.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>\"'&{{ 7*7 }}\u202Egpj.exe";

    public static readonly DateOnly AsOf = new(2026, 11, 22);

    private static readonly (string Id, string Name, string Product, string Vendor, string Unit, Criticality? Criticality, Hosting? Hosting, int? Users, int? Cost, int? NoticeDays)[] Bought =
    [
        ("microsoft-365", "Microsoft 365 E3", "microsoft-365", "microsoft", "stadt", Criticality.Critical, Hosting.ThirdCountryCloud, 2400, 720_000, 39),
        ("windows-server", "Windows Server 2016 Datacenter", "windows-server", "microsoft", "it", Criticality.Critical, Hosting.OwnPremises, null, 84_000, 130),
        ("vsphere", "VMware vSphere Enterprise Plus", "vsphere", "vmware", "it", Criticality.Critical, Hosting.OwnPremises, null, 210_000, -18),
        ("sap-finanzen", "SAP S/4HANA Finanzwesen", "sap-s4hana", "sap", "stadt", Criticality.High, Hosting.PublicProvider, 310, 390_000, 402),
        ("arcgis", "ArcGIS Enterprise", "arcgis", "esri", "stadt", Criticality.Normal, Hosting.OwnPremises, 120, 65_000, 170),
        ("prosoz-open", "OPEN/PROSOZ", "prosoz-open", "prosoz", "stadt", Criticality.High, Hosting.PublicProvider, 180, 95_000, 220),
        ("enaio", "enaio DMS", "enaio", "optimal-systems", "stadt", Criticality.High, Hosting.OwnPremises, 900, 58_000, null),
        ("nextcloud", "Nextcloud Enterprise", "nextcloud", "nextcloud", "stadtwerke", Criticality.Normal, Hosting.OwnPremises, 400, 21_000, 300),
        ("teamviewer", "TeamViewer Remote", "", "teamviewer", "stadtwerke", null, Hosting.Cloud, 25, 4_800, 75),
        ("leitstelle", "Leitstellensoftware ÖPNV", "", "", "stadtwerke", Criticality.Critical, null, 40, null, null),
    ];

    public static Scan Value { get; } = Build();

    private static Scan Build()
    {
        var libraries = Libraries().ToList();
        var products = Bought.Select(Product).ToList();
        return new Scan
        {
            Id = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2",
            AsOf = AsOf,
            ToolVersion = "0.1.0",
            CatalogueDigest = "5f0c5e2f8f4d2f4b0e5f6f7a8b9c0d1e2f3a4b5c6d7e8f90123456789abcdef0",
            Organisation = new Organisation("Stadt Musterstadt",
            [
                new Unit("stadt", "Stadtverwaltung", null), new Unit("it", "Amt für Informationstechnik", "stadt"), new Unit("stadtwerke", "Stadtwerke Musterstadt GmbH", null),
            ]),
            Sources =
            [
                new Source("inventar.csv", SourceKind.Inventory, "inventar.csv", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", null),
                new Source("apps/buergerportal", SourceKind.Folder, "apps/buergerportal", "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
                    new GitState("https://git.example/musterstadt/buergerportal.git", "main", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", true, new DateOnly(2026, 11, 3))),
            ],
            Systems = [.. Bought.Select(System).Concat(Own()).OrderBy(s => s.Id, StringComparer.Ordinal)],
            Components = [.. products.Concat(libraries).OrderBy(c => c.Id, StringComparer.Ordinal)],
            Services = [.. Services().OrderBy(s => s.Id, StringComparer.Ordinal)],
            Vendors = Profiles(),
            Assessment = SampleAssessment.Value,
            Problems =
            [
                new Problem("inventory-row", ProblemSeverity.Warning, "row has 7 columns where the header has 9") { Path = "inventar.csv", Line = 14, Hint = "check the quotes in this row" },
                new Problem("git-not-found", ProblemSeverity.Note, $"package `{Hostile}` names no repository"),
            ],
            DetectorRuns = [new DetectorRun("inventory/csv", 1, 1, 10), new DetectorRun("npm/package-lock", 1, 1, 4), new DetectorRun("nuget/packages-lock", 1, 1, 3)],
            FilesSeen = 412,
            FoldersSkipped = ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal).Add("node_modules", 2).Add("obj", 3),
        };
    }

    private static SoftwareSystem System((string Id, string Name, string Product, string Vendor, string Unit, Criticality? Criticality, Hosting? Hosting, int? Users, int? Cost, int? NoticeDays) row)
    {
        var line = Array.FindIndex(Bought, b => b.Id == row.Id) + 2;
        return new SoftwareSystem
        {
            Id = row.Id, Name = row.Name, Kind = SystemKind.Bought, Units = [row.Unit], Criticality = row.Criticality, Hosting = row.Hosting, Users = row.Users,
            DataSensitivity = row.Criticality == Criticality.Critical ? DataSensitivity.High : DataSensitivity.Normal,
            Contracts = row.Cost is null && row.NoticeDays is null ? [] :
            [
                new Contract
                {
                    Number = $"V-2024-{line:000}", Unit = row.Unit, YearlyCost = row.Cost, Start = new DateOnly(2024, 1, 1), End = AsOf.AddDays((row.NoticeDays ?? 400) + 92),
                    Notice = row.NoticeDays is null ? null : new NoticePeriod(3, 0, NoticeTo.TermEnd, "3 Monate zum Laufzeitende"), RenewalMonths = 12,
                    NoticeBy = row.NoticeDays is { } days ? AsOf.AddDays(days) : null, EndsThen = row.NoticeDays is { } d ? AsOf.AddDays(d + 92) : null,
                },
            ],
            Parts = [new SystemPart($"stated:{row.Id}", Scope.Runtime, true)],
            Stated = [new StatedProduct
            {
                Name = row.Name, Vendor = row.Vendor.Length == 0 ? null : row.Vendor, Path = "inventar.csv", Line = line,
                Match = row.Product.Length > 0 ? new ProductMatch(row.Product, 0.93, "alias", []) : new ProductMatch(null, 0.4, "similar name", ["enaio"]),
            }],
        };
    }

    private static IEnumerable<SoftwareSystem> Own()
    {
        yield return new SoftwareSystem
        {
            Id = "buergerportal", Name = "Bürgerportal", Kind = SystemKind.Own, Units = ["stadt"], Criticality = Criticality.High, Hosting = Hosting.OwnPremises, Users = 30_000,
            Parts = [new SystemPart("pkg:npm/lodash@4.17.21", Scope.Runtime, true), new SystemPart("pkg:npm/react@18.3.1", Scope.Runtime, true),
                new SystemPart("pkg:npm/left-pad", Scope.Development, true), new SystemPart("pkg:npm/hostile@1.0.0", Scope.Runtime, false),
                new SystemPart("pkg:nuget/Newtonsoft.Json@13.0.3", Scope.Runtime, true), new SystemPart("pkg:nuget/MongoDB.Driver@3.0.0", Scope.Runtime, true)],
        };
    }

    private static Component Product((string Id, string Name, string Product, string Vendor, string Unit, Criticality? Criticality, Hosting? Hosting, int? Users, int? Cost, int? NoticeDays) row) => new()
    {
        Id = $"stated:{row.Id}", Kind = ComponentKind.Product, Name = row.Name, Scope = Scope.Runtime, Direct = true,
        Evidence = [new Evidence("inventory/csv", "inventar.csv", Array.FindIndex(Bought, b => b.Id == row.Id) + 2, EvidenceKind.Stated)],
        Facts = new ComponentFacts
        {
            Product = row.Product.Length == 0 ? null : Fact.Of(row.Product, Origin.Curated, Confidence.High, new Because($"catalogue entry {row.Product}")),
            Developer = row.Vendor.Length == 0 ? null : Fact.Of(row.Vendor, Origin.Curated, Confidence.High, new Because($"catalogue entry {row.Vendor}")),
            Licence = row.Product switch
            {
                "" => null,
                "nextcloud" => Fact.Of(new Licence("AGPL-3.0-or-later", LicenceClass.NetworkCopyleft, true), Origin.Curated, Confidence.High, new Because("catalogue entry nextcloud")),
                _ => Fact.Of(new Licence("LicenseRef-proprietary", LicenceClass.Proprietary, true), Origin.Curated, Confidence.High, new Because($"catalogue entry {row.Product}")),
            },
        },
    };

    private static IEnumerable<Component> Libraries()
    {
        yield return Library("npm", "lodash", "4.17.21", "MIT", LicenceClass.Permissive, "lodash-maintainers", 12);
        yield return Library("npm", "react", "18.3.1", "MIT", LicenceClass.Permissive, null, 40);
        yield return Library("npm", "left-pad", null, null, LicenceClass.Unknown, null, 9) with { Requested = "^1.3.0", Scope = Scope.Development };
        yield return Library("npm", "hostile", "1.0.0", Hostile, LicenceClass.Unknown, null, 77) with { Name = Hostile, Direct = false };
        yield return Library("nuget", "Newtonsoft.Json", "13.0.3", "MIT", LicenceClass.Permissive, null, 21);
        yield return Library("nuget", "MongoDB.Driver", "3.0.0", "SSPL-1.0", LicenceClass.SourceAvailable, null, 33);
    }

    private static Component Library(string type, string name, string? version, string? licence, LicenceClass licenceClass, string? vendor, int line)
    {
        var purl = PackageUrl.Create(type, null, name, version);
        var file = type == "npm" ? "apps/buergerportal/web/package-lock.json" : "apps/buergerportal/src/packages.lock.json";
        return new Component
        {
            Id = type == "nuget" ? $"pkg:nuget/{name}@{version}" : purl.ToString(), Kind = ComponentKind.Library, Name = name, Version = version, Purl = purl, Scope = Scope.Runtime, Direct = true,
            Evidence = [new Evidence($"{type}/lock", file, line, EvidenceKind.Locked), new Evidence($"{type}/manifest", "apps/buergerportal/web/package.json", line, EvidenceKind.Declared)],
            Facts = new ComponentFacts
            {
                Developer = vendor is null ? null : Fact.Of(vendor, Origin.Curated, Confidence.Medium, new Because($"catalogue entry {vendor}")),
                Licence = licence is null ? null : Fact.Of(new Licence(licence, licenceClass, licenceClass != LicenceClass.Unknown), Origin.Declared, Confidence.High, new Because("stated in the lock file", file, line)),
            },
        };
    }

    private static IEnumerable<Service> Services()
    {
        yield return new Service
        {
            Id = "npmjs", Name = "npm registry", Kind = ServiceKind.Registry, Components = 4, Systems = ["buergerportal"],
            Provider = Fact.Of("github", Origin.Curated, Confidence.High, new Because("catalogue entry npmjs")),
            Evidence = [new Evidence("npm/package-lock", "apps/buergerportal/web/package-lock.json", 5, EvidenceKind.Locked)],
        };
        yield return new Service { Id = "host:intern.example", Name = "intern.example", Kind = ServiceKind.Forge, Components = 1, Systems = ["buergerportal"] };
    }

    private static ImmutableSortedDictionary<string, VendorProfile> Profiles()
    {
        var vendors = SampleCatalogue.Value.Vendors;
        return vendors.Values.Where(v => v.Id is not ("document-foundation" or "investor")).Select(v =>
        {
            var owner = v.Owners.IsEmpty ? v : vendors[v.Owners[0].Vendor];
            var bloc = owner.Country switch { null => (Bloc?)null, "US" => Bloc.Third, "JP" => Bloc.Adequacy, _ => Bloc.Eu };
            return new VendorProfile(v, owner == v ? [v.Id] : [v.Id, owner.Id], owner.Id, owner.Country, owner.Kind, bloc, v.Citation.Confidence);
        }).ToImmutableSortedDictionary(p => p.Vendor.Id, p => p, StringComparer.Ordinal);
    }
}
