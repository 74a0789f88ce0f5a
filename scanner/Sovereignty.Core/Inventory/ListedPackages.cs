using Sovereignty.Configuration;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Inventory;

/// <summary>
/// What a package manager printed is one system, the machine that it was printed on, and its packages are its parts: two thousand packages are
/// not two thousand bought products.
/// </summary>
internal static class ListedPackages
{
    /// <summary>Adds the system of a list of packages.</summary>
    /// <param name="path">The list's path.</param>
    /// <param name="lines">Its lines, each with a purl.</param>
    /// <param name="configuration">May say more of the system, under the list's path.</param>
    /// <param name="free">Gives an id that is not taken.</param>
    /// <param name="systems">Takes the system.</param>
    /// <param name="components">Takes its packages.</param>
    public static void Add(string path, List<InventoryLine> lines, ScanConfiguration configuration, Func<string, string> free, List<SoftwareSystem> systems, List<Component> components)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var description = configuration.Systems.FirstOrDefault(s => s.Sources.Contains(path));
        components.AddRange(lines.Select(line => ComponentOf(path, line)));
        systems.Add(new SoftwareSystem
        {
            Id = description?.Id ?? free(Slug.Of(Path.GetFileNameWithoutExtension(name))),
            Name = description?.Name ?? name,
            Kind = SystemKind.Own,
            Units = description?.Units is { IsEmpty: false } units ? units : [.. lines.SelectMany(l => l.Units).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Criticality = description?.Criticality,
            DataSensitivity = description?.DataSensitivity,
            Users = description?.Users,
            Hosting = description?.Hosting,
            Parts = [.. lines.Select(l => l.Purl!.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new SystemPart(id, Scope.Runtime, true))],
        });
    }

    private static Component ComponentOf(string path, InventoryLine line) => new()
    {
        Id = line.Purl!.ToString(),
        Kind = ComponentKind.OperatingSystemPackage,
        Name = line.Purl.Name,
        Version = line.Version,
        Purl = line.Purl,
        Scope = Scope.Runtime,
        Direct = true,
        Evidence = [new Evidence(InventorySource.Detector, path, line.Line, EvidenceKind.Installed)],
        Declared = line.Terms.Supplier is { } supplier ? new Declarations { Supplier = supplier } : Declarations.None,
    };
}

/// <summary>One component where several lists, or a list and a folder, name the same.</summary>
internal static class SameComponent
{
    /// <summary>Joins what lists name to what was found; where lists name no packages there is nothing to join.</summary>
    public static IEnumerable<Component> Join(IReadOnlyCollection<Component> found, IReadOnlyCollection<Component> listed) =>
        listed.Any(c => c.Purl is not null) ? Join(found.Concat(listed)) : found.Concat(listed);

    /// <summary>Joins components of one id: evidence is united, statements are taken from the first that has them.</summary>
    public static IEnumerable<Component> Join(IEnumerable<Component> components) =>
        components.GroupBy(c => c.Id, StringComparer.Ordinal).Select(same => same.Aggregate((a, b) => a with
        {
            Scope = a.Scope > b.Scope ? a.Scope : b.Scope,
            Direct = a.Direct == true || b.Direct == true ? true : a.Direct ?? b.Direct,
            Evidence = [.. a.Evidence.Concat(b.Evidence).Distinct().Order()],
            Declared = Declarations.Merge(a.Declared, b.Declared),
        }));
}
