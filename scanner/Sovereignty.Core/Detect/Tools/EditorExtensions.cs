using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary><c>.vscode/extensions.json</c>: the extensions that a project recommends. Source: Visual Studio Code documentation, "Workspace recommended extensions".</summary>
internal sealed class EditorExtensions : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/vscode-extensions";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".vscode/extensions.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("recommendations"u8)) Read(ref json, Scope.Development, found);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
    }

    /// <summary>Reads a list of <c>publisher.name</c>, with <c>@version</c> in places; those with a dash before them are taken away.</summary>
    internal static void Read(ref JsonLines json, Scope scope, Detection found)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (json.Text() is not { Length: > 2 and < 300 } text || text[0] is '-' or '.') continue;
            var at = text.IndexOf('@', StringComparison.Ordinal);
            var id = at < 0 ? text : text[..at];
            var dot = id.IndexOf('.', StringComparison.Ordinal);
            if (dot <= 0 || dot == id.Length - 1 || id.Contains('/', StringComparison.Ordinal)) continue;
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("vscode-extension", id[..dot].ToLowerInvariant(), id[(dot + 1)..].ToLowerInvariant(), at < 0 ? null : text[(at + 1)..]),
                Kind = ComponentKind.BuildPart,
                Scope = scope,
                Direct = true,
                Line = json.Line,
                Evidence = EvidenceKind.Declared,
            });
        }
    }
}
