using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;

namespace Sovereignty.Resolve;

/// <summary>Finds the licence: a licence change of the catalogue by version, the product's, else what files, caches and registries state.</summary>
internal sealed class LicenceFacts(Catalogue.Catalogue catalogue, LicenceReader reader)
{

    /// <summary>What the texts of its licence files are, or null when none was found.</summary>
    public Fact<Licence>? OfText(IReadOnlyList<PackageStatement> statements)
    {
        foreach (var statement in statements.Where(s => s.LicenceTexts.Length > 0))
        {
            var licence = LicenceTextsJoined.Of(statement.LicenceTexts, reader);
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
            if (reader.Read(statement.Licence) is not { } licence) continue;
            var said = Fact.Of(licence, statement.Origin, (Confidence)Math.Min((int)ConfidenceOf(licence), (int)statement.Surest), statement.Because with { Text = $"{statement.Because.Text} states {licence.Expression}" });
            declared = declared is null || licence.Class != LicenceClass.Unknown ? said : declared;
        }

        // Where the metadata say nothing that can be read, or point at a file, the text itself speaks.
        if ((declared is null || declared.Value.Class == LicenceClass.Unknown) && OfText(statements) is { } text && (declared is null || text.Value.Class != LicenceClass.Unknown))
        {
            declared = declared is null ? text : text with { Because = [.. declared.Because, .. text.Because] };
        }

        var (named, byVersion) = OfName(component, key);
        // What is known of this very version outdoes one day of change for all, and what a product is said to be as a whole.
        var curated = byVersion ? named : Changed(component, key) ?? OfProduct(match, product);
        // What the package itself or its registry says of this version is nearer to it than what the catalogue says of its name.
        if (curated is null && (declared is null || declared.Value.Class == LicenceClass.Unknown || declared.Confidence == Confidence.Low) && named is not null)
        {
            return declared is null ? named : named with { Because = [.. declared.Because, .. named.Because] };
        }

        return Fact.Stronger(declared, curated);
    }

    private Fact<Licence>? Declared(Component component) => reader.Read(component.Declared.Licence) is { } licence
        ? Fact.Of(licence, Origin.Declared, ConfidenceOf(licence), CatalogueBecause.Stated($"states {licence.Expression}", component)) : null;

    private static Confidence ConfidenceOf(Licence licence) => licence.IsSpdx ? Confidence.High : licence.Class == LicenceClass.Unknown ? Confidence.Low : Confidence.Medium;

    // An entry of one package is about that package; one of a namespace is a conclusion from the name, whatever the entry's own confidence.
    private (Fact<Licence>? Licence, bool ByVersion) OfName(Component component, string? key)
    {
        if (component.Purl is not { } purl || catalogue.Names.PackageLicence(purl.Type, key!) is not var (entry, pattern)) return default;
        var version = purl.Version is { } tag && purl.Type is "docker" or "oci" ? Newest(tag) : purl.Version;
        foreach (var span in entry.Versions)
        {
            if (!Holds(span, version) || reader.Read(span.Licence) is not { } licence) continue;
            var versions = (span.From, span.Until) switch { (null, null) => "", ({ } from, null) => $" since {from}", (null, { } until) => $" before {until}", ({ } from, { } until) => $" from {from} until {until}" };
            var isNamespace = pattern.EndsWith('*');
            var confidence = isNamespace ? (Confidence)Math.Min((int)Confidence.Medium, (int)entry.Citation.Confidence) : entry.Citation.Confidence;
            var because = CatalogueBecause.Of($"{pattern} is {span.Licence}{versions}", entry.Citation);
            return (Fact.Of(licence, isNamespace ? Origin.Inferred : Origin.Curated, confidence, because), !isNamespace && entry.Versions.Length > 1);
        }

        return default;
    }

    // The tag mongo:4.0 stands for the newest 4.0.x.
    private static string Newest(string tag)
    {
        var digits = tag.IndexOf('-', StringComparison.Ordinal) is >= 0 and var suffix ? tag[..suffix] : tag;
        return digits.Count(c => c == '.') < 2 && digits.Length > 0 && digits.All(c => char.IsAsciiDigit(c) || c == '.') ? digits.TrimEnd('.') + ".999999" : tag;
    }

    private static bool Holds(LicenceSpan span, string? version)
    {
        if (span is { From: null, Until: null }) return true;
        return version is not null && (span.From is null || VersionOrder.Compare(span.From, version) is <= 0) && (span.Until is null || VersionOrder.Compare(span.Until, version) is > 0);
    }

    // No surer than it is that the component is this product.
    private Fact<Licence>? OfProduct(Fact<string>? match, Product? product)
    {
        if (match is null || product?.Licence is not { } text || reader.Read(text) is not { } licence) return null;
        var confidence = (Confidence)Math.Min((int)match.Confidence, (int)product.Citation.Confidence);
        return new Fact<Licence>(licence, match.Origin == Origin.Inferred ? Origin.Inferred : Origin.Curated, confidence,
            [.. match.Because, CatalogueBecause.Of($"the licence of {product.Name}", product.Citation) with { Code = "licence-of", About = product.Name }]);
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
        if (reader.Read(text) is not { } licence) return null;
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
