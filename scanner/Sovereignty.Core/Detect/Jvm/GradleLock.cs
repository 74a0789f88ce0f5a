using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// <c>gradle.lockfile</c> and <c>buildscript-gradle.lockfile</c>: <c>group:name:version=configurations</c>, direct and transitive alike; of the
/// older form, a file for each configuration, the folder <c>dependency-locks</c>; of the plugin for consistent versions, <c>versions.lock</c>.
/// Source: Gradle user manual, "Locking versions"; palantir/gradle-consistent-versions.
/// </summary>
internal sealed class GradleLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/gradle-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["gradle.lockfile", "buildscript-gradle.lockfile", "settings-gradle.lockfile", "dependency-locks/*.lockfile", "versions.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // In the older form the file's name is the configuration.
        var named = input.Folder.EndsWith("dependency-locks", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(input.FileName) : null;
        var isBuild = input.FileName is "buildscript-gradle.lockfile" or "settings-gradle.lockfile";
        var isTest = false;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var line = lines.Current.Trim(" \t"u8);
            if (line.IsEmpty || line[0] == '#') continue;
            if (line[0] == '[')
            {
                isTest = line.StartsWith("[Test"u8);
                continue;
            }

            // "group:name:1.0 (3 constraints: f311b512)"
            if (line.IndexOf(" ("u8) is > 0 and var constraints) line = line[..constraints];
            var equals = line.IndexOf((byte)'=');
            var coordinates = Encoding.UTF8.GetString(equals < 0 ? line : line[..equals]);
            if (MavenNames.Split(coordinates) is not { Version: not null } split || MavenNames.Purl(split.Group, split.Name, split.Version) is not { } purl) continue;
            var configurations = named ?? (equals < 0 ? "" : Encoding.UTF8.GetString(line[(equals + 1)..]));
            found.Add(new DetectedComponent
            {
                Purl = purl,
                Scope = isBuild ? Scope.Development : isTest ? Scope.Test : configurations.Length == 0 ? Scope.Runtime : GradleScopes.Of(configurations),
                Line = lines.Number,
            });
        }
    }
}
