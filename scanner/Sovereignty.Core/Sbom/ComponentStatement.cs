using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Sbom;

/// <summary>
/// What an SBOM says of a component, whatever its format: the choices are made here, the formats only spell them. What the catalogue knows
/// stands in the formats' own fields; what files stated stands there too, or in a property where a format has one field for both, so that our
/// own reader gets the statement back and not our conclusion.
/// </summary>
internal readonly struct ComponentStatement
{
    private static readonly AsciiSet InSchemes = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    private static readonly AsciiSet NotInUrls = new(" \"<>\\^`{|}");

    private readonly IReadOnlyDictionary<string, VendorProfile> vendors;
    private readonly VendorProfile? profile;

    /// <summary>Takes a component with the makers that a scan knows.</summary>
    public ComponentStatement(Component component, IReadOnlyDictionary<string, VendorProfile> vendors)
    {
        Component = component;
        this.vendors = vendors;
        profile = component.Facts.Developer is { } developer && vendors.TryGetValue(developer.Value, out var found) ? found : null;
    }

    /// <summary>The component.</summary>
    public Component Component { get; }

    /// <summary>Who made it: the developer that was worked out, else the maker that its files state.</summary>
    public Party? Manufacturer => profile is not null ? Party.Of(profile.Vendor, profile.Vendor.LegalName ?? profile.Vendor.Name)
        : Component.Declared.Maker is { } maker ? Party.Stated(maker, Component.Declared.MakerCountry) : null;

    /// <summary>Who supplies it: as stated, else its maker where that is a body that can supply.</summary>
    public Party? Supplier => Component.Declared.Supplier is { } supplier ? Party.Stated(supplier, Component.Declared.SupplierCountry)
        : profile is { Vendor.Kind: not (VendorKind.Community or VendorKind.Person) } ? Party.Of(profile.Vendor, profile.Vendor.Name) : null;

    /// <summary>The maker in its files' own words, where <see cref="Manufacturer"/> is another spelling or another body.</summary>
    public string? Author => Component.Declared.Maker is { } maker && profile is not null && (profile.Vendor.LegalName ?? profile.Vendor.Name) != maker ? maker : null;

    /// <summary>Where its source lies: a URL.</summary>
    public string? Source => IsUrl(Component.Declared.SourceUrl) ? Component.Declared.SourceUrl : IsUrl(Component.Facts.SourceRepository?.Value) ? Component.Facts.SourceRepository!.Value : null;

    /// <summary>Where the artefact is to be had: a URL.</summary>
    public string? Download => IsUrl(Component.Declared.DownloadUrl) ? Component.Declared.DownloadUrl : null;

    /// <summary>What the artefact is as a file; null where its name is not known.</summary>
    public DeployableFile? File => Component.Declared.DownloadUrl is not null ? DeployableFile.OfUrl(Download) : Component.Own ? null : DeployableFile.OfPackage(Component.Purl);

    /// <summary>Whether a text is an absolute URL that every schema takes.</summary>
    public static bool IsUrl(string? text)
    {
        // RFC 3986, 3: the framework's parser does the same and much more, at a price that a short run notices.
        var url = text.AsSpan();
        var colon = url.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(url[0]) || url.IndexOfAnyInRange('\0', ' ') >= 0 || url[..colon].ContainsAnyExcept(InSchemes) || url.ContainsAny(NotInUrls)) return false;
        var rest = url[(colon + 1)..];
        if (!rest.StartsWith("//")) return rest.Length > 0 && !rest.StartsWith("/");
        var authority = rest[2..];
        if (authority.IndexOfAny('/', '?', '#') is >= 0 and var end) authority = authority[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var port = authority.LastIndexOf(':');
        if (port > authority.LastIndexOf(']'))
        {
            foreach (var digit in authority[(port + 1)..])
            {
                if (!char.IsAsciiDigit(digit)) return false;
            }

            authority = authority[..port];
        }

        return authority.Length > 0;
    }

    /// <summary>Adds what no field of the format holds, sorted by meaning.</summary>
    /// <param name="into">Gets name and value.</param>
    /// <param name="shape">What the format has fields for.</param>
    public void Properties(List<KeyValuePair<string, string>> into, SbomShape shape)
    {
        AddDeployable(into);
        if (profile is not null)
        {
            if (profile.UltimateOwner is { } owner && vendors.TryGetValue(owner, out var ownerProfile)) Add(into, "sovereignty:owner", ownerProfile.Vendor.Name);
            if (profile.OwnerCountry is { } country) Add(into, "sovereignty:owner:country", country);
            Add(into, "sovereignty:vendor:confidence", WordOf(Component.Facts.Developer!.Confidence));
        }

        if (Component.Own) Add(into, "sovereignty:own", "true");
        Add(into, "sovereignty:relation", Component.Direct switch { true => "direct", false => "transitive", null => "unknown" });
        if (Component.Requested is not null) Add(into, "sovereignty:requested", Component.Requested);
        Add(into, "sovereignty:scope", WordOf(Component.Scope));
        if (Component.Kind is ComponentKind.OperatingSystemPackage or ComponentKind.Product or ComponentKind.BuildPart) Add(into, "sovereignty:kind", KebabCase.Of(Component.Kind));
        AddStatements(into, shape);
        if (Resolved() is { } resolved) Add(into, "sovereignty:resolved", resolved);
    }

    private void AddDeployable(List<KeyValuePair<string, string>> into)
    {
        // BSI property taxonomy for CycloneDX, namespace bsi:component; TR-03183-2 v2.1.0, 5.2.2.
        if (File is { } file)
        {
            Add(into, "bsi:component:filename", file.Name);
            if (file.IsExecutable) Add(into, "bsi:component:executable", "executable");
            Add(into, "bsi:component:archive", file.IsArchive ? "archive" : "no archive");
            Add(into, "bsi:component:structured", file.IsArchive ? "structured" : "unstructured");
        }
        else if (Component.Kind == ComponentKind.Container)
        {
            // TR-03183-2, 8.1.5 and 8.1.6 name containers.
            Add(into, "bsi:component:archive", "archive");
            Add(into, "bsi:component:structured", "structured");
        }
    }

    private void AddStatements(List<KeyValuePair<string, string>> into, SbomShape shape)
    {
        var declared = Component.Declared;
        if (declared.SourceUrl is { } source && source != Source) Add(into, "sovereignty:source", source);
        if (declared.DownloadUrl is { } download && download != Download) Add(into, "sovereignty:download", download);
        if (shape.OneLicence && declared.Licence is { } licence && !ComponentLicences.OneEntrySays(this)) Add(into, "sovereignty:licence", licence);
        if (declared.MakerCountry is { } seatStated && (Author is not null || Manufacturer?.Country != seatStated)) Add(into, "sovereignty:maker:country", seatStated);
        if (shape.HasParties) return;
        if (Author is { } author) Add(into, "sovereignty:maker", author);
        else if (declared.Maker is { } maker && Party.NeedsQuoting(maker)) Add(into, "sovereignty:maker", maker);
        if (declared.Supplier is { } supplier && Party.NeedsQuoting(supplier)) Add(into, "sovereignty:supplier", supplier);
        if (Supplier?.Country is { } at) Add(into, "sovereignty:supplier:country", at);
        if (Manufacturer?.Country is { } seat) Add(into, "sovereignty:manufacturer:country", seat);
    }

    // Which fields hold our conclusion and no file's statement: whoever reads them with a catalogue of their own concludes anew.
    private string? Resolved()
    {
        var text = "";
        var declared = Component.Declared;
        if (profile is not null && declared.Supplier is null && Supplier is not null) text += " supplier";
        if (profile is not null && (Author is not null || (declared.Maker is null && Concluded(Component.Facts.Developer!.Origin)))) text += " manufacturer";
        else if (declared.MakerCountry is null && declared.Maker is not null && Manufacturer?.Country is not null) text += " seat";
        if (Component.Facts.Licence is { } licence && declared.Licence is null && Concluded(licence.Origin)) text += " licence";
        if (declared.SourceUrl is null && Source is not null && Concluded(Component.Facts.SourceRepository!.Origin)) text += " source";
        return text.Length == 0 ? null : text[1..];
    }

    private static bool Concluded(Origin origin) => origin is Origin.Inferred or Origin.Curated;

    private static void Add(List<KeyValuePair<string, string>> into, string name, string value) => into.Add(new(name, value));

    // Written out: asking an enumeration for its names is reflection, which a short run pays for.
    private static string WordOf(Confidence confidence) => confidence switch { Confidence.High => "high", Confidence.Medium => "medium", _ => "low" };

    private static string WordOf(Scope scope) => scope switch
    {
        Scope.Runtime => "runtime", Scope.Development => "development", Scope.Test => "test", Scope.Optional => "optional", _ => KebabCase.Of(scope),
    };
}

/// <summary>What a format has fields for.</summary>
/// <param name="HasParties">Makers with country, and authors beside a manufacturer.</param>
/// <param name="OneLicence">A licence expression stands alone, so that what was declared beside it needs a place of its own.</param>
internal readonly record struct SbomShape(bool HasParties, bool OneLicence);
