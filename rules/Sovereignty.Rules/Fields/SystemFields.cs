using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>What is stated of a system.</summary>
internal static class SystemFields
{
    public static ImmutableArray<Field> All { get; } =
    [
        Of("system.kind", FieldType.Choice, "selbst gebaut (own) oder eingekauft (bought)", "built here or bought", s => FieldValue.Of(KebabCase.Of(s.System.Kind))) with
        {
            Choices = [.. KebabCase.Names<SystemKind>()],
            Settles = Settles.Sources,
        },
        Of("criticality", FieldType.Choice, "wie viel davon abhängt", "how much depends on it", s => Choice(s.System.Criticality)) with { Choices = [.. KebabCase.Names<Criticality>()] },
        Of("data-sensitivity", FieldType.Choice, "Schutzbedarf der Daten", "protection need of its data", s => Choice(s.System.DataSensitivity)) with
        {
            Choices = [.. KebabCase.Names<DataSensitivity>()],
        },
        Of("hosting", FieldType.Choice, "wo das System läuft; cloud ist ein Anbieter, der noch nicht bekannt ist", "where it runs; cloud is a provider that is not known yet", Hosted) with { Choices = [.. KebabCase.Names<Hosting>()] },
        Of("users", FieldType.Number, "Zahl der Nutzenden", "number of users", s => FieldValue.Of((double?)s.System.Users)),
        Of("licence.class", FieldType.Choice, "Rechte, die die Lizenz des Produkts gibt; keine Angabe bei eigenen Anwendungen", "what sort of rights the product's licence gives; none for applications of one's own",
            s => s.System.Kind == SystemKind.Own ? FieldValue.None
                : s.Main?.Component.Facts.Licence is { Value.Class: not LicenceClass.Unknown } fact ? FieldValue.Of(KebabCase.Of(fact.Value.Class)) : FieldValue.Unknown) with
        {
            Choices = [.. KebabCase.Names<LicenceClass>().Where(n => n != "unknown")],
            Settles = Settles.Licence,
            Why = s => ((SystemSubject)s).Main?.Component.Facts.Licence?.Because ?? [],
        },
        Of("support-end", FieldType.Date, "letzter Tag der Unterstützung für die genannte Version", "last day of support of the stated version", s => s.EndOfSupport) with
        {
            Settles = Settles.Support,
            Why = s => ((SystemSubject)s).Main?.Component.Facts.Support is { } fact ? [.. s.Seen, .. fact.Because] : s.Product is { } p ? [.. s.Seen, new Because($"catalogue entry {p.Product.Id} at {p.Product.Citation.Entry}", null, null, p.Product.Citation.Source, p.Product.Citation.Checked) { Code = "catalogue-entry", About = $"{p.Product.Name}, {p.Product.Citation.Entry}" }] : s.Seen,
        },
        Of("units", FieldType.List, "Kennungen der nutzenden Organisationseinheiten", "ids of the units that use it", s => s.System.Units.IsEmpty ? FieldValue.Unknown : FieldValue.Of(s.System.Units)),
        Of("components", FieldType.Number, "Zahl seiner Komponenten", "how many components it has", s => FieldValue.Of((double?)s.Parts.Length)) with { Settles = Settles.Sources },
    ];

    // A cloud of an unknown provider is European or not: whatever asks for one of these stays open.
    private static FieldValue Hosted(SystemSubject system) => system.System.Hosting == Hosting.Cloud
        ? FieldValue.Of([KebabCase.Of(Hosting.Cloud)], incomplete: true)
        : Choice(system.System.Hosting);

    private static FieldValue Choice<T>(T? value)
        where T : struct, Enum => value is { } known ? FieldValue.Of(KebabCase.Of(known)) : FieldValue.Unknown;

    private static Field Of(string name, FieldType type, string de, string en, Func<SystemSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = [SubjectKind.System],
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.System,
        Read = s => read((SystemSubject)s),
        Why = s => s.Seen,
    };
}
