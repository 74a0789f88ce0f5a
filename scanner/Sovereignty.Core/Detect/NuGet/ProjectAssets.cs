using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>obj/project.assets.json</c>, what a restore left behind: the whole graph per target framework. What only private assets need
/// (<c>suppressParent: All</c>) and packages that are only downloaded count as development. Source: NuGet.Client, LockFileFormat.
/// </summary>
public sealed class ProjectAssets : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/project-assets";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["project.assets.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = new AssetsFile();
        try
        {
            var json = new JsonLines(input.Utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("targets"u8) && json.EnterObject()) ReadTargets(ref json, file, input.Stop);
                else if (json.Name.SequenceEqual("libraries"u8) && json.EnterObject()) ReadLibraries(ref json, file);
                else if (json.Name.SequenceEqual("project"u8) && json.EnterObject()) ReadProject(ref json, file);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
        finally
        {
            file.WriteTo(found);
        }
    }

    private static void ReadTargets(ref JsonLines json, AssetsFile file, CancellationToken stop)
    {
        while (json.NextProperty())
        {
            stop.ThrowIfCancellationRequested();
            var target = new AssetsFile.Target();
            file.Targets.Add(target);
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                var key = json.NameText();
                var line = json.Line;
                if (!json.EnterObject()) continue;
                var isProject = false;
                List<string>? needs = null;
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("type"u8)) isProject = json.Raw().SequenceEqual("project"u8);
                    else if (json.Name.SequenceEqual("dependencies"u8) && json.EnterObject())
                    {
                        needs = [];
                        while (json.NextProperty()) needs.Add(json.NameText());
                    }
                }

                target.Add(key, line, isProject, needs);
            }
        }
    }

    private static void ReadLibraries(ref JsonLines json, AssetsFile file)
    {
        while (json.NextProperty())
        {
            var key = json.NameText();
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("sha512"u8) && json.Text() is { } hash) file.Hashes[key] = hash;
            }
        }
    }

    private static void ReadProject(ref JsonLines json, AssetsFile file)
    {
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("version"u8)) file.ProjectVersion = json.Text();
            else if (json.Name.SequenceEqual("restore"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("projectName"u8)) file.ProjectName = json.Text();
                }
            }
            else if (json.Name.SequenceEqual("frameworks"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.EnterObject()) ReadFramework(ref json, file);
                }
            }
        }
    }

    private static void ReadFramework(ref JsonLines json, AssetsFile file)
    {
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("dependencies"u8) && json.EnterObject())
            {
                while (json.NextProperty()) ReadDependency(ref json, file);
            }
            else if (json.Name.SequenceEqual("downloadDependencies"u8) && json.EnterArray())
            {
                while (json.NextItem()) ReadDownload(ref json, file);
            }
        }
    }

    private static void ReadDependency(ref JsonLines json, AssetsFile file)
    {
        var name = json.NameText();
        string? requested = json.Text(), target = null;
        var isPrivate = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("suppressParent"u8)) isPrivate = json.Raw().SequenceEqual("All"u8);
                else if (json.Name.SequenceEqual("version"u8)) requested = json.Text();
                else if (json.Name.SequenceEqual("target"u8)) target = json.Text();
            }
        }

        if (target is null or "Package") file.AddDirect(name, requested, isPrivate);
    }

    private static void ReadDownload(ref JsonLines json, AssetsFile file)
    {
        var line = json.Line;
        if (!json.EnterObject()) return;
        string? name = null, version = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
        }

        if (!string.IsNullOrEmpty(name) && VersionRange.Exact(version) is { } exact) file.Downloads.Add((name, exact, line));
    }
}
