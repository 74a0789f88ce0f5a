using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Resolve;

/// <summary>Finds the licence: a licence change of the catalogue by version, the product's, else what files, caches and registries state.</summary>
internal sealed class LicenceFacts(Catalogue.Catalogue catalogue)
{
    private readonly Lazy<LicenceReader> reader = new(() => new LicenceReader(new LicenceList(catalogue)));

    /// <summary>What the texts of its licence files are, or null when none was found.</summary>
    public Fact<Licence>? OfText(IReadOnlyList<PackageStatement> statements)
    {
        foreach (var statement in statements.Where(s => s.LicenceTexts.Length > 0))
        {
            var licence = LicenceTextsJoined.Of(statement.LicenceTexts, reader.Value);
            return Fact.Of(licence, statement.Origin, licence.Class == LicenceClass.Unknown ? Confidence.Low : Confidence.High, statement.Because);
        }

        return null;
    }

    /// <summary>The licence, or null when nothing tells.</summary>
    public Fact<Licence>? Of(Component component, string? key, Fact<string>? match, Product? product, IReadOnlyList<PackageStatement> statements)
    {
        var declared = Declared(component);
        foreach (var statement in statements)
        {
            // A statement that cannot be read does not keep a readable one from being used.
            if (declared is not null && declared.Value.Class != LicenceClass.Unknown) break;
            if (reader.Value.Read(statement.Licence) is not { } licence) continue;
            var said = Fact.Of(licence, statement.Origin, ConfidenceOf(licence), statement.Because with { Text = $"{statement.Because.Text} states {licence.Expression}" });
            declared = declared is null || licence.Class != LicenceClass.Unknown ? said : declared;
        }

        // Where the metadata say nothing that can be read, or point at a file, the text itself speaks.
        if ((declared is null || declared.Value.Class == LicenceClass.Unknown) && OfText(statements) is { } text && (declared is null || text.Value.Class != LicenceClass.Unknown))
        {
            declared = declared is null ? text : text with { Because = [.. declared.Because, .. text.Because] };
        }

        var curated = Changed(component, key) ?? OfProduct(match, product);
        return Fact.Stronger(declared, curated);
    }

    private Fact<Licence>? Declared(Component component) => reader.Value.Read(component.Declared.Licence) is { } licence
        ? Fact.Of(licence, Origin.Declared, ConfidenceOf(licence), CatalogueBecause.Stated($"states {licence.Expression}", component)) : null;

    private static Confidence ConfidenceOf(Licence licence) => licence.IsSpdx ? Confidence.High : licence.Class == LicenceClass.Unknown ? Confidence.Low : Confidence.Medium;

    // No surer than it is that the component is this product.
    private Fact<Licence>? OfProduct(Fact<string>? match, Product? product)
    {
        if (match is null || product?.Licence is not { } text || reader.Value.Read(text) is not { } licence) return null;
        var confidence = (Confidence)Math.Min((int)match.Confidence, (int)product.Citation.Confidence);
        return new Fact<Licence>(licence, match.Origin == Origin.Inferred ? Origin.Inferred : Origin.Curated, confidence,
            [.. match.Because, CatalogueBecause.Of($"the licence of {product.Name}", product.Citation)]);
    }

    // Redis 7.2 and 7.4 differ: of all changes that touch a package the last one at or below its version decides, before the first one the licence before.
    private Fact<Licence>? Changed(Component component, string? key)
    {
        if (component.Purl is not { Version: { } version } purl || catalogue.Names.Relicensed(purl.Type, key!) is not { } pattern) return null;
        Relicensing? last = null, first = null;
        var line = false;
        foreach (var change in catalogue.Relicensings.Values.Where(r => r.FromVersion is not null && r.Packages.Contains(pattern, StringComparer.Ordinal)))
        {
            if (VersionOrder.Compare(change.FromVersion!, version) is not { } order) return null;
            var floats = order > 0 && IsLine(purl, version, change.FromVersion!);
            if ((order <= 0 || floats) && (last is null || VersionOrder.Compare(change.FromVersion!, last.FromVersion!) >= 0)) (last, line) = (change, floats);
            if (first is null || VersionOrder.Compare(change.FromVersion!, first.FromVersion!) < 0) first = change;
        }

        var (decides, text) = last is not null ? (last, last.To) : (first!, first!.From);
        if (reader.Value.Read(text) is not { } licence) return null;
        var confidence = line ? (Confidence)Math.Min((int)decides.Citation.Confidence, (int)Confidence.Medium) : decides.Citation.Confidence;
        var where = line ? $"in the newest image that {version} stands for" : $"in version {version}";
        return Fact.Of(licence, Origin.Curated, confidence, CatalogueBecause.Of($"{decides.Name} is {text} {where}", decides.Citation));
    }

    // The tag redis:7 stands for the newest 7.x, which came after the change in 7.4.
    private static bool IsLine(PackageUrl purl, string version, string from)
    {
        if (purl.Type is not ("docker" or "oci")) return false;
        var digits = version.AsSpan().IndexOf('-') is >= 0 and var suffix ? version.AsSpan(0, suffix) : version;
        return from.Length > digits.Length && from[digits.Length] == '.' && from.AsSpan().StartsWith(digits, StringComparison.Ordinal);
    }
}
