using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Inventory.Values;

/// <summary>
/// Where a list says that something runs. A provider is looked up in the catalogue and judged by who ultimately owns it, not by where its
/// data centre stands: "Azure (Frankfurt)" is a third country's cloud, "SaaS (EU)" one whose provider is not known.
/// </summary>
internal sealed class HostingWords
{
    private static readonly string[] Own =
        ["eigenes rechenzentrum", "eigenes rz", "eigener server", "eigene server", "eigenbetrieb", "on prem", "on premises", "on premise", "onprem", "onpremise", "onpremises", "lokal", "local", "inhouse", "in house", "self hosted", "selfhosted", "rz stadt", "rz rathaus", "rathaus", "serverraum", "serverraeume", "vor ort", "intern", "arbeitsplatz", "arbeitsplaetze", "arbeitsplatzrechner", "clients", "client", "desktop", "stadt rz", "eigene it", "own data centre", "own data center", "stadteigenes rechenzentrum", "haeusliches rz", "endgeraet", "endgeraete", "eigene hardware", "own premises"];

    private static readonly string[] Public =
        ["kommunales rechenzentrum", "kommunaler it dienstleister", "landesrechenzentrum", "landes it", "zweckverband", "oeffentlicher it dienstleister", "it dienstleistungszentrum", "krz", "krz lemgo", "kdo", "akdb", "komm one", "kommone", "ekom21", "dataport", "regio it", "regioit", "lecos", "itebo", "itk rheinland", "suedwestfalen it", "citeq", "kdvz", "civitec", "it nrw", "itzbund", "bitbw", "it n", "kisa", "itdz", "kommunale datenverarbeitung", "public it provider", "verbands rz", "kreisrechenzentrum", "gkd"];

    private static readonly string[] Cloud = ["cloud", "saas", "hosting", "hosted", "gehostet", "paas", "iaas", "asp", "extern", "anbieter", "hersteller", "dienstleister", "software as a service", "web", "online", "provider", "vendor", "rechenzentrum des anbieters"];

    // Services that lists name instead of the firm that runs them, and the firm's name.
    private static readonly (string Words, string Vendor)[] Services =
        [("azure", "microsoft"), ("microsoft 365", "microsoft"), ("m365", "microsoft"), ("office 365", "microsoft"), ("o365", "microsoft"), ("aws", "amazon"), ("gcp", "google"), ("google cloud", "google"), ("open telekom cloud", "deutsche telekom"), ("otc", "deutsche telekom"), ("telekom cloud", "deutsche telekom")];

    private readonly Owners owners;
    private readonly DateOnly asOf;
    private readonly string[] house;
    private readonly Dictionary<string, string> vendors;
    private readonly Dictionary<string, Hosting?> known = new(StringComparer.Ordinal);

    public HostingWords(Catalogue catalogue, IEnumerable<Unit> units, DateOnly asOf)
    {
        // A data centre of one of the organisation's own units is its own.
        house = [.. units.SelectMany(u => ((string[])[u.Id, u.Name]).Select(Words)).Where(w => w.Length >= 4).Distinct(StringComparer.Ordinal)];
        (owners, this.asOf) = (new Owners(catalogue), asOf);
        vendors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var vendor in catalogue.Vendors.Values)
        {
            foreach (var name in (IEnumerable<string>)[vendor.Name, vendor.LegalName ?? "", .. vendor.Aliases])
            {
                if (Words(name) is { Length: >= 3 } words) vendors.TryAdd(words, vendor.Id);
            }
        }
    }

    /// <summary>Where it runs; null when the words do not tell.</summary>
    public Hosting? Find(string stated)
    {
        if (stated.Length is 0 or > 200) return null;
        if (!known.TryGetValue(stated, out var hosting)) known[stated] = hosting = Look(Words(stated));
        return hosting;
    }

    private Hosting? Look(string words)
    {
        var (own, isPublic, cloud) = (Holds(words, Own) || Holds(words, house), Holds(words, Public), Holds(words, Cloud));
        if (isPublic) return Hosting.PublicProvider;
        // "Azure / on-premises" and the like: what is furthest out of hand counts, since that is where the data can be reached.
        if (Vendor(words) is { } vendor && OfVendor(vendor) is { } provider) return provider;
        if (cloud && !own) return Hosting.Cloud;
        return own ? cloud ? null : Hosting.OwnPremises : null;
    }

    private string? Vendor(string words)
    {
        foreach (var (service, vendor) in Services)
        {
            if (Holds(words, [service])) return vendors.GetValueOrDefault(vendor, vendor);
        }

        var tokens = words.Split(' ');
        for (var length = Math.Min(5, tokens.Length); length > 0; length--)
        {
            for (var i = 0; i + length <= tokens.Length; i++)
            {
                if (vendors.TryGetValue(string.Join(' ', tokens[i..(i + length)]), out var vendor)) return vendor;
            }
        }

        return null;
    }

    private Hosting? OfVendor(string id)
    {
        // A provider whose owner is not known, or that the catalogue does not hold, is a cloud all the same.
        if (owners.Profile(id, asOf) is not { } profile) return Hosting.Cloud;
        if (profile.OwnerKind == VendorKind.PublicBody) return Hosting.PublicProvider;
        return profile.Bloc switch
        {
            Bloc.Eu or Bloc.Eea => Hosting.EuropeanCloud,
            Bloc.Adequacy or Bloc.Third => Hosting.ThirdCountryCloud,
            _ => Hosting.Cloud,
        };
    }

    private static bool Holds(string words, IEnumerable<string> phrases)
    {
        var padded = $" {words} ";
        return phrases.Any(p => padded.Contains($" {p} ", StringComparison.Ordinal));
    }

    private static string Words(string text) => Columns.HeaderSynonyms.Normalised(text);
}
