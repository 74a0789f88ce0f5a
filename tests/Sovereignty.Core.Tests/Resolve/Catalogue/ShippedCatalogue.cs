using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Catalogue;

/// <summary>The catalogue of this repository, read from its YAML once for all tests.</summary>
internal static class ShippedCatalogue
{
    private static readonly Lazy<CatalogueReading> Read = new(() => CatalogueFolder.Read(Path.Combine(Golden.Repository(), "rules", "catalogue")));

    public static CatalogueReading Reading => Read.Value;

    public static Sovereignty.Resolve.Catalogue.Catalogue Catalogue => Read.Value.Catalogue;
}
