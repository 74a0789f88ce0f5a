using Sovereignty.Model;

namespace Sovereignty.Resolve.Licences;

/// <summary>
/// How surely software stays usable whatever its maker does, from A to E: the idea is that of D. Buytaert's software sovereignty scale of 2026
/// (dri.es/the-software-sovereignty-scale), the words and the derivation are ours. The letter follows from the licence and from who holds the rights.
/// </summary>
public static class SovereigntyGrade
{
    /// <summary>The letters with what they mean, English.</summary>
    public static string Meaning(char grade) => grade switch
    {
        'A' => "copyleft, rights spread over many: nobody can close it",
        'B' => "copyleft, one holder of rights: what is there stays free, later versions may not",
        'C' => "permissive: what is there stays free, anybody may close later versions",
        'D' => "not free, owner in the European Union or EEA: usable as long as the owner and its buyers wish",
        'E' => "not free, owner elsewhere: usable as long as the owner and another country's law wish",
        _ => throw new ArgumentOutOfRangeException(nameof(grade)),
    };

    /// <summary>The letter; null when licence or owner, where it matters, is not known.</summary>
    /// <param name="licence">The licence.</param>
    /// <param name="vendor">Who develops it.</param>
    public static char? Of(Licence? licence, VendorProfile? vendor) => licence?.Class switch
    {
        LicenceClass.PublicDomain or LicenceClass.Permissive => 'C',
        LicenceClass.WeakCopyleft or LicenceClass.StrongCopyleft or LicenceClass.NetworkCopyleft => vendor?.Vendor.Kind switch
        {
            null => null,
            VendorKind.Company or VendorKind.Listed or VendorKind.PrivateEquity => 'B',
            // One person holds all rights, as one company does.
            VendorKind.Person => 'B',
            _ => 'A',
        },
        LicenceClass.SourceAvailable or LicenceClass.Proprietary => vendor?.Bloc switch { null => null, Bloc.Eu or Bloc.Eea => 'D', _ => 'E' },
        _ => null,
    };

    /// <summary>
    /// How exposed users are to a change of licence by the one who steers: <c>high</c> where a single company may close later versions at will, because the
    /// licence is permissive or because contributors sign an agreement that lets it; <c>medium</c> where, as far as is known, it would need the rights of all
    /// contributors; <c>low</c> where many hold them; <c>none</c> where it is not free anyway.
    /// </summary>
    public static string? Exposure(Licence? licence, VendorProfile? vendor) => Of(licence, vendor) switch
    {
        null => null,
        'A' => "low",
        'B' => IsCompany(vendor) && vendor?.Contributors?.Terms == ContributorAgreement.Cla ? "high" : "medium",
        'C' => vendor?.Vendor.Kind is null ? null : IsCompany(vendor) ? "high" : "low",
        _ => "none",
    };

    /// <summary>Why <see cref="Exposure"/> is what it is, English; null when it is not known.</summary>
    public static string? WhyExposed(Licence? licence, VendorProfile? vendor) => Exposure(licence, vendor) switch
    {
        null => null,
        "none" => "not free in the first place",
        "low" => "no single company holds the rights",
        "medium" => vendor!.Contributors?.Terms is null ? "copyleft with one holder; whether contributors hand over rights is not known" : "copyleft with one holder, and contributors keep their rights",
        _ when vendor!.Contributors?.Terms == ContributorAgreement.Cla => "a single company, and contributors sign an agreement that lets it use other licences",
        _ => "a single company and a licence that lets anybody close later versions",
    };

    private static bool IsCompany(VendorProfile? vendor) => vendor?.Vendor.Kind is VendorKind.Company or VendorKind.Listed or VendorKind.PrivateEquity;
}
