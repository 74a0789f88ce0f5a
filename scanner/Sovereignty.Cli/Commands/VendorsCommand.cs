using System.CommandLine;
using System.Runtime.InteropServices;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty vendors</c>: who stands behind what is used, with owner, country and confidence.</summary>
internal static class VendorsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var listed = new ListedScan();
        var command = new Command("vendors", "List vendors with share, ultimate owner, country and confidence");
        listed.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var (scan, code) = listed.Read(parsed, terminal, stop);
            var rows = Rows(scan).ToList();
            if (!listed.Wrote(parsed, terminal, rows)) TextTable.Write(terminal, rows, "vendor", "components", "share", "systems", "owner", "ownerCountry", "bloc", "confidence");
            return Task.FromResult(code);
        });
        return command;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(Scan scan)
    {
        var (components, systems) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var component in scan.Components) CollectionsMarshal.GetValueRefOrAddDefault(components, component.Facts.Developer?.Value ?? "", out _)++;
        foreach (var system in scan.Systems)
        {
            foreach (var vendor in system.Parts.Select(p => scan.Components.Find(p.Component)).OfType<Component>().Select(c => c.Facts.Developer?.Value ?? "").Distinct(StringComparer.Ordinal))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(systems, vendor, out _)++;
            }
        }

        return from of in components
               let vendor = of.Key.Length == 0 ? null : of.Key
               let profile = vendor is null ? null : scan.Vendors.GetValueOrDefault(vendor)
               let owner = profile?.UltimateOwner is { } id ? scan.Vendors.GetValueOrDefault(id)?.Vendor.Name ?? id : null
               orderby of.Value descending, of.Key
               select (IReadOnlyList<KeyValuePair<string, object?>>)
               [
                   new("vendor", profile?.Vendor.Name ?? vendor ?? "(not known)"),
                   new("id", vendor),
                   new("kind", profile?.Vendor.Kind is { } kind ? KebabCase.Of(kind) : null),
                   new("country", profile?.Vendor.Country),
                   new("components", of.Value),
                   new("share", Math.Round((double)of.Value / scan.Components.Length, 4)),
                   new("systems", systems.GetValueOrDefault(of.Key)),
                   new("owner", owner),
                   new("ownerCountry", profile?.OwnerCountry),
                   new("ownerKind", profile?.OwnerKind is { } ownerKind ? KebabCase.Of(ownerKind) : null),
                   new("bloc", profile?.Bloc is { } bloc ? KebabCase.Of(bloc) : null),
                   new("confidence", profile is null ? null : KebabCase.Of(profile.Confidence)),
               ];
    }
}
