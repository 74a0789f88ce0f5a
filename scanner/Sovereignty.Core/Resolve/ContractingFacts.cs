using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>
/// Finds who signs the contract for a bought product: the seller that the inventory states, be it the maker's own entity or a reseller, else
/// the one entity through which the catalogue knows the maker to contract. Says nothing of who develops or owns.
/// </summary>
internal sealed class ContractingFacts(Catalogue.Catalogue catalogue, KnownVendors vendors)
{
    /// <summary>The contracting entity, or null when nothing tells.</summary>
    /// <param name="stated">The inventory line.</param>
    /// <param name="developer">Who develops the product: a vendor id.</param>
    public Fact<ContractingEntity>? Of(StatedProduct? stated, Fact<string>? developer)
    {
        if (stated is null) return null;
        var maker = developer is null ? null : catalogue.Vendors.GetValueOrDefault(developer.Value);
        if (stated.Vendor is { } name)
        {
            var line = new Because($"the inventory names {name} as the vendor", stated.Path, stated.Line);
            if (maker is not null && Own(maker, name) is { } own)
            {
                return new Fact<ContractingEntity>(own, Origin.Declared, Confidence.High, [line, CatalogueBecause.Of($"an entity that contracts for {maker.Id}", maker.Citation)]);
            }

            var seller = vendors.ByStatement(name) is { Whole: true } found ? found.Vendor : null;
            // Whom the catalogue does not know may be anybody: a reseller, or a name for the maker.
            if (seller is null) return null;
            if (seller.Id != maker?.Id)
            {
                return seller.Country is null ? null : new Fact<ContractingEntity>(new ContractingEntity(seller.LegalName ?? seller.Name, seller.Country), Origin.Declared, Confidence.Medium,
                    [line, CatalogueBecause.Of($"a name of {seller.Id}", seller.Citation)]);
            }
        }

        // The inventory names the maker or nobody: most customers of a firm in another country sign with its one entity here.
        if (maker is not { Contracting: [var only] }) return null;
        return Fact.Of(only, Origin.Inferred, Confidence.Low, CatalogueBecause.Of($"{maker.Id} contracts through {only.Name}", maker.Citation));
    }

    private static ContractingEntity? Own(Vendor maker, string stated)
    {
        // With its legal form: "Oracle" is the group, "Oracle Deutschland B.V. & Co. KG" the entity.
        var folded = Catalogue.VendorName.Fold(KnownVendors.Clean(stated));
        foreach (var entity in maker.Contracting)
        {
            if (Catalogue.VendorName.Fold(entity.Name) == folded) return entity;
        }

        return null;
    }
}
