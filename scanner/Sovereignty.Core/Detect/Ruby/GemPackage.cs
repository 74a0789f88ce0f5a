using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Ruby;

/// <summary><c>*.gem</c>: a tar archive whose <c>metadata.gz</c> describes the gem in YAML. Source: RubyGems guides, Gem::Package and Gem::Specification.</summary>
internal sealed class GemPackage : IDetector
{
    private const int MostLines = 5000;

    /// <inheritdoc/>
    public string Name => "ruby/gem";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.gem"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsStreams => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.IsEmpty) return;
        try
        {
            using var tar = new TarReader(input.Open());
            while (tar.GetNextEntry() is { } entry)
            {
                input.Stop.ThrowIfCancellationRequested();
                if (entry.Name != "metadata.gz" || entry.DataStream is null) continue;
                using var unpacked = new GZipStream(entry.DataStream, CompressionMode.Decompress);
                if (PackedPackage.ReadAll(unpacked) is { } metadata) Report(metadata, input, found);
                return;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or FormatException or OverflowException)
        {
            found.Problem("file-malformed", $"the package cannot be read: {Reason.Of(e)}", 0, "get the file again if it was cut on its way");
        }
    }

    // Written by one tool in one way: keys at the left, lists below them, the version inside an object.
    private static void Report(byte[] metadata, DetectorInput input, Detection found)
    {
        string? key = null, name = null, version = null, author = null, home = null;
        var licences = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(metadata).Split('\n').Take(MostLines))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && char.IsAsciiLetter(line[0]) && colon > 0)
            {
                key = line[..colon];
                var value = Plain(line[(colon + 1)..]);
                if (key == "name") name ??= value;
                else if (key == "homepage") home ??= value;
                else if (key == "author") author ??= value;
            }
            else if (key == "version" && line.StartsWith("  version:", StringComparison.Ordinal))
            {
                version ??= Plain(line[10..]);
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal) && Plain(line[2..]) is { } item)
            {
                if (key == "authors") author ??= item;
                else if (key == "licenses" && licences.Count < 20) licences.Add(item);
            }
        }

        if (name is null || version is null || !RubyText.IsGem(name)) return;
        var declared = new Declarations
        {
            Licence = licences.Count switch { 0 => null, 1 => licences[0], _ => $"({string.Join(" OR ", licences)})" }, Maker = author, SourceUrl = Links.Public(home),
        };
        found.Add(new DetectedComponent { Purl = RubyText.Purl(name, version), Evidence = EvidenceKind.Installed, Declared = declared with { Hashes = [input.Digest()] } });
    }

    private static string? Plain(string text) => text.Trim().Trim('"', '\'') is { Length: > 0 and < 300 } plain && !plain.StartsWith('!') ? plain : null;
}
