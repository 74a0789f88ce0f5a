using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty catalogue coverage</c>: of how many packages vendor, owner and licence are known, by ecosystem, and which entries would help most.</summary>
internal static class CoverageCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var listed = new ListedScan();
        var command = new Command("coverage", "Tell of how many packages of a scan vendor, owner and licence are known, by ecosystem");
        listed.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var (scan, code) = listed.Read(parsed, terminal, stop);
            var packages = Packages(scan);
            var rows = packages.GroupBy(p => p.Ecosystem, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Row(g.Key, [.. g])).Append(Row("all", packages)).ToList();
            if (!listed.Wrote(parsed, terminal, rows)) TextTable.Write(terminal, rows, "ecosystem", "packages", "vendor", "owner", "licence", "missing");
            return Task.FromResult(code);
        });
        return command;
    }

    // Versions of one package count once; what is developed here is nobody else's.
    private static List<Package> Packages(Scan scan) =>
        [.. from component in scan.Components
            where !component.Own
            group component by component.Purl?.WithoutVersion().ToString() ?? component.Id into of
            let first = of.First()
            let profiles = of.Select(c => c.Facts.Developer is { } developer ? scan.Vendors.GetValueOrDefault(developer.Value) : null).OfType<VendorProfile>().ToList()
            select new Package(
                first.Purl?.Type ?? "stated", first.Name, profiles.Count > 0, profiles.Any(p => p.IsCommunity || p.OwnerCountry is not null),
                of.All(c => c.Facts.Licence is { Value.Class: not LicenceClass.Unknown }))];

    private static IReadOnlyList<KeyValuePair<string, object?>> Row(string ecosystem, List<Package> packages) =>
    [
        new("ecosystem", ecosystem),
        new("packages", packages.Count),
        new("vendor", Share(packages, p => p.Vendor)),
        new("owner", Share(packages, p => p.Owner)),
        new("licence", Share(packages, p => p.Licence)),
        new("missing", string.Join(" ", packages.Where(p => !p.Owner).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5))),
    ];

    private static double Share(List<Package> packages, Func<Package, bool> known) =>
        packages.Count == 0 ? 0 : Math.Round((double)packages.Count(known) / packages.Count, 4);

    private sealed record Package(string Ecosystem, string Name, bool Vendor, bool Owner, bool Licence);
}
