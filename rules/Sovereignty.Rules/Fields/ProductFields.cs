using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>What the catalogue says of the product that a system or component is.</summary>
internal static class ProductFields
{
    private static readonly ImmutableArray<SubjectKind> Subjects = [SubjectKind.Component, SubjectKind.System];

    public static ImmutableArray<Field> All { get; } =
    [
        Of("product.id", FieldType.Text, "Kennung des Produkts im Katalog", "catalogue id of the product", p => FieldValue.Of(p.Product.Id)),
        Of("product.name", FieldType.Text, "Name des Produkts", "name of the product", p => FieldValue.Of(p.Product.Name)),
        Of("product.class", FieldType.Text, "Produktklasse", "what the product is used for", p => FieldValue.Of(p.Product.Class)),
        Of("product.deployment", FieldType.Choices, "wie das Produkt zu haben ist", "how the product can be had",
            p => p.Product.Deployment.IsEmpty ? FieldValue.Unknown : FieldValue.Of(p.Product.Deployment.Select(KebabCase.Of))) with { Choices = [.. KebabCase.Names<Deployment>()] },
        Of("product.saas-only", FieldType.Truth, "ob das Produkt nur als Dienst des Herstellers zu haben ist", "whether the product can only be had as the vendor's service",
            p => p.Product.Deployment.IsEmpty ? FieldValue.Unknown : FieldValue.Of(p.Product.Deployment.All(d => d is Deployment.Saas or Deployment.Mobile) && p.Product.Deployment.Contains(Deployment.Saas))),
        Of("product.open-formats", FieldType.Number, "Zahl offener Datenformate, die es speichert oder ausgibt", "number of open data formats that it stores or exports",
            p => FieldValue.Of((double?)p.Product.OpenFormats?.Length)),
        Of("product.open-format-share", FieldType.Share, "Anteil offener an allen genannten Datenformaten", "share of open formats among its data formats", p => p.OpenFormatShare),
        Of("product.standards", FieldType.Number, "Zahl offener Schnittstellenstandards", "number of open interface standards it speaks", p => FieldValue.Of((double?)p.Product.Standards?.Length)),
        Of("platform.bloc", FieldType.Choices, "Rechtsräume der Eigentümer der Plattformen, ohne die es nicht läuft", "blocs of the owners of the platforms it cannot run without", p => p.PlatformBlocs) with
        {
            Choices = [.. KebabCase.Names<Bloc>()],
        },
        Of("platform.name", FieldType.List, "Plattformen, ohne die es nicht läuft", "platforms it cannot run without", p => p.PlatformNames),
        Of("alternatives", FieldType.Number, "Zahl der Alternativen im Katalog", "number of alternatives in the catalogue", p => p.AlternativeCount),
        Of("alternatives.open", FieldType.Number, "Zahl quelloffener Alternativen", "number of open-source alternatives", p => p.OpenAlternatives),
        Of("alternatives.european", FieldType.Number, "Zahl der Alternativen mit Eigentümer in EU oder EWR", "number of alternatives owned in the EU or EEA", p => p.EuropeanAlternatives),
        Of("alternatives.names", FieldType.List, "Namen der Alternativen", "names of the alternatives",
            p => p.Alternatives is { } known ? FieldValue.Of(known.Select(a => a.Name)) : FieldValue.Unknown),
    ];

    private static Field Of(string name, FieldType type, string de, string en, Func<ProductView, FieldValue> read) => new()
    {
        Name = name,
        Subjects = Subjects,
        Type = type,
        Meaning = new LocalText(de, en),
        Settles = Settles.Product,
        Read = s => s.OfProduct(read),
        Why = s => s.Product is { } p
            ? [.. s.Seen, new Because($"catalogue entry {p.Product.Id} at {p.Product.Citation.Entry}", null, null, p.Product.Citation.Source, p.Product.Citation.Checked) { Code = "catalogue-entry", About = $"{p.Product.Name}, {p.Product.Citation.Entry}" }]
            : s.Seen,
    };
}
