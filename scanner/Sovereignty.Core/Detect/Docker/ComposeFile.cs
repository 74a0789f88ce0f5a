using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Docker;

/// <summary>
/// Compose files: the image of each service, with variables from the <c>.env</c> beside the file and from defaults. A service that is built from
/// a folder names its image for its own result; that is no dependency. Source: Compose specification.
/// </summary>
internal sealed class ComposeFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "docker/compose";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["docker-compose*.yml", "docker-compose*.yaml", "compose*.yml", "compose*.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var settings = input.Resolve(".env", out var path) ? input.Neighbour(path, ReadSettings) : null;
        var yaml = new YamlPaths(input.Utf8);
        var images = new List<(string Image, int Line)>();
        var isBuilt = false;
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            // A service begins, or an anchor's block that services take over.
            if (yaml.Is("services", "*") || yaml.Count == 1) EndService(images, ref isBuilt, settings, found);
            if (yaml.Is("services", "*") && yaml.IsFlow)
            {
                var flow = yaml.Flow();
                while (flow.Next())
                {
                    if (flow.Key.SequenceEqual("image"u8) && flow.Text() is { } inline) images.Add((inline, yaml.Line));
                    else if (flow.Key.SequenceEqual("build"u8)) isBuilt = true;
                }
            }
            else if (yaml.Is("services", "*", "image") || (yaml.Is("*", "image") && yaml.At(0).StartsWith("x-", StringComparison.Ordinal)))
            {
                if (yaml.Text() is { } image) images.Add((image, yaml.Line));
            }
            else if (yaml.Is("services", "*", "build")) isBuilt = true;
        }

        EndService(images, ref isBuilt, settings, found);
    }

    private static void EndService(List<(string Image, int Line)> images, ref bool isBuilt, Dictionary<string, string>? settings, Detection found)
    {
        if (!isBuilt)
        {
            foreach (var (image, line) in images)
            {
                var text = Variables.Expand(image, name => settings?.GetValueOrDefault(name));
                if (ImageName.Component(text, line) is { } component) found.Add(component);
            }
        }

        images.Clear();
        isBuilt = false;
    }

    private static Dictionary<string, string> ReadSettings(ReadOnlyMemory<byte> bytes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new Utf8Lines(bytes.Span);
        while (lines.Next() && settings.Count < 5000)
        {
            var line = Encoding.UTF8.GetString(lines.Current.Length > 4000 ? [] : lines.Current).Trim();
            if (line.StartsWith("export ", StringComparison.Ordinal)) line = line[7..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || line[0] == '#') continue;
            var value = line[(equals + 1)..].Trim();
            if (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0]) value = value[1..^1];
            else if (value.IndexOf(" #", StringComparison.Ordinal) is > 0 and var comment) value = value[..comment].TrimEnd();
            settings[line[..equals].TrimEnd()] = Variables.Expand(value, name => settings.GetValueOrDefault(name));
        }

        return settings;
    }
}
