using System.Collections.Immutable;
using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Rules;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty rules check|list|test|explain</c>.</summary>
internal static class RulesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal) => new("rules", "Check, list, test and explain rules")
    {
        Check(terminal), List(terminal), Test(terminal), Explain(terminal),
    };

    private static Argument<string[]> Packs() => new("pack") { Description = "Packs: names of packs that ship, or folders", DefaultValueFactory = _ => [Assessed.DefaultPack], Arity = ArgumentArity.ZeroOrMore };

    private static Command Check(Terminal.Terminal terminal)
    {
        var packs = Packs();
        var command = new Command("check", "Tell everything that is wrong with packs, with line, column and a suggestion") { packs };
        command.SetAction(parsed =>
        {
            var problems = new List<Problem>();
            var loaded = Assessed.Load(parsed.GetValue(packs)!, problems);
            problems.AddRange(loaded.SelectMany(p => PackChecker.Test(p)).Where(r => !r.Holds).Select(PackChecker.Failure));
            terminal.Problems(problems);
            terminal.Data.WriteLine($"{Counted.Of(loaded.Sum(p => p.Rules.Length), "rule")} in {Counted.Of(loaded.Length, "pack")}, {Counted.Of(problems.Count, "problem")}");
            return problems.Any(p => p.Severity == ProblemSeverity.Error) ? ExitCode.Failed : ExitCode.Fine;
        });
        return command;
    }

    private static Command List(Terminal.Terminal terminal)
    {
        var packs = Packs();
        var language = LanguageOption.Create("Language of the texts");
        var json = new Option<bool>("--json") { Description = "One array of flat objects" };
        var command = new Command("list", "List rules") { packs, language, json };
        command.SetAction(parsed =>
        {
            var rows = PackChecker.List(Load(terminal, parsed.GetValue(packs)!), LanguageOption.Of(parsed.GetValue(language))!);
            if (parsed.GetValue(json))
            {
                JsonTable.Write(terminal.Data, rows.Select(r => (IReadOnlyList<KeyValuePair<string, object?>>)
                    [new("id", r.Id), new("pack", r.Pack), new("title", r.Title), new("appliesTo", r.AppliesTo), new("dimension", r.Dimension), new("severity", r.Severity), new("weight", r.Weight), new("examples", r.Examples)]));
                return ExitCode.Fine;
            }

            foreach (var row in rows) terminal.Data.WriteLine($"{row.Severity,-8} {row.Dimension,-13} {row.Id}: {row.Title}");
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Test(Terminal.Terminal terminal)
    {
        var packs = Packs();
        var command = new Command("test", "Run the examples of every rule") { packs };
        command.SetAction(parsed =>
        {
            var results = Load(terminal, parsed.GetValue(packs)!).SelectMany(p => PackChecker.Test(p)).ToList();
            terminal.Problems(results.Where(r => !r.Holds).Select(PackChecker.Failure));
            terminal.Data.WriteLine($"{Counted.Of(results.Count(r => r.Holds), "example holds", "examples hold")}, {Counted.Of(results.Count(r => !r.Holds), "does not", "do not")}");
            return results.TrueForAll(r => r.Holds) ? ExitCode.Fine : ExitCode.Failed;
        });
        return command;
    }

    private static Command Explain(Terminal.Terminal terminal)
    {
        var id = new Argument<string>("rule") { Description = "The rule's id" };
        var subject = new Argument<string?>("subject") { Description = "A system, component, service, vendor or unit: why the rule fires for it or not", DefaultValueFactory = _ => null };
        var sources = new Option<string[]>("--source") { Description = "What to scan for the subject; default the current folder", HelpName = "SOURCE", DefaultValueFactory = _ => ["."], AllowMultipleArgumentsPerToken = true };
        var packs = new Option<string[]>("--rules") { Description = "Rule packs", HelpName = "PACK", DefaultValueFactory = _ => [Assessed.DefaultPack], AllowMultipleArgumentsPerToken = true };
        var language = LanguageOption.Create("Language of the texts");
        var shared = new SharedOptions();
        var command = new Command("explain", "Describe a rule, or tell why it fires for a subject or not") { id, subject, sources, packs, language };
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var texts = LanguageOption.Of(parsed.GetValue(language))!;
            var rules = Load(terminal, parsed.GetValue(packs)!).SelectMany(p => p.Rules).ToList();
            var name = parsed.GetRequiredValue(id);
            var rule = rules.Find(r => r.Id == name) ?? rules.Find(r => r.Id.EndsWith($"/{name}", StringComparison.Ordinal))
                ?? throw new CommandException("rule-not-found", $"there is no rule `{name}`", Suggest.Nearest(name, rules.SelectMany(r => (string[])[r.Id, r.Id.Split('/')[^1]])) is { } near ? $"did you mean `{near}`?" : "`sovereignty rules list` shows them");
            terminal.Data.Write(RuleExplanation.Describe(rule, texts));
            if (parsed.GetValue(subject) is not { } about) return Task.FromResult(ExitCode.Fine);
            var outcome = ScanPipeline.Run(shared.Request(parsed, terminal, parsed.GetValue(sources)!), stop);
            var traces = RuleExplanation.Of(outcome.Scan, outcome.Catalogue, rule, about);
            if (traces.IsEmpty) throw new CommandException("subject-not-found", $"the rule applies to nothing called `{about}` here", "`sovereignty systems` and `sovereignty vendors` list what there is");
            foreach (var trace in traces)
            {
                terminal.Data.WriteLine();
                terminal.Data.WriteLine(Terminal.Terminal.Clean($"{KebabCase.Of(trace.Kind)} {trace.Id}: {RuleExplanation.Word(trace.Verdict)}"));
                foreach (var line in RuleExplanation.Show(trace.Trace).Split('\n')) terminal.Data.WriteLine("  " + Terminal.Terminal.Clean(line));
            }

            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }

    private static ImmutableArray<RulePack> Load(Terminal.Terminal terminal, string[] names)
    {
        var problems = new List<Problem>();
        var packs = Assessed.Load(names, problems);
        terminal.Problems(problems);
        if (packs.IsEmpty) throw new CommandException("no-rules", "no pack could be loaded", null);
        return packs;
    }
}
