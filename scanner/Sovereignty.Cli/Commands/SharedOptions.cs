using System.CommandLine;
using System.Globalization;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Registries;
using Sovereignty.Sources;

namespace Sovereignty.Cli.Commands;

/// <summary>Options that several commands take, and the request they make.</summary>
/// <param name="utc">Whether today is the day in UTC, as in a file whose point in time is one of UTC, rather than that of the clock on the wall.</param>
internal sealed class SharedOptions(bool utc = false)
{
    private readonly Option<string?> config = new("--config") { Description = "sovereignty.yaml; default the one in the first folder", HelpName = "FILE" };
    private readonly Option<string[]> catalogue = CatalogueOption();
    private readonly Option<string?> asOf = AsOfOption("The day to report for");
    private readonly Option<string?> workers = new("--workers") { Description = "Threads that read files; default one for each processor", HelpName = "N" };
    private readonly Option<bool> online = new("--online") { Description = "Ask the package registries that this machine's clients are set to for licence, maker and releases; fetch repositories that are named by address" };
    private readonly Option<bool> offline = new("--offline") { Description = "Reach no network; this is the default" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Say nothing but errors" };

    private static readonly Lazy<CatalogueReading> Shipped = new(() => CatalogueFile.Load(Path.Combine(AppContext.BaseDirectory, CatalogueFile.Name)));

    /// <summary>The version that reports and files name.</summary>
    public static string ToolVersion => BuiltVersion.Text;

    /// <summary>The catalogue that ships with the program, loaded once.</summary>
    public static CatalogueReading ShippedCatalogue() => Shipped.Value;

    /// <summary>The argument that names sources.</summary>
    public static Argument<string[]> Sources() => new("source")
    {
        Description = "Folders, lock files, SBOMs, lists of bought software, archives, container images, addresses of git repositories (fetched with --online), or `host` for this machine; default the current folder", DefaultValueFactory = _ => ["."], Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The option for a catalogue of one's own.</summary>
    public static Option<string[]> CatalogueOption() => new("--catalogue") { Description = "Folders with catalogue entries of your own, over those that ship", HelpName = "DIR", AllowMultipleArgumentsPerToken = true };

    /// <summary>The option for a day.</summary>
    public static Option<string?> AsOfOption(string what) => new("--as-of") { Description = $"{what}, such as 2026-12-31; default SOURCE_DATE_EPOCH or today", HelpName = "DATE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(config);
        command.Options.Add(catalogue);
        command.Options.Add(asOf);
        command.Options.Add(workers);
        command.Options.Add(online);
        command.Options.Add(offline);
        command.Options.Add(quiet);
    }

    /// <summary>The request that the options make; applies what is about talking as well.</summary>
    public ScanRequest Request(ParseResult parsed, Terminal.Terminal terminal, params string[] sources)
    {
        terminal.Quiet = parsed.GetValue(quiet);
        UnknownOption.Refuse(parsed, sources);
        if (parsed.GetValue(online) && parsed.GetValue(offline)) throw new CommandException("online-and-offline", "`--online` and `--offline` contradict each other", "leave one of them out");
        return new ScanRequest
        {
            LocalCaches = true,
            Repository = LocalRepository.OfThisMachine(),
            Online = parsed.GetValue(online) ? new RegistryOptions { CacheFolder = RegistryOptions.DefaultCacheFolder(), Progress = terminal.Asked } : null,
            Sources = [.. sources],
            Fetching = address => terminal.Say($"fetching {address}"),
            Configuration = parsed.GetValue(config),
            Catalogue = ShippedCatalogue,
            CatalogueFolders = [.. parsed.GetValue(catalogue) ?? []],
            AsOf = Day(parsed.GetValue(asOf), utc),
            Workers = Threads(parsed.GetValue(workers)),
            ToolVersion = ToolVersion,
        };
    }

    // Taken as text: the command line's own numbers cost a start more than everything else that it reads.
    private static int Threads(string? text)
    {
        if (text is null) return Environment.ProcessorCount;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads)
            ? Math.Clamp(threads, 1, 256)
            : throw new CommandException("bad-number", $"`{text}` is no number of threads", "write it as --workers 4");
    }

    /// <summary>The day that an option names, else SOURCE_DATE_EPOCH's, else today.</summary>
    public static DateOnly Day(string? text, bool utc = false)
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
            : DateOnly.FromDateTime((utc ? TimeProvider.System.GetUtcNow() : TimeProvider.System.GetLocalNow()).DateTime);
    }
}
