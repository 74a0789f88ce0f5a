using System.Net;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Tables;
using Sovereignty.Inventory.Values;

namespace Sovereignty.Inventory.Profiles;

/// <summary>The cells of a row as its profile means them; without a profile they are what stands there.</summary>
internal sealed class ProfileCells(ColumnMapping mapping)
{
    private readonly InventoryProfile? profile = mapping.Profile;
    private readonly int release = mapping.Named(mapping.Profile?.Release);
    private readonly int identifier = mapping.Named(mapping.Profile?.Identifier);

    /// <summary>The text of a field; what states nothing where no column states anything.</summary>
    public string Of(TableRow row, InventoryField field)
    {
        var text = row[mapping[field]];
        if (profile is null) return text;
        if (Nothing.Is(text))
        {
            foreach (var column in mapping.Further(field))
            {
                if (Nothing.Is(row[column])) continue;
                text = row[column];
                break;
            }
        }

        if (text.Length == 0) return text;
        if (profile.Escaped && text.Contains('&', StringComparison.Ordinal)) text = WebUtility.HtmlDecode(text);
        return field switch
        {
            InventoryField.Product => Whole(profile.Ending is { } ending && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? text[..^ending.Length] : text),
            InventoryField.Vendor => profile.NoVendors.Contains(text) ? "" : Unmarked(text),
            InventoryField.Version => Released(row, text),
            _ => text,
        };
    }

    /// <summary>The publisher that an identifier beside the name begins with; null where there is none.</summary>
    public string? PublisherOf(TableRow row) =>
        // "MSIX\Microsoft.Paint_11.2402" is a package of the store; "ARP\Machine\X64\…" goes on with what the uninstaller is called.
        row[identifier] is { Length: > 0 } id && (id.StartsWith(@"MSIX\", StringComparison.OrdinalIgnoreCase) ? id[5..] : id) is var name && !name.Contains('\\', StringComparison.Ordinal) ? Publisher(name) : null;

    /// <summary>What stands before the first full stop of an identifier: <c>Mozilla</c> of <c>Mozilla.Firefox</c>.</summary>
    public static string? Publisher(string identifier) => identifier.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? identifier[..dot] : null;

    // "5.2.21" and "4.fc39" in two columns are one version to whoever looks for its faults.
    private string Released(TableRow row, string version) =>
        row[release] is { Length: > 0 } more && !Nothing.Is(more) && !version.EndsWith($"-{more}", StringComparison.Ordinal) ? $"{version}-{more}" : version;

    // What a terminal was too narrow for.
    private static string Whole(string name) => name.Length > 1 && name[^1] == '…' ? name[..^1].TrimEnd() : name;

    // Publishers whose names were checked: "canonical**", "canonical✓".
    private static string Unmarked(string vendor) => vendor.Length > 0 && vendor[^1] is '*' or '✓' or '✪' ? vendor.TrimEnd('*', '✓', '✪', ' ') : vendor;
}
