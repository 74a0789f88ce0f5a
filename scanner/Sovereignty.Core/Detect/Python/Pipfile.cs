using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary><c>Pipfile</c>: what a project asks pipenv for, to run, to develop and in categories of its own. Source: pipenv documentation, "Pipfile".</summary>
internal sealed class Pipfile : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/pipfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Pipfile"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        Wish? wish = null;
        var toml = new TomlLines(input.Utf8, new Utf8Pool());
        while (toml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (toml.IsTable)
            {
                wish?.AddTo(found);
                wish = toml.Table.Count == 2 && ScopeOf(toml.Table[0]) is { } ofTable ? new Wish(toml.Table[1], ofTable, toml.Line) : null;
            }
            else if (wish is not null)
            {
                wish.Set(toml.Key, ref toml);
            }
            else if (toml.Table.Count == 1 && ScopeOf(toml.Table[0]) is { } scope)
            {
                Read(ref toml, scope, found);
            }
        }

        wish?.AddTo(found);
        toml.Tell(found);
    }

    private static void Read(ref TomlLines toml, Scope scope, Detection found)
    {
        var wish = new Wish(toml.Key, scope, toml.Line) { Specifier = toml.Text() };
        if (toml.EnterInline())
        {
            while (toml.NextProperty()) wish.Set(toml.Key, ref toml);
        }

        wish.AddTo(found);
    }

    // All tables that are none of pipenv's own are categories.
    private static Scope? ScopeOf(string table) => table switch
    {
        "packages" => Scope.Runtime,
        "source" or "requires" or "scripts" or "pipenv" => null,
        _ => table.Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : Scope.Development,
    };

    private sealed class Wish(string name, Scope scope, int line)
    {
        private string? repository;
        private string? reference;
        private bool isGit;
        private bool isLocal;

        public string? Specifier { get; set; }

        public void Set(string key, ref TomlLines toml)
        {
            if (key == "version") Specifier = toml.Text();
            else if (key is "git" or "file" or "url") (repository, isGit) = (toml.Text(), key == "git");
            else if (key == "ref") reference = toml.Text();
            else if (key == "path") isLocal = true;
        }

        public void AddTo(Detection found)
        {
            var link = Links.Public(repository);
            if (isLocal || IsPath(repository) || !Requirement.IsName(name)) return;
            var version = Requirement.ExactVersion(Specifier) ?? (link is null ? null : Requirement.WheelVersion(link));
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("pypi", null, name, version, version is null && isGit ? Repositories.Qualifier(repository, reference) : null),
                Requested = Specifier is null or "*" ? link : Specifier,
                Scope = scope,
                Direct = true,
                Line = line,
                Evidence = EvidenceKind.Declared,
                Declared = link is null ? Declarations.None : new Declarations { DownloadUrl = link },
            });
        }

        private static bool IsPath(string? place) => place is not null && !place.Contains("://", StringComparison.Ordinal) && !place.Contains('@', StringComparison.Ordinal);
    }
}
