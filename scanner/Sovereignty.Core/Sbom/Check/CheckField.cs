using Sovereignty.Detect.Sbom;

namespace Sovereignty.Sbom.Check;

/// <summary>A field that a standard asks for, and how to find it in what was read.</summary>
internal sealed class CheckField
{
    private CheckField(CheckLevel level, string section, string name)
    {
        (Level, Section, Name) = (level, section, name);
    }

    /// <summary>How much it is asked for.</summary>
    public CheckLevel Level { get; }

    /// <summary>Where the standard asks for it.</summary>
    public string Section { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The answer of the document; null for a field of components.</summary>
    public Func<CheckedSbom, CheckAnswer>? OfDocument { get; private init; }

    /// <summary>The answer of a component; null for a field of the document.</summary>
    public Func<CheckedSbom, SbomPart, CheckAnswer>? OfComponent { get; private init; }

    /// <summary>A field of the document.</summary>
    public static CheckField Document(CheckLevel level, string section, string name, Func<CheckedSbom, CheckAnswer> answer) => new(level, section, name) { OfDocument = answer };

    /// <summary>A field of each component.</summary>
    public static CheckField Component(CheckLevel level, string section, string name, Func<CheckedSbom, SbomPart, CheckAnswer> answer) =>
        new(level, section, name) { OfComponent = answer };
}

/// <summary>Whether a field is there.</summary>
/// <param name="State">Whether it is.</param>
/// <param name="Detail">What is wrong with it.</param>
internal readonly record struct CheckAnswer(CheckState State, string Detail)
{
    /// <summary>It is there as asked for.</summary>
    public static readonly CheckAnswer Yes = new(CheckState.Fulfilled, "");

    /// <summary>It is not asked for here.</summary>
    public static readonly CheckAnswer NotAsked = new(CheckState.NotAsked, "");

    /// <summary>It is not there.</summary>
    public static readonly CheckAnswer No = new(CheckState.Missing, "missing");

    /// <summary>Something is there, in another form.</summary>
    public static CheckAnswer Other(string detail) => new(CheckState.OtherForm, detail);

    /// <summary>There or not.</summary>
    public static CheckAnswer If(bool there) => there ? Yes : No;
}

/// <summary>Whether a field is there.</summary>
internal enum CheckState
{
    /// <summary>As asked for.</summary>
    Fulfilled,

    /// <summary>In another form than asked for.</summary>
    OtherForm,

    /// <summary>Not at all.</summary>
    Missing,

    /// <summary>Not asked for of this component.</summary>
    NotAsked,
}
