using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary><c>Pipfile.lock</c>: a group of packages each for running, developing and categories of one's own. Source: pypa/pipenv, Pipfile.lock.</summary>
public sealed class PipfileLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "python/pipfile-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Pipfile.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadGroup);

    private static void ReadGroup(ref JsonLines json, Detection found)
    {
        if (json.Name.SequenceEqual("_meta"u8)) return;
        var scope = json.Name.SequenceEqual("default"u8) ? Scope.Runtime : json.Name.IndexOf("test"u8) >= 0 ? Scope.Test : Scope.Development;
        if (!json.EnterObject()) return;
        while (json.NextProperty()) ReadPackage(ref json, found, scope);
    }

    private static void ReadPackage(ref JsonLines json, Detection found, Scope scope)
    {
        var (name, line) = (json.NameText(), json.Line);
        if (!Requirement.IsName(name) || !json.EnterObject()) return;
        string? version = null, link = null, reference = null;
        var isGit = false;
        var isLocal = false;
        var hashes = new List<string>();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            else if (json.Name.SequenceEqual("git"u8) || json.Name.SequenceEqual("file"u8)) (isGit, link) = (json.Name.SequenceEqual("git"u8), json.Text());
            else if (json.Name.SequenceEqual("ref"u8)) reference = json.Text();
            else if (json.Name.SequenceEqual("path"u8)) isLocal = true;
            else if (json.Name.SequenceEqual("hashes"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    if (json.Text() is { } hash) hashes.Add(hash);
                }
            }
        }

        if (isLocal) return;
        link = Links.Public(link);
        var colon = hashes.Count == 1 ? hashes[0].IndexOf(':', StringComparison.Ordinal) : -1;
        var sure = colon > 0 ? Integrity.FromHex(hashes[0].AsSpan(0, colon), hashes[0].AsSpan(colon + 1)) : [];
        var exact = Requirement.ExactVersion(version);
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("pypi", null, name, exact, exact is null && isGit ? Repositories.Qualifier(link, reference) : null),
            Scope = scope,
            Line = line,
            Declared = link is null && sure.IsEmpty ? Declarations.None : new Declarations { DownloadUrl = link, Hashes = sure },
        });
    }
}
