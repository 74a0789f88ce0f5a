using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Tools;

/// <summary><c>.pre-commit-config.yaml</c>: the repositories that hooks come from, and the packages that a hook asks for beside its own, where it says in
/// which language or their spelling tells. Source: pre-commit documentation, "Adding pre-commit plugins".</summary>
internal sealed class PreCommit : IDetector
{
    /// <inheritdoc/>
    public string Name => "tools/pre-commit";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".pre-commit-config.yaml", ".pre-commit-config.yml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        string? address = null, version = null;
        var line = 0;
        string? language = null;
        var packages = new List<(string Text, int Line)>();
        var yaml = new YamlPaths(input.Utf8);
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (yaml.Count <= 4)
            {
                foreach (var (text, at) in packages) AddPackage(language, text, at, found);
                packages.Clear();
                language = null;
            }

            if (yaml.Count <= 2)
            {
                Add(address, version, line, found);
                (address, version) = (null, null);
            }

            if (yaml.Is("repos", "-", "repo")) (address, line) = (yaml.Text(), yaml.Line);
            else if (yaml.Is("repos", "-", "rev")) version = yaml.Text();
            else if (yaml.Count >= 5 && yaml.Begins("repos", "-", "hooks", "-")) ReadHook(ref yaml, ref language, packages);
        }

        foreach (var (text, at) in packages) AddPackage(language, text, at, found);

        Add(address, version, line, found);
    }

    private static void ReadHook(ref YamlPaths yaml, ref string? language, List<(string Text, int Line)> packages)
    {
        if (yaml.At(4) == "language" && yaml.Count == 5) language = yaml.Text();
        else if (yaml.At(4) != "additional_dependencies" || packages.Count >= 1000) return;
        else if (yaml.Count == 6 && yaml.Key == "-" && yaml.Text() is { } item) packages.Add((item, yaml.Line));
    }

    private static void AddPackage(string? language, string text, int line, Detection found)
    {
        PackageUrl? purl = null;
        string? requested = null;
        language ??= LanguageOf(text);
        if (language == "python" && Python.Requirement.TryParse(text, out var one))
        {
            purl = PackageUrl.Create("pypi", null, one.Name.ToString(), Python.Requirement.ExactVersion(one.Specifier));
            requested = one.Specifier.Length > 0 ? one.Specifier.ToString() : null;
        }
        else if (language == "node")
        {
            Npm.NpmPackages.SplitAt(text, out var name, out var range);
            purl = Npm.NpmPackages.Purl(name, Npm.NpmPackages.ExactVersion(range));
            requested = range.Length > 0 ? range.ToString() : null;
        }
        else if (language == "golang" && text.LastIndexOf('@') is > 0 and var at && text[..at].Contains('/', StringComparison.Ordinal))
        {
            var slash = text[..at].LastIndexOf('/');
            purl = PackageUrl.Create("golang", text[..slash], text[(slash + 1)..at], text[(at + 1)..]);
        }

        if (purl is null) return;
        found.Add(new DetectedComponent { Purl = purl, Requested = purl.Version is null ? requested : null, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }

    // Of the languages that hooks are written in, only Python compares versions in front of them and only npm has them behind an @.
    private static string? LanguageOf(string text)
    {
        if (text.AsSpan().ContainsAny("<>~!") || text.Contains("==", StringComparison.Ordinal)) return "python";
        var at = text.LastIndexOf('@');
        if (at < 0 || text.Contains(':', StringComparison.Ordinal)) return null;
        if (text[0] == '@') return text.Contains('/', StringComparison.Ordinal) ? "node" : null;
        return at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '^') && !text.Contains('/', StringComparison.Ordinal) ? "node" : null;
    }

    private static void Add(string? address, string? version, int line, Detection found)
    {
        if (Repositories.Purl(address, version) is not { } purl) return;
        found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}
