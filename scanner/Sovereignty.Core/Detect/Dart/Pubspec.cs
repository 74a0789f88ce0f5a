using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Dart;

/// <summary><c>pubspec.yaml</c>: what a Dart or Flutter project asks for. Packages of folders and of the SDK are left out. Source: Dart documentation, "The pubspec file".</summary>
internal sealed class Pubspec : IDetector
{
    /// <inheritdoc/>
    public string Name => "dart/pubspec";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pubspec.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? name = null, version = null;
        Wish? wish = null;
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 2)
            {
                wish?.AddTo(found);
                wish = yaml.Count == 2 && yaml.At(0) is "dependencies" or "dev_dependencies" ? new Wish(yaml.Key, yaml.At(0) == "dependencies", yaml.Line) { Range = yaml.Text() } : null;
                if (yaml.Is("name")) name = yaml.Text();
                else if (yaml.Is("version")) version = yaml.Text();
            }

            wish?.Set(ref yaml);
        }

        wish?.AddTo(found);
        if (!string.IsNullOrEmpty(name)) found.Project(PackageUrl.Create("pub", null, name, version));
    }

    private sealed class Wish(string name, bool isRuntime, int line)
    {
        private string? repository;
        private string? reference;
        private bool isElsewhere;

        public string? Range { get; set; }

        public void Set(ref YamlPaths yaml)
        {
            if (yaml.Count == 3)
            {
                Set(yaml.Key, yaml.Text());
            }
            else if (yaml.Count == 4 && yaml.At(2) == "git")
            {
                if (yaml.Key == "url") repository = yaml.Text();
                else if (yaml.Key == "ref") reference = yaml.Text();
            }
        }

        public void AddTo(Detection found)
        {
            if (isElsewhere || name.Length is 0 or > 200) return;
            var exact = Range is { Length: > 0 } text && char.IsAsciiDigit(text[0]) && !text.Contains(' ', StringComparison.Ordinal) ? text : null;
            var source = Links.Public(repository);
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("pub", null, name, exact, Repositories.Qualifier(repository, reference)),
                Requested = Range ?? source,
                Scope = isRuntime ? Scope.Runtime : Scope.Development,
                Direct = true,
                Line = line,
                Evidence = EvidenceKind.Declared,
                Declared = source is null ? Declarations.None : new Declarations { SourceUrl = source },
            });
        }

        private void Set(string key, string? value)
        {
            if (key == "version") Range = value;
            else if (key == "git") repository = value;
            else if (key is "sdk" or "path") isElsewhere = true;
        }
    }
}
