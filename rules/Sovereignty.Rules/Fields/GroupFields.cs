using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How the bought systems of a unit or of the organisation are spread.</summary>
internal static class GroupFields
{
    private static readonly ImmutableArray<SubjectKind> Subjects = [SubjectKind.Unit, SubjectKind.Organisation];

    public static ImmutableArray<Field> All { get; } =
    [
        .. Grouping.AllBy.SelectMany(by => Grouping.AllMeasures.SelectMany(measure => Concentration(by, measure))),
        .. Grouping.AllMeasures.Select(ThirdCountry),
        Of("bought-systems", FieldType.Number, "Zahl der eingekauften Systeme", "how many bought systems it has", g => FieldValue.Of((double?)g.Grouping(Grouping.ByVendor, Grouping.InSystems).Total)),
        Of("critical-systems", FieldType.Number, "Zahl der eingekauften Systeme hoher oder sehr hoher Kritikalität", "how many bought systems of high or critical importance it has",
            g => FieldValue.Of((double?)g.Grouping(Grouping.ByVendor, Grouping.InCriticalSystems).Total)),
        Of("systems", FieldType.Number, "Zahl der Systeme", "how many systems it has", g => FieldValue.Of((double?)g.Places.Length)),
    ];

    private static IEnumerable<Field> Concentration(string by, string measure)
    {
        var (deBy, enBy) = By(by);
        var (deMeasure, enMeasure) = Measure(measure);
        var name = $"concentration.{by}.{measure}";
        yield return Of($"{name}.hhi", FieldType.Number, $"Herfindahl-Hirschman-Index über {deBy}, gemessen an {deMeasure} (0 bis 10.000)",
            $"Herfindahl-Hirschman index over {enBy}, by {enMeasure} (0 to 10,000)", g => g.Grouping(by, measure).Hhi);
        yield return Of($"{name}.top1", FieldType.Share, $"größter Anteil unter {deBy}, gemessen an {deMeasure}", $"largest share among {enBy}, by {enMeasure}", g => g.Grouping(by, measure).Top1);
        yield return Of($"{name}.cr3", FieldType.Share, $"Anteil der drei größten unter {deBy}, gemessen an {deMeasure}", $"share of the three largest among {enBy}, by {enMeasure}",
            g => g.Grouping(by, measure).Cr3);
        yield return Of($"{name}.first", FieldType.List, $"wer unter {deBy} den größten Anteil hat, gemessen an {deMeasure}", $"who has the largest share among {enBy}, by {enMeasure}",
            g => First(g.Grouping(by, measure))) with
        {
            Display = by == Grouping.ByJurisdiction ? PartyFields.CountryName : VendorName,
        };
        yield return Of($"{name}.unknown-share", FieldType.Share, $"Anteil, der sich unter {deBy} nicht zuordnen ließ, gemessen an {deMeasure}",
            $"share that could not be attributed among {enBy}, by {enMeasure}", g => FieldValue.Of((double?)g.Grouping(by, measure).UnknownShare)) with { AboutKnowledge = true };
    }

    private static Field ThirdCountry(string measure)
    {
        var (de, en) = Measure(measure);
        return Of($"third-country-share.{measure}", FieldType.Share, $"Anteil mit oberstem Eigentümer in einem Drittland ohne Angemessenheitsbeschluss, gemessen an {de}",
            $"share with an ultimate owner in a third country without an adequacy decision, by {en}",
            g => g.Grouping(Grouping.ByJurisdiction, measure).ShareOf(country => g.World.BlocOf(country) is { } bloc ? bloc == "third" : null));
    }

    // Several may lead alike. While what is unknown could put another in front, or the leaders apart, the list is not complete.
    private static FieldValue First(Grouping grouping)
    {
        if (grouping.Amounts.IsEmpty) return grouping.Unknown > 0 ? FieldValue.Unknown : FieldValue.None;
        var most = grouping.Amounts[0].Value;
        return FieldValue.Of(grouping.Amounts.Where(a => a.Value == most).Select(a => a.Key), incomplete: grouping.Unknown > 0);
    }

    private static LocalText VendorName(World world, string id) => world.Profile(id)?.Vendor.Name is { } name ? new LocalText(name, name) : new LocalText(id, id);

    private static (string De, string En) By(string by) => by switch
    {
        Grouping.ByVendor => ("Herstellern", "vendors"),
        Grouping.ByOwner => ("obersten Eigentümern", "ultimate owners"),
        _ => ("Eigentümerländern", "owners' countries"),
    };

    private static (string De, string En) Measure(string measure) => measure switch
    {
        Grouping.InSystems => ("eingekauften Systemen", "bought systems"),
        Grouping.InSpend => ("angegebenen Jahreskosten in Euro", "stated yearly cost in euros"),
        Grouping.InUsers => ("angegebenen Nutzenden", "stated users"),
        _ => ("eingekauften Systemen hoher oder sehr hoher Kritikalität", "bought systems of high or critical importance"),
    };

    private static Field Of(string name, FieldType type, string de, string en, Func<GroupSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = Subjects,
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Derived,
        Read = s => read((GroupSubject)s),
    };
}
