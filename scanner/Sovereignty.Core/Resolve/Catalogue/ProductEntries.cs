using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Resolve.Catalogue;

/// <summary>Reads entries under <c>products:</c> and <c>classes:</c>.</summary>
internal static class ProductEntries
{
    private static readonly LocalText NoText = new("", "");

    public static Product Product(YamlMap map, EntryPlace at)
    {
        var formats = map.Map("formats");
        var product = new Product
        {
            Id = EntryPlace.Id(map),
            Name = map.Required("name"),
            Vendor = map.Required("vendor"),
            Class = map.Required("class"),
            Aliases = map.Texts("aliases"),
            Licence = map.Text("licence"),
            Deployment = Deployments(map),
            Platforms = EntryPlace.Known(map, "platforms"),
            OpenFormats = EntryPlace.Known(formats, "open"),
            VendorFormats = EntryPlace.Known(formats, "vendor"),
            Standards = EntryPlace.Known(map, "standards"),
            EndOfLife = [.. map.Maps("endOfLife").Select(EndOfLife)],
            Citation = at.Citation(map),
        };
        formats?.Done();
        map.Done();
        return product;
    }

    public static ProductClass Class(YamlMap map, EntryPlace at)
    {
        if (!map.Has("name")) map.Required("name");
        if (!map.Has("description")) map.Required("description");
        var productClass = new ProductClass(
            EntryPlace.Id(map), map.Local("name") ?? NoText, map.Local("description") ?? NoText,
            EntryPlace.Word(map, "layer", "workplace", "specialist", "cross-cutting", "platform", "infrastructure", "security", "development"),
            map.Texts("alternatives"), at.Of(map));
        map.Done();
        return productClass;
    }

    public static Lifecycle Lifecycle(YamlMap map, EntryPlace at)
    {
        var packages = map.Texts("packages").Where(p => SupplyEntries.IsPattern(map, p)).ToImmutableArray();
        var lifecycle = new Lifecycle(EntryPlace.Id(map), map.Required("name"), map.Text("product"), packages, [.. map.Maps("versions").Select(EndOfLife)], at.Citation(map));
        map.Done();
        return lifecycle;
    }

    private static ImmutableArray<Deployment> Deployments(YamlMap map)
    {
        var read = ImmutableArray.CreateBuilder<Deployment>();
        foreach (var text in map.Texts("deployment"))
        {
            if (KebabCase.TryParse<Deployment>(text, out var value)) read.Add(value);
            else map.File.Error("yaml-unknown-value", map.At("deployment"), $"`{text}` is not a value of `deployment`", Suggest.Hint(text, KebabCase.Names<Deployment>()));
        }

        return read.DrainToImmutable();
    }

    private static EndOfLife EndOfLife(YamlMap map)
    {
        var end = new EndOfLife(map.Required("version"), EntryPlace.RequiredDate(map, "date"), map.Text("source"));
        map.Done();
        return end;
    }
}
