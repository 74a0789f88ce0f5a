using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How far the organisation uses a vendor.</summary>
internal static class VendorFields
{
    public static ImmutableArray<Field> All { get; } =
    [
        Of("vendor.systems", "Zahl der Systeme, in denen etwas von ihm steckt", "how many systems have something of it", v => v.SystemCount),
        Of("vendor.critical-systems", "Zahl der Systeme hoher oder sehr hoher Kritikalität, in denen etwas von ihm steckt",
            "how many systems of high or critical importance have something of it", v => v.CriticalSystemCount),
    ];

    private static Field Of(string name, string de, string en, Func<VendorSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = [SubjectKind.Vendor],
        Type = FieldType.Number,
        Meaning = new LocalText(de, en),
        Settles = Settles.System,
        Read = s => read((VendorSubject)s),
    };
}
