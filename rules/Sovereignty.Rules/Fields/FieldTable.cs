using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>All fields that rules may ask for. The README and the schema are made from this one list.</summary>
public static class FieldTable
{
    /// <summary>The fields, by name; a name stands twice where subjects differ in its meaning.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        .. PartyFields.All, .. ComponentFields.All, .. ComponentFields.Distribution, .. ProductFields.All, .. ServiceFields.All, .. SystemFields.All,
        .. ContractFields.All, .. VendorFields.All, .. GroupFields.All,
    ];

    // By the number of the subject. Built at every start, so plain dictionaries: a frozen one costs more to make than it saves here.
    private static readonly Dictionary<string, Field>[] BySubject = Index();

    /// <summary>The fields of a subject, by name.</summary>
    public static IReadOnlyDictionary<string, Field> Of(SubjectKind subject) => BySubject[(int)subject];

    /// <summary>The field of that name that all these subjects share, or null.</summary>
    public static Field? Find(string name, ImmutableArray<SubjectKind> subjects)
    {
        Field? found = null;
        foreach (var subject in subjects)
        {
            if (!BySubject[(int)subject].TryGetValue(name, out var field) || (found is not null && !ReferenceEquals(found, field))) return null;
            found = field;
        }

        return found;
    }

    private static Dictionary<string, Field>[] Index()
    {
        var index = new Dictionary<string, Field>[(int)SubjectKind.Organisation + 1];
        for (var i = 0; i < index.Length; i++) index[i] = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var field in All)
        {
            foreach (var subject in field.Subjects) index[(int)subject].Add(field.Name, field);
        }

        return index;
    }
}
