using System.CommandLine;
using System.Globalization;
using System.Reflection;

namespace Sovereignty.Cli.Commands;

/// <summary>Options that several commands take, and the request they make.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string?> asOf = new("--as-of") { Description = "The day to report for, such as 2026-12-31; default SOURCE_DATE_EPOCH or today", HelpName = "DATE" };
    private readonly Option<int?> workers = new("--workers") { Description = "Threads that read files; default one for each processor", HelpName = "N" };
    private readonly Option<bool> offline = new("--offline") { Description = "Reach no network; this is the default" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Say nothing but errors" };

    /// <summary>The version that reports and files name.</summary>
    public static string ToolVersion { get; } = typeof(SharedOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(asOf);
        command.Options.Add(workers);
        command.Options.Add(offline);
        command.Options.Add(quiet);
    }

    /// <summary>Applies what is about talking.</summary>
    public void Apply(ParseResult parsed, Terminal.Terminal terminal) => terminal.Quiet = parsed.GetValue(quiet);

    /// <summary>The request that the options make.</summary>
    public ScanRequest Request(ParseResult parsed, string[] sources) => new()
    {
        Sources = [.. sources],
        AsOf = AsOf(parsed.GetValue(asOf)),
        Workers = Math.Clamp(parsed.GetValue(workers) ?? Environment.ProcessorCount, 1, 256),
        ToolVersion = ToolVersion,
    };

    private static DateOnly AsOf(string? text)
    {
        if (text is not null)
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new CommandException("bad-date", $"`{text}` is not a date", "write it as year-month-day: --as-of 2026-12-31");
        }

        // Reproducible builds: https://reproducible-builds.org/specs/source-date-epoch/
        return long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 253402300800
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
    }
}
