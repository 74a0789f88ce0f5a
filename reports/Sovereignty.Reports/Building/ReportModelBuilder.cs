using Sovereignty.Model;
using Sovereignty.Reports.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Reports.Building;

/// <summary>Makes of a scan what templates see. Pure: the same scan, catalogue and language give the same model.</summary>
public static class ReportModelBuilder
{
    private const int TopRisks = 10;

    /// <summary>Builds the model for one report.</summary>
    /// <param name="scan">The scan; an unassessed one gives a model without scores and risks.</param>
    /// <param name="catalogue">The catalogue that the scan was resolved with, for names, classes, alternatives and laws.</param>
    /// <param name="audience">The report's id.</param>
    /// <param name="language"><c>de</c> for German, anything else for English.</param>
    public static ReportModel Build(Scan scan, Catalogue catalogue, string audience, string language)
    {
        language = language == "de" ? "de" : "en";
        var index = new ScanIndex(scan, catalogue, language);
        var systems = SystemViews.Build(index);
        var contracts = ContractViews.Build(index);
        var countries = PartyViews.Countries(index);
        var ecosystems = ComponentViews.Ecosystems(index);
        var vendors = PartyViews.Vendors(index);
        var risks = RiskViews.Risks(index);
        return new ReportModel
        {
            Language = language,
            Audience = audience,
            Organisation = scan.Organisation.Name,
            AsOf = scan.AsOf,
            ScanId = scan.Id,
            ToolVersion = scan.ToolVersion,
            LookedAt = Overview.LookedAt(scan),
            Coverage = Overview.Coverage(systems, ecosystems),
            Score = index.Score(SubjectKind.Organisation, Organisation.Id),
            Units = Scoring.Units(index, systems),
            Systems = systems,
            Products = ProductViews.Build(index, systems, contracts),
            Vendors = vendors,
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
            OpenQuestions = RiskViews.OpenQuestions(index),
            Waivers = RiskViews.Waivers(index),
            Ecosystems = ecosystems,
            LicenceClasses = ComponentViews.LicenceClasses(ecosystems),
            Method = Overview.Method(index, vendors),
        };
    }
}
