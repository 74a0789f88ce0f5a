using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Composer;

/// <summary><c>composer.lock</c>: what PHP's Composer fixed, to run and to develop. Source: Composer documentation.</summary>
public sealed class ComposerLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "composer/composer-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["composer.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new ComposerPackages(EvidenceKind.Locked);
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("packages"u8)) packages.Read(ref json, found, static _ => Scope.Runtime);
                else if (json.Name.SequenceEqual("packages-dev"u8)) packages.Read(ref json, found, static _ => Scope.Development);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        packages.WriteEdges(found);
    }
}
