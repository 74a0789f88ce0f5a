using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary>
/// <c>mise.lock</c>: each tool at its version, with where it comes from and the checksum of its archive for each platform.
/// Source: mise documentation, "mise.lock reference".
/// </summary>
internal sealed class MiseLock : IDetector
{
    private const int MostHashes = 16;

    /// <inheritdoc/>
    public string Name => "tools/mise-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["mise.lock", ".mise.lock", "mise.*.lock", ".config/mise.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        Tool? tool = null;
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.Table is not ["tools", var name, ..]) continue;
            if (toml.IsTable)
            {
                if (toml.Table.Count > 2) continue;
                tool?.AddTo(found);
                tool = new Tool(name, toml.Line);
            }
            else if (tool is not null && toml.Table.Count == 2 && toml.Key == "version") tool.Version = toml.Text();
            else if (tool is not null && toml.Table.Count == 2 && toml.Key == "backend") tool.Backend = toml.Text();
            else if (tool is not null && toml.Table.Count == 2 && toml.Key == "specifiers" && toml.EnterArray())
            {
                while (toml.NextItem()) tool.Requested ??= toml.Text();
            }
            else if (tool is not null && toml.Key == "checksum" && toml.Text() is { } sum && sum.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                if (tool.Hashes.Count < MostHashes) tool.Hashes.UnionWith(Integrity.FromHex(sum.AsSpan(0, colon), sum.AsSpan(colon + 1)));
            }
            else if (tool is not null && toml.Key == "url") tool.Url ??= toml.Text();
        }

        tool?.AddTo(found);
        toml.Tell(found);
    }

    private sealed class Tool(string name, int line)
    {
        public string? Version { get; set; }

        public string? Backend { get; set; }

        public string? Requested { get; set; }

        public string? Url { get; set; }

        public SortedSet<string> Hashes { get; } = new(StringComparer.Ordinal);

        // By the tool's own name, as the manifest beside it has it; the backend says where it comes from.
        public void AddTo(Detection found)
        {
            if (Version is not { Length: > 0 and <= 100 } version || ToolNames.Component(name, version, line) is not { } component) return;
            found.Add(component with
            {
                Purl = component.Purl.Version is null ? component.Purl.WithVersion(version) : component.Purl,
                Requested = Requested,
                Evidence = EvidenceKind.Locked,
                Declared = new Declarations { DownloadUrl = Links.Public(Url), SourceUrl = ToolNames.Repository(Backend), Hashes = [.. Hashes] },
            });
        }
    }
}
