using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Composer;

/// <summary>
/// <c>vendor/composer/installed.json</c>: what is installed; a list up to Composer 1, an object that also names the packages for development
/// since. Source: Composer documentation.
/// </summary>
public sealed class InstalledPackages : IDetector
{
    /// <inheritdoc/>
    public string Name => "composer/installed-packages";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["composer/installed.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new ComposerPackages(EvidenceKind.Installed);
        try
        {
            var development = DevelopmentNames(input.Utf8);
            var json = new JsonLines(input.Utf8);
            if (json.Kind == JsonTokenType.StartArray) packages.Read(ref json, found, static _ => Scope.Runtime);
            else if (json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("packages"u8)) packages.Read(ref json, found, n => development.Contains(n) ? Scope.Development : Scope.Runtime);
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        packages.WriteEdges(found);
    }

    // The names stand behind the packages, so the file is read twice; where it is cut short, they are missing.
    private static HashSet<string> DevelopmentNames(ReadOnlySpan<byte> utf8)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (utf8.IndexOf("\"dev-package-names\""u8) < 0) return names;
        try
        {
            var json = new JsonLines(utf8);
            if (!json.EnterObject()) return names;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("dev-package-names"u8) || !json.EnterArray()) continue;
                while (json.NextItem())
                {
                    if (json.Text() is { } name) names.Add(name);
                }
            }
        }
        catch (JsonException)
        {
            // Told by the reading of the packages.
        }

        return names;
    }
}
