using Sovereignty.Model;

namespace Sovereignty.Reports.Tests.Sample;

/// <summary>What rules could make of the sample scan.</summary>
internal static class SampleAssessment
{
    public static readonly Assessment Value = new(
        [new PackUsed("lock-in", "1.0", "0a4d55a8d778e5022fab701977c5d840bbc486d0", 18)],
        [
            Fired("lock-in/third-country-cloud", SubjectKind.System, "microsoft-365", Severity.Critical, Dimension.Hosting, 0.9,
                "Daten liegen in der Cloud eines Drittlands", "Data lie in a third country’s cloud",
                "Microsoft 365 E3 läuft in der Cloud von Microsoft; letzter Eigentümer ist Microsoft mit Sitz in den Vereinigten Staaten.",
                "Microsoft 365 E3 runs in Microsoft’s cloud; the ultimate owner is Microsoft, seated in the United States.",
                "Wer die Cloud betreibt, kann zur Herausgabe von Daten oder zur Einstellung des Dienstes verpflichtet werden.",
                "Whoever runs the cloud can be ordered to hand over data or to end the service.",
                "Daten mit hohem Schutzbedarf zurückholen und für E-Mail und Ablage einen Betrieb im eigenen Haus oder bei einem öffentlichen IT-Dienstleister vorbereiten.",
                "Bring data in need of high protection back and prepare to run mail and files on own premises or at a public IT provider.",
                new Because("hosting is stated as `Cloud (Microsoft)`", "inventar.csv", 2), new Because("catalogue entry microsoft", Source: "https://www.example.org/imprint", Checked: new DateOnly(2026, 10, 1)) { Code = "catalogue-entry", About = "Microsoft (US), vendors/global.yaml:7" }),
            Fired("lock-in/owner-changed-terms", SubjectKind.System, "vsphere", Severity.Critical, Dimension.Exit, 0.8,
                "Der Eigentümer hat die Bedingungen einseitig geändert", "The owner changed the terms on its own",
                "VMware vSphere gehört seit 2023 Broadcom; unbefristete Lizenzen werden nicht mehr verkauft.",
                "VMware vSphere has belonged to Broadcom since 2023; perpetual licences are no longer sold.",
                "Ein Preissprung trifft die Plattform, auf der fast alles andere läuft.", "A jump in price hits the platform that nearly everything else runs on.",
                "Ablösung durch eine freie Virtualisierung planen und vor der nächsten Verlängerung erproben.", "Plan to move to open virtualisation and try it before the next renewal.",
                new Because("owner chain vmware → broadcom", Source: "javascript:alert(1)", Checked: new DateOnly(2026, 10, 1))),
            Fired("lock-in/proprietary-formats", SubjectKind.System, "arcgis", Severity.High, Dimension.Exit, 0.4,
                "Daten liegen in einem Format des Herstellers", "Data are kept in the vendor’s own format",
                "ArcGIS Enterprise speichert in File Geodatabase.", "ArcGIS Enterprise stores in File Geodatabase.",
                "Ohne das Produkt lassen sich die Daten nur eingeschränkt lesen.", "Without the product the data can only be read in part.",
                "Führende Daten als GeoPackage ablegen.", "Keep the leading data as GeoPackage.", new Because("catalogue entry arcgis") { Code = "of-a-newer-program", About = "ArcGIS" }),
            Fired("lock-in/source-available", SubjectKind.System, "buergerportal", Severity.High, Dimension.Licence, 0.3,
                "Komponente unter einer Lizenz mit Nutzungsbeschränkung", "Component under a licence that restricts use",
                "MongoDB.Driver 3.0.0 steht unter SSPL-1.0.", "MongoDB.Driver 3.0.0 is under SSPL-1.0.",
                "Die Lizenz erlaubt nicht jede Nutzung und ist nicht frei im Sinn der OSI.", "The licence does not allow every use and is not open source in the OSI’s sense.",
                "Eine freie Version festlegen oder ersetzen.", "Pin an open version or replace it.",
                new Because("seen by nuget/packages-lock", "apps/buergerportal/src/packages.lock.json", 33) { Code = "seen-by", About = "nuget/packages-lock" }) with { On = ["pkg:nuget/MongoDB.Driver@3.0.0", "pkg:npm/hostile@1.0.0"] },
            Fired("lock-in/top-owner", SubjectKind.Organisation, Organisation.Id, Severity.High, Dimension.Concentration, 0.6,
                "Viel hängt an einem einzigen Eigentümer", "Much hangs on a single owner",
                "20 % der zuordenbaren gekauften Systeme und 44 % der Kosten entfallen auf Microsoft.", "20% of attributable bought systems and 44% of spending fall to Microsoft.",
                "Eine Entscheidung dieses Eigentümers trifft vieles zugleich.", "One decision of this owner hits much at once.",
                "Bei den nächsten Vergaben Streuung als Kriterium aufnehmen.", "Make spread a criterion in the next tenders.", new Because("count over owners")),
            Fired("lock-in/platform-tie", SubjectKind.System, "prosoz-open", Severity.Medium, Dimension.Exit, 0.3, "Läuft nur auf der Plattform eines anderen Herstellers", "Runs only on another vendor’s platform",
                "OPEN/PROSOZ braucht Windows Server.", "OPEN/PROSOZ needs Windows Server.", "Die Bindung vererbt sich.", "The tie is inherited.",
                "Nach einer Fassung für Linux oder einer Web-Fassung fragen.", "Ask for a Linux or a web version.", new Because("catalogue entry prosoz-open")),
            Fired("lock-in/platform-tie", SubjectKind.System, "sap-finanzen", Severity.Medium, Dimension.Exit, 0.2, "Läuft nur auf der Plattform eines anderen Herstellers", "Runs only on another vendor’s platform",
                "SAP S/4HANA Finanzwesen braucht Windows Server.", "SAP S/4HANA Finanzwesen needs Windows Server.", "Die Bindung vererbt sich.", "The tie is inherited.",
                "Nach einer Fassung für Linux oder einer Web-Fassung fragen.", "Ask for a Linux or a web version.", new Because("catalogue entry sap-s4hana")),
            Fired("lock-in/no-maintainer", SubjectKind.System, "nextcloud", Severity.Low, Dimension.SupplyChain, 0.1, "Wenige Beitragende", "Few contributors", "Angenommen.", "Accepted.", "Pflege.", "Care.", "Beobachten.", "Watch.",
                new Because("count")) with { Waiver = Accepted("lock-in/no-maintainer", "nextcloud", 2027) },
        ],
        [
            Open("lock-in/unknown-owner", "leitstelle", Dimension.Jurisdiction, "Eigentümer in einem Drittland", "Owner in a third country", ["vendor", "owner.country"],
                "Hersteller der Leitstellensoftware in der Bestandsliste nachtragen.", "Add the vendor of the dispatch software to the inventory.", 34.5),
            Open("lock-in/third-country-cloud", "teamviewer", Dimension.Hosting, "Daten liegen in der Cloud eines Drittlands", "Data lie in a third country’s cloud", ["hosting.provider"],
                "Beim Anbieter erfragen, wer das Rechenzentrum betreibt.", "Ask the provider who runs the data centre.", 12.0),
        ],
        [
            Of(SubjectKind.Organisation, Organisation.Id, 34.2, 51.8), Of(SubjectKind.Unit, "stadt", 31, 44), Of(SubjectKind.Unit, "it", 22, 22), Of(SubjectKind.Unit, "stadtwerke", 41, 78),
            Of(SubjectKind.System, "microsoft-365", 12, 12), Of(SubjectKind.System, "vsphere", 18, 25), Of(SubjectKind.System, "windows-server", 27, 31), Of(SubjectKind.System, "sap-finanzen", 48, 57),
            Of(SubjectKind.System, "arcgis", 35, 49), Of(SubjectKind.System, "prosoz-open", 55, 66), Of(SubjectKind.System, "enaio", 44, 71), Of(SubjectKind.System, "nextcloud", 86, 91),
            Of(SubjectKind.System, "teamviewer", 40, 80), Of(SubjectKind.System, "leitstelle", 10, 90), Of(SubjectKind.System, "buergerportal", 63, 70),
        ],
        [
            new Concentration(SubjectKind.Organisation, Organisation.Id, "owner", "systems", [new ConcentrationShare("microsoft", 2, 0.2222), new ConcentrationShare("sap", 1, 0.1111)], 0.1, 1358, 0.2222, 0.4444),
            new Concentration(SubjectKind.Organisation, Organisation.Id, "owner", "spend", [new ConcentrationShare("microsoft", 804_000, 0.4881)], 0, 3190, 0.4881, 0.8524),
            new Concentration(SubjectKind.Organisation, Organisation.Id, "jurisdiction", "systems", [new ConcentrationShare("US", 4, 0.4444)], 0.1, 4074, 0.4444, 1),
        ],
        [
            new WaiverState(Accepted("lock-in/no-maintainer", "nextcloud", 2027), 1, false),
            new WaiverState(Accepted("lock-in/proprietary-formats", "arcgis", 2025), 0, true),
            new WaiverState(Accepted("lock-in/never-fired", "*", 2028), 0, false),
        ]);

