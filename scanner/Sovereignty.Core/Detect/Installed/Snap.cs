using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// <c>snap/*/*/meta/snap.yaml</c>: one installed revision of a snap each. Revisions kept for going back are left out where <c>snapd/state.json</c> can
/// be read and tells which is in use. Source: snapcraft documentation, snap.yaml metadata.
/// </summary>
public sealed class Snap : IDetector
{
    private const int MostLines = 5_000;

    /// <inheritdoc/>
    public string Name => "installed/snap";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["snap/*/*/meta/snap.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null, licence = null, type = null, source = null;
        var line = 0;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next() && lines.Number < MostLines)
        {
            // The keys wanted stand at the margin, each with a plain value.
            var colon = lines.Current.IndexOf((byte)':');
            if (colon <= 0 || lines.Current[0] is (byte)' ' or (byte)'#' or (byte)'-' || lines.Current.Length > 2048) continue;
            var key = lines.Current[..colon];
            if (key.SequenceEqual("name"u8)) (name, line) = (Value(lines.Current[(colon + 1)..]), lines.Number);
            else if (key.SequenceEqual("version"u8)) version = Value(lines.Current[(colon + 1)..]);
            else if (key.SequenceEqual("license"u8)) licence = Value(lines.Current[(colon + 1)..]);
            else if (key.SequenceEqual("type"u8)) type = Value(lines.Current[(colon + 1)..]);
            else if (key.SequenceEqual("source-code"u8)) source = Value(lines.Current[(colon + 1)..]);
        }

        if (name is not { Length: > 0 and < 200 } || !IsInUse(input, name)) return;
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("snap", null, name, version),
            Kind = type is null or "app" ? ComponentKind.Application : ComponentKind.OperatingSystemPackage,
            Direct = type is null or "app",
            Line = line,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations { Licence = licence is "unset" ? null : licence, SourceUrl = Links.Public(source) },
        });
    }

    private static bool IsInUse(DetectorInput input, string name)
    {
        var parts = input.Path.Split('/');
        var revision = parts[^3];
        if (revision == "current") return true;
        var at = Array.LastIndexOf(parts, "snap", parts.Length - 5);
        var root = at <= 0 ? "" : string.Join('/', parts[..at]) + "/";
        var state = input.Neighbour($"{root}var/lib/snapd/state.json", SnapState.Read);
        return state is null || !state.Current.TryGetValue(name, out var current) || current == revision;
    }

    private static string? Value(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        if (text.Length >= 2 && text[0] is (byte)'\'' or (byte)'"' && text[^1] == text[0]) text = text[1..^1];
        return text.IsEmpty || text[0] is (byte)'|' or (byte)'>' ? null : Encoding.UTF8.GetString(text);
    }
}
