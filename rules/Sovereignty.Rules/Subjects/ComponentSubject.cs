using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Rules;

/// <summary>A component. Shared by all systems that it is a part of.</summary>
internal sealed class ComponentSubject(World world, Component component) : Subject(world, SubjectKind.Component, component.Id)
{
    private Relicensing? change;
    private bool changeRead;

    public Component Component => component;

    public override string Name => component.Version is null ? component.Name : $"{component.Name} {component.Version}";

    // A product without a maker of its own takes that of its entry in the catalogue.
    public override Party Vendor { get; } = component.Facts is { Developer: null, Product: { } product } && world.Product(product.Value) is { } view
        ? world.Party(view.Product.Vendor)
        : world.Party(component.Facts.Developer);

    public override ProductView? Product => component.Facts.Product is { } product ? World.Product(product.Value) : null;

    // A package is no product unless somebody says so; an inventory's line is one, known or not.
    public override FieldState ProductState => component.Facts.Product is not null ? FieldState.Known
        : component.Kind == ComponentKind.Product ? FieldState.Unknown : FieldState.None;

    public override ImmutableArray<Because> Seen => AsBecause(component.Evidence);

    /// <summary>The registry that hands it out.</summary>
    public Registry? Distributor => component.Facts.Distributor is { } fact ? World.Catalogue.Registries.GetValueOrDefault(fact.Value) : null;

    /// <summary>The service whose client it is.</summary>
    public CatalogueService? Client => component.Facts.Service is { } fact ? World.Catalogue.Services.GetValueOrDefault(fact.Value) : null;

    /// <summary>The licence change that touches it.</summary>
    public Relicensing? Change
    {
        get
        {
            if (!changeRead)
            {
                change = World.Relicensings.Of(component);
                changeRead = true;
            }

            return change;
        }
    }

    /// <summary>Where it is fetched from: <c>registry</c>, <c>git</c>, <c>url</c> or <c>file</c>.</summary>
    public string FetchedFrom
    {
        get
        {
            var purl = component.Purl;
            if (purl is not null)
            {
                foreach (var (key, _) in purl.Qualifiers)
                {
                    if (key == "vcs_url") return "git";
                    if (key == "download_url") return "url";
                }
            }

            var url = component.Declared.DownloadUrl;
            if (url is null) return "registry";
            if (url.StartsWith("git", StringComparison.OrdinalIgnoreCase) || url.Contains(".git#", StringComparison.OrdinalIgnoreCase)
                || url.EndsWith(".git", StringComparison.OrdinalIgnoreCase)) return "git";
            if (url.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || url.StartsWith('.') || url.StartsWith('/')) return "file";

            // A registry's download address is a registry's; only an address that no registry accounts for is a bare URL.
            return component.Facts.Distributor is not null || purl is null ? "registry" : "url";
        }
    }
}
