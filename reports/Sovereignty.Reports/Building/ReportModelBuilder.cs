using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Reports.Building;

/// <summary>Makes of a scan what templates see. Pure: the same scan, catalogue and language give the same model.</summary>
public static class ReportModelBuilder
{
    private const int TopRisks = 10;

    // What a browser opens and a reader reads; figures speak of everything, and the tables beside the report hold it.
    private const int Most = 500;
    private const int MostCases = 100;

    /// <summary>Builds the model for one report.</summary>
    /// <param name="scan">The scan; an unassessed one gives a model without scores and risks.</param>
    /// <param name="catalogue">The catalogue that the scan was resolved with, for names, classes, alternatives and laws.</param>
    /// <param name="audience">The report's id.</param>
    /// <param name="language"><c>de</c> for German, anything else for English.</param>
    public static ReportModel Build(Scan scan, Catalogue catalogue, string audience, string language)
    {
        language = language == "de" ? "de" : "en";
        var index = new ScanIndex(scan, catalogue, language, Most);
        var systems = SystemViews.All(index).Take(Most).ToArray();
        var contracts = ContractViews.Build(index, Most);
        var countries = PartyViews.Countries(index);
        var ecosystems = ComponentViews.Ecosystems(index);
        var products = ProductViews.Build(index);
        var risks = RiskViews.Risks(index, MostCases);
        return new ReportModel
        {
            Language = language,
            Audience = audience,
            Organisation = scan.Organisation.Name,
            AsOf = scan.AsOf,
            ScanId = scan.Id,
            ToolVersion = scan.ToolVersion,
            LookedAt = Overview.LookedAt(scan),
            Coverage = Overview.Coverage(index, ecosystems),
            Score = index.Score(SubjectKind.Organisation, Organisation.Id),
            Units = Scoring.Units(index),
            Systems = systems,
            Products = products.Take(Most).ToArray(),
            ProductCount = products.Count,
            Vendors = index.Vendors.Take(Most).ToArray(),
            VendorCount = index.Vendors.Length,
            Owners = PartyViews.Owners(index),
            Countries = countries,
            Blocs = PartyViews.Blocs(index),
            Laws = PartyViews.Laws(index, countries),
            Concentrations = Overview.Concentrations(index),
            Registries = ComponentViews.Services(index, ServiceKind.Registry),
            Forges = ComponentViews.Services(index, ServiceKind.Forge),
            Clouds = ComponentViews.Services(index, ServiceKind.Cloud),
            Risks = risks,
            TopRisks = risks.Take(TopRisks).ToArray(),
            Contracts = contracts,
            OpenQuestions = RiskViews.OpenQuestions(index, MostCases),
            Waivers = RiskViews.Waivers(index),
            Ecosystems = ecosystems,
            LicenceClasses = ComponentViews.LicenceClasses(ecosystems),
            Method = Overview.Method(index),
        };
    }
}
