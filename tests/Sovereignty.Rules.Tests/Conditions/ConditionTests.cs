using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Conditions;

public sealed class ConditionTests
{
    private static readonly Verdict[] Verdicts = [Verdict.No, Verdict.Unknown, Verdict.Yes];

    [Fact]
    public void All_is_the_least_any_the_greatest_and_not_the_opposite()
    {
        foreach (var a in Verdicts)
        {
            foreach (var b in Verdicts)
            {
                Assert.Equal((Verdict)Math.Min((int)a, (int)b), new AllCondition([Is(a), Is(b)]).Evaluate(Nothing.Known));
                Assert.Equal((Verdict)Math.Max((int)a, (int)b), new AnyCondition([Is(a), Is(b)]).Evaluate(Nothing.Known));
            }

            Assert.Equal(2 - (int)a, (int)new NotCondition(Is(a)).Evaluate(Nothing.Known));
        }
    }

    [Fact]
    public void Only_the_fields_that_leave_it_open_are_named()
    {
        var rule = Rule("licence.class: proprietary\n  any: [{ owner.bloc: third }, { direct: true }]\n  deprecated: true");
        var fields = new HashSet<Field>();
        rule.When.Unknowns(Example(rule, ("licence.class", FieldValue.Of("proprietary")), ("direct", FieldValue.Of(false)), ("deprecated", FieldValue.Of(true))), fields);
        Assert.Equal("owner.bloc", Assert.Single(fields).Name);
    }

    [Fact]
    public void A_trace_shows_each_condition_with_its_value_and_verdict()
    {
        var rule = Rule("licence.class: [proprietary, source-available]\n  not: { kind: product }\n  owner.bloc: third");
        var trace = rule.When.Explain(Example(rule, ("licence.class", FieldValue.Of("permissive")), ("kind", FieldValue.Of("library"))));
        Assert.Equal("""
            false   all
              false   licence.class: [proprietary, source-available]  (permissive)
              true    not
                false   kind: product  (library)
              unknown owner.bloc: third  (unknown)

            """, RuleExplanation.Show(trace), ignoreLineEndingDifferences: true);
    }

    [Theory, InlineData("pkg:npm/@azure/storage", "pkg:npm/@azure/*", true), InlineData("Abc", "a?C", true), InlineData("abc", "*", true), InlineData("", "*", true), InlineData("abc", "b*", false), InlineData("abc", "*c*b", false)]
    public void A_pattern_matches_runs_and_single_characters_in_any_case(string text, string pattern, bool expected) => Assert.Equal(expected, Glob.IsMatch(text, pattern));

    [Fact]
    public void A_pattern_full_of_stars_ends_in_good_time()
        => Assert.False(Glob.IsMatch(new string('a', 20_000), string.Concat(Enumerable.Repeat("a*", 50)) + "b"));

    [Theory, InlineData("2016 CU23", "2016", true), InlineData("20161", "2016", false), InlineData("6.0.1", "6.0", true)]
    public void A_version_is_one_of_its_release_line(string version, string line, bool expected) => Assert.Equal(expected, ReleaseLine.Holds(line, version));

    private static Rule Rule(string when) => Assert.Single(Town.Pack(out _, Town.Manifest, Town.Rule(when, examples: "{ match: [{ scope: test }], no-match: [{ scope: test }] }"))!.Rules);

    private static RuleExample Example(Rule rule, params (string Field, FieldValue Value)[] values)
        => rule.Examples[0] with { Values = [.. values.Select(v => new ExampleValue(FieldTable.Of(SubjectKind.Component)[v.Field], v.Value))] };

    private static Fixed Is(Verdict verdict) => new Fixed(verdict);

    private sealed class Fixed(Verdict verdict) : Condition
    {
        public override Verdict Evaluate(IFacts facts) => verdict;

        public override void Unknowns(IFacts facts, ISet<Field> fields)
        {
        }

        public override void Causes(IFacts facts, ICollection<Field> fields)
        {
        }

        public override Trace Explain(IFacts facts) => new("fixed", "", verdict, []);

        public override IEnumerable<FieldCondition> Leaves() => [];
    }

    private sealed class Nothing : IFacts
    {
        public static readonly Nothing Known = new();

        public DateOnly AsOf => Town.AsOf;

        public FieldValue Read(Field field) => FieldValue.Unknown;
    }
}
