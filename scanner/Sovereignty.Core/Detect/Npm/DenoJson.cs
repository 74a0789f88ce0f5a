using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary><c>deno.json</c> and import maps: what a Deno project imports by name, of npm, JSR or an address. Source: Deno documentation, "deno.json".</summary>
internal sealed class DenoJson : IDetector
{
    /// <inheritdoc/>
    public string Name => "npm/deno-json";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["deno.json", "deno.jsonc", "import_map.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("imports"u8) && json.EnterObject())
                {
                    while (json.NextProperty()) Add(json.Text(), json.Line, found);
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (NpmPackages.Purl(name, version) is { } project) found.Project(PackageUrl.Create("jsr", project.Namespace, project.Name, project.Version));
    }

    // "npm:chalk@^5", "jsr:@std/assert@1/equals", "https://deno.land/x/oak@v12/mod.ts", "./here.ts"
    private static void Add(string? text, int line, Detection found)
    {
        if (text is null or { Length: > 1000 }) return;
        var type = text.StartsWith("npm:", StringComparison.Ordinal) ? "npm" : text.StartsWith("jsr:", StringComparison.Ordinal) ? "jsr" : null;
        PackageUrl? purl;
        string? range = null;
        if (type is null)
        {
            purl = DenoModules.Purl(text);
        }
        else
        {
            NpmPackages.SplitAt(text.AsSpan(4).TrimStart('/'), out var name, out var rest);
            if (rest.IndexOf('/') is >= 0 and var path) rest = rest[..path];
            purl = NpmPackages.Purl(name, NpmPackages.ExactVersion(rest));
            range = rest.IsEmpty ? null : rest.ToString();
            if (type == "jsr" && purl is not null) purl = PackageUrl.Create("jsr", purl.Namespace, purl.Name, purl.Version);
        }

        if (purl is not null) found.Add(new DetectedComponent { Purl = purl, Requested = range, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}
