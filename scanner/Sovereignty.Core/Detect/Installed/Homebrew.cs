using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Homebrew's <c>INSTALL_RECEIPT.json</c> of formulas (<c>Cellar/name/version</c>) and casks, and the copy of a cask's definition that stands for
/// the receipt where an older Homebrew installed it (<c>Caskroom/name/.metadata/version/time/Casks</c>). Source: Homebrew, Tab and Cask; proposed
/// purl type brew.
/// </summary>
public sealed class Homebrew : IDetector
{
    /// <inheritdoc/>
    public string Name => "installed/homebrew";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames =>
        ["Cellar/*/*/INSTALL_RECEIPT.json", "Caskroom/*/.metadata/INSTALL_RECEIPT.json", "Caskroom/*/.metadata/*/*/Casks/*.json", "Caskroom/*/.metadata/*/*/Casks/*.rb"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var parts = input.Path.Split('/');
        var isDefinition = parts[^2] == "Casks";
        if (isDefinition && input.NeighbourNames(string.Join('/', parts[..^4])).Contains("INSTALL_RECEIPT.json", StringComparer.Ordinal)) return;
        var receipt = new Receipt();
        if (input.FileName.EndsWith(".json", StringComparison.Ordinal)) Read(receipt, input, found);
        var isCask = isDefinition || parts[^2] == ".metadata";
        var (name, version) = isDefinition ? (parts[^6], parts[^4]) : (parts[^3], isCask ? receipt.Version : parts[^2]);
        if (name.Length is 0 or > 200) return;
        found.Add(new DetectedComponent
        {
            // The tap is whoever hands the formula out.
            Purl = PackageUrl.Create("brew", receipt.Tap, name, version),
            Kind = isCask ? ComponentKind.Application : ComponentKind.Library,
            Direct = receipt.OnRequest,
            Evidence = EvidenceKind.Installed,
        });
    }

    private static void Read(Receipt receipt, DetectorInput input, Detection found)
    {
        try
        {
            var json = new JsonLines(input.Utf8);
            if (json.EnterObject()) receipt.Read(ref json);
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
    }

    private sealed class Receipt
    {
        public string? Tap { get; private set; }

        public string? Version { get; private set; }

        public bool? OnRequest { get; private set; }

        public void Read(ref JsonLines json)
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("installed_on_request"u8) && json.Kind is JsonTokenType.True or JsonTokenType.False) OnRequest = json.IsTrue;
                else if (json.Name.SequenceEqual("tap"u8) && json.Kind is JsonTokenType.String) Tap = json.Text();
                else if (json.Name.SequenceEqual("source"u8) && json.EnterObject()) ReadSource(ref json);
            }
        }

        private void ReadSource(ref JsonLines json)
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("tap"u8)) Tap = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) Version = json.Text();
            }
        }
    }
}
