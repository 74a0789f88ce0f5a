using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Rules;

/// <summary>What <c>rules check</c>, <c>rules test</c> and <c>rules list</c> tell of packs.</summary>
public static class PackChecker
{
    /// <summary>Everything wrong with a pack's files and examples, sorted.</summary>
    public static ImmutableArray<Problem> Check(string folder)
    {
        var pack = RulePack.Load(folder, out var problems);
        return pack is null ? problems : [.. problems.Concat(Test(pack).Where(r => !r.Holds).Select(Failure)).Order()];
    }

    /// <summary>Runs the examples of every rule.</summary>
    public static ImmutableArray<ExampleResult> Test(RulePack pack)
        => [.. pack.Rules.SelectMany(rule => rule.Examples.Select(example => new ExampleResult(rule, example, rule.When.Evaluate(example), rule.When.Explain(example))))];

    /// <summary>An example that does not hold, as a problem with its place.</summary>
    public static Problem Failure(ExampleResult result)
        => new("rule-example-fails", ProblemSeverity.Error, $"`{result.Rule.Id}` gives {Word(result.Actual)} for an example of {Word(result.Example.Expected)}")
        {
            Path = result.Rule.Path,
            Line = result.Example.Line,
            Column = result.Example.Column,
            Hint = string.Join("; ", RuleExplanation.Leaves(result.Trace).Select(t => $"{t.Condition} is {RuleExplanation.Word(t.Verdict)} ({t.Value})")),
        };

    /// <summary>One flat row for each rule.</summary>
    public static ImmutableArray<RuleRow> List(IEnumerable<RulePack> packs, string language)
        => [.. packs.SelectMany(p => p.Rules.Select(r => new RuleRow(
            r.Id, p.Id, r.Title.In(language), string.Join(", ", r.AppliesTo.Select(KebabCase.Of)), KebabCase.Of(r.Dimension), KebabCase.Of(r.Severity), r.Weight, r.Examples.Length)))];

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Yes => "a match",
        Verdict.No => "no match",
        _ => "unknown",
    };
}

/// <summary>How an example turned out.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Example">The example.</param>
/// <param name="Actual">What the rule made of it.</param>
/// <param name="Trace">Why.</param>
public sealed record ExampleResult(Rule Rule, RuleExample Example, Verdict Actual, Trace Trace)
{
    /// <summary>Whether it turned out as expected.</summary>
    public bool Holds => Actual == Example.Expected;
}

/// <summary>A rule in one line.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Pack">Its pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="AppliesTo">What it applies to.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Examples">How many examples prove it.</param>
public sealed record RuleRow(string Id, string Pack, string Title, string AppliesTo, string Dimension, string Severity, double Weight, int Examples);
