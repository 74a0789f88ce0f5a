using System.CommandLine;
using System.Globalization;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Rules;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty plan</c>: which bought products to replace first, by what, by when notice must be given, and what it would bring.</summary>
internal static class PlanCommand
{
    private const int UsuallyTried = 20;

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var sources = SharedOptions.Sources();
        var shared = new SharedOptions();
        var form = new ListForm();
        var most = new Option<int>("--most") { Description = "For how many bought products alternatives are tried, those with most to gain first", HelpName = "N", DefaultValueFactory = _ => UsuallyTried };
        var command = new Command("plan", "Tell which bought products to replace first, by what, and what it would bring") { sources, most };
        form.AddTo(command);
        shared.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            form.Check(parsed);
            var request = shared.Request(parsed, terminal, parsed.GetValue(sources)!);
            var (now, code) = Assessed.Asked(request, terminal, "plan", stop);
            var plan = ExitPlan.Of(now.Scan, now.Catalogue, supposed => Assessed.Run(request with { Suppose = supposed, Git = false }, [], stop).Outcome.Scan, Math.Max(1, parsed.GetValue(most)));
            var rows = Rows(plan, now.Scan, now.Catalogue).ToList();
            if (!form.Wrote(parsed, terminal, rows) && code != ExitCode.NothingFound) Write(terminal, plan, now.Scan.AsOf, now.Catalogue);
            return Task.FromResult(code);
        });
        return command;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(ExitPlan plan, Scan scan, Catalogue catalogue)
    {
        var owners = new Owners(catalogue);
        return plan.Steps.Select(step =>
        {
            var notice = step.FirstNotice;
            var profile = owners.Profile(step.Alternative.Vendor, scan.AsOf);
            var yearly = step.System.Contracts.Where(c => c.YearlyCost is not null).ToLookup(c => c.Currency, StringComparer.Ordinal);
            return (IReadOnlyList<KeyValuePair<string, object?>>)
            [
                new("system", step.System.Name),
                new("id", step.System.Id),
                new("units", string.Join(", ", step.System.Units)),
                new("product", step.Product.Id),
                new("scoreLow", Math.Round(step.Now.Low, 1)),
                new("scoreHigh", Math.Round(step.Now.High, 1)),
                new("weight", Math.Round(SystemWeight.Of(step.System), 2)),
                new("noticeBy", notice?.NoticeBy),
                new("noticePassed", notice is null ? null : notice.NoticeBy < scan.AsOf),
                new("ends", notice?.EndsThen ?? step.System.Contracts.Select(c => c.End).Min()),
                new("yearlyCost", yearly.Count == 1 ? yearly.Single().Sum(c => c.YearlyCost) : null),
                new("currency", yearly.Count == 1 ? yearly.Single().Key : null),
                new("alternative", step.Alternative.Name),
                new("alternativeId", step.Alternative.Id),
                new("alternativeInUse", step.InUse),
                new("alternativeVendor", catalogue.Vendors.GetValueOrDefault(step.Alternative.Vendor)?.Name ?? step.Alternative.Vendor),
                new("alternativeOwnerCountry", profile?.OwnerCountry),
                new("alternativeOwnerKind", profile?.OwnerKind is { } kind ? KebabCase.Of(kind) : null),
                new("alternativeLicence", step.Alternative.Licence),
                new("scoreThenLow", Math.Round(step.Then.Low, 1)),
                new("scoreThenHigh", Math.Round(step.Then.High, 1)),
                new("gain", Math.Round(step.Gain, 1)),
            ];
        });
    }

    private static void Write(Terminal.Terminal terminal, ExitPlan plan, DateOnly asOf, Catalogue catalogue)
    {
        if (plan.Steps.IsEmpty)
        {
            terminal.Data.WriteLine("no bought product here would surely gain by an alternative that the catalogue knows");
        }
        else
        {
            var owners = new Owners(catalogue);
            TextTable.Write(terminal, plan.Steps.Select(s => Shown(s, owners.Profile(s.Alternative.Vendor, asOf), asOf)), "system", "score", "notice by", "alternative", "owner in", "licence", "score then", "gain");
        }

        // What follows is talk about the table, and comes after it where both go to one screen.
        terminal.Data.Flush();
        if (!plan.Steps.IsEmpty && plan is { Now: { } now, Then: { } then }) terminal.Say($"with all of it the organisation would stand at {Interval(then)} instead of {Interval(now)} points of 100, all else being equal");
        List<string> rest = [];
        if (plan.WithoutGain > 0) rest.Add($"{plan.WithoutGain} would not surely gain by an alternative");
        if (plan.WithoutAlternative > 0) rest.Add($"{plan.WithoutAlternative} {(plan.WithoutAlternative == 1 ? "has" : "have")} no alternative in the catalogue");
        if (plan.NotTried > 0) rest.Add($"{plan.NotTried} {(plan.NotTried == 1 ? "was" : "were")} not tried (--most)");
        if (rest.Count > 0) terminal.Say($"of the other bought products that the catalogue knows {string.Join(", ", rest)}");
        terminal.Say("first comes what brings most to the systems that most depends on; what moving costs, and whether an alternative does the work, is not judged");
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Shown(PlanStep step, VendorProfile? owner, DateOnly asOf) =>
    [
        new("system", step.System.Name),
        new("score", Interval(step.Now)),
        new("notice by", step.FirstNotice?.NoticeBy is { } day ? $"{day:yyyy-MM-dd}{(day < asOf ? " (passed)" : "")}" : null),
        new("alternative", step.InUse ? $"{step.Alternative.Name} (used here)" : step.Alternative.Name),
        new("owner in", owner?.OwnerCountry ?? (owner?.IsCommunity == true ? "community" : null)),
        new("licence", step.Alternative.Licence),
        new("score then", Interval(step.Then)),
        new("gain", string.Create(CultureInfo.InvariantCulture, $"{step.Gain:0.0}")),
    ];

    private static string Interval(Score score) => string.Create(CultureInfo.InvariantCulture, $"{score.Low:0.0}–{score.High:0.0}");
}
