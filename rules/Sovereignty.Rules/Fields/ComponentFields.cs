using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>What is known of a component itself.</summary>
internal static class ComponentFields
{
    private static readonly ImmutableArray<SubjectKind> Component = [SubjectKind.Component];

    public static ImmutableArray<Field> All { get; } =
    [
        Of("name", FieldType.Text, "Name im Ökosystem, mit Namensraum", "name in its ecosystem, namespace included", c => FieldValue.Of(c.Component.Name)),
        Of("purl", FieldType.Text, "Package-URL ohne Version; keine bei Produkten aus Listen", "package URL without version; none for products of lists",
            c => c.Component.Purl is { } purl ? FieldValue.Of(purl.WithoutVersion().ToString()) : FieldValue.None),
        Of("purl.type", FieldType.Text, "Ökosystem: npm, nuget, maven …", "ecosystem: npm, nuget, maven …", c => c.Component.Purl is { } purl ? FieldValue.Of(purl.Type) : FieldValue.None),
        Of("kind", FieldType.Choice, "Art der Komponente", "what sort of thing it is", c => FieldValue.Of(KebabCase.Of(c.Component.Kind))) with { Choices = [.. KebabCase.Names<ComponentKind>()] },
        Of("version", FieldType.Text, "genaue Version; keine, wenn nur ein Bereich genannt ist", "exact version; none where only a range is stated",
            c => c.Component.Version is { } version ? FieldValue.Of(version) : FieldValue.None),
        Of("version.exact", FieldType.Truth, "ob eine genaue Version festliegt", "whether an exact version is fixed", c => FieldValue.Of(c.Component.Version is not null)),
        Of("version.requested", FieldType.Text, "verlangter Versionsbereich", "the range that is asked for", c => c.Component.Requested is { } range ? FieldValue.Of(range) : FieldValue.None),
        Of("scope", FieldType.Choice, "wofür sie gebraucht wird", "what it is needed for", c => FieldValue.Of(KebabCase.Of(c.Component.Scope))) with { Choices = [.. KebabCase.Names<Scope>()] },
        Of("direct", FieldType.Truth, "ob das System sie selbst nennt", "whether the system names it itself", c => FieldValue.Of(c.Component.Direct)),
        Of("evidence", FieldType.Choices, "Art der Fundstellen", "what sort of places it was seen in",
            c => FieldValue.Of(c.Component.Evidence.Select(e => KebabCase.Of(e.Kind)))) with { Choices = [.. KebabCase.Names<EvidenceKind>()] },
        Of("evidence.detector", FieldType.List, "Namen der Erkenner, die sie fanden", "names of the detectors that saw it", c => FieldValue.Of(c.Component.Evidence.Select(e => e.Detector))),
        Of("integrity", FieldType.Truth, "ob eine Prüfsumme festliegt", "whether a hash is fixed", c => FieldValue.Of(!c.Component.Declared.Hashes.IsEmpty)),
        Of("fetched-from", FieldType.Choice, "woher sie geladen wird", "where it is fetched from", c => FieldValue.Of(c.FetchedFrom)) with { Choices = ["registry", "git", "url", "file"] },
        Of("licence", FieldType.Text, "Lizenzausdruck (SPDX) oder Angabe im Wortlaut", "licence expression (SPDX) or the statement verbatim",
            c => FieldValue.Of(c.Component.Facts.Licence?.Value.Expression)) with { Settles = Settles.Licence, Why = WhyLicence },
        Of("licence.class", FieldType.Choice, "Rechte, die die Lizenz gibt", "what sort of rights the licence gives",
            c => c.Component.Facts.Licence is { Value.Class: not LicenceClass.Unknown } fact ? FieldValue.Of(KebabCase.Of(fact.Value.Class)) : FieldValue.Unknown) with
        {
            Settles = Settles.Licence,
            Why = WhyLicence,
            Choices = [.. KebabCase.Names<LicenceClass>().Where(n => n != "unknown")],
        },
        Of("licence.spdx", FieldType.Truth, "ob die Angabe ein gültiger SPDX-Ausdruck ist", "whether the statement is a valid SPDX expression",
            c => FieldValue.Of(c.Component.Facts.Licence?.Value.IsSpdx)) with { Settles = Settles.Licence, Why = WhyLicence },
        Of("licence.text", FieldType.Text, "Lizenz nach dem Text ihrer Lizenzdatei; keine, wenn keine gefunden wurde", "licence by the text of its licence file; none where none was found",
            c => c.Component.Facts.LicenceText is { } text ? FieldValue.Of(text.Value.Expression) : FieldValue.None) with { Settles = Settles.Licence, Why = WhyText },
        Of("licence.text-agrees", FieldType.Truth, "ob der Lizenztext zur angegebenen Lizenz passt", "whether the licence text is that of the licence that is stated",
            c => c.Component.Facts is { LicenceText.Value: { } text, Licence.Value: { } stated } ? FieldValue.Of(LicenceAgreement.Of(stated, text, c.World.Licences)) : FieldValue.None) with
        {
            Settles = Settles.Licence,
            Why = c => [.. WhyLicence(c), .. WhyText(c)],
        },
        Of("licence.osi", FieldType.Truth, "ob die Open Source Initiative eine wählbare Lizenz anerkannt hat", "whether the Open Source Initiative approved a licence that may be chosen",
            c => FieldValue.Of(c.World.Licences.IsOsi(c.Component.Facts.Licence?.Value))) with { Settles = Settles.Licence, Why = WhyLicence },
        Of("licence.fsf", FieldType.Truth, "ob die Free Software Foundation eine wählbare Lizenz als frei führt", "whether the Free Software Foundation lists a licence that may be chosen as free",
            c => FieldValue.Of(c.World.Licences.IsFsf(c.Component.Facts.Licence?.Value))) with { Settles = Settles.Licence, Why = WhyLicence },
        Of("licence.obligations", FieldType.List, "was die Lizenz verlangt", "what the licence asks for",
            c => c.World.Licences.Obligations(c.Component.Facts.Licence?.Value) is { } obligations ? FieldValue.Of(obligations) : FieldValue.Unknown) with { Settles = Settles.Licence, Why = WhyLicence },
        Of("sovereignty-scale", FieldType.Choice, "wie sicher sie nutzbar bleibt, was immer der Hersteller tut: a (Copyleft, viele Rechteinhaber) bis e (unfrei, Eigentümer außerhalb der EU)",
            "how surely it stays usable whatever its maker does: a (copyleft, many hold the rights) to e (not free, owner outside the EU)",
            c => FieldValue.Of(SovereigntyGrade.Of(c.Component.Facts.Licence?.Value, c.Vendor.Profile) is { } grade ? char.ToLowerInvariant(grade).ToString() : null)) with
        {
            Choices = ["a", "b", "c", "d", "e"],
            Settles = Settles.Licence,
            Why = WhyLicence,
        },
        Of("relicensing.exposure", FieldType.Choice, "wie leicht der, der sie führt, die Lizenz künftiger Versionen ändern kann", "how easily the one who steers it could change the licence of later versions",
            c => FieldValue.Of(SovereigntyGrade.Exposure(c.Component.Facts.Licence?.Value, c.Vendor.Profile))) with
        {
            Choices = ["none", "low", "medium", "high"],
            Settles = Settles.Licence,
            Why = WhyLicence,
        },
        Of("contributors", FieldType.Choice, "was der Hersteller von Beitragenden verlangt: cla (Vereinbarung, die ihm andere Lizenzen erlaubt), dco (nur Herkunft), none",
            "what the vendor asks of contributors: cla (an agreement that lets it use other licences), dco (origin only), none",
            c => FieldValue.Of(c.Vendor.Profile?.Contributors is { } terms ? KebabCase.Of(terms.Terms) : null)) with
        {
            Choices = [.. KebabCase.Names<ContributorAgreement>()],
            Settles = Settles.Sources,
            Why = c => ((ComponentSubject)c).Vendor.Profile?.Contributors is { } terms ? [new Because($"contributions to {terms.Vendor}", null, null, terms.Citation.Source, terms.Citation.Checked)] : [],
        },
        Of("relicensing", FieldType.Choice, "ob ein Lizenzwechsel bekannt ist und die Version davor oder danach liegt", "whether a licence change is known, and whether the version lies before or after it",
            c => FieldValue.Of(RelicensingIndex.Side(c.Change, c.Component.Version, c.Component.Facts.Licence?.Value))) with
        {
            Choices = [RelicensingIndex.None, RelicensingIndex.Before, RelicensingIndex.After],
            Settles = Settles.Sources,
            Why = c => ((ComponentSubject)c).Change is { } change
                ? [new Because($"{change.Name}: {change.From} to {change.To}", null, null, change.Citation.Source, change.Citation.Checked)] : [],
        },
        Of("relicensing.from", FieldType.Text, "Lizenz vor dem Wechsel", "licence before the change", c => c.Change is { } change ? FieldValue.Of(change.From) : FieldValue.None),
        Of("relicensing.to", FieldType.Text, "Lizenz nach dem Wechsel", "licence after the change", c => c.Change is { } change ? FieldValue.Of(change.To) : FieldValue.None),
        Of("relicensing.alternative", FieldType.Text, "Abspaltung oder Alternative zum Lizenzwechsel", "fork or alternative to the change",
            c => c.Change?.Alternative is { } alternative ? FieldValue.Of(alternative) : FieldValue.None),
        Of("deprecated", FieldType.Truth, "ob die Registry die Version als veraltet führt", "whether the registry marks the version as deprecated",
            c => OfRelease(c, r => FieldValue.Of(r.Deprecated is not null))) with { Settles = Settles.Release, Why = WhyRelease },
        Of("libyears", FieldType.Number, "Jahre zwischen der benutzten und der neuesten Veröffentlichung", "years between the used release and the newest", Libyears) with
        {
            Settles = Settles.Release,
            Why = WhyRelease,
        },
        Of("latest.published", FieldType.Date, "Tag der neuesten Veröffentlichung", "day of the newest release", c => OfRelease(c, r => FieldValue.Of(r.LatestPublished))) with
        {
            Settles = Settles.Release,
            Why = WhyRelease,
        },
        Of("latest.age", FieldType.Number, "Jahre seit der neuesten Veröffentlichung, am Stichtag", "years since the newest release, on the day of the report",
            c => OfRelease(c, r => r.LatestPublished is { } latest ? FieldValue.Of((double?)Math.Max(0, c.World.AsOf.DayNumber - latest.DayNumber) / 365.25) : FieldValue.Unknown)) with
        {
            Settles = Settles.Release,
            Why = WhyRelease,
        },
        Of("withdrawn", FieldType.Truth, "ob die Version in der Registry zurückgezogen ist; keine Angabe, wo die Registry das nicht sagt", "whether the version is withdrawn in its registry; none where the registry does not tell",
            c => OfRelease(c, r => r.Withdrawn is { } withdrawn ? FieldValue.Of(withdrawn) : FieldValue.None)) with { Settles = Settles.Release, Why = WhyRelease },
        Of("support-end", FieldType.Date, "letzter Tag der Unterstützung ihrer Version; keine Angabe, wo kein Unterstützungszeitraum bekannt ist", "last day of support of its version; none where no support period is known",
            c => c.Component.Facts.Support is { } fact ? FieldValue.Of(fact.Value.Date) : FieldValue.None) with
        {
            Settles = Settles.Support,
            Why = c => ((ComponentSubject)c).Component.Facts.Support?.Because ?? [],
        },
    ];

