using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>Who makes, sells or runs a subject, and who ultimately owns them.</summary>
internal static class PartyFields
{
    private static readonly ImmutableArray<SubjectKind> Subjects = [SubjectKind.Component, SubjectKind.Service, SubjectKind.System, SubjectKind.Vendor];

    public static ImmutableArray<Field> All { get; } =
    [
        Vendor("vendor.id", FieldType.Text, "Kennung des Herstellers, Anbieters oder Betreibers im Katalog", "catalogue id of the maker, seller or operator",
            s => s.Vendor.State switch { FieldState.Known => FieldValue.Of(s.Vendor.Id), FieldState.None => FieldValue.None, _ => FieldValue.Unknown }),
        Vendor("vendor.name", FieldType.Text, "Name des Herstellers, Anbieters oder Betreibers", "name of the maker, seller or operator", s => s.Vendor.OfVendor(v => v.Name)),
        Vendor("vendor.kind", FieldType.Choice, "Art des Herstellers", "what sort of body the vendor is",
            s => s.Vendor.OfVendor(v => v.Kind is { } kind ? KebabCase.Of(kind) : null)) with { Choices = [.. KebabCase.Names<VendorKind>()] },
        Vendor("vendor.country", FieldType.Text, "Sitzland des Herstellers (ISO 3166-1)", "country of the vendor's seat (ISO 3166-1)", s => s.Vendor.OfVendor(v => v.Country)) with
        {
            Display = CountryName,
        },
        Vendor("vendor.bloc", FieldType.Choice, "Rechtsraum des Sitzlandes: eu, eea, adequacy (Drittland mit Angemessenheitsbeschluss) oder third (anderes Drittland)",
            "bloc of the seat: eu, eea, adequacy (third country with an adequacy decision) or third (another third country)", s => s.Vendor.OfVendor(v => s.World.BlocOf(v.Country))) with
        {
            Choices = [.. KebabCase.Names<Bloc>()],
        },
        Owner("owner.id", FieldType.Text, "Kennung des obersten Eigentümers im Katalog", "catalogue id of the ultimate owner", s => s.Vendor.OfOwner(o => o.UltimateOwner)),
        Owner("owner.name", FieldType.Text, "Name des obersten Eigentümers", "name of the ultimate owner",
            s => s.Vendor.OfOwner(o => o.UltimateOwner is { } id ? s.World.Profile(id)?.Vendor.Name ?? id : null)),
        Owner("owner.kind", FieldType.Choice, "Art des obersten Eigentümers", "what sort of body the ultimate owner is",
            s => s.Vendor.OfOwner(o => o.OwnerKind is { } kind ? KebabCase.Of(kind) : null)) with { Choices = [.. KebabCase.Names<VendorKind>()] },
        Owner("owner.country", FieldType.Text, "Sitzland des obersten Eigentümers; keines bei Gemeinschaften und Einzelpersonen",
            "country of the ultimate owner's seat; none for communities and persons", s => s.Vendor.OfOwner(o => o.OwnerCountry)) with
        {
            Display = CountryName,
        },
        Owner("owner.bloc", FieldType.Choice, "Rechtsraum des obersten Eigentümers; keiner bei Gemeinschaften und Einzelpersonen",
            "bloc of the ultimate owner; none for communities and persons", s => s.Vendor.OfOwner(o => o.Bloc is { } bloc ? KebabCase.Of(bloc) : null)) with
        {
            Choices = [.. KebabCase.Names<Bloc>()],
        },
        Owner("owner.outside-eu", FieldType.Truth,
            "ob der Hersteller seinen Sitz außerhalb der EU hat oder dortige Eigentümer mehr halten als die Schwellen (24 % einer, 39 % zusammen; in sovereignty.yaml zu ändern)",
            "whether the vendor is seated outside the EU or owners there hold more than the thresholds (24 % one, 39 % together; to be set in sovereignty.yaml)", OutsideEu),
        Owner("owner.laws-abroad", FieldType.List, "geltende Gesetze des Eigentümerlandes, die Daten oder Personen im Ausland erreichen (Kennungen)",
            "laws in force in the owner's country that reach data or persons abroad (ids)", LawsAbroad) with
        {
            Settles = Settles.Catalogue,
            Display = LawName,
        },
        Owner("owner.is-vendor", FieldType.Truth, "ob der Hersteller niemandem anderen gehört", "whether nobody else owns the vendor",
            s => s.Vendor.Profile is { } profile ? profile.UltimateOwner is { } top ? FieldValue.Of(top == profile.Vendor.Id) : profile.IsCommunity ? FieldValue.Of(true) : FieldValue.Unknown
                : s.Vendor.State == FieldState.None ? FieldValue.None : FieldValue.Unknown),
    ];

    /// <summary>A country's name from its code, where the catalogue has it.</summary>
    internal static LocalText CountryName(World world, string code)
        => world.Catalogue.Jurisdictions.TryGetValue(code, out var found) ? found.Name : new LocalText(code, code);

    private static LocalText LawName(World world, string id)
        => world.Catalogue.Jurisdictions.Values.SelectMany(j => j.Laws).FirstOrDefault(l => l.Id == id)?.Name is { } name ? new LocalText(name, name) : new LocalText(id, id);

    private static FieldValue OutsideEu(Subject subject)
    {
        var bloc = subject.Vendor.OfVendor(v => subject.World.BlocOf(v.Country));
        if (bloc.State == FieldState.Known && bloc.Text(0) != KebabCase.Of(Bloc.Eu)) return FieldValue.Of(true);
        if (bloc.State == FieldState.None) return FieldValue.None;
        return subject.Vendor.Profile?.Outside?.Exceeds is { } exceeds ? FieldValue.Of(exceeds) : FieldValue.Unknown;
    }

    private static FieldValue LawsAbroad(Subject subject)
    {
        var country = subject.Vendor.OfOwner(o => o.OwnerCountry);
        if (country.State != FieldState.Known) return country;
        return subject.World.LawsAbroad(country.Text(0)) is { } laws ? FieldValue.Of(laws.Select(l => l.Id)) : FieldValue.Unknown;
    }

    private static Field Vendor(string name, FieldType type, string de, string en, Func<Subject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = Subjects,
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Vendor,
        Read = read,
        Why = s => s.Vendor.Because,
    };

    private static Field Owner(string name, FieldType type, string de, string en, Func<Subject, FieldValue> read)
        => Vendor(name, type, de, en, read) with { Settles = Settles.Owner, Why = WhyOwner };

    private static ImmutableArray<Because> WhyOwner(Subject subject)
    {
        if (subject.Vendor.Profile is not { } profile) return subject.Vendor.Because;
        var chain = profile.Chain.Select(id => subject.World.Profile(id)?.Vendor).OfType<Vendor>()
            .Select(v => new Because($"{v.Name}{(v.Country is { } country ? $" ({country})" : "")}: catalogue entry {v.Id} at {v.Citation.Entry}", null, null, v.Citation.Source, v.Citation.Checked) { Code = "catalogue-entry", About = $"{v.Name}{(v.Country is { } seat ? $" ({seat})" : "")}, {v.Citation.Entry}" });
        return [.. subject.Vendor.Because, .. chain];
    }
}
