using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>Something of a scan that rules apply to.</summary>
internal abstract class Subject(World world, SubjectKind kind, string id) : IFacts
{
    public World World => world;

    public SubjectKind Kind => kind;

    public string Id => id;

    /// <summary>Its place among the subjects of its kind.</summary>
    public int Index { get; set; }

    public DateOnly AsOf => world.AsOf;

    /// <summary>The name that messages show.</summary>
    public abstract string Name { get; }

    /// <summary>Who stands behind it.</summary>
    public virtual Party Vendor => Party.None;

    /// <summary>The product of the catalogue that it is; null with <see cref="ProductState"/> telling why.</summary>
    public virtual ProductView? Product => null;

    /// <summary>Whether it is a product, and whether that is known.</summary>
    public virtual FieldState ProductState => FieldState.None;

    /// <summary>Where it was seen, as evidence for findings.</summary>
    public virtual ImmutableArray<Because> Seen => [];

    /// <summary>A value of the product: none for what is no product, unknown for one that the catalogue does not hold.</summary>
    public FieldValue OfProduct(Func<ProductView, FieldValue> value) => ProductState switch
    {
        FieldState.None => FieldValue.None,
        FieldState.Known when Product is { } product => value(product),
        _ => FieldValue.Unknown,
    };

    public FieldValue Read(Field field) => field.Read(this);

    protected static ImmutableArray<Because> AsBecause(IEnumerable<Evidence> evidence)
        => [.. evidence.Take(3).Select(e => new Because($"seen by {e.Detector}", e.Path, e.Line > 0 ? e.Line : null) { Code = "seen-by", About = e.Detector })];
}