    /// <summary>Who hands it out, and whose client it is.</summary>
    public static ImmutableArray<Field> Distribution { get; } =
    [
        Of("distributor.id", FieldType.Text, "Registry, die sie ausgibt", "registry that hands it out", c => FieldValue.Of(c.Component.Facts.Distributor?.Value)),
        Of("distributor.bloc", FieldType.Choice, "Rechtsraum des Eigentümers dieser Registry", "bloc of that registry's owner",
            c => c.Distributor is { } registry ? BlocOf(c.World, registry.Operator) : FieldValue.Unknown) with { Choices = [.. KebabCase.Names<Bloc>()], Settles = Settles.Owner },
        Of("client.service", FieldType.Text, "Dienst, dessen Client sie ist", "service whose client it is", c => c.Component.Facts.Service is { } fact ? FieldValue.Of(fact.Value) : FieldValue.None) with
        {
            Why = c => ((ComponentSubject)c).Component.Facts.Service?.Because ?? [],
        },
        Of("client.class", FieldType.Text, "Klasse dieses Dienstes", "class of that service", c => Client(c, FieldValue.Of(c.Client?.Class))),
        Of("client.bloc", FieldType.Choice, "Rechtsraum des Eigentümers dieses Dienstes", "bloc of that service's owner",
            c => Client(c, c.Client is { } service ? BlocOf(c.World, service.Provider) : FieldValue.Unknown)) with
        {
            Choices = [.. KebabCase.Names<Bloc>()],
            Settles = Settles.Owner,
            Why = c => ((ComponentSubject)c).Component.Facts.Service?.Because ?? [],
        },
    ];

