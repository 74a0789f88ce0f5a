using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve.Licences;

/// <summary>The SPDX list with the class of each licence, and the spellings of the ecosystems, made ready to look up.</summary>
public sealed class LicenceList
{
    private readonly Dictionary<string, Entry> licences = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LicenceAddition> additions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LicenceAlias> names;
    private readonly Dictionary<string, LicenceAlias> urls;

    /// <summary>Builds the list from a catalogue.</summary>
    public LicenceList(Catalogue.Catalogue catalogue)
    {
        var exact = new Dictionary<string, LicenceSet>(StringComparer.OrdinalIgnoreCase);
        var beginnings = new List<(string Text, LicenceSet Set)>();
        foreach (var set in catalogue.LicenceSets.Values)
        {
            foreach (var id in set.Licences)
            {
                if (id.EndsWith('*')) beginnings.Add((id[..^1], set));
                else exact[id] = set;
            }
        }

        beginnings.Sort((a, b) => b.Text.Length.CompareTo(a.Text.Length));
        // By indexer: an overlay may spell an id in another case, and the last one wins.
        foreach (var licence in catalogue.Licences.Values)
        {
            var set = exact.GetValueOrDefault(licence.Id) ?? beginnings.Find(b => licence.Id.StartsWith(b.Text, StringComparison.Ordinal)).Set;
            licences[licence.Id] = new Entry(licence, set);
        }

        foreach (var addition in catalogue.LicenceExceptions.Values) additions[addition.Id] = addition;
        var byName = new Dictionary<string, LicenceAlias>(StringComparer.Ordinal);
        var byUrl = new Dictionary<string, LicenceAlias>(StringComparer.Ordinal);
        foreach (var alias in catalogue.LicenceAliases)
        {
            foreach (var name in alias.Names) byName[LicenceName.Fold(name)] = alias;
            foreach (var url in alias.Urls) byUrl[LicenceName.FoldUrl(url)] = alias;
        }

        foreach (var licence in catalogue.Licences.Values.Where(l => !l.Deprecated))
        {
            byName.TryAdd(LicenceName.Fold(licence.Name), new LicenceAlias(licence.Id, null, [], []));
        }

        names = byName;
        urls = byUrl;
    }

    /// <summary>The licence of an id in any case; null when SPDX does not list it.</summary>
    public LicenceEntry? Find(string id) => licences.GetValueOrDefault(id)?.Licence;

    /// <summary>The set of a licence: its class and what it asks for; null for an id that is not listed or that nobody classified.</summary>
    public LicenceSet? SetOf(string id) => licences.GetValueOrDefault(id)?.Set;

    /// <summary>The exception of an id in any case; null when SPDX does not list it.</summary>
    public LicenceAddition? Addition(string id) => additions.GetValueOrDefault(id);

    internal LicenceAlias? ByName(string statement) => names.GetValueOrDefault(LicenceName.Fold(statement));

    internal LicenceAlias? ByUrl(string url) => urls.GetValueOrDefault(LicenceName.FoldUrl(url));

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
        if (term.IsReference) return names.GetValueOrDefault(LicenceName.Fold(term.Licence))?.Class ?? LicenceClass.Unknown;
        var of = SetOf(term.Licence)?.Class ?? LicenceClass.Unknown;
        var linking = term.Addition is { } addition && Addition(addition) is { Linking: true };
        return linking && of is LicenceClass.StrongCopyleft or LicenceClass.NetworkCopyleft ? LicenceClass.WeakCopyleft : of;
    }

    private sealed record Entry(LicenceEntry Licence, LicenceSet? Set);
}
