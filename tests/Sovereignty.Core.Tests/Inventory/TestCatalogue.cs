using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Inventory;

/// <summary>A small catalogue for tests that must not change when the real one grows.</summary>
internal static class TestCatalogue
{
    private static readonly Citation Cited = new("test", new DateOnly(2026, 1, 1), Confidence.High, "test.yaml:1");

    public static readonly Catalogue Instance = CatalogueFile.Compile(new CatalogueContent
    {
        Vendors = Vendors(
            Vendor("microsoft", "Microsoft", "US", VendorKind.Listed, "MS", "Microsoft Corporation") with { Domains = ["microsoft.com"] },
            Vendor("adobe", "Adobe", "US", VendorKind.Listed, "Adobe Systems"),
            Vendor("hsh", "HSH", "DE", VendorKind.Company, "HSH Soft- und Hardware Vertriebs GmbH"),
            Vendor("nextcloud", "Nextcloud", "DE", VendorKind.Company, "Nextcloud GmbH"),
            Vendor("akdb", "AKDB", "DE", VendorKind.PublicBody),
            Vendor("ionos", "IONOS", "DE", VendorKind.Listed),
            Vendor("redhat", "Red Hat", "US", VendorKind.Company),
            Vendor("autodesk", "Autodesk", "US", VendorKind.Listed)),
        Products = Products(
            Product("microsoft-office", "Microsoft Office", "microsoft", "office-suite", "MS Office", "Office Professional Plus"),
            Product("microsoft-365", "Microsoft 365", "microsoft", "office-suite", "M365", "Office 365", "O365"),
            Product("microsoft-teams", "Microsoft Teams", "microsoft", "video"),
            Product("sql-server", "Microsoft SQL Server", "microsoft", "database", "MS SQL Server", "MSSQL"),
            Product("windows-server", "Windows Server", "microsoft", "operating-system", "Microsoft Windows Server"),
            Product("windows-11", "Windows 11", "microsoft", "operating-system"),
            Product("acrobat-reader", "Adobe Acrobat Reader", "adobe", "pdf", "Acrobat Reader DC"),
            Product("acrobat", "Adobe Acrobat", "adobe", "pdf", "Adobe Acrobat Pro", "Acrobat DC"),
            Product("meso", "MESO", "hsh", "registration", "VOIS|MESO", "VOIS/MESO"),
            Product("nextcloud", "Nextcloud", "nextcloud", "file-sharing", "Nextcloud Hub"),
            Product("ok-ewo", "OK.EWO", "akdb", "registration"),
            Product("rhel", "Red Hat Enterprise Linux", "redhat", "operating-system", "RHEL"),
            Product("autocad", "AutoCAD", "autodesk", "cad", "Autodesk AutoCAD")),
        Classes = ImmutableSortedDictionary<string, ProductClass>.Empty.Add("registration", new ProductClass("registration", new LocalText("Einwohnermeldewesen", "Residents' registration"), new LocalText("", ""), "specialist", [])),
        Jurisdictions = ImmutableSortedDictionary<string, Jurisdiction>.Empty
            .Add("DE", new Jurisdiction("DE", new LocalText("Deutschland", "Germany"), Bloc.Eu, null, [], Cited))
            .Add("US", new Jurisdiction("US", new LocalText("USA", "United States"), Bloc.Third, null, [], Cited)),
    });

    private static Vendor Vendor(string id, string name, string country, VendorKind kind, params string[] aliases) =>
        new() { Id = id, Name = name, Country = country, Kind = kind, Independent = true, Aliases = [.. aliases], Citation = Cited };

    private static Product Product(string id, string name, string vendor, string @class, params string[] aliases) =>
        new() { Id = id, Name = name, Vendor = vendor, Class = @class, Aliases = [.. aliases], Citation = Cited };

    private static ImmutableSortedDictionary<string, Vendor> Vendors(params Vendor[] vendors) => vendors.ToImmutableSortedDictionary(v => v.Id, v => v, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Product> Products(params Product[] products) => products.ToImmutableSortedDictionary(p => p.Id, p => p, StringComparer.Ordinal);
}
