using Sovereignty.Inventory.Profiles;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Inventory.Records;

/// <summary>The shape of a file of records: which groups of like things it holds, and which of their values would be columns.</summary>
internal sealed class RecordShape
{
    private const int MostColumns = 300;

    private readonly RecordNode root;

    private RecordShape(RecordNode root) => this.root = root;

    /// <summary>Where the file breaks off; null where it does not.</summary>
    public RecordFormatException? Fault { get; private init; }

    /// <summary>Reads a file once to learn its shape. A file that breaks off has the shape of what came before.</summary>
    /// <param name="events">The file from its beginning.</param>
    /// <param name="foldKeys">Whether keys may be names of things, as in JSON; the names of XML elements are not.</param>
    /// <param name="stop">Set when the user gives up.</param>
    public static RecordShape Of(RecordEvents events, bool foldKeys, CancellationToken stop)
    {
        var root = new RecordNode("", null);
        var open = new Stack<RecordNode?>([root]);
        RecordFormatException? fault = null;
        try
        {
            for (var next = events.Next(); next != RecordEvent.End; next = events.Next())
            {
                stop.ThrowIfCancellationRequested();
                if (next == RecordEvent.Leave)
                {
                    if (open.Count > 1) open.Pop();
                    continue;
                }

                var node = open.Peek()?.Grow(events.Name);
                if (next == RecordEvent.Enter) open.Push(node);
                else if (node is not null) node.IsValue = true;
            }
        }
        catch (RecordFormatException e)
        {
            // Told when the rows are read, if there are any.
            fault = e;
        }

        if (foldKeys) root.FoldKeys();
        return new RecordShape(root) { Fault = fault };
    }

    /// <summary>The groups of things in the file's order, each with its columns: values below it that belong to one thing only.</summary>
    public IEnumerable<RecordGroup> Groups()
    {
        var open = new Stack<RecordNode>([root]);
        while (open.TryPop(out var node))
        {
            var columns = new List<(string Name, RecordNode Node)>();
            Columns(node, "", columns);
            if (columns.Count > 0) yield return new RecordGroup(node.Path, node, columns);
            for (var i = node.Children.Count - 1; i >= 0; i--) open.Push(node.Children[i]);
        }
    }

    /// <summary>The rows of a group, its columns' names first, read as they are asked for.</summary>
    /// <param name="group">A group of this shape.</param>
    /// <param name="events">The same file from its beginning.</param>
    /// <param name="firstOnly">Whether of several values under one name only the first counts; otherwise they stand with commas between.</param>
    /// <exception cref="RecordFormatException">The file is broken; what was read before has been given.</exception>
    public IEnumerable<TableRow> Rows(RecordGroup group, RecordEvents events, bool firstOnly)
    {
        for (var i = 0; i < group.Columns.Count; i++) group.Columns[i].Node.Column = i;
        try
        {
            foreach (var row in Read(group, events, firstOnly)) yield return row;
        }
        finally
        {
            foreach (var (_, node) in group.Columns) node.Column = -1;
        }
    }

    private IEnumerable<TableRow> Read(RecordGroup group, RecordEvents events, bool firstOnly)
    {
        string[] header = [.. group.Columns.Select(c => c.Name)];
        string[]? cells = null;
        var (line, depth, isFirst, cut) = (1, 0, true, 0);
        var open = new Stack<RecordNode?>([root]);
        for (var next = events.Next(); next != RecordEvent.End; next = events.Next())
        {
            if (next == RecordEvent.Leave)
            {
                if (open.Count <= 1) continue;
                open.Pop();
                if (cells is null || open.Count != depth) continue;
                yield return new TableRow(line, cells, events.Cut > cut ? "a value is longer or nests deeper than a cell can hold and was cut" : null);
                (cells, cut) = (null, events.Cut);
                continue;
            }

            var node = open.Peek()?.Find(events.Name);
            if (next == RecordEvent.Value)
            {
                if (cells is not null && node is { Column: >= 0 and var column }) Put(cells, column, events.Text, firstOnly);
                continue;
            }

            if (node == group.Node && cells is null)
            {
                (cells, line, depth) = (new string[header.Length], events.Line, open.Count);
                Array.Fill(cells, "");
                if (isFirst) yield return new TableRow(line, header);
                isFirst = false;
                if (group.Key is { } key) cells[key] = events.Name;
            }

            open.Push(node);
        }
    }

    private static void Put(string[] cells, int column, string text, bool firstOnly)
    {
        if (text.Length == 0) return;
        if (cells[column].Length == 0) cells[column] = text.Trim();
        else if (!firstOnly && cells[column].Length < 2000) cells[column] += $", {text.Trim()}";
    }

    private static void Columns(RecordNode node, string prefix, List<(string Name, RecordNode Node)> columns)
    {
        foreach (var child in node.Children)
        {
            if (columns.Count >= MostColumns) return;
            var name = child.Name is RecordEvents.OwnText or RecordEvents.Element ? prefix : prefix.Length == 0 ? child.Name : $"{prefix}.{child.Name}";
            if (child.IsValue && name.Length > 0) columns.Add((name, child));
            // What repeats and holds more than text is a group of its own.
            if (child.Children.Count > 0 && (!(child.Repeats && child.IsContainer) || InventoryProfiles.Within.Contains(child.Path))) Columns(child, name, columns);
        }
    }
}

/// <summary>A group of like things in a file.</summary>
/// <param name="Path">Where they stand: <c>content.softwares[]</c>.</param>
/// <param name="Node">Their place.</param>
/// <param name="Values">The values that each of them may have.</param>
internal sealed record RecordGroup(string Path, RecordNode Node, IReadOnlyList<(string Name, RecordNode Node)> Values)
{
    /// <summary>The header of the column that holds the key under which a thing stands.</summary>
    public const string KeyColumn = "(key)";

    /// <summary>The columns; where things stand under names of their own, the name is the last one.</summary>
    public IReadOnlyList<(string Name, RecordNode Node)> Columns { get; } = Node.Name == "*" ? [.. Values, (KeyColumn, new RecordNode(KeyColumn, null))] : Values;

    /// <summary>Which column holds the key, or null.</summary>
    public int? Key => Node.Name == "*" ? Columns.Count - 1 : null;
}
