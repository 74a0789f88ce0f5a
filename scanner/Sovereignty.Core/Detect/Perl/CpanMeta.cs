using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Perl;

/// <summary>
/// <c>META.json</c> and <c>MYMETA.json</c> of a Perl distribution: its name and licence, and the modules it asks for by phase. Modules of other
/// distributions are named by module, as the file does. Source: CPAN::Meta::Spec; purl type definition of cpan.
/// </summary>
internal sealed class CpanMeta : IDetector
{
    /// <inheritdoc/>
    public string Name => "perl/cpan-meta";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["META.json", "MYMETA.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // PostgreSQL's extensions and others have a META.json too.
        if (input.Utf8.IndexOf("\"meta-spec\""u8) < 0 || input.Utf8.IndexOf("\"prereqs\""u8) < 0 || input.Utf8.IndexOf("pgxn"u8) >= 0) return;
        string? name = null, version = null, licence = null;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("license"u8)) licence = Licence(ref json);
                else if (json.Name.SequenceEqual("prereqs"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        var phase = json.NameText() switch { "runtime" => Scope.Runtime, "test" => Scope.Test, _ => Scope.Development };
                        ReadPhase(ref json, phase, found);
                    }
                }
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }

        if (!string.IsNullOrEmpty(name)) found.Project(PackageUrl.Create("cpan", null, name, version), licence);
    }

    private static void ReadPhase(ref JsonLines json, Scope phase, Detection found)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var relation = json.NameText();
            if (relation is not ("requires" or "recommends" or "suggests") || !json.EnterObject()) continue;
            while (json.NextProperty())
            {
                var module = json.NameText();
                if (module is "" or "perl" || module.Length > 300) continue;
                var least = json.Text();
                found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("cpan", null, module),
                    Requested = least is null or "0" or "" ? null : least.AsSpan().ContainsAny('<', '>', '=') ? least : $">={least}",
                    Scope = relation != "requires" && phase == Scope.Runtime ? Scope.Optional : phase,
                    Direct = true, Line = json.Line, Evidence = EvidenceKind.Declared,
                });
            }
        }
    }

    private static string? Licence(ref JsonLines json)
    {
        if (!json.EnterArray()) return json.Text();
        var all = new List<string>();
        while (json.NextItem())
        {
            if (json.Text() is { } text && all.Count < 8) all.Add(text);
        }

        return all.Count == 0 ? null : string.Join(" OR ", all);
    }
}
