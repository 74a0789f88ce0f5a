using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>The systems as a report lists them.</summary>
internal static class SystemViews
{
    private const int MostStated = 20;

    /// <summary>All systems in their order, each view made when it is asked for.</summary>
    public static IEnumerable<SystemView> All(ScanIndex index) => index.SystemsByScore.Select(s => View(index, s));

    /// <summary>A system.</summary>
    public static SystemView View(ScanIndex index, SoftwareSystem system)
    {
        var (risks, gravest) = index.RisksOf(system.Id);
        var bought = system.Kind == SystemKind.Bought;
        var main = index.MainComponent(system);
        var product = index.ProductOf(system);
        var vendor = bought ? index.VendorOf(system) : null;
        var profile = index.Profile(vendor);
        return new SystemView
        {
            Id = system.Id,
            Anchor = index.SystemAnchors.GetValueOrDefault(system.Id) ?? "",
            Name = system.Name,
            Kind = KebabCase.Of(system.Kind),
            Units = system.Units.Select(index.UnitName).ToArray(),
            Criticality = Kebab(system.Criticality),
            DataSensitivity = Kebab(system.DataSensitivity),
            Users = system.Users,
            Hosting = Kebab(system.Hosting),
            HostingStated = system.HostingStated,
            Product = product?.Name,
            ProductClass = product is not null && index.Catalogue.Classes.TryGetValue(product.Class, out var productClass) ? index.In(productClass.Name) : null,
            Vendor = vendor is null ? null : index.Party(vendor),
            Owner = index.OwnerOf(vendor),
            Bloc = bought ? index.BlocOf(vendor) : "own",
            Contracting = Contracting(index, profile),
            Confidence = profile is null ? null : KebabCase.Of(profile.Confidence),
            Licence = bought ? main?.Facts.Licence?.Value.Expression ?? product?.Licence : null,
            LicenceClass = bought ? LicenceClassOf(main, product?.Licence) : null,
            Score = index.Score(SubjectKind.System, system.Id),
            Components = system.Parts.Length,
            Risks = risks,
            Gravest = risks == 0 ? null : KebabCase.Of(gravest),
            OpenQuestions = index.QuestionsOf(system.Id),
            YearlyCost = ScanIndex.YearlyCost(system.Contracts),
            NoticeBy = system.Contracts.Select(c => c.NoticeBy).Where(d => d is not null).DefaultIfEmpty(null).Min(),
            Stated = system.Stated.Take(MostStated).Select(s => Stated(index, s)).ToArray(),
            StatedCount = system.Stated.Length,
        };
    }

    public static IReadOnlyList<PartyView> Contracting(ScanIndex index, VendorProfile? profile) =>
        profile is null ? [] : profile.Vendor.Contracting.Select(c => new PartyView("", c.Name, c.Country, index.CountryName(c.Country))).ToArray();

    /// <summary>The class of a licence; <c>unknown</c> when it is unknown, never anything freer.</summary>
    public static string LicenceClassOf(Component? component, string? productLicence)
    {
        if (component?.Facts.Licence?.Value.Class is { } known) return KebabCase.Of(known);
        return productLicence == "LicenseRef-proprietary" ? KebabCase.Of(LicenceClass.Proprietary) : KebabCase.Of(LicenceClass.Unknown);
    }

    private static StatedView Stated(ScanIndex index, StatedProduct stated) => new()
    {
        Name = stated.Name,
        Vendor = stated.Vendor,
        Version = stated.Version,
        Place = new PlaceView(stated.Path, stated.Line > 0 ? stated.Line : null),
        Score = stated.Match?.Score,
        Candidates = stated.Match is { Product: null } match
            ? match.Candidates.Select(c => index.Catalogue.Products.TryGetValue(c, out var p) ? p.Name : c).ToArray()
            : [],
    };

    private static string? Kebab<T>(T? value)
        where T : struct, Enum => value is { } v ? KebabCase.Of(v) : null;
}
