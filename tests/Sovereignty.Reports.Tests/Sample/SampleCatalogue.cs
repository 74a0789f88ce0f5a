using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Reports.Tests.Sample;

/// <summary>A small catalogue about real firms, as much as the sample scan needs.</summary>
internal static class SampleCatalogue
{
    private static readonly DateOnly Checked = new(2026, 10, 1);

    public static readonly Catalogue Value = CatalogueFile.Compile(new CatalogueContent
    {
        Vendors = Vendors().ToImmutableSortedDictionary(v => v.Id, v => v, StringComparer.Ordinal),
        Products = Products().ToImmutableSortedDictionary(p => p.Id, p => p, StringComparer.Ordinal),
        Classes = Classes().ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal),
        Jurisdictions = Jurisdictions().ToImmutableSortedDictionary(j => j.Code, j => j, StringComparer.Ordinal),
        Registries = ImmutableSortedDictionary<string, Registry>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("npmjs", new Registry("npmjs", "npm registry", "package-registry", "github", ["npmjs.org"], ["npm"], true, ["Verdaccio", "Sonatype Nexus"], Cited("registries/registries.yaml:4")))
            .Add("nuget", new Registry("nuget", "NuGet Gallery", "package-registry", "microsoft", ["nuget.org"], ["nuget"], true, ["BaGet"], Cited("registries/registries.yaml:20"))),
    });

    public static Citation Cited(string entry, Confidence confidence = Confidence.High, string source = "https://www.example.org/imprint") => new(source, Checked, confidence, entry);

    private static IEnumerable<Vendor> Vendors()
    {
        yield return Firm("microsoft", "Microsoft", VendorKind.Listed, "US", contracting: new ContractingEntity("Microsoft Ireland Operations Limited", "IE"));
        yield return Firm("github", "GitHub", VendorKind.Company, "US", "microsoft");
        yield return Firm("broadcom", "Broadcom", VendorKind.Listed, "US");
        yield return Firm("vmware", "VMware", VendorKind.Company, "US", "broadcom");
        yield return Firm("sap", "SAP", VendorKind.Listed, "DE");
        yield return Firm("esri", "Esri", VendorKind.Company, "US");
        yield return Firm("prosoz", "PROSOZ Herten", VendorKind.Company, "DE");
        yield return Firm("nextcloud", "Nextcloud", VendorKind.Company, "DE");
        yield return Firm("document-foundation", "The Document Foundation", VendorKind.Foundation, "DE");
        yield return Firm("optimal-systems", "OPTIMAL SYSTEMS", VendorKind.Company, "DE", "kyocera");
        yield return Firm("kyocera", "Kyocera", VendorKind.Listed, "JP");
        yield return Firm("teamviewer", "TeamViewer", VendorKind.Listed, "DE");
        yield return Firm("investor", "Unnamed Investor", VendorKind.PrivateEquity, null);
        yield return new Vendor { Id = "lodash-maintainers", Name = "Lodash maintainers", Kind = VendorKind.Community, Independent = true, Citation = Cited("vendors/communities.yaml:9", Confidence.Medium) };
    }

    private static Vendor Firm(string id, string name, VendorKind kind, string? country, string? owner = null, ContractingEntity? contracting = null) => new()
    {
        Id = id,
        Name = name,
        LegalName = name + " (registered)",
        Kind = kind,
        Country = country,
        Independent = owner is null && country is not null,
        Owners = owner is null ? [] : [new Ownership(owner, 100, null, null, null, null)],
        Contracting = contracting is null ? [] : [contracting],
        Citation = Cited($"vendors/global.yaml:{id.Length}", id.Length % 2 == 0 ? Confidence.High : Confidence.Medium),
    };

    private static IEnumerable<Product> Products()
    {
        yield return Bought("microsoft-365", "Microsoft 365", "microsoft", "office-suite", [Deployment.Saas]) with
        {
            Platforms = [], OpenFormats = ["ODF", "PDF"], VendorFormats = ["Loop", "OneNote"], Standards = ["IMAP", "SAML"],
        };
        yield return Bought("windows-server", "Windows Server", "microsoft", "server-os", [Deployment.OnPremises]) with
        {
            EndOfLife = [new EndOfLife("2016", new DateOnly(2027, 1, 12), null), new EndOfLife("2012", new DateOnly(2023, 10, 10), null)],
        };
        yield return Bought("vsphere", "VMware vSphere", "vmware", "virtualisation", [Deployment.OnPremises]) with { OpenFormats = ["OVF"], VendorFormats = ["VMDK", "VMFS"] };
        yield return Bought("sap-s4hana", "SAP S/4HANA", "sap", "erp", [Deployment.OnPremises, Deployment.Saas]) with { Platforms = ["windows-server"] };
        yield return Bought("arcgis", "ArcGIS Enterprise", "esri", "gis", [Deployment.OnPremises]) with { OpenFormats = ["GeoPackage"], VendorFormats = ["File Geodatabase"], Standards = ["WMS", "WFS"] };
        yield return Bought("prosoz-open", "OPEN/PROSOZ", "prosoz", "social", [Deployment.OnPremises]) with { Platforms = ["windows-server"] };
        yield return Bought("enaio", "enaio", "optimal-systems", "dms", [Deployment.OnPremises]);
        yield return Bought("nextcloud", "Nextcloud", "nextcloud", "file-sharing", [Deployment.OnPremises]) with { Licence = "AGPL-3.0-or-later", Platforms = [], OpenFormats = ["ODF"], VendorFormats = [], Standards = ["WebDAV", "CalDAV"] };
        yield return Bought("libreoffice", "LibreOffice", "document-foundation", "office-suite", [Deployment.Desktop]) with { Licence = "MPL-2.0" };
    }

    private static Product Bought(string id, string name, string vendor, string productClass, ImmutableArray<Deployment> deployment) => new()
    {
        Id = id, Name = name, Vendor = vendor, Class = productClass, Licence = "LicenseRef-proprietary", Deployment = deployment, Citation = Cited($"products/{productClass}.yaml:3"),
    };

    private static IEnumerable<ProductClass> Classes()
    {
        yield return new ProductClass("office-suite", new LocalText("Bürosoftware", "Office suite"), new LocalText("Texte, Tabellen, Folien.", "Texts, tables, slides."), "workplace", ["libreoffice", "nextcloud", "microsoft-365"]);
        yield return new ProductClass("virtualisation", new LocalText("Virtualisierung", "Virtualisation"), new LocalText("Virtuelle Maschinen.", "Virtual machines."), "infrastructure", []);
        yield return new ProductClass("gis", new LocalText("Geoinformation", "Geographic information"), new LocalText("Karten.", "Maps."), "cross-cutting", []);
        yield return new ProductClass("erp", new LocalText("Finanzwesen", "Finance and resources"), new LocalText("Haushalt.", "Budget."), "cross-cutting", []);
    }

    private static IEnumerable<Jurisdiction> Jurisdictions()
    {
        yield return new Jurisdiction("DE", new LocalText("Deutschland", "Germany"), Bloc.Eu, null, [], Cited("jurisdictions/eu.yaml:1"));
        yield return new Jurisdiction("IE", new LocalText("Irland", "Ireland"), Bloc.Eu, null, [], Cited("jurisdictions/eu.yaml:9"));
        yield return new Jurisdiction("JP", new LocalText("Japan", "Japan"), Bloc.Adequacy, new Adequacy(new DateOnly(2019, 1, 23), "Privatwirtschaft", "https://eur-lex.example/2019-419"), [], Cited("jurisdictions/adequacy.yaml:1"));
        yield return new Jurisdiction("US", new LocalText("Vereinigte Staaten", "United States"), Bloc.Third, null,
        [
            new Law("cloud-act", "CLOUD Act, 18 U.S.C. § 2713", new LocalText(
                "Anbieter unter US-Hoheit müssen Daten herausgeben, die sie besitzen oder kontrollieren, gleich wo diese gespeichert sind.",
                "Providers under US jurisdiction must disclose data in their possession or control wherever these are stored."),
                true, "in-force", new DateOnly(2026, 9, 1), "https://www.law.example/uscode/18/2713", Confidence.High),
        ], Cited("jurisdictions/third.yaml:1"));
    }
}
