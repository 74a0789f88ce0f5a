namespace Sovereignty.Reports.Model;

/// <summary>Everything a template sees. Texts are in the report's language; identifiers are in kebab case; null is unknown, never a default.</summary>
public sealed record ReportModel
{
    /// <summary>The version of this shape; raised when a template written for an older one would read it wrongly.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The language of the texts: <c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The report's id: <c>ciso</c>, <c>procurement</c>, <c>security</c> or that of a report of one's own.</summary>
    public required string Audience { get; init; }

    /// <summary>The organisation's name.</summary>
    public required string Organisation { get; init; }

    /// <summary>The day the report speaks of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The scan's digest: equal for two runs over the same input.</summary>
    public required string ScanId { get; init; }

    /// <summary>The program's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What was looked at.</summary>
    public required LookedAtView LookedAt { get; init; }

    /// <summary>How much of it is resolved.</summary>
    public required CoverageView Coverage { get; init; }

    /// <summary>The organisation's score; null when nothing was assessed.</summary>
    public ScoreView? Score { get; init; }

    /// <summary>The units in tree order.</summary>
    public IReadOnlyList<UnitView> Units { get; init; } = [];

    /// <summary>The systems: lowest score first, unscored ones last. Of very many the first; the coverage tells how many there are.</summary>
    public IReadOnlyList<SystemView> Systems { get; init; } = [];

    /// <summary>Products of the catalogue that bought systems are, with what leaving them needs; dearest first.</summary>
    public IReadOnlyList<ProductView> Products { get; init; } = [];

    /// <summary>How many such products there are; of very many the first are listed.</summary>
    public required int ProductCount { get; init; }

    /// <summary>The vendors of systems and components, those of most systems first; of very many the first.</summary>
    public IReadOnlyList<VendorView> Vendors { get; init; } = [];

    /// <summary>How many vendors there are.</summary>
    public required int VendorCount { get; init; }

    /// <summary>The ultimate owners of bought systems, those of most systems first; the unknown last.</summary>
    public IReadOnlyList<ShareView> Owners { get; init; } = [];

    /// <summary>The countries of ultimate owners of bought systems, those of most systems first; the unknown last.</summary>
    public IReadOnlyList<ShareView> Countries { get; init; } = [];

    /// <summary>The same by how the country stands to the law of the European Union, in a fixed order.</summary>
    public IReadOnlyList<ShareView> Blocs { get; init; } = [];

    /// <summary>Laws of the countries named above that reach data or persons, with the day they were read.</summary>
    public IReadOnlyList<LawView> Laws { get; init; } = [];

    /// <summary>How far the organisation hangs on few.</summary>
    public IReadOnlyList<ConcentrationView> Concentrations { get; init; } = [];

    /// <summary>Package registries that are used.</summary>
    public IReadOnlyList<ServiceView> Registries { get; init; } = [];

    /// <summary>Forges that are used.</summary>
    public IReadOnlyList<ServiceView> Forges { get; init; } = [];

    /// <summary>Cloud services that are used.</summary>
    public IReadOnlyList<ServiceView> Clouds { get; init; } = [];

    /// <summary>The risks, gravest first: one for each rule, with every subject it fired on. Accepted ones are not among them.</summary>
    public IReadOnlyList<RiskView> Risks { get; init; } = [];

    /// <summary>The ten gravest of them.</summary>
    public IReadOnlyList<RiskView> TopRisks { get; init; } = [];

    /// <summary>Contracts and their dates.</summary>
    public required ContractsView Contracts { get; init; }

    /// <summary>What could not be decided, what widens the score most first.</summary>
    public IReadOnlyList<OpenQuestionView> OpenQuestions { get; init; } = [];

    /// <summary>Accepted risks: in force, without effect, run out.</summary>
    public IReadOnlyList<WaiverView> Waivers { get; init; } = [];

    /// <summary>The components by ecosystem, the largest first. Bought products are systems and not among them.</summary>
    public IReadOnlyList<EcosystemView> Ecosystems { get; init; } = [];

    /// <summary>The components' licences by class, the freest first, the unknown last.</summary>
    public IReadOnlyList<LicenceClassView> LicenceClasses { get; init; } = [];

    /// <summary>How the figures came about.</summary>
    public required MethodView Method { get; init; }
}