    private static Finding Fired(
        string rule, SubjectKind subject, string id, Severity severity, Dimension dimension, double risk, string titleDe, string titleEn, string messageDe, string messageEn,
        string whyDe, string whyEn, string fixDe, string fixEn, params Because[] because) => new()
    {
        Rule = rule, Subject = subject, SubjectId = id, Severity = severity, Dimension = dimension, Exposure = 1, Risk = risk,
        Title = new LocalText(titleDe, titleEn), Message = new LocalText(messageDe, messageEn), Why = new LocalText(whyDe, whyEn), HowToFix = new LocalText(fixDe, fixEn),
        Because = [.. because], References = rule.EndsWith("cloud", StringComparison.Ordinal) ? ["https://www.bsi.bund.de/", "javascript:alert(2)"] : [],
    };

    private static OpenQuestion Open(string rule, string system, Dimension dimension, string de, string en, string[] fields, string settlesDe, string settlesEn, double widens) =>
        new(rule, new LocalText(de, en), SubjectKind.System, system, dimension, [.. fields], [], new LocalText(settlesDe, settlesEn), widens);

    private static Score Of(SubjectKind subject, string id, double low, double high) => new(subject, id, low, high,
    [
        new DimensionRisk(Dimension.Jurisdiction, 0.25, (100 - high) / 100, (100 - low) / 100), new DimensionRisk(Dimension.Licence, 0.15, 0.3, 0.36),
        new DimensionRisk(Dimension.Exit, 0.2, 0.55, 0.62), new DimensionRisk(Dimension.Concentration, 0.15, 0.6, 0.6),
        new DimensionRisk(Dimension.SupplyChain, 0.1, 0.12, 0.4), new DimensionRisk(Dimension.Hosting, 0.15, 0.5, 0.68),
    ], []);

    private static Waiver Accepted(string rule, string subject, int year) =>
        new(rule, subject, "Ablösung ist beschlossen <b>2028</b>", "Leitung IT", new DateOnly(year, 6, 30), "sovereignty.yaml", 88);
}
