using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads one catalogue file: the schema of the entries, key by key.</summary>
internal static class CatalogueFileReader
{
    /// <summary>Reads all entries of a file.</summary>
    /// <param name="file">The parsed file.</param>
    /// <param name="entryPath">The path that citations name: relative to the catalogue folder.</param>
    /// <param name="into">Takes the entries and the file's problems.</param>
    public static void Read(YamlFile file, string entryPath, CatalogueBuilder into)
    {
        if (file.Root is { } root)
        {
            var at = new EntryPlace(entryPath);
            foreach (var map in root.Maps("vendors")) into.Add(map, VendorEntries.Vendor(map, at));
            foreach (var map in root.Maps("products")) into.Add(map, ProductEntries.Product(map, at));
            foreach (var map in root.Maps("classes")) into.Add(map, ProductEntries.Class(map, at));
            foreach (var map in root.Maps("packages")) into.Add(map, SupplyEntries.Packages(map, at));
            foreach (var map in root.Maps("services")) into.Add(map, SupplyEntries.Service(map, at));
            foreach (var map in root.Maps("registries")) into.Add(map, SupplyEntries.Registry(map, at));
            foreach (var map in root.Maps("jurisdictions")) into.Add(map, LawEntries.Jurisdiction(map, at));
            foreach (var map in root.Maps("relicensing")) into.Add(map, LawEntries.Relicensing(map, at));
            foreach (var map in root.Maps("lifecycles")) into.Add(map, ProductEntries.Lifecycle(map, at));
            foreach (var map in root.Maps("licences")) into.Add(map, LicenceEntries.Licence(map));
            foreach (var map in root.Maps("licenceSets")) into.Add(map, LicenceEntries.Set(map));
            foreach (var map in root.Maps("licenceExceptions")) into.Add(map, LicenceEntries.Exception(map));
            foreach (var map in root.Maps("licenceAliases")) into.Add(LicenceEntries.Alias(map));
            foreach (var map in root.Maps("packageLicences")) into.Add(map, LicenceEntries.OfPackages(map, at));
            foreach (var map in root.Maps("contributorTerms")) into.Add(map, LicenceEntries.Contributors(map, at));
            root.Done();
        }

        into.Problems.AddRange(file.Problems);
    }
}

/// <summary>What every reader of entries needs: the path for citations, and the checks that entries share.</summary>
internal readonly record struct EntryPlace(string Path)
{
    private static readonly DateOnly NoDay = new(1, 1, 1);

    public string Of(YamlMap map) => $"{Path}:{map.Line}";

    public Citation Citation(YamlMap map) => new(
        map.Required("source"), RequiredDate(map, "checked"), RequiredChoice(map, "confidence", Model.Confidence.Low), Of(map));

    /// <summary>An id: lower case, digits and dashes, so that it can stand in a URL, a file name and a command line.</summary>
    public static string Id(YamlMap map, string key = "id")
    {
        var id = map.Required(key);
        if (id.Length > 0 && (id.Length > 80 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') || id[0] is '-' or '.'))
        {
            map.File.Error("catalogue-bad-id", map.At(key), $"`{id}` cannot be an id", "use lower-case letters, digits and dashes");
        }

        return id;
    }

    public static DateOnly RequiredDate(YamlMap map, string key)
    {
        if (!map.Has(key)) map.Required(key);
        return map.Date(key) ?? NoDay;
    }

    public static T RequiredChoice<T>(YamlMap map, string key, T fallback)
        where T : struct, Enum
    {
        if (!map.Has(key)) map.Required(key);
        return map.Choice<T>(key) ?? fallback;
    }

    /// <summary>An upper-case country code of two letters.</summary>
    public static string? Country(YamlMap map, string key)
    {
        if (map.Text(key) is not { } code) return null;
        if (code.Length == 2 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])) return code;
        map.File.Error("catalogue-bad-country", map.At(key), $"`{code}` is not a country code", "use ISO 3166-1 alpha-2 in upper case, such as DE");
        return null;
    }

    /// <summary>One of a fixed list of words.</summary>
    public static string Word(YamlMap map, string key, params ReadOnlySpan<string> known)
    {
        var word = map.Required(key);
        if (word.Length > 0 && !known.Contains(word)) map.File.Error("yaml-unknown-value", map.At(key), $"`{word}` is not a value of `{key}`", Suggest.Hint(word, known.ToArray()));
        return word;
    }

    /// <summary>A list that is null when its key is missing: not known is not the same as none.</summary>
    public static ImmutableArray<string>? Known(YamlMap? map, string key) => map is null || !map.Has(key) ? null : map.Texts(key);
}
