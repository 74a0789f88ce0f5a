using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Tables;
using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>
/// The packages that rows of a list of an operating system's packages are. Such a list seldom names the distribution; some versions (<c>+deb12u1</c>,
/// <c>ubuntu0.22</c>, <c>.fc40</c>) and the vendors of rpm do. A list is of one machine, so where all marks agree they hold for all of it; where
/// there are none the purl has no namespace: it is not guessed.
/// </summary>
internal sealed class PackageRows(ColumnMapping mapping)
{
    private static readonly (string Kind, string Mark, string Namespace)[] Marks =
    [
        ("deb", "ubuntu", "ubuntu"), ("deb", "+deb", "debian"), ("deb", "~deb", "debian"), ("deb", "+rpt", "raspbian"),
        ("rpm", ".fc", "fedora"), ("rpm", ".rocky", "rocky"), ("rpm", ".amzn", "amzn"), ("rpm", ".azl", "azurelinux"),
    ];

    private static readonly (string Words, string Namespace)[] Vendors =
    [
        ("debian", "debian"), ("ubuntu", "ubuntu"), ("raspbian", "raspbian"), ("fedora project", "fedora"), ("red hat", "redhat"), ("rocky", "rocky"), ("almalinux", "almalinux"),
        ("centos", "centos"), ("oracle", "oraclelinux"), ("opensuse", "opensuse"), ("suse", "suse"), ("amazon", "amzn"),
    ];

    private readonly string? type = mapping.Profile?.Packages;
    private readonly int source = mapping.Profile?.Packages is { } column ? Column(mapping, column) : -1;
    private readonly int origin = Math.Max(Column(mapping, "origin"), mapping.Profile?.SupplierWhen is null ? mapping[InventoryField.Supplier] : mapping[InventoryField.Vendor]);
    private readonly int architecture = Math.Max(Column(mapping, "architecture"), Column(mapping, "arch"));
    private readonly HashSet<string> marks = new(StringComparer.Ordinal);

    /// <summary>The package, for now without a namespace; null where the list is one of products.</summary>
    public PackageUrl? Find(TableRow row, string name, string? version)
    {
        if (type is null || name.Length > 200) return null;
        var kind = source >= 0 ? Kind(row[source]) : type;
        if (kind is null) return null;
        if (kind == "deb" && name.IndexOf(':', StringComparison.Ordinal) is > 0 and var at) name = name[..at];
        if ((Marked(kind, version ?? "") ?? Vendor(row[origin])) is { } mark) marks.Add($"{kind} {mark}");
        var qualifiers = row[architecture] is { Length: > 0 and <= 40 } arch ? new KeyValuePair<string, string>[] { new("arch", arch) } : null;
        return PackageUrl.Create(kind, null, name, version, qualifiers);
    }

    /// <summary>The package with the distribution's name, where all marks of the list agree.</summary>
    public PackageUrl? Complete(PackageUrl? package)
    {
        if (package is null || marks.Count == 0) return package;
        var known = marks.Where(m => m.StartsWith(package.Type + " ", StringComparison.Ordinal)).ToList();
        return known is [var one] ? PackageUrl.Create(package.Type, one[(package.Type.Length + 1)..], package.Name, package.Version, package.Qualifiers) : package;
    }

    // What ansible, GLPI, OCS and Fleet call the package manager.
    private static string? Kind(string source) => source.ToLowerInvariant() switch { "apt" or "deb" or "dpkg" or "deb_packages" => "deb", "rpm" or "rpm_packages" => "rpm", "apk" => "apk", "pacman" => "alpm", _ => null };

    private static string? Marked(string kind, string version) => Array.Find(Marks, m => m.Kind == kind && version.Contains(m.Mark, StringComparison.Ordinal)).Namespace;

    // A third party's packages say nothing of the distribution.
    private static string? Vendor(string stated) => Array.Find(Vendors, v => stated.StartsWith(v.Words, StringComparison.OrdinalIgnoreCase)).Namespace;

    private static int Column(ColumnMapping mapping, string header) => mapping.Columns.FirstOrDefault(c => c.Header.Equals(header, StringComparison.OrdinalIgnoreCase))?.Index ?? -1;
}
