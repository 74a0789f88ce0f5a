namespace Sovereignty.Sbom;

/// <summary>
/// A component's licences as an SBOM lists them. What was worked out is <c>concluded</c>, what files state is <c>declared</c>; what is no SPDX
/// expression stands as a name and is never left out.
/// </summary>
internal static class ComponentLicences
{
    /// <summary>Lists the licences for CycloneDX, at most one of each acknowledgement.</summary>
    /// <param name="statement">The component.</param>
    /// <param name="mixed">Whether an expression may stand beside others, as from CycloneDX 1.7 on.</param>
    public static (LicenceEntry? Concluded, LicenceEntry? Declared) ForCycloneDx(in ComponentStatement statement, bool mixed)
    {
        var (concluded, declared) = (Concluded(statement), Declared(statement));
        if (mixed || concluded is null || declared is null) return (concluded, declared);
        // Up to 1.6 an expression stands alone; a single id can be listed instead.
        if (!IsId(concluded.Value.Text)) return (concluded, null);
        return (concluded.Value with { Kind = LicenceEntryKind.Id }, declared.Value.Kind == LicenceEntryKind.Expression ? declared.Value with { Kind = LicenceEntryKind.Id } : declared);
    }

    /// <summary>Whether the one entry that CycloneDX 1.6 has room for beside an expression is the declared statement, word for word.</summary>
    public static bool OneEntrySays(in ComponentStatement statement)
    {
        var (concluded, declared) = ForCycloneDx(statement, mixed: false);
        return declared is not null || concluded?.Text == statement.Component.Declared.Licence;
    }

    /// <summary>The licence that was worked out.</summary>
    public static LicenceEntry? Concluded(in ComponentStatement statement)
    {
        if (statement.Component.Facts.Licence is not { Value: var licence } || string.IsNullOrWhiteSpace(licence.Expression)) return null;
        if (licence.IsSpdx) return new LicenceEntry(LicenceEntryKind.Expression, licence.Expression, "concluded");
        // A statement that could not be read concludes nothing.
        return statement.Component.Declared.Licence is null ? new LicenceEntry(LicenceEntryKind.Name, licence.Expression, "concluded") : null;
    }

    /// <summary>The licence that files state.</summary>
    public static LicenceEntry? Declared(in ComponentStatement statement)
    {
        var text = statement.Component.Declared.Licence;
        if (string.IsNullOrWhiteSpace(text)) return null;
        var isExpression = statement.Component.Facts.Licence is { Value: { IsSpdx: true, Expression: var expression } } && expression == text;
        return new LicenceEntry(isExpression ? LicenceEntryKind.Expression : LicenceEntryKind.Name, text, "declared");
    }

    private static bool IsId(string expression) => !expression.AsSpan().ContainsAny(" ()+:") && !expression.StartsWith("LicenseRef-", StringComparison.Ordinal);
}

/// <summary>A licence of a list.</summary>
/// <param name="Kind">What its text is.</param>
/// <param name="Text">The text.</param>
/// <param name="Acknowledgement"><c>declared</c> or <c>concluded</c>.</param>
internal readonly record struct LicenceEntry(LicenceEntryKind Kind, string Text, string Acknowledgement);

/// <summary>What a licence's text is.</summary>
internal enum LicenceEntryKind
{
    /// <summary>An SPDX id.</summary>
    Id,

    /// <summary>An SPDX expression.</summary>
    Expression,

    /// <summary>Any other words.</summary>
    Name,
}
