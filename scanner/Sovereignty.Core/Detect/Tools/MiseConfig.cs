using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Tools;

/// <summary><c>mise.toml</c>: tools with versions, one or several, or with options. Source: mise documentation, "Configuration".</summary>
internal sealed class MiseConfig : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/mise";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["mise.toml", ".mise.toml", "mise.*.toml", ".config/mise/config.toml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            if (toml.IsTable) continue;
            if (toml.In("tools"))
            {
                // tools.node.version = "20" is a key of three parts.
                var (name, line) = (toml.Key, toml.Line);
                if (toml.Keys.Count == 1 || (toml.Keys.Count == 2 && toml.Keys[1] == "version")) ReadVersions(ref toml, name, line, found);
            }
            else if (toml.Table is ["tools", var tool] && toml.Key == "version") ReadVersions(ref toml, tool, toml.Line, found);
        }

        toml.Tell(found);
    }

    private static void ReadVersions(ref TomlLines toml, string name, int line, Detection found)
    {
        if (toml.Text() is { } version)
        {
            Add(name, version, line, found);
        }
        else if (toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (toml.Text() is { } item) Add(name, item, line, found);
                else ReadTable(ref toml, name, line, found);
            }
        }
        else
        {
            ReadTable(ref toml, name, line, found);
        }
    }

    private static void ReadTable(ref TomlLines toml, string name, int line, Detection found)
    {
        if (!toml.EnterInline()) return;
        while (toml.NextProperty())
        {
            if (toml.Key == "version" && toml.Text() is { } version) Add(name, version, line, found);
        }
    }

    private static void Add(string name, string version, int line, Detection found)
    {
        if (ToolNames.Component(name, version, line) is { } component) found.Add(component);
    }
}
