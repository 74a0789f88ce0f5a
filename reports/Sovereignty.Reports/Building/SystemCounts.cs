using Sovereignty.Model;

namespace Sovereignty.Reports.Building;

/// <summary>Of how many systems what is known, counted over all of them whatever a report lists.</summary>
internal sealed record SystemCounts
{
    public int Systems { get; private set; }

    public int Bought { get; private set; }

    public int Product { get; private set; }

    public int Vendor { get; private set; }

    public int OwnerCountry { get; private set; }

    public int Licence { get; private set; }

    public int Hosting { get; private set; }

    public int Criticality { get; private set; }

    public static SystemCounts Of(ScanIndex index)
    {
        var counts = new SystemCounts();
        foreach (var system in index.SystemsByScore) counts.Add(index, system);
        return counts;
    }

    private void Add(ScanIndex index, SoftwareSystem system)
    {
        Systems++;
        if (system.Hosting is not null) Hosting++;
        if (system.Criticality is not null) Criticality++;
        if (system.Kind != SystemKind.Bought) return;
        Bought++;
        var (product, vendor) = (index.ProductOf(system), index.VendorOf(system));
        if (product is not null) Product++;
        if (vendor is not null) Vendor++;
        if (index.BlocOf(vendor) != "unknown") OwnerCountry++;
        if (SystemViews.LicenceClassOf(index.MainComponent(system), product?.Licence) != "unknown") Licence++;
    }
}
