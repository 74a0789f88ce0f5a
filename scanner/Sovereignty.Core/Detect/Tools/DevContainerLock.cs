using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary>
/// <c>devcontainer-lock.json</c>: the features of a development container with version and digest. Source: Development Containers specification,
/// "Lockfile".
/// </summary>
internal sealed class DevContainerLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/devcontainer-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["devcontainer-lock.json", ".devcontainer-lock.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadProperty);

    private static void ReadProperty(ref JsonLines json, Detection found)
    {
        if (!json.Name.SequenceEqual("features"u8) || !json.EnterObject()) return;
        while (json.NextProperty())
        {
            var (name, line) = (json.NameText(), json.Line);
            string? version = null, resolved = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                else if (json.Name.SequenceEqual("resolved"u8)) resolved = json.Text();
            }

            // "host/owner/name:1" is what was asked for; "host/owner/name@sha256:…" is what came of it.
            var digest = resolved?.IndexOf("@sha256:", StringComparison.Ordinal) is >= 0 and var at ? resolved[at..] : "";
            var tag = name.IndexOf(':', name.LastIndexOf('/') + 1);
            var image = version is not { Length: > 0 } ? name + digest : $"{(tag < 0 ? name : name[..tag])}:{version}{digest}";
            if (!name.StartsWith('.') && ImageName.Component(image, line, Scope.Development) is { } component) found.Add(component with { Kind = ComponentKind.BuildPart, Direct = null, Evidence = EvidenceKind.Locked });
        }
    }
}
