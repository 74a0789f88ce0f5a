namespace Sovereignty.Inventory.Records;

/// <summary>A place in the shape of a file of records: all things that stand under the same names.</summary>
internal sealed class RecordNode(string name, RecordNode? parent)
{
    private const int MostChildren = 20_000;
    private const int FewestKeys = 3;

    private readonly Dictionary<string, RecordNode> byName = new(StringComparer.Ordinal);
    private readonly List<RecordNode> children = [];
    private RecordNode? wild;
    private int within;
    private int inParent;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it stands in; null for the file.</summary>
    public RecordNode? Parent { get; } = parent;

    /// <summary>How often it stands in the file.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it stands several times in one and the same thing, as the elements of an array do.</summary>
    public bool Repeats { get; private set; } = name == RecordEvents.Element;

    /// <summary>Whether it is a value.</summary>
    public bool IsValue { get; set; }

    /// <summary>The column that its values go to while a table is read; -1 for none.</summary>
    public int Column { get; set; } = -1;

    /// <summary>What stands in it, in the file's order.</summary>
    public IReadOnlyList<RecordNode> Children => wild is null ? children : [wild];

    /// <summary>Whether it holds anything but text of its own.</summary>
    public bool IsContainer => Children.Any(c => c.Name != RecordEvents.OwnText);

    /// <summary>The names from the file's root on: <c>content.softwares[]</c>; <c>*</c> for keys that are names themselves.</summary>
    public string Path => Parent is null || IsTop ? "" : Name == RecordEvents.Element ? Parent.Path + Name : Parent.Path.Length == 0 ? Name : $"{Parent.Path}.{Name}";

    // JSON's outermost value has no name.
    private bool IsTop => Name == RecordEvents.Element && Parent is { Parent: null };

    /// <summary>The place of that name within; made when it is new, null when there are too many.</summary>
    public RecordNode? Grow(string child)
    {
        if (!byName.TryGetValue(child, out var node))
        {
            if (children.Count >= MostChildren) return null;
            node = new RecordNode(child, this);
            byName.Add(child, node);
            children.Add(node);
        }

        node.Count++;
        node.Repeats |= node.within == Count && ++node.inParent > 1;
        if (node.within != Count) (node.within, node.inParent) = (Count, 1);
        return node;
    }

    /// <summary>The place of that name within; null when there is none.</summary>
    public RecordNode? Find(string child) => wild ?? byName.GetValueOrDefault(child);

    /// <summary>Takes objects whose keys are names of things (<c>{ "bash": […], "curl": […] }</c>) for lists of these things.</summary>
    public void FoldKeys()
    {
        foreach (var child in children) child.FoldKeys();
        // The fields of a record may look alike too; records stand in arrays, names of things do not.
        if (Name == RecordEvents.Element && !IsTop) return;
        if (children.Count < FewestKeys || children.Exists(c => c.Name is RecordEvents.Element or RecordEvents.OwnText || !c.IsContainer)) return;
        var shape = children[0].Shape();
        if (!children.TrueForAll(c => Alike(shape, c.Shape()))) return;
        wild = new RecordNode("*", this) { Repeats = true };
        foreach (var child in children) wild.Merge(child);
    }

    private void Merge(RecordNode other)
    {
        Count += other.Count;
        Repeats |= other.Repeats;
        IsValue |= other.IsValue;
        foreach (var theirs in other.Children)
        {
            if (!byName.TryGetValue(theirs.Name, out var ours))
            {
                ours = new RecordNode(theirs.Name, this);
                byName.Add(theirs.Name, ours);
                children.Add(ours);
            }

            ours.Merge(theirs);
        }
    }

    // What stands in it and, for an array, in its elements.
    private HashSet<string> Shape() =>
        [.. children is [{ Name: RecordEvents.Element } element] ? element.Children.Select(c => RecordEvents.Element + c.Name) : Children.Select(c => c.Name)];

    private static bool Alike(HashSet<string> shape, HashSet<string> other)
    {
        var both = shape.Count(other.Contains);
        return both > 0 && both * 2 >= Math.Max(shape.Count, other.Count);
    }
}
