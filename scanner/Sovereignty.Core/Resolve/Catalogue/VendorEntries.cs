using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads entries under <c>vendors:</c>.</summary>
internal static class VendorEntries
{
    public static Vendor Vendor(YamlMap map, EntryPlace at)
    {
        var seat = map.Map("seat");
        var vendor = new Vendor
        {
            Id = EntryPlace.Id(map),
            Name = map.Required("name"),
            LegalName = map.Text("legalName"),
            Kind = map.Choice<VendorKind>("kind"),
            Country = seat is null ? null : EntryPlace.Country(seat, "country"),
            Place = seat?.Text("place"),
            Independent = map.Boolean("independent") ?? false,
            Owners = [.. map.Maps("owners").Select(Ownership)],
            Aliases = map.Texts("aliases"),
            Contracting = [.. map.Maps("contracting").Select(Contracting)],
            Domains = Lower(map.Texts("domains")),
            Forges = Lower(map.Texts("forges")),
            Citation = at.Citation(map),
        };
        seat?.Done();
        map.Done();
        return vendor;
    }

    private static Ownership Ownership(YamlMap map)
    {
        var ownership = new Ownership(
            map.Required("vendor"), map.Number("share"), map.Date("from"), map.Date("until"), map.Text("source"), map.Choice<Confidence>("confidence"));
        if (ownership.Share is < 0 or > 100) map.File.Error("catalogue-bad-share", map.At("share"), $"a share of {ownership.Share} per cent is impossible", "0 to 100");
        if (ownership.From > ownership.Until) map.File.Error("catalogue-bad-span", map.At("until"), "this ownership ends before it begins", null);
        map.Done();
        return ownership;
    }

    private static ContractingEntity Contracting(YamlMap map)
    {
        var entity = new ContractingEntity(map.Required("name"), EntryPlace.Country(map, "country") ?? "");
        if (!map.Has("country")) map.Required("country");
        map.Done();
        return entity;
    }

    private static ImmutableArray<string> Lower(ImmutableArray<string> texts) => [.. texts.Select(t => t.ToLowerInvariant().TrimEnd('/'))];
}
