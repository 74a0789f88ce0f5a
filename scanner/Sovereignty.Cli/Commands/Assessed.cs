using System.Collections.Immutable;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Rules;
using Sovereignty.Store;

namespace Sovereignty.Cli.Commands;

/// <summary>A scan with what the rules make of it.</summary>
internal static class Assessed
{
    /// <summary>The pack that is used when none is named.</summary>
    public const string DefaultPack = "lock-in";

    /// <summary>The code of the problem that says that nothing was judged.</summary>
    public const string NoRules = "no-rules";

    /// <summary>Scans and assesses.</summary>
    /// <param name="request">What to scan.</param>
    /// <param name="packs">Packs that the user named; empty for those of the configuration, or the default.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <param name="named">Whether the scan gets its id: of a long list the digest over all that was found is a twentieth of the run, and not everybody shows it.</param>
    /// <returns>The outcome, and what is wrong with waivers: told to the user, shown in reports among the accepted risks.</returns>
    public static (ScanOutcome Outcome, ImmutableArray<Problem> Waivers) Run(ScanRequest request, IReadOnlyList<string> packs, CancellationToken stop, bool named = true)
    {
        // Most runs use the default pack: it is read while the sources are.
        var early = new List<Problem>();
        var usual = packs.Count == 0 ? Task.Run(() => Load([DefaultPack], early), stop) : null;
        var outcome = ScanPipeline.Run(request, stop);
        var problems = new List<Problem>(outcome.Scan.Problems);
        var loaded = usual is not null && outcome.Configuration.Packs.IsEmpty ? usual.GetAwaiter().GetResult() : Load(Names(outcome, packs), problems);
        if (usual is not null && outcome.Configuration.Packs.IsEmpty) problems.AddRange(early);
        if (loaded.All(p => p.Rules.IsEmpty))
        {
            problems.Add(new Problem(NoRules, ProblemSeverity.Error, "no rule could be loaded, so nothing was judged") { Hint = "`sovereignty rules check PACK` tells what is wrong with a pack" });
        }

        var assessment = RuleEngine.Assess(outcome.Scan, outcome.Catalogue, loaded, outcome.Configuration.Waivers);
        var scan = outcome.Scan with { Assessment = assessment, Problems = [.. problems.Distinct().Order()] };
        scan = named ? ScanId.Give(scan) : scan;
        var waivers = WaiverProblems.Of(assessment, loaded);
        return (outcome with { Scan = scan }, outcome.Configuration.IsForListsOnly ? [.. waivers.Where(w => w.Code != "waiver-unmatched")] : waivers);
    }

    /// <summary>Scans and assesses for a command that asks something of what it finds: tells how far it is, the errors, and why nothing was found.</summary>
    /// <param name="request">What to scan.</param>
    /// <param name="terminal">Takes what is told.</param>
    /// <param name="command">The command that is to be typed again with lists named.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <param name="named">Whether the scan gets its id.</param>
    /// <returns>The outcome, and what the run ends with unless the command has more to say.</returns>
    /// <exception cref="CommandException">No source could be read.</exception>
    public static (ScanOutcome Outcome, int Code) Asked(ScanRequest request, Terminal.Terminal terminal, string command, CancellationToken stop, bool named = true)
    {
        using var progress = new Progress(terminal);
        var (outcome, _) = Run(request with { FileRead = progress.FileRead, RowsRead = progress.RowsRead }, [], stop, named);
        progress.Dispose();
        terminal.Problems(outcome.Scan.Problems.Where(p => p.Severity == ProblemSeverity.Error));
        if (outcome.Scan.Sources.IsEmpty) throw new CommandException("nothing-scanned", "none of the sources could be read", null);
        var code = Code(outcome.Scan);
        if (code == ExitCode.NothingFound) terminal.Say(NothingFound.Explain(request.Sources, command));
        return (outcome, code);
    }

    /// <summary>What a run ends with that did all that was asked for: a source that could not be had is no success, and neither is having found nothing.</summary>
    /// <param name="scan">What was scanned in this run.</param>
    public static int Code(Scan scan)
    {
        if (scan.Problems.Any(p => p.Code is NoRules or "source-missing" or "source-remote" or "source-not-fetched" or "source-not-recognised")) return ExitCode.Failed;
        return scan.Components.IsEmpty && scan.Systems.IsEmpty ? ExitCode.NothingFound : ExitCode.Fine;
    }

    /// <summary>Loads packs by name or folder.</summary>
    public static ImmutableArray<RulePack> Load(IEnumerable<string> names, List<Problem> problems)
    {
        var packs = ImmutableArray.CreateBuilder<RulePack>();
        foreach (var name in names)
        {
            var pack = RulePack.Find(name, RulePack.ShippedFolder, out var found);
            problems.AddRange(found);
            if (pack is not null) packs.Add(pack);
        }

        return packs.ToImmutable();
    }

    // Folders in the configuration are relative to it.
    private static IEnumerable<string> Names(ScanOutcome outcome, IReadOnlyList<string> named)
    {
        if (named.Count > 0) return named;
        if (outcome.Configuration.Packs.IsEmpty) return [DefaultPack];
        return outcome.Configuration.Packs.Select(p => outcome.ConfigurationFolder is { } folder && Directory.Exists(Path.Combine(folder, p)) ? Path.Combine(folder, p) : p);
    }
}
