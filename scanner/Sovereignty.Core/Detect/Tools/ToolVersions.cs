using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Tools;

/// <summary><c>.tool-versions</c> of asdf and mise: a tool and its versions on each line, the first of which is used. Source: asdf documentation, "Configuration".</summary>
internal sealed class ToolVersions : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/tool-versions";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".tool-versions"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            if (lines.Current.Length > 1000) continue;
            var text = Encoding.UTF8.GetString(lines.Current);
            var comment = text.IndexOf('#', StringComparison.Ordinal);
            var words = (comment < 0 ? text : text[..comment]).Replace('\t', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2 && ToolNames.Component(words[0], words[1], lines.Number) is { } component) found.Add(component);
        }
    }
}
