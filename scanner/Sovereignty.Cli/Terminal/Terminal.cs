using System.Text;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Terminal;

/// <summary>Where commands write: data to one writer, talk to the other. Control characters of scanned text never reach either.</summary>
internal sealed class Terminal(Func<TextWriter> data, Func<TextWriter> talk, Func<int> width)
{
    private TextWriter? dataWriter, talkWriter;
    private bool? isInteractive;

    // Fewer packages are asked for before anybody wonders.
    private const int WorthTelling = 100;

    private const int MostNamed = 20;

    private long askedSince;

    /// <summary>For data that can be piped.</summary>
    public TextWriter Data => dataWriter ??= data();

    /// <summary>For everything else.</summary>
    public TextWriter Talk => talkWriter ??= talk();

    /// <summary>How many signs a line of the data may have: those of the window, or what suits a file.</summary>
    public int Width => width();

    /// <summary>No talk but errors.</summary>
    public bool Quiet { get; set; }

    /// <summary>Whether the talk goes to a person's terminal.</summary>
    public bool IsInteractive => isInteractive ??= ReferenceEquals(Talk, Console.Error) && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Says something, unless quiet.</summary>
    public void Say(string line)
    {
        if (!Quiet) Talk.WriteLine(Clean(line));
    }

    /// <summary>How many packages registries were asked about: one line of a person's terminal with how long the rest may take, elsewhere a line for each quarter.</summary>
    public void Asked(int done, int of)
    {
        if (Quiet) return;
        var begun = Interlocked.CompareExchange(ref askedSince, Environment.TickCount64, 0) is > 0 and var since ? since : Environment.TickCount64;
        var left = (Environment.TickCount64 - begun) * (of - done) / Math.Max(1, done) / 1000;
        var estimate = left > 1 ? $", about {left} s left" : "";
        if (!IsInteractive)
        {
            if (of >= WorthTelling && done * 4 / of > (done - 1) * 4 / of) Talk.WriteLine($"asking registries: {done} of {of} packages{estimate}");
            return;
        }

        Talk.Write(done < of ? $"\r\u001b[Kasking registries: {done} of {of} packages{estimate}" : "\r\u001b[K");
    }

    /// <summary>Says that the run failed.</summary>
    public void Error(string code, string message, string? hint)
    {
        Talk.WriteLine($"error[{code}]: {Clean(message)}");
        if (hint is not null) Talk.WriteLine($"  hint: {Clean(hint)}");
    }

    /// <summary>Lists problems; when quiet, only errors.</summary>
    public void Problems(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            if (Quiet && problem.Severity != ProblemSeverity.Error) continue;
            Talk.WriteLine($"{KebabCase.Of(problem.Severity)}[{problem.Code}]: {Clean(problem.Message)}");
            if (problem.Path is not null) Talk.WriteLine($"  --> {Clean(problem.Path)}{(problem.Line is { } line ? $":{line}" : "")}{(problem is { Line: not null, Column: { } column } ? $":{column}" : "")}");
            if (problem.Hint is not null) Talk.WriteLine($"  hint: {Clean(problem.Hint)}");
        }
    }

    /// <summary>Says which findings ended a run with 1, and how to accept one.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="count">How many findings.</param>
    /// <param name="findings">The findings, gravest first; no more are asked for than are named.</param>
    /// <param name="since">What sets them apart from others, or nothing.</param>
    /// <param name="level">The bar.</param>
    public void Failed(Scan scan, int count, IEnumerable<Finding> findings, string since, Severity level)
    {
        Talk.WriteLine($"failed: {Counted.Of(count, "finding")} {(since.Length > 0 ? $"{since}, " : "")}at or above {KebabCase.Of(level)}");
        foreach (var finding in findings.Take(MostNamed))
        {
            var (path, line) = FindingRows.Places(finding, scan.Systems.Find(finding.SubjectId)).FirstOrDefault();
            Talk.WriteLine(Clean($"  {KebabCase.Of(finding.Severity),-8} {finding.Rule} {finding.SubjectId}: {finding.Message.En}"));
            if (path is not null) Talk.WriteLine(Clean($"    --> {path}{(line is > 0 ? $":{line}" : "")}"));
        }

        if (count > MostNamed) Talk.WriteLine($"  and {count - MostNamed} more: `--findings FILE.sarif` or `--report FILE.html` has all");
        Talk.WriteLine("  hint: `sovereignty rules explain RULE` tells why and what to do; `waivers` in sovereignty.yaml accept a risk until a day, by rule and subject as above");
    }

    /// <summary>Text without control and bidirectional override characters: what was scanned must not steer the terminal.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0000', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f') && !text.AsSpan().ContainsAnyInRange('\u202a', '\u2069')) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text) clean.Append(c is '\t' or '\n' ? ' ' : char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' ? '\ufffd' : c);
        return clean.ToString();
    }
}
