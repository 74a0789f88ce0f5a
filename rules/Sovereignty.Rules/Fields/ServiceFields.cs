using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>What is known of a registry, forge or cloud service.</summary>
internal static class ServiceFields
{
    public static ImmutableArray<Field> All { get; } =
    [
        Of("service.id", FieldType.Text, "Kennung des Dienstes", "id of the service", s => FieldValue.Of(s.Service.Id)),
        Of("service.kind", FieldType.Choice, "als was der Dienst benutzt wird", "what the service is used as", s => FieldValue.Of(KebabCase.Of(s.Service.Kind))) with
        {
            Choices = [.. KebabCase.Names<ServiceKind>()],
        },
        Of("service.class", FieldType.Text, "Klasse des Dienstes", "class of the service",
            s => s.Service.Class is { } known ? FieldValue.Of(known) : s.Service.Kind == ServiceKind.Cloud ? FieldValue.Unknown : FieldValue.None),
        Of("service.mirror-software", FieldType.Truth, "ob der Katalog Software nennt, die ihn spiegeln kann", "whether the catalogue names software that can mirror it",
            s => s.Registry is { } registry ? FieldValue.Of(!registry.Mirrors.IsEmpty) : s.Service.Kind == ServiceKind.Cloud ? FieldValue.None : FieldValue.Unknown),
        Of("service.components", FieldType.Number, "Zahl der Komponenten, die daher kommen", "how many components come from it", s => FieldValue.Of((double?)s.Service.Components)),
        Of("service.systems", FieldType.Number, "Zahl der Systeme, die ihn benutzen", "how many systems use it", s => FieldValue.Of((double?)s.Service.Systems.Length)),
    ];

    private static Field Of(string name, FieldType type, string de, string en, Func<ServiceSubject, FieldValue> read) => new()
    {
        Name = name,
        Subjects = [SubjectKind.Service],
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Catalogue,
        Read = s => read((ServiceSubject)s),
        Why = s => s.Seen,
    };
}
