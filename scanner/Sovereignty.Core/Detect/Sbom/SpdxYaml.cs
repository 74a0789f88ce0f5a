using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Sovereignty.Detect.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sovereignty.Detect.Sbom;

/// <summary>SPDX YAML, versions 2.2 and 2.3 (ISO/IEC 5962): JSON's field names in another dress, as ORT and the SPDX tools write it.</summary>
internal sealed class SpdxYaml : IDetector
{
    /// <inheritdoc/>
    public string Name => "sbom/spdx-yaml";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.spdx.yml", "*.spdx.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found, input.Stop)?.AddTo(found);

    /// <summary>Reads a file; null when it is something else entirely.</summary>
    public static SbomContents? Read(ReadOnlySpan<byte> utf8, Detection found, CancellationToken stop)
    {
        if (utf8.IndexOf("spdxVersion"u8) < 0) return null;
        var (json, broken) = ToJson(utf8, stop);
        // What was read before the break is still an SBOM; the break is told once, in terms of YAML.
        var contents = SpdxJson.Read(json, broken is null ? found : new Detection(found.Detector, found.Path), "SPDX YAML");
        if (contents is not null && broken is { } line) found.Problem("file-malformed", "not valid YAML from here on", line, $"{contents.Parts.Count} components read before it were kept");
        return contents;
    }

    // The same document as JSON with every value on its own line, so that one reader serves both and knows the lines.
    private static (byte[] Json, int? BrokenLine) ToJson(ReadOnlySpan<byte> utf8, CancellationToken stop)
    {
        var json = new StringBuilder(utf8.Length + 1024);
        var open = new Stack<(bool IsMapping, int Values)>();
        var line = 1;
        try
        {
            var yaml = new Parser(new StringReader(Encoding.UTF8.GetString(utf8)));
            while (yaml.MoveNext())
            {
                stop.ThrowIfCancellationRequested();
                var at = yaml.Current!;
                if (at is DocumentEnd) break;
                if (at is not (Scalar or MappingStart or SequenceStart or MappingEnd or SequenceEnd or AnchorAlias)) continue;
                for (; line < at.Start.Line && at is not (MappingEnd or SequenceEnd); line++) json.Append('\n');
                if (at is MappingEnd or SequenceEnd)
                {
                    json.Append(open.Pop().IsMapping ? '}' : ']');
                    continue;
                }

                Separate(json, open);
                // Aliases could multiply what a file holds; no tool writes them here.
                if (at is AnchorAlias) json.Append("null");
                else if (at is Scalar scalar) json.Append('"').Append(JavaScriptEncoder.Default.Encode(scalar.Value)).Append('"');
                else
                {
                    if (open.Count >= JsonLines.Deepest) return (Encoding.UTF8.GetBytes(json.ToString()), line);
                    open.Push((at is MappingStart, 0));
                    json.Append(at is MappingStart ? '{' : '[');
                }
            }
        }
        catch (YamlException failure)
        {
            return (Encoding.UTF8.GetBytes(json.ToString()), (int)Math.Clamp(failure.Start.Line, 1, int.MaxValue));
        }

        return (Encoding.UTF8.GetBytes(json.ToString()), null);
    }

    private static void Separate(StringBuilder json, Stack<(bool IsMapping, int Values)> open)
    {
        if (open.Count == 0) return;
        var (isMapping, values) = open.Pop();
        open.Push((isMapping, values + 1));
        if (isMapping && values % 2 == 1) json.Append(':');
        else if (values > 0) json.Append(',');
    }
}
