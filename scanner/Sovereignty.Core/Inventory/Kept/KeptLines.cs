using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>
/// The lines of all lists of a scan, as bytes in large blocks: a line with fifteen columns takes 250 bytes so, and a kilobyte as records. They are
/// made records again when somebody asks. Written by one thread; read by any number once that is over.
/// </summary>
internal sealed class KeptLines
{
    private readonly KeptBytes bytes = new();
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> nameAt = new(StringComparer.Ordinal);
    private readonly List<ProductMatch> matches = [];
    private readonly Dictionary<ProductMatch, int> matchAt = [];
    private readonly PackedWriter contract = new();
    private readonly PackedWriter rest = new();
    private readonly PackedWriter head = new();

    /// <summary>Takes a line.</summary>
    /// <param name="path">Its list.</param>
    /// <param name="line">The line.</param>
    /// <param name="match">What it was taken for, or null.</param>
    /// <param name="filled">Its contract, with dates.</param>
    /// <returns>Where it is kept.</returns>
    public long Add(string path, InventoryLine line, ProductMatch? match, Contract filled)
    {
        contract.Clear();
        PackedContract.Write(contract, filled);
        rest.Clear();
        rest.Number((uint)NameOf(path));
        rest.Number(match is null ? 0 : (uint)MatchOf(match) + 1);
        rest.Number((uint)line.Line);
        rest.Number((line.Vendor is null ? 0u : 1) | (line.Version is null ? 0u : 2) | (line.Unit is null ? 0u : 4)
            | (line.Hosting is null ? 0u : 8) | (line.Criticality is null ? 0u : 16) | (line.Units.IsEmpty ? 0u : 32));
        rest.Text(line.Product);
        if (line.Vendor is { } vendor) rest.Text(vendor);
        if (line.Version is { } version) rest.Text(version);
        if (line.Unit is { } unit) rest.Text(unit);
        if (line.Hosting is { } hosting) rest.Number((uint)hosting);
        if (line.Criticality is { } criticality) rest.Number((uint)criticality);
        if (!line.Units.IsEmpty) Units(line.Units);
        PackedTerms.Write(rest, line.Terms);
        rest.Number((uint)line.Other.Length);
        foreach (var (header, value) in line.Other)
        {
            rest.Number((uint)NameOf(header));
            rest.Text(value);
        }

        head.Clear();
        head.Number((uint)contract.Length);
        return bytes.Put(head.Written, contract.Written, rest.Written);
    }

    /// <summary>The contract of a line.</summary>
    public Contract Contract(long at)
    {
        var from = bytes.At(at);
        from.Number();
        return PackedContract.Read(ref from);
    }

    /// <summary>A line.</summary>
    public StatedProduct Stated(long at) => Line(at).Stated;

    /// <summary>A line with what was read out of it.</summary>
    public KeptLine Line(long at)
    {
        var from = bytes.At(at);
        from.Pass((int)from.Number());
        var (path, match, line, has) = (names[(int)from.Number()], (int)from.Number(), (int)from.Number(), from.Number());
        var name = from.Text();
        var vendor = (has & 1) != 0 ? from.Text() : null;
        var version = (has & 2) != 0 ? from.Text() : null;
        var unit = (has & 4) != 0 ? from.Text() : null;
        Hosting? hosting = (has & 8) != 0 ? (Hosting)from.Number() : null;
        Criticality? criticality = (has & 16) != 0 ? (Criticality)from.Number() : null;
        var units = (has & 32) != 0 ? Units(ref from) : [];
        var stated = new StatedProduct
        {
            Path = path, Match = match == 0 ? null : matches[match - 1], Line = line, Name = name, Vendor = vendor, Version = version, Unit = unit,
            Terms = PackedTerms.Read(ref from), Other = Other(ref from),
        };
        return new KeptLine(stated, hosting, criticality, units);
    }

    /// <summary>The product that a line states.</summary>
    public string Name(long at)
    {
        var from = bytes.At(at);
        from.Pass((int)from.Number());
        for (var i = 0; i < 4; i++) from.Number();
        return from.Text();
    }

    /// <summary>Where a line stands.</summary>
    public (string Path, int Line) Place(long at)
    {
        var from = bytes.At(at);
        from.Pass((int)from.Number());
        var path = names[(int)from.Number()];
        from.Number();
        return (path, (int)from.Number());
    }

    private ImmutableArray<KeyValuePair<string, string>> Other(ref PackedReader from)
    {
        var count = (int)from.Number();
        if (count == 0) return [];
        var other = new KeyValuePair<string, string>[count];
        for (var i = 0; i < count; i++) other[i] = new(names[(int)from.Number()], from.Text());
        return ImmutableCollectionsMarshal.AsImmutableArray(other);
    }

    private void Units(ImmutableArray<string> units)
    {
        rest.Number((uint)units.Length);
        foreach (var unit in units) rest.Number((uint)NameOf(unit));
    }

    private ImmutableArray<string> Units(ref PackedReader from)
    {
        var units = new string[(int)from.Number()];
        for (var i = 0; i < units.Length; i++) units[i] = names[(int)from.Number()];
        return ImmutableCollectionsMarshal.AsImmutableArray(units);
    }

    // Paths, headers and units.
    private int NameOf(string name)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(nameAt, name, out var known);
        if (known) return at;
        names.Add(name);
        return at = names.Count - 1;
    }

    // The same name gives the same match, or one that says the same.
    private int MatchOf(ProductMatch match)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(matchAt, match, out var known);
        if (known) return at;
        matches.Add(match);
        return at = matches.Count - 1;
    }
}

/// <summary>A line of a list as it is kept.</summary>
/// <param name="Stated">What it states, and what it was taken for.</param>
/// <param name="Hosting">Where that runs.</param>
/// <param name="Criticality">How much depends on it.</param>
/// <param name="Units">The configured units that it belongs to.</param>
internal readonly record struct KeptLine(StatedProduct Stated, Hosting? Hosting, Criticality? Criticality, ImmutableArray<string> Units);
