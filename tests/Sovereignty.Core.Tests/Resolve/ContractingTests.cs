using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve;

public sealed class ContractingTests
{
    private const string Cited = "source: a register, checked: 2026-01-01, confidence: high";

    private static readonly Sovereignty.Resolve.Catalogue.Catalogue Small = CatalogueFolder.ReadText("a.yaml", $$"""
        vendors:
          - { id: acme, name: Acme, kind: listed, seat: { country: US }, independent: true, contracting: [{ name: Acme Ireland Limited, country: IE }], {{Cited}} }
          - { id: split, name: Split, kind: listed, seat: { country: US }, independent: true, contracting: [{ name: Split Ireland Ltd, country: IE }, { name: Split Europe SARL, country: LU }], {{Cited}} }
          - { id: seller, name: Seller, legalName: Seller AG, kind: company, seat: { country: DE }, {{Cited}} }
        classes:
          - { id: erp, name: { de: E, en: E }, description: { de: E, en: E }, layer: specialist, alternatives: [] }
        products:
          - { id: acme-erp, name: Acme ERP, vendor: acme, class: erp, {{Cited}} }
          - { id: split-erp, name: Split ERP, vendor: split, class: erp, {{Cited}} }
          - { id: seller-erp, name: Seller ERP, vendor: seller, class: erp, {{Cited}} }
        """).Catalogue;

    [Theory]
    [InlineData("acme-erp", "Acme Ireland Ltd.", "Acme Ireland Limited", "IE", Origin.Declared, Confidence.High)]
    [InlineData("acme-erp", "Seller", "Seller AG", "DE", Origin.Declared, Confidence.Medium)]
    [InlineData("acme-erp", "Acme", "Acme Ireland Limited", "IE", Origin.Inferred, Confidence.Low)]
    [InlineData("acme-erp", "A reseller nobody knows", null, null, Origin.Inferred, Confidence.Low)]
    [InlineData("acme-erp", null, "Acme Ireland Limited", "IE", Origin.Inferred, Confidence.Low)]
    [InlineData("split-erp", "Split Europe", "Split Europe SARL", "LU", Origin.Declared, Confidence.High)]
    [InlineData("split-erp", "Split", null, null, Origin.Inferred, Confidence.Low)]
    [InlineData("seller-erp", "Seller", null, null, Origin.Inferred, Confidence.Low)]
    public void Who_contracts_is_told_apart_from_who_develops(string product, string? stated, string? name, string? country, Origin origin, Confidence confidence)
    {
        var line = new StatedProduct { Name = product, Vendor = stated, Path = "list.csv", Line = 2, Match = new ProductMatch(product, 1, "same name", []) };
        var component = new Component { Id = "stated:erp", Kind = ComponentKind.Product, Name = product, Evidence = [new Evidence("inventory/csv", "list.csv", 2, EvidenceKind.Stated)] };
        var system = new SoftwareSystem { Id = "erp", Name = "ERP", Kind = SystemKind.Bought, Stated = [line], Parts = [new SystemPart("stated:erp", Scope.Runtime, true)] };

        var facts = new FactResolver(Small, ScanConfiguration.Default, new DateOnly(2026, 11, 1)).Resolve([component], [system]).Components[0].Facts;

        Assert.Equal(product[..product.IndexOf('-', StringComparison.Ordinal)], facts.Developer!.Value);
        Assert.Equal(name, facts.Contracting?.Value.Name);
        if (facts.Contracting is not { } fact) return;
        Assert.Equal((country, origin, confidence), (fact.Value.Country, fact.Origin, fact.Confidence));
        Assert.NotEmpty(fact.Because);
    }
}
