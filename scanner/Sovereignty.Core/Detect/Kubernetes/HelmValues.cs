using System.Collections.Immutable;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>
/// The images that a Helm chart's values set: <c>registry</c>, <c>repository</c>, <c>tag</c> and <c>digest</c> of one map, or a name in one text.
/// Which values hold images is a habit of charts, no rule of Helm: a repository counts where a tag, registry or digest stands beside it or its
/// map is called after an image. A tag left blank is the chart's <c>appVersion</c> in most charts; it stays open here.
/// </summary>
internal sealed class HelmValues : IDetector
{
    /// <inheritdoc/>
    public string Name => "kubernetes/helm-values";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["values*.yaml", "values*.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found, input.Stop);

    /// <summary>Reads values, also those that stand inside another file.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="found">The sink.</param>
    /// <param name="stop">Set when the user gives up.</param>
    /// <param name="within">The key below which values stand; null where all of the text is values.</param>
    /// <param name="before">How many lines of the file stand before the text.</param>
    public static void Read(ReadOnlySpan<byte> utf8, Detection found, CancellationToken stop, string? within = null, int before = 0)
    {
        var open = new ImageMap?[64];
        var yaml = new YamlPaths(utf8);
        while (yaml.Next())
        {
            stop.ThrowIfCancellationRequested();
            var level = yaml.Count - 1;
            for (var i = Math.Min(level + 1, open.Length - 1); i < open.Length; i++)
            {
                open[i]?.AddTo(found);
                open[i] = null;
            }

            if (within is not null && !yaml.Has(within)) continue;
            if (level + 1 < open.Length) open[level + 1] = new ImageMap { IsNamed = yaml.Key.EndsWith("image", StringComparison.OrdinalIgnoreCase) };
            var map = open[level] ??= new ImageMap();
            if (IsTagged(ref yaml) && ImageName.Component(yaml.Text(), before + yaml.Line) is { } tagged)
            {
                found.Add(tagged);
            }
            else
            {
                map.Set(yaml.Key, yaml.Text(), before + yaml.Line);
            }
        }

        foreach (var map in open) map?.AddTo(found);
    }

    // "sidecarImage: registry.example/name:1": with a tag or digest, since pictures are called so, too.
    private static bool IsTagged(ref YamlPaths yaml)
    {
        if (yaml.Key.Length <= 5 || !yaml.Key.EndsWith("image", StringComparison.OrdinalIgnoreCase) || yaml.Text() is not { } text) return false;
        return !text.Contains("://", StringComparison.Ordinal) && (text.IndexOf(':', text.LastIndexOf('/') + 1) > 0 || text.Contains("@sha256:", StringComparison.Ordinal));
    }

    private sealed class ImageMap
    {
        private string? registry;
        private string? repository;
        private string? image;
        private string? tag;
        private string? version;
        private string? digest;
        private int line;

        public bool IsNamed { get; init; }

        public void Set(string key, string? value, int at)
        {
            switch (key)
            {
                case "registry":
                    registry = value;
                    break;
                case "repository":
                    (repository, line) = (value, at);
                    break;
                case "image" when value is not null:
                    (image, line) = (value, at);
                    break;
                case "name" when IsNamed && value is not null:
                    (image, line) = (value, at);
                    break;
                case "tag" or "imageTag":
                    tag = value ?? "";
                    break;
                case "version" when IsNamed:
                    version = value;
                    break;
                case "digest":
                    digest = value;
                    break;
            }
        }

        public void AddTo(Detection found)
        {
            var name = repository ?? image;
            if (string.IsNullOrEmpty(name)) return;
            if (repository is null ? tag is null && !name.AsSpan().ContainsAny(':', '/') : tag is null && registry is null && digest is null && !IsNamed) return;
            if (name.Contains("://", StringComparison.Ordinal)) return;
            var text = string.IsNullOrEmpty(registry) || name.StartsWith(registry, StringComparison.Ordinal) ? name : $"{registry.TrimEnd('/')}/{name}";
            if ((tag ?? version) is { Length: > 0 } release) text += ":" + release;
            if (!string.IsNullOrEmpty(digest)) text += "@" + digest;
            if (ImageName.Component(text, line) is { } component) found.Add(component);
        }
    }
}
