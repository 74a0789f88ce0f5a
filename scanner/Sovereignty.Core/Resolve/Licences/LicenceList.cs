using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve.Licences;

/// <summary>The SPDX list with the class of each licence, and the spellings of the ecosystems, made ready to look up.</summary>
public sealed class LicenceList(Catalogue.Catalogue catalogue)
{
    /// <summary>The licence of an id in any case; null when SPDX does not list it.</summary>
    public LicenceEntry? Find(string id) => catalogue.Names.Licence(id.ToLowerInvariant())?.Licence;

    /// <summary>The set of a licence: its class and what it asks for; null for an id that is not listed or that nobody classified.</summary>
    public LicenceSet? SetOf(string id) => catalogue.Names.Licence(id.ToLowerInvariant())?.Set;

    /// <summary>The exception of an id in any case; null when SPDX does not list it.</summary>
    public LicenceAddition? Addition(string id) => catalogue.Names.Exception(id.ToLowerInvariant());

    internal LicenceAlias? ByName(string statement) => catalogue.Names.LicenceName(LicenceName.Fold(statement));

    internal LicenceAlias? ByUrl(string url) => catalogue.Names.LicenceUrl(LicenceName.FoldUrl(url));

    /// <summary>The class of an expression: the freest branch of an OR, the strictest part of an AND; unknown when a needed part is.</summary>
    public LicenceClass ClassOf(LicenceExpression expression) => expression switch
    {
        LicenceTerm term => ClassOf(term),
        LicenceAll all => all.Parts.Max(ClassOf),
        LicenceAny any => any.Parts.Min(ClassOf),
        _ => LicenceClass.Unknown,
    };

    private LicenceClass ClassOf(LicenceTerm term)
    {
        if (term.IsReference) return ByName(term.Licence)?.Class ?? LicenceClass.Unknown;
        var of = SetOf(term.Licence)?.Class ?? LicenceClass.Unknown;
        var linking = term.Addition is { } addition && Addition(addition) is { Linking: true };
        return linking && of is LicenceClass.StrongCopyleft or LicenceClass.NetworkCopyleft ? LicenceClass.WeakCopyleft : of;
    }
}
