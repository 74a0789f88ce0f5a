using System.Collections.Immutable;

namespace Sovereignty.Resolve.Licences;

/// <summary>An SPDX licence expression (SPDX specification, annex "SPDX license expressions"). <c>ToString</c> gives the canonical text.</summary>
public abstract record LicenceExpression
{
    private protected LicenceExpression()
    {
    }

    /// <summary>The terms it is made of, left to right.</summary>
    public IEnumerable<LicenceTerm> Terms() => this switch
    {
        LicenceTerm term => [term],
        LicenceAll all => all.Parts.SelectMany(p => p.Terms()),
        LicenceAny any => any.Parts.SelectMany(p => p.Terms()),
        _ => [],
    };
}

/// <summary>One licence, maybe a later version of it, maybe with an exception.</summary>
/// <param name="Licence">An SPDX id or a reference (<c>LicenseRef-…</c>, <c>DocumentRef-…:LicenseRef-…</c>).</param>
/// <param name="OrLater">Whether a <c>+</c> stands behind it.</param>
/// <param name="Addition">An SPDX exception id or an <c>AdditionRef-…</c>, or null.</param>
public sealed record LicenceTerm(string Licence, bool OrLater = false, string? Addition = null) : LicenceExpression
{
    /// <summary>Whether it refers to a text that only its document knows.</summary>
    public bool IsReference => Licence.StartsWith("LicenseRef-", StringComparison.Ordinal) || Licence.StartsWith("DocumentRef-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Licence + (OrLater ? "+" : "") + (Addition is null ? "" : $" WITH {Addition}");
}

/// <summary>All of them apply.</summary>
/// <param name="Parts">At least two; none of them is itself a <see cref="LicenceAll"/>.</param>
public sealed record LicenceAll(ImmutableArray<LicenceExpression> Parts) : LicenceExpression
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" AND ", Parts.Select(p => p is LicenceAny ? $"({p})" : p.ToString()));
}

/// <summary>One of them may be chosen.</summary>
/// <param name="Parts">At least two; none of them is itself a <see cref="LicenceAny"/>.</param>
public sealed record LicenceAny(ImmutableArray<LicenceExpression> Parts) : LicenceExpression
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" OR ", Parts.Select(p => p.ToString()));
}
