using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>
/// Products that the catalogue does not hold and that few lines state: of a list of 200,000 rows that may be all. System, component and facts of
/// one take two kilobytes as records and are made of its lines each time somebody asks; kept are its id and where its lines are.
/// </summary>
/// <param name="lines">Keeps the lines.</param>
internal sealed class UnmatchedProducts(KeptLines lines)
{
    /// <summary>What the id of a product's component begins with; its system's id follows.</summary>
    public const string Prefix = "stated:";

    private readonly List<Row> rows = [];
    private readonly KeptBytes facts = new();
    private readonly PackedFacts packed = new();
    private readonly PackedWriter writer = new();
    private readonly Dictionary<int, ComponentFacts> others = [];
    private long[] factsAt = [];
    private Made? last;

    /// <summary>How many there are.</summary>
    public int Count => rows.Count;

    /// <summary>Takes a product.</summary>
    /// <param name="id">Its system's id.</param>
    /// <param name="at">Where its lines are kept.</param>
    public void Add(string id, KeptAddresses at) => rows.Add(new Row(id, at));

    /// <summary>Puts them in the order of their ids. Called once, behind the last one.</summary>
    public void Sort()
    {
        rows.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        rows.TrimExcess();
        factsAt = new long[rows.Count];
        Array.Fill(factsAt, -1);
    }

    /// <summary>The id of a product's system.</summary>
    public string IdAt(int index) => rows[index].Id;

    /// <summary>The system of an id, or null.</summary>
    public SoftwareSystem? Find(string id)
    {
        var (from, to) = (0, rows.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) >>> 1;
            var by = string.CompareOrdinal(rows[middle].Id, id);
            if (by == 0) return System(middle);
            if (by < 0) from = middle + 1;
            else to = middle - 1;
        }

        return null;
    }

    /// <summary>A product's system.</summary>
    public SoftwareSystem System(int index) => Of(index).System;

    /// <summary>A product as a component, with the facts that it was given.</summary>
    public Component Component(int index) => Of(index).Component;

    /// <summary>The line that states a product first.</summary>
    public StatedProduct First(int index) => lines.Stated(rows[index].At[0]);

    /// <summary>Gives a product its facts.</summary>
    public void Give(int index, ComponentFacts known)
    {
        writer.Clear();
        if (packed.TryWrite(writer, known)) factsAt[index] = facts.Put(writer.Written);
        else others[index] = known;
        last = null;
    }

    // Whoever asks for the system asks for its component next. Of two threads each makes its own.
    private Made Of(int index)
    {
        if (last is { } made && made.Index == index) return made;
        var (id, at) = rows[index];
        var listed = new ListedLines(null, lines, at);
        var component = listed.Component(Prefix + id);
        return last = new Made(index, listed.System(id, component.Id, null), component with { Facts = FactsOf(index) });
    }

    private ComponentFacts FactsOf(int index) =>
        factsAt[index] >= 0 ? packed.Read(facts.At(factsAt[index])) : others.GetValueOrDefault(index, ComponentFacts.Unknown);

    private readonly record struct Row(string Id, KeptAddresses At);

    private sealed record Made(int Index, SoftwareSystem System, Component Component);
}
