using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Pipelines;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Docker;

/// <summary>
/// Compose files, and those that they include or extend services of: the image of each service, with variables from the <c>.env</c> beside the file and
/// from defaults; models; what is built from an image, a repository or a Dockerfile inside the file. A service that is built from a folder names its image for its own result; that
/// is no dependency. Source: Compose specification.
/// </summary>
internal sealed class ComposeFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "docker/compose";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["docker-compose*.yml", "docker-compose*.yaml", "compose*.yml", "compose*.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var settings = input.Resolve(".env", out var path) ? input.Neighbour(path, ReadSettings) : null;
        new IncludedFiles(input, found).Read(input.Utf8, input.Path, (utf8, files) => Read(utf8, files, settings));
    }

    private static void Read(ReadOnlySpan<byte> utf8, IncludedFiles files, Dictionary<string, string>? settings)
    {
        var found = files.Found;
        var yaml = new YamlPaths(utf8);
        var images = new List<(string Image, int Line)>();
        var isBuilt = false;
        while (yaml.Next())
        {
            files.Stop.ThrowIfCancellationRequested();
            // A service begins, or an anchor's block that services take over.
            if (yaml.Is("services", "*") || yaml.Count == 1) EndService(images, ref isBuilt, settings, found);
            if (yaml.Is("services", "*", "image") || (yaml.Is("*", "image") && yaml.At(0).StartsWith("x-", StringComparison.Ordinal)))
            {
                if (yaml.Text() is { } image) images.Add((image, yaml.Line));
            }
            else if (yaml.Is("services", "*", "build"))
            {
                isBuilt = true;
                AddContext(yaml.Text(), yaml.Line, settings, found);
            }
            else Others(ref yaml, files, settings);
        }

        EndService(images, ref isBuilt, settings, found);
    }

    // Other files, models, and what a build takes besides its folder.
    private static void Others(ref YamlPaths yaml, IncludedFiles files, Dictionary<string, string>? settings)
    {
        if (yaml.Is("services", "*", "extends", "file") || yaml.Is("include", "-") || yaml.Is("include", "-", "path") || yaml.Is("include", "-", "path", "-"))
        {
            Include(yaml.Text(), yaml.Line, settings, files);
        }
        else if (yaml.Is("models", "*", "model")) Image(yaml.Text(), yaml.Line, settings, files.Found);
        else if (yaml.Is("services", "*", "build", "dockerfile_inline"))
        {
            var block = yaml.Block();
            Dockerfile.Read(block, files.Found, yaml.Line);
        }
        else if (yaml.Is("services", "*", "build", "context") || yaml.Is("services", "*", "build", "additional_contexts", "*")) AddContext(yaml.Text(), yaml.Line, settings, files.Found);
        else if (yaml.Is("services", "*", "build", "additional_contexts", "-") && yaml.Text() is { } named) AddContext(named[(named.IndexOf('=', StringComparison.Ordinal) + 1)..], yaml.Line, settings, files.Found);
    }

    private static void Include(string? file, int line, Dictionary<string, string>? settings, IncludedFiles files)
    {
        if (file is null) return;
        if (file.StartsWith("oci://", StringComparison.Ordinal)) Image(file, line, settings, files.Found);
        else if (file.Contains("://", StringComparison.Ordinal) || file.StartsWith("git@", StringComparison.Ordinal)) AddContext(file, line, settings, files.Found);
        else files.Beside(Variables.Expand(file, name => settings?.GetValueOrDefault(name)));
    }

    // docker-image://name, or a repository with a branch, tag or commit and a folder behind the #.
    private static void AddContext(string? context, int line, Dictionary<string, string>? settings, Detection found)
    {
        const string OfImage = "docker-image://";
        if (context is not { Length: > 0 and < 2000 }) return;
        if (context.StartsWith(OfImage, StringComparison.Ordinal)) Image(context[OfImage.Length..], line, settings, found);
        else if (DockerSource.Repository(context, line) is { } repository) found.Add(repository);
    }

    private static void Image(string? image, int line, Dictionary<string, string>? settings, Detection found)
    {
        if (image is not null && ImageName.Component(Variables.Expand(image, name => settings?.GetValueOrDefault(name)), line) is { } component) found.Add(component);
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
