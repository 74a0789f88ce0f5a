using System.Collections.Immutable;

namespace Sovereignty.Rules;

/// <summary>A condition over fields, evaluated in Kleene's three-valued logic.</summary>
internal abstract class Condition
{
    /// <summary>What it makes of a subject.</summary>
    public abstract Verdict Evaluate(IFacts facts);

    /// <summary>Adds the unknown fields that leave it undecided.</summary>
    public abstract void Unknowns(IFacts facts, ISet<Field> fields);

    /// <summary>Adds the fields that make it hold.</summary>
    public abstract void Causes(IFacts facts, ICollection<Field> fields);

    /// <summary>Each condition with its value and verdict.</summary>
    public abstract Trace Explain(IFacts facts);

    /// <summary>All fields that it names.</summary>
    public abstract IEnumerable<FieldCondition> Leaves();
}

/// <summary>Holds when all parts hold.</summary>
internal sealed class AllCondition(ImmutableArray<Condition> parts) : Condition
{
    public override Verdict Evaluate(IFacts facts)
    {
        var verdict = Verdict.Yes;
        foreach (var part in parts)
        {
            var one = part.Evaluate(facts);
            if (one == Verdict.No) return Verdict.No;
            if (one < verdict) verdict = one;
        }

        return verdict;
    }

    public override void Unknowns(IFacts facts, ISet<Field> fields)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(facts) == Verdict.Unknown) part.Unknowns(facts, fields);
        }
    }

    public override void Causes(IFacts facts, ICollection<Field> fields)
    {
        foreach (var part in parts) part.Causes(facts, fields);
    }

    public override Trace Explain(IFacts facts) => new("all", null, Evaluate(facts), [.. parts.Select(p => p.Explain(facts))]);

    public override IEnumerable<FieldCondition> Leaves() => parts.SelectMany(p => p.Leaves());
}

/// <summary>Holds when one part holds.</summary>
internal sealed class AnyCondition(ImmutableArray<Condition> parts) : Condition
{
    public override Verdict Evaluate(IFacts facts)
    {
        var verdict = Verdict.No;
        foreach (var part in parts)
        {
            var one = part.Evaluate(facts);
            if (one == Verdict.Yes) return Verdict.Yes;
            if (one > verdict) verdict = one;
        }

        return verdict;
    }

    public override void Unknowns(IFacts facts, ISet<Field> fields)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(facts) == Verdict.Unknown) part.Unknowns(facts, fields);
        }
    }

    public override void Causes(IFacts facts, ICollection<Field> fields)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(facts) == Verdict.Yes) part.Causes(facts, fields);
        }
    }

    public override Trace Explain(IFacts facts) => new("any", null, Evaluate(facts), [.. parts.Select(p => p.Explain(facts))]);

    public override IEnumerable<FieldCondition> Leaves() => parts.SelectMany(p => p.Leaves());
}

/// <summary>Holds when its part does not.</summary>
internal sealed class NotCondition(Condition part) : Condition
{
    public override Verdict Evaluate(IFacts facts) => part.Evaluate(facts) switch
    {
        Verdict.Yes => Verdict.No,
        Verdict.No => Verdict.Yes,
        _ => Verdict.Unknown,
    };

    public override void Unknowns(IFacts facts, ISet<Field> fields) => part.Unknowns(facts, fields);

    public override void Causes(IFacts facts, ICollection<Field> fields)
    {
        foreach (var leaf in part.Leaves()) fields.Add(leaf.Field);
    }

    public override Trace Explain(IFacts facts) => new("not", null, Evaluate(facts), [part.Explain(facts)]);

    public override IEnumerable<FieldCondition> Leaves() => part.Leaves();
}

/// <summary>Holds when a field's value passes a test.</summary>
internal sealed class FieldCondition(Field of, FieldTest test) : Condition
{
    public Field Field => of;

    public FieldTest Test => test;

    public override Verdict Evaluate(IFacts facts) => test.Evaluate(facts.Read(of), facts.AsOf);

    public override void Unknowns(IFacts facts, ISet<Field> fields)
    {
        if (Evaluate(facts) == Verdict.Unknown) fields.Add(of);
    }

    public override void Causes(IFacts facts, ICollection<Field> fields) => fields.Add(of);

    public override Trace Explain(IFacts facts) => new($"{of.Name}: {test.Text}", facts.Read(of).Show(of.Type), Evaluate(facts), []);

    public override IEnumerable<FieldCondition> Leaves() => [this];
}
