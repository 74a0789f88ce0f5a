using Sovereignty.Model;
using Sovereignty.Rules;

namespace Sovereignty.Tests.Packs;

public sealed class LoaderTests
{
    private const string Examples = "{ match: [{ owner.bloc: third }], no-match: [{ owner.bloc: eu }] }";

    [Fact]
    public void A_rule_that_is_right_loads_without_a_problem()
    {
        var pack = Town.Pack(out var problems, Town.Manifest, Town.Rule("owner.bloc: third", examples: Examples));
        Assert.Empty(problems);
        Assert.Equal("mine/rule", Assert.Single(pack!.Rules).Id);
    }

    [Fact]
    public void A_field_that_does_not_exist_is_told_with_its_place_and_what_was_probably_meant()
        => Told("ownr.bloc: third", "rule-unknown-field", "`component` has no field `ownr.bloc`", "did you mean `owner.bloc`?", 9, 3);

    [Fact]
    public void A_field_of_another_subject_is_told()
        => Told("hosting: own-premises", "rule-unknown-field", "`component` has no field `hosting`", null, 9, 3);

    [Fact]
    public void A_word_that_a_field_does_not_have_is_told_at_the_word()
        => Told("owner.bloc: [eu, thrid]", "rule-unknown-value", "`thrid` is not a value of `owner.bloc`", "did you mean `third`?", 9, 20);

    [Fact]
    public void An_operator_that_does_not_exist_is_told()
        => Told("libyears: { mn: 3 }", "rule-unknown-operator", "unknown operator `mn`", "did you mean `min`?", 9, 15);

    [Fact]
    public void An_operator_that_does_not_suit_the_field_is_told()
        => Told("owner.bloc: { min: 3 }", "rule-wrong-operator", "`min` does not suit `owner.bloc`", "expected one of: eu, eea, adequacy, third", 9, 17);

    [Fact]
    public void A_value_of_the_wrong_type_is_told()
        => Told("libyears: old", "rule-wrong-value", "`old` is no value for `libyears`", "expected a number, or `{ min: 1, max: 5 }`", 9, 13);

    [Fact]
    public void A_day_that_is_none_is_told()
        => Told("latest.published: { before: tomorrow }", "rule-wrong-value", "`tomorrow` is no day", null, 9, 31);

    [Fact]
    public void A_mistake_deep_in_a_nested_condition_is_told()
        => Told("any: [{ not: { scope: runtme } }, { direct: true }]", "rule-unknown-value", "`runtme` is not a value of `scope`", "did you mean `runtime`?", 9, 25);

    [Fact]
    public void A_known_operator_stands_alone()
        => Told("libyears: { known: true, min: 3 }", "rule-wrong-operator", "`known` stands alone", null, 9, 13);

    [Fact]
    public void A_key_that_does_not_exist_is_told()
    {
        var rule = Town.Rule("owner.bloc: third", examples: Examples);
        var problem = Problem((rule.File, rule.Text + "\nseverty: low"));
        Assert.Equal(("yaml-unknown-key", "did you mean `severity`?"), (problem.Code, problem.Hint));
    }

    [Theory, InlineData("{ match: [{ owner.bloc: third }] }"), InlineData("{ no-match: [{ owner.bloc: third }] }"), InlineData("{}")]
    public void A_rule_without_a_matching_and_a_not_matching_example_does_not_load(string examples)
    {
        var pack = Town.Pack(out var problems, Town.Manifest, Town.Rule("owner.bloc: third", examples: examples));
        Assert.Empty(pack!.Rules);
        Assert.Equal("rule-without-example", Assert.Single(problems).Code);
    }

    [Fact]
    public void An_example_that_does_not_hold_is_told_with_its_place_and_the_reason()
    {
        var pack = Town.Pack(out _, Town.Manifest, Town.Rule("owner.bloc: third", examples: "{ match: [{ owner.bloc: eu }], no-match: [{ owner.bloc: eu }] }"))!;
        var failure = PackChecker.Failure(Assert.Single(PackChecker.Test(pack), r => !r.Holds));
        Assert.Equal(("rule-example-fails", "`mine/rule` gives no match for an example of a match", "owner.bloc: third is false (eu)"), (failure.Code, failure.Message, failure.Hint));
        Assert.Equal(13, failure.Line);
    }

