using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>A licence of the SPDX list.</summary>
/// <param name="Id">The SPDX id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Osi">Whether the Open Source Initiative approved it.</param>
/// <param name="Fsf">Whether the Free Software Foundation lists it as free.</param>
/// <param name="Deprecated">Whether SPDX has another id for it.</param>
public sealed record LicenceEntry(string Id, string Name, bool Osi, bool Fsf, bool Deprecated);

/// <summary>Licences that give the same rights and ask for the same.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Class">The class of all its licences.</param>
/// <param name="Name">Its name.</param>
/// <param name="Obligations">What one must do: <c>notice</c>, <c>disclose-source</c> …; the words that <see cref="LicenceEntries"/> knows.</param>
/// <param name="Licences">SPDX ids, or how they begin with <c>*</c> at the end; an id that is named wins over a beginning, the longest beginning over shorter ones.</param>
public sealed record LicenceSet(string Id, LicenceClass Class, LocalText Name, ImmutableArray<string> Obligations, ImmutableArray<string> Licences);

/// <summary>An exception of the SPDX list.</summary>
/// <param name="Id">The SPDX id.</param>
/// <param name="Linking">Whether it allows to link the work into others under any licence, which makes a strong copyleft a weak one.</param>
public sealed record LicenceAddition(string Id, bool Linking);

/// <summary>How ecosystems write a licence.</summary>
/// <param name="Expression">The SPDX expression that is meant; null when only the class can be told.</param>
/// <param name="Class">The class, where no expression can be told; null otherwise.</param>
/// <param name="Names">Names, classifiers and identifiers.</param>
/// <param name="Urls">URLs without scheme.</param>
public sealed record LicenceAlias(string? Expression, LicenceClass? Class, ImmutableArray<string> Names, ImmutableArray<string> Urls);

/// <summary>Reads entries under <c>licences:</c>, <c>licenceSets:</c>, <c>licenceExceptions:</c>, <c>licenceAliases:</c>, <c>packageLicences:</c> and <c>contributorTerms:</c>.</summary>
internal static class LicenceEntries
{
    private static readonly string[] Obligations =
        ["notice", "licence-text", "state-changes", "disclose-source", "same-licence", "network-source", "patent-clause", "no-endorsement", "use-limits", "rename"];

    public static LicenceEntry Licence(YamlMap map)
    {
        var entry = new LicenceEntry(map.Required("id"), map.Required("name"), map.Boolean("osi") ?? false, map.Boolean("fsf") ?? false, map.Boolean("deprecated") ?? false);
        map.Done();
        return entry;
    }

    public static LicenceSet Set(YamlMap map)
    {
        if (!map.Has("name")) map.Required("name");
        var set = new LicenceSet(EntryPlace.Id(map), EntryPlace.RequiredChoice(map, "class", LicenceClass.Unknown), map.Local("name") ?? new LocalText("", ""),
            map.Texts("obligations"), map.Texts("licences"));
        foreach (var word in set.Obligations.Where(o => !Obligations.Contains(o, StringComparer.Ordinal)))
        {
            map.File.Error("yaml-unknown-value", map.At("obligations"), $"`{word}` is not a value of `obligations`", Suggest.Hint(word, Obligations));
        }

        map.Done();
        return set;
    }

    public static LicenceAddition Exception(YamlMap map)
    {
        var exception = new LicenceAddition(map.Required("id"), map.Boolean("linking") ?? false);
        map.Done();
        return exception;
    }

    public static LicenceAlias Alias(YamlMap map)
    {
        var alias = new LicenceAlias(map.Text("expression"), map.Choice<LicenceClass>("class"), map.Texts("names"), map.Texts("urls"));
        if (alias.Expression is null == alias.Class is null)
        {
            map.File.Error("catalogue-bad-alias", map.Start, "an alias stands either for an expression or for a class", "write `expression:` or `class:`, not both");
        }

        map.Done();
        return alias;
    }

    public static PackageLicence OfPackages(YamlMap map, EntryPlace at)
    {
        if (!map.Has("patterns")) map.Required("patterns");
        var patterns = map.Texts("patterns").Where(p => SupplyEntries.IsPattern(map, p)).ToImmutableArray();
        ImmutableArray<LicenceSpan> versions = map.Text("licence") is { } licence ? [new LicenceSpan(null, null, licence)] : [.. map.Maps("versions").Select(Span)];
        if (versions.IsEmpty) map.Required("licence");
        var entry = new PackageLicence(patterns, versions, at.Citation(map));
        map.Done();
        return entry;
    }

    public static ContributorTerms Contributors(YamlMap map, EntryPlace at)
    {
        var terms = new ContributorTerms(map.Required("vendor"), EntryPlace.RequiredChoice(map, "terms", ContributorAgreement.None), map.Text("scope"), at.Citation(map));
        map.Done();
        return terms;
    }

    private static LicenceSpan Span(YamlMap map)
    {
        var span = new LicenceSpan(map.Text("from"), map.Text("until"), map.Required("licence"));
        map.Done();
        return span;
    }
}
