using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary><c>devcontainer.json</c>: its image, features and editor extensions. Source: Development Containers specification.</summary>
internal sealed class DevContainer : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/devcontainer";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["devcontainer.json", ".devcontainer.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var isLocked = input.Resolve(input.FileName[..^5] + "-lock.json", out var path) && input.Neighbour(path, static _ => "") is not null;
        JsonLines.ReadObject(input, found, (ref json, sink) => ReadProperty(ref json, isLocked, sink));
    }

    private static void ReadProperty(ref JsonLines json, bool isLocked, Detection found)
    {
        var name = json.Name;
        if (name.SequenceEqual("image"u8)) AddImage(json.Text(), json.Line, found);
        else if (name.SequenceEqual("features"u8)) ReadFeatures(ref json, isLocked, found);
        else if (name.SequenceEqual("extensions"u8)) EditorExtensions.Read(ref json, Scope.Development, found);
        else if (name.SequenceEqual("customizations"u8)) ReadCustomizations(ref json, found);
    }

    private static void AddImage(string? image, int line, Detection found)
    {
        if (ImageName.Component(image, line, Scope.Development) is { } component) found.Add(component);
    }

    // Features lie in registries of images; the older short names ("node") and folders are left out. Where a lock file stands beside, a tag is no
    // more than what was asked for.
    private static void ReadFeatures(ref JsonLines json, bool isLocked, Detection found)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var name = json.NameText();
            if (!name.StartsWith('.') && name.Contains('/', StringComparison.Ordinal) && ImageName.Component(name, json.Line, Scope.Development) is { } component)
            {
                var asked = isLocked ? component.Purl!.Version : null;
                found.Add(component with { Kind = ComponentKind.BuildPart, Purl = asked is null ? component.Purl : component.Purl!.WithVersion(null), Requested = asked ?? component.Requested });
            }
        }
    }

    private static void ReadCustomizations(ref JsonLines json, Detection found)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (!json.Name.SequenceEqual("vscode"u8) || !json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("extensions"u8)) EditorExtensions.Read(ref json, Scope.Development, found);
            }
        }
    }
}
