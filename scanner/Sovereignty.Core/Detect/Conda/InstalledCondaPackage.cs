using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Conda;

/// <summary><c>conda-meta/*.json</c>: one installed package each, with its licence. Source: conda, conda-meta.</summary>
public sealed class InstalledCondaPackage : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/installed-package";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conda-meta/*.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Licences | Gives.Hashes;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null, licence = null, url = null, hash = null;
        var line = 0;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) (name, line) = (json.Text(), json.Line);
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("license"u8)) licence = json.Text();
                else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
                else if (json.Name.SequenceEqual("sha256"u8)) hash = json.Text();
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (string.IsNullOrEmpty(name) || version is null) return;
        found.Add(new DetectedComponent
        {
            Purl = CondaSpec.Purl(name, version, null),
            Line = line,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations { Licence = licence, DownloadUrl = CondaAddress.Public(url), Hashes = hash is null ? [] : Integrity.FromHex("sha256", hash) },
        });
    }
}
