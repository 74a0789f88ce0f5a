using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Profiles;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Inventory.Records;

/// <summary>JSON and XML as tables: of the groups of like things in a file those that a profile knows, else the one that looks most like a list of products.</summary>
internal static class RecordList
{
    /// <summary>The tables, in the file's order; none when no group names products, which is told by what there is instead.</summary>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <param name="foldKeys">Whether keys may be names of things, as in JSON.</param>
    /// <param name="headers">Recognises columns.</param>
    /// <param name="problems">Takes what is wrong with the file.</param>
    /// <param name="stop">Set when the user gives up.</param>
    public static IEnumerable<TableSheet> Open(Func<RecordEvents> open, bool foldKeys, HeaderRow headers, ProblemLog problems, CancellationToken stop)
    {
        RecordShape shape;
        using (var events = open()) shape = RecordShape.Of(events, foldKeys, stop);
        var groups = shape.Groups().Select(g => (Group: g, Mapping: headers.Map([.. g.Columns.Select(c => c.Name)], g.Path))).ToList();
        var lists = groups.Where(g => HeaderRow.IsList(g.Mapping)).ToList();
        if (Bill(groups) is { } bill)
        {
            problems.Error("inventory-is-sbom", $"this is {bill}, not a list of products", "name the file *.cdx.json, *.spdx.json or *.cdx.xml, so that it is read as what it is");
            yield break;
        }

        if (lists.Count == 0)
        {
            foreach (var (group, _) in groups.OrderByDescending(g => g.Group.Node.Count).Take(1)) yield return Sheet(shape, group, null, open, problems);
            if (shape.Fault is { } fault) problems.Error("inventory-unreadable", fault.Message, "export the list again", fault.Line);
            else if (groups.Count == 0) problems.Error("inventory-empty", "there is nothing in it that a list could be made of", null);
            yield break;
        }

        var known = lists.Where(g => g.Mapping.Profile is { Items.IsEmpty: false }).ToList();
        if (known.Count == 0) known = [lists.MaxBy(g => (g.Mapping.Weight, g.Group.Node.Count))];
        for (var i = 0; i < known.Count; i++) yield return Sheet(shape, known[i].Group, known[i].Mapping.Profile, open, i == 0 ? problems : null);
    }

    private static TableSheet Sheet(RecordShape shape, RecordGroup group, InventoryProfile? profile, Func<RecordEvents> open, ProblemLog? problems) =>
        new(null, Rows(shape, group, profile?.FirstOnly == true, open, problems), HeaderFirst: true, profile);

    // Broken in the middle, it still gives the rows before that.
    private static IEnumerable<TableRow> Rows(RecordShape shape, RecordGroup group, bool firstOnly, Func<RecordEvents> open, ProblemLog? problems)
    {
        using var events = open();
        using var rows = shape.Rows(group, events, firstOnly).GetEnumerator();
        while (true)
        {
            try
            {
                if (!rows.MoveNext()) yield break;
            }
            catch (RecordFormatException e)
            {
                problems?.Error("inventory-unreadable", $"{e.Message}; what stands before was read", "export the list again", e.Line);
                yield break;
            }

            yield return rows.Current;
        }
    }

    private static string? Bill(List<(RecordGroup Group, ColumnMapping Mapping)> groups)
    {
        if (groups.Exists(g => g.Group.Path.Length == 0 && g.Group.Columns.Any(c => c.Name == "bomFormat")) || groups.Exists(g => g.Group.Path == "bom.components.component")) return "a CycloneDX bill of materials";
        return groups.Exists(g => g.Group.Path.Length == 0 && g.Group.Columns.Any(c => c.Name == "spdxVersion")) ? "an SPDX document" : null;
    }
}
