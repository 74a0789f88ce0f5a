using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Dart;

/// <summary>
/// <c>pubspec.lock</c> of Dart and Flutter. Packages of a folder are the project's own. Those that come with the Flutter SDK keep
/// the version that the file gives them, 0.0.0; the range of SDKs that it allows is what is asked for. Source: Dart documentation, "Pubspec lock file"; pub's own sources of packages.
/// </summary>
internal sealed class PubspecLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "dart/pubspec-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pubspec.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packages = new List<Package>();
        var sdks = new Dictionary<string, string>(StringComparer.Ordinal);
        Package? package = null;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                package = yaml.Is("packages", "*") ? new Package(yaml.Key, yaml.Line) : null;
                if (package is not null) packages.Add(package);
                else if (yaml.Is("sdks", "*") && yaml.Text() is { } range) sdks[yaml.Key] = range;
            }
            else package?.Set(ref yaml);
        }

        foreach (var one in packages) one.AddTo(found, sdks);
    }

    private sealed class Package(string name, int line)
    {
        private string? dependency;
        private string? source;
        private string? version;
        private string? url;
        private string? sdk;
        private string? revision;
        private string? hash;

        public void Set(ref YamlPaths yaml)
        {
            if (yaml.Count == 3)
            {
                if (yaml.Key == "dependency") dependency = yaml.Text();
                else if (yaml.Key == "source") source = yaml.Text();
                else if (yaml.Key == "version") version = yaml.Text();
                else if (yaml.Key == "description") sdk = yaml.Text();
                return;
            }

            if (yaml.Count != 4 || yaml.At(2) != "description") return;
            if (yaml.Key == "url") url = yaml.Text();
            else if (yaml.Key == "resolved-ref") revision = yaml.Text();
            else if (yaml.Key == "sha256") hash = yaml.Text();
        }

        public void AddTo(Detection found, Dictionary<string, string> sdks)
        {
            if (name.Length == 0 || version is null) return;
            var range = source == "sdk" && sdk is not null ? sdks.GetValueOrDefault(sdk) : null;
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("pub", null, name, version, source == "git" ? Repositories.Qualifier(url, revision) : null),
                Own = source == "path",
                Requested = range,
                Scope = dependency == "direct dev" ? Scope.Development : Scope.Runtime,
                Direct = dependency is null ? null : dependency.StartsWith("direct", StringComparison.Ordinal),
                Line = line,
                Declared = new Declarations { Hashes = Integrity.FromHex("sha256", hash), DownloadUrl = source == "hosted" ? Links.Public(url) : null, SourceUrl = source == "git" ? Links.Public(url) : null },
            });
        }
    }
}
