using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Composer;

/// <summary><c>composer.json</c>: what a PHP project asks for. PHP itself and its extensions are no packages. Source: Composer documentation.</summary>
public sealed class ComposerManifest : IDetector
{
    /// <inheritdoc/>
    public string Name => "composer/composer-manifest";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["composer.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // An installed package's own manifest is told by installed.json.
        if (input.Path.StartsWith("vendor/", StringComparison.Ordinal) || input.Path.Contains("/vendor/", StringComparison.Ordinal)) return;
        string? name = null, version = null, licence = null;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("license"u8)) licence = ComposerPackages.ReadLicence(ref json);
                else if (json.Name.SequenceEqual("require"u8)) ReadGroup(ref json, found, Scope.Runtime);
                else if (json.Name.SequenceEqual("require-dev"u8)) ReadGroup(ref json, found, Scope.Development);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (ComposerPackages.Purl(name, version) is { } project) found.Project(project, licence);
    }

    private static void ReadGroup(ref JsonLines json, Detection found, Scope scope)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var name = json.NameText();
            var range = json.Text();
            if (ComposerPackages.IsPlatform(name) || ComposerPackages.Purl(name, ExactVersion(range)) is not { } purl) continue;
            found.Add(new DetectedComponent { Purl = purl, Requested = range, Scope = scope, Direct = true, Line = json.Line, Evidence = EvidenceKind.Declared });
        }
    }

    private static string? ExactVersion(string? range)
    {
        var version = range.AsSpan().Trim().TrimStart('=');
        return version.Count('.') >= 2 && version.TrimStart('v') is [>= '0' and <= '9', ..] && !version.ContainsAny(" |,*") ? version.ToString() : null;
    }
}
