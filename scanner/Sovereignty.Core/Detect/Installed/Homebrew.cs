using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// Homebrew's <c>INSTALL_RECEIPT.json</c> of formulas (<c>Cellar/name/version</c>) and casks. Source: Homebrew, Tab; proposed purl type brew.
/// </summary>
public sealed class Homebrew : IDetector
{
    /// <inheritdoc/>
    public string Name => "installed/homebrew";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Cellar/*/*/INSTALL_RECEIPT.json", "Caskroom/*/.metadata/INSTALL_RECEIPT.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var receipt = new Receipt();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (json.EnterObject()) receipt.Read(ref json);
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        var parts = input.Path.Split('/');
        var isCask = parts[^2] == ".metadata";
        var (name, version) = isCask ? (parts[^3], receipt.Version) : (parts[^3], parts[^2]);
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
