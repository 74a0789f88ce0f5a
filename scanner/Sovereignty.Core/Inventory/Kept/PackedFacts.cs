using System.Runtime.InteropServices;
using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>What is known of a product that the catalogue does not hold, as bytes: who makes it, and with whom one signs.</summary>
internal sealed class PackedFacts
{
    private readonly KeptWords words = new();

    /// <summary>Writes facts, unless there are others than these two.</summary>
    public bool TryWrite(PackedWriter to, ComponentFacts facts)
    {
        if (facts with { Developer = null, Contracting = null } != ComponentFacts.Unknown) return false;
        to.Number((facts.Developer is null ? 0u : 1) | (facts.Contracting is null ? 0u : 2));
        if (facts.Developer is { } developer)
        {
            words.Write(to, developer.Value);
            Write(to, developer);
        }

        if (facts.Contracting is { } contracting)
        {
            words.Write(to, contracting.Value.Name);
            words.Write(to, contracting.Value.Country);
            Write(to, contracting);
        }

        return true;
    }

    /// <summary>Reads what <see cref="TryWrite"/> wrote.</summary>
    public ComponentFacts Read(PackedReader from)
    {
        var has = from.Number();
        if (has == 0) return ComponentFacts.Unknown;
        return new ComponentFacts
        {
            Developer = (has & 1) == 0 ? null : Fact(ref from, words.Read(ref from)!),
            Contracting = (has & 2) == 0 ? null : Fact(ref from, new ContractingEntity(words.Read(ref from)!, words.Read(ref from)!)),
        };
    }

    private void Write<T>(PackedWriter to, Fact<T> fact)
    {
        to.Number((uint)fact.Origin);
        to.Number((uint)fact.Confidence);
        to.Number((uint)fact.Because.Length);
        foreach (var because in fact.Because)
        {
            words.Write(to, because.Text);
            words.Write(to, because.Path);
            to.Number(because.Line is { } line ? (uint)line + 1 : 0);
            words.Write(to, because.Source);
            to.Number(because.Checked is { } day ? (uint)day.DayNumber + 1 : 0);
            words.Write(to, because.Code);
            words.Write(to, because.About);
        }
    }

    private Fact<T> Fact<T>(ref PackedReader from, T value)
    {
        var (origin, confidence) = ((Origin)from.Number(), (Confidence)from.Number());
        var because = new Because[(int)from.Number()];
        for (var i = 0; i < because.Length; i++)
        {
            because[i] = new Because(words.Read(ref from)!, words.Read(ref from), from.Number() is > 0 and var line ? (int)line - 1 : null, words.Read(ref from),
                from.Number() is > 0 and var day ? DateOnly.FromDayNumber((int)day - 1) : null)
            {
                Code = words.Read(ref from), About = words.Read(ref from),
            };
        }

        return new Fact<T>(value, origin, confidence, ImmutableCollectionsMarshal.AsImmutableArray(because));
    }
}
