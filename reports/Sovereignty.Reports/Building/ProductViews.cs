using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Reports.Building;

/// <summary>Bought products with what leaving them needs.</summary>
internal static class ProductViews
{
    private const int MostContracts = 20;

    public static IReadOnlyList<ProductView> Build(ScanIndex index)
    {
        var used = index.Scan.Systems
            .Where(s => s.Kind == SystemKind.Bought)
            .Select(s => (System: s, Product: index.ProductOf(s)))
            .Where(p => p.Product is not null)
            .GroupBy(p => p.Product!.Id, StringComparer.Ordinal)
            .ToList();
        var anchors = Anchors.For("product", used.Select(g => g.Key));
        var listed = used.SelectMany(g => g.Select(p => p.System.Id)).ToHashSet(StringComparer.Ordinal);
        var findings = index.Scan.Assessment.Findings.Heads
            .Where(f => f is { Subject: SubjectKind.System, Waiver: null, Dimension: Dimension.Exit or Dimension.Licence } && listed.Contains(f.SubjectId))
            .ToLookup(f => f.SubjectId, f => f.At, StringComparer.Ordinal);
        return used
            .Select(g => View(index, g.First().Product!, anchors[g.Key], [.. g.Select(p => p.System)], findings))
            .OrderByDescending(p => p.YearlyCost ?? -1)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Id, StringComparer.Ordinal)
            .ToArray();
    }

    private static ProductView View(
        ScanIndex index, Product product, string anchor, SoftwareSystem[] used, ILookup<string, int> findings)
    {
        var systems = Array.ConvertAll(used, s => SystemViews.View(index, s));
        var (contracts, contractCount) = ContractViews.Of(index, used.Select(s => index.Scan.Systems.IndexOf(s.Id)), MostContracts);
        var costs = systems.Where(s => s.YearlyCost is not null).Select(s => s.YearlyCost!.Value).ToList();
        var users = systems.Where(s => s.Users is not null).Select(s => s.Users!.Value).ToList();
        return new ProductView
        {
            Id = product.Id,
            Anchor = anchor,
            Name = product.Name,
            Class = index.Catalogue.Classes.TryGetValue(product.Class, out var productClass) ? index.In(productClass.Name) : null,
            Vendor = index.Party(product.Vendor),
            Owner = index.OwnerOf(product.Vendor),
            Licence = product.Licence ?? systems[0].Licence,
            LicenceClass = systems[0].LicenceClass ?? KebabCase.Of(LicenceClass.Unknown),
            Deployment = product.Deployment.Select(d => KebabCase.Of(d)).ToArray(),
            Platforms = product.Platforms?.Select(id => ProductName(index, id)).ToArray(),
            OpenFormats = product.OpenFormats?.ToArray(),
            VendorFormats = product.VendorFormats?.ToArray(),
            Standards = product.Standards?.ToArray(),
            EndOfLife = product.EndOfLife.OrderBy(e => e.Date).Select(e => new EndOfLifeView(e.Version, e.Date, e.Date < index.Scan.AsOf)).ToArray(),
            Alternatives = Alternatives(index, product, productClass),
            Systems = systems,
            Contracts = contracts,
            ContractCount = contractCount,
            LockIn = systems.SelectMany(s => findings[s.Id]).Select(at => index.Scan.Assessment.Findings[at])
                .OrderByDescending(f => f.Severity).ThenByDescending(f => f.Risk).ThenBy(f => f.Rule, StringComparer.Ordinal)
                .DistinctBy(f => f.Rule)
                .Select(f => new LockInView(index.In(f.Title), index.In(f.Message), KebabCase.Of(f.Severity), KebabCase.Of(f.Dimension), index.In(f.HowToFix)))
                .ToArray(),
            YearlyCost = costs.Count == 0 ? null : costs.Sum(),
            Users = users.Count == 0 ? null : users.Sum(),
            Score = systems.Where(s => s.Score is not null).MinBy(s => s.Score!.Low)?.Score,
            Source = product.Citation.Source,
            Checked = product.Citation.Checked,
            Confidence = KebabCase.Of(product.Citation.Confidence),
        };
    }

    private static AlternativeView[] Alternatives(ScanIndex index, Product product, ProductClass? productClass)
    {
        if (productClass is null) return [];
        var owner = index.OwnerOf(product.Vendor)?.Id ?? product.Vendor;
        return productClass.Alternatives
            .Where(id => id != product.Id && index.Catalogue.Products.ContainsKey(id))
            .Select(id => index.Catalogue.Products[id])
            .Where(p => p.Vendor != product.Vendor && index.OwnerOf(p.Vendor)?.Id != owner)
            .Select(p => new AlternativeView(p.Name, index.Party(p.Vendor), index.OwnerOf(p.Vendor), p.Licence))
            .ToArray();
    }

    private static string ProductName(ScanIndex index, string id) => index.Catalogue.Products.TryGetValue(id, out var product) ? product.Name : id;
}
