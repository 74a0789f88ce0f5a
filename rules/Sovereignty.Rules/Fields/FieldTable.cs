using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<SubjectKind, FrozenDictionary<string, Field>> BySubject = Enum.GetValues<SubjectKind>().ToFrozenDictionary(
        s => s, s => All.Where(f => f.Subjects.Contains(s)).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal));

    /// <summary>The fields of a subject, by name.</summary>
    public static IReadOnlyDictionary<string, Field> Of(SubjectKind subject) => BySubject[subject];

    /// <summary>The field of that name that all these subjects share, or null.</summary>
    public static Field? Find(string name, IEnumerable<SubjectKind> subjects)
    {
        Field? found = null;
        foreach (var subject in subjects)
        {
            if (!BySubject[subject].TryGetValue(name, out var field) || (found is not null && !ReferenceEquals(found, field))) return null;
            found = field;
        }

        return found;
    }
}
