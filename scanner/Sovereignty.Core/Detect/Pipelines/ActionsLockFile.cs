using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Pipelines;

/// <summary>What <c>actions.lock</c> says: which workflows it holds for, and the commit behind each <c>owner/repository@ref</c>, in lower case.</summary>
internal sealed class ActionsLockFile
{
    private const int MostPins = 100_000;

    private readonly HashSet<string> workflows = new(StringComparer.Ordinal);

    private ActionsLockFile()
    {
    }

    /// <summary>What is locked, in the file's order.</summary>
    public OrderedDictionary<string, Pin> Pins { get; } = new(StringComparer.Ordinal);

    /// <summary>The lock beside a workflow of GitHub's; null where there is none, or it does not hold for that workflow.</summary>
    public static ActionsLockFile? Beside(DetectorInput input)
    {
        if (input.Folder != ".github/workflows" && !input.Folder.EndsWith("/.github/workflows", StringComparison.Ordinal)) return null;
        var file = input.Neighbour(input.Folder + "/actions.lock", static b => Read(b.Span.StartsWith("\uFEFF"u8) ? b.Span[3..] : b.Span, CancellationToken.None));
        return file is not null && file.workflows.Contains(".github/workflows/" + input.FileName) ? file : null;
    }

    /// <summary>Reads the file; what is not understood is passed over.</summary>
    public static ActionsLockFile Read(ReadOnlySpan<byte> utf8, CancellationToken stop)
    {
        var file = new ActionsLockFile();
        Pin? pin = null;
        var yaml = new YamlPaths(utf8);
        while (yaml.Next())
        {
            stop.ThrowIfCancellationRequested();
            if (yaml.Is("workflows", "*")) file.workflows.Add(yaml.Key);
            if (yaml.Count < 2 || yaml.At(0) != "dependencies") continue;
            if (yaml.Count == 2)
            {
                if (file.Pins.Count >= MostPins) break;
                file.Pins.TryAdd(yaml.Key.ToLowerInvariant(), pin = new Pin { Uses = yaml.Key, Line = yaml.Line });
            }
            else if (yaml.Is("dependencies", "*", "uses", "-") && yaml.Text() is { } use) pin!.Needs.Add(use.ToLowerInvariant());
            else if (yaml.Is("dependencies", "*", "ref")) pin!.Ref = yaml.Text();
            else if (yaml.Is("dependencies", "*", "hostname")) pin!.Host = yaml.Text();
            else if (yaml.Is("dependencies", "*", "commit") && yaml.Text() is { } commit) pin!.Commit = commit[(commit.IndexOf('-', StringComparison.Ordinal) + 1)..];
        }

        return file;
    }

    /// <summary>An action of a workflow with the commit that is locked for it, or as it is.</summary>
    public DetectedComponent Lock(DetectedComponent action)
    {
        var key = $"{action.Purl.FullName}@{action.Purl.Version}".ToLowerInvariant();
        return Pins.TryGetValue(key, out var pin) ? pin.Lock(action) : action;
    }

    /// <summary>One locked action.</summary>
    internal sealed class Pin
    {
        /// <summary>Its key as the file has it.</summary>
        public required string Uses { get; init; }

        /// <summary>The line of its key.</summary>
        public required int Line { get; init; }

        /// <summary>The tag or branch that the commit was found by.</summary>
        public string? Ref { get; set; }

        /// <summary>The commit without its algorithm.</summary>
        public string? Commit { get; set; }

        /// <summary>The instance of GitHub, where it is not the one that runs the workflows.</summary>
        public string? Host { get; set; }

        /// <summary>The keys of the actions that it uses itself.</summary>
        public List<string> Needs { get; } = [];

        /// <summary>The action at the locked commit, asked for by tag or branch.</summary>
        public DetectedComponent Lock(DetectedComponent action)
        {
            if (!Repositories.IsCommit(Commit)) return action;
            var asked = Repositories.IsCommit(action.Purl.Version) ? Ref ?? action.Requested : action.Purl.Version;
            return action with { Purl = action.Purl.WithVersion(Commit), Requested = asked };
        }
    }
}
