using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads entries under <c>jurisdictions:</c> and <c>relicensing:</c>.</summary>
internal static class LawEntries
{
    private static readonly LocalText NoText = new("", "");

    public static Jurisdiction Jurisdiction(YamlMap map, EntryPlace at)
    {
        if (!map.Has("name")) map.Required("name");
        if (!map.Has("code")) map.Required("code");
        var jurisdiction = new Jurisdiction(
            EntryPlace.Country(map, "code") ?? "", map.Local("name") ?? NoText, EntryPlace.RequiredChoice(map, "bloc", Bloc.Third),
            map.Map("adequacy") is { } adequacy ? Adequacy(adequacy) : null, [.. map.Maps("laws").Select(Law)], at.Citation(map));
        map.Done();
        return jurisdiction;
    }

    public static Relicensing Relicensing(YamlMap map, EntryPlace at)
    {
        var relicensing = new Relicensing(
            EntryPlace.Id(map), map.Required("name"), map.Required("vendor"), map.Texts("packages"), map.Texts("products"), map.Text("fromVersion"),
            EntryPlace.RequiredDate(map, "date"), map.Required("from"), map.Required("to"), map.Text("alternative"), at.Citation(map));
        foreach (var pattern in relicensing.Packages.Where(p => !PackagePattern.TryParse(p, out _)))
        {
            map.File.Error("catalogue-bad-pattern", map.At("packages"), $"`{pattern}` is not a package pattern", "write pkg:type/namespace/name without version, with `*` only at the very end");
        }

        map.Done();
        return relicensing;
    }

    private static Adequacy Adequacy(YamlMap map)
    {
        var adequacy = new Adequacy(map.Date("since"), map.Required("scope"), map.Required("source"));
        map.Done();
        return adequacy;
    }

    private static Law Law(YamlMap map)
    {
        if (!map.Has("effect")) map.Required("effect");
        var law = new Law(
            EntryPlace.Id(map), map.Required("name"), map.Local("effect") ?? NoText, map.Boolean("extraterritorial") ?? false,
            EntryPlace.Word(map, "status", "in-force", "lapsed", "proposed"), EntryPlace.RequiredDate(map, "asOf"), map.Required("source"),
            EntryPlace.RequiredChoice(map, "confidence", Confidence.Low));
        map.Done();
        return law;
    }
}