    private static FieldValue Client(ComponentSubject component, FieldValue value) => component.Component.Facts.Service is null ? FieldValue.None : value;

    private static FieldValue BlocOf(World world, string? vendor) => vendor is null ? FieldValue.Unknown : world.Party(vendor).OfOwner(o => o.Bloc is { } bloc ? KebabCase.Of(bloc) : null);

    private static FieldValue Libyears(ComponentSubject component) => OfRelease(component, release => release is { Published: { } used, LatestPublished: { } latest }
        ? FieldValue.Of((double?)Math.Max(0, latest.DayNumber - used.DayNumber) / 365.25)
        : FieldValue.Unknown);

    // A product of a list stands in no registry: that is known, and asks for nothing.
    private static FieldValue OfRelease(ComponentSubject component, Func<Release, FieldValue> value) =>
        component.Component.Purl is null ? FieldValue.None : component.Component.Facts.Release is { } fact ? value(fact.Value) : FieldValue.Unknown;

    private static ImmutableArray<Because> WhyLicence(Subject subject) => ((ComponentSubject)subject).Component.Facts.Licence?.Because ?? [];

    private static ImmutableArray<Because> WhyText(Subject subject) => ((ComponentSubject)subject).Component.Facts.LicenceText?.Because ?? [];

    private static ImmutableArray<Because> WhyRelease(Subject subject) => ((ComponentSubject)subject).Component.Facts.Release?.Because ?? [];

    private static Field Of(string name, FieldType type, string de, string en, Func<ComponentSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = Component,
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Sources,
        Read = s => read((ComponentSubject)s),
        Why = s => s.Seen,
    };
}
