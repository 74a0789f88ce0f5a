using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>How far the organisation uses a vendor.</summary>
internal static class VendorFields
{
    public static ImmutableArray<Field> All { get; } =
    [
        Of("vendor.systems", "Zahl der eingekauften Systeme, die seine Produkte sind", "how many bought systems are its products", v => v.SystemCount),
        Of("vendor.critical-systems", "Zahl der eingekauften Systeme hoher oder sehr hoher Kritikalität, die seine Produkte sind",
            "how many bought systems of high or critical importance are its products", v => v.CriticalSystemCount),
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