    [Fact]
    public void A_rule_that_asks_what_is_known_may_have_no_weight()
    {
        var problem = Problem(Town.Rule("owner.bloc: { known: false }", examples: "{ match: [{}], no-match: [{ owner.bloc: eu }] }"));
        Assert.Equal("rule-gap-has-weight", problem.Code);
    }

    [Fact]
    public void A_rule_that_calls_itself_otherwise_than_its_file_is_told()
    {
        var (_, text) = Town.Rule("owner.bloc: third", examples: Examples);
        Assert.Equal(("rule-id-mismatch", 1), (Problem(("other.yaml", text)).Code, Problem(("other.yaml", text)).Line));
    }

    [Fact]
    public void A_placeholder_that_does_not_exist_is_told()
    {
        var (file, text) = Town.Rule("owner.bloc: third", examples: Examples);
        var problem = Problem((file, text.Replace("{{total}}", "{{totl}}", StringComparison.Ordinal)));
        Assert.Equal(("rule-unknown-placeholder", "did you mean `total`?"), (problem.Code, problem.Hint));
    }

    [Fact]
    public void A_weight_above_one_is_told()
        => Assert.Equal("rule-out-of-range", Problem(Town.Rule("owner.bloc: third", weight: "1.5", examples: Examples)).Code);

    [Fact]
    public void A_component_rule_must_say_at_which_share_the_risk_is_full()
        => Assert.Equal("yaml-missing-key", Problem(Town.Rule("owner.bloc: third", saturation: "", examples: Examples)).Code);

    [Fact]
    public void Units_and_the_organisation_can_share_a_rule_and_other_subjects_cannot()
    {
        Assert.Equal("rule-mixed-subjects", Problem(Town.Rule("owner.bloc: third", appliesTo: "[component, service]", examples: Examples)).Code);
        Town.Pack(out var problems, Town.Manifest, Town.Rule("systems: { min: 5 }", appliesTo: "[unit, organisation]", examples: "{ match: [{ systems: 9 }], no-match: [{ systems: 1 }] }"));
        Assert.Empty(problems);
    }

    [Fact]
    public void One_wrong_rule_does_not_cost_the_others()
    {
        var pack = Town.Pack(out var problems, Town.Manifest, Town.Rule("owner.bloc: third", examples: Examples), Town.Rule("nonsense: 1", file: "wrong"), ("broken.yaml", "a: [b"));
        Assert.Equal("mine/rule", Assert.Single(pack!.Rules).Id);
        Assert.Equal(["mine/broken.yaml", "mine/wrong.yaml"], problems.Select(p => p.Path!).Distinct());
    }

    [Theory, InlineData(""), InlineData("id: mine"), InlineData("- a\n- b"), InlineData("id: [1, 2]\nversion: { a: b }"), InlineData("aggregation: sum")]
    public void A_manifest_that_cannot_be_used_is_told_and_gives_no_pack(string text)
    {
        Assert.Null(Town.Pack(out var problems, ("pack.yaml", text)));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void No_cut_of_a_rule_escapes_as_an_exception()
    {
        var (_, text) = Town.Rule("any: [{ owner.bloc: third }, { not: { libyears: { min: 3, max: 4 } } }]", examples: Examples);
        for (var length = 0; length < text.Length; length += 3) Town.Pack(out _, Town.Manifest, ("rule.yaml", text[..length]));
    }

    [Fact]
    public void The_digest_changes_with_any_text_of_the_pack()
    {
        var rule = Town.Rule("owner.bloc: third", examples: Examples);
        var first = Town.Pack(out _, Town.Manifest, rule)!.Digest;
        Assert.Equal(first, Town.Pack(out _, Town.Manifest, rule)!.Digest);
        Assert.NotEqual(first, Town.Pack(out _, Town.Manifest, (rule.File, rule.Text + "\n# note"))!.Digest);
    }

    private static void Told(string when, string code, string message, string? hint, int line, int column)
    {
        var problem = Problem(Town.Rule(when, examples: Examples));
        Assert.Equal((code, message, "mine/rule.yaml", line, column), (problem.Code, problem.Message, problem.Path, problem.Line, problem.Column));
        if (hint is not null) Assert.Equal(hint, problem.Hint);
    }

    private static Problem Problem((string File, string Text) rule)
    {
        var pack = Town.Pack(out var problems, Town.Manifest, rule);
        Assert.Empty(pack!.Rules);
        return problems[0];
    }
}
