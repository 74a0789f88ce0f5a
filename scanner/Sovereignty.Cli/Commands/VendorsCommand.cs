using System.CommandLine;
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
        var systemsOf = (from system in scan.Systems from part in system.Parts select (part.Component, system.Id)).ToLookup(p => p.Component, p => p.Id, StringComparer.Ordinal);
        return from component in scan.Components
               let vendor = component.Facts.Developer?.Value
               group component by vendor into of
               let profile = of.Key is null ? null : scan.Vendors.GetValueOrDefault(of.Key)
               let owner = profile?.UltimateOwner is { } id ? scan.Vendors.GetValueOrDefault(id)?.Vendor.Name ?? id : null
               orderby of.Count() descending, of.Key
               select (IReadOnlyList<KeyValuePair<string, object?>>)
               [
                   new("vendor", profile?.Vendor.Name ?? of.Key ?? "(not known)"),
                   new("id", of.Key),
                   new("kind", profile?.Vendor.Kind is { } kind ? KebabCase.Of(kind) : null),
                   new("country", profile?.Vendor.Country),
                   new("components", of.Count()),
                   new("share", Math.Round((double)of.Count() / scan.Components.Length, 4)),
                   new("systems", of.SelectMany(c => systemsOf[c.Id]).Distinct(StringComparer.Ordinal).Count()),
                   new("owner", owner),
                   new("ownerCountry", profile?.OwnerCountry),
                   new("ownerKind", profile?.OwnerKind is { } ownerKind ? KebabCase.Of(ownerKind) : null),
                   new("bloc", profile?.Bloc is { } bloc ? KebabCase.Of(bloc) : null),
                   new("confidence", profile is null ? null : KebabCase.Of(profile.Confidence)),
               ];
    }
}
