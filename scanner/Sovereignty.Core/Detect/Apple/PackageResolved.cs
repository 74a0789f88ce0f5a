using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary>
/// <c>Package.resolved</c> of Swift, versions 1 to 3: a package is its repository, at a tag, or at a commit where it has none.
/// Source: Swift Package Manager, "Package.resolved"; purl type definition of swift.
/// </summary>
internal sealed class PackageResolved : IDetector
{
    /// <inheritdoc/>
    public string Name => "apple/package-resolved";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Package.resolved", ".package.resolved"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadProperty);

    // The pins stood under "object" in version 1.
    private static void ReadProperty(ref JsonLines json, Detection found)
    {
        if (json.Name.SequenceEqual("pins"u8)) ReadPins(ref json, found);
        else if (json.Name.SequenceEqual("object"u8) && json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("pins"u8)) ReadPins(ref json, found);
            }
        }
    }

    private static void ReadPins(ref JsonLines json, Detection found)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            var line = json.Line;
            string? location = null, identity = null, kind = null, version = null, branch = null, revision = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("location"u8) || json.Name.SequenceEqual("repositoryURL"u8)) location = json.Text();
                else if (json.Name.SequenceEqual("identity"u8)) identity = json.Text();
                else if (json.Name.SequenceEqual("kind"u8)) kind = json.Text();
                else if (json.Name.SequenceEqual("state"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.Name.SequenceEqual("version"u8)) version = json.Text();
                        else if (json.Name.SequenceEqual("branch"u8)) branch = json.Text();
                        else if (json.Name.SequenceEqual("revision"u8)) revision = json.Text();
                    }
                }
            }

            // A tag that was asked for as a branch stands there; a real branch does not tell which state was taken.
            if (branch?.TrimStart('v') is not { Length: > 2 } tag || !char.IsAsciiDigit(tag[0]) || !tag.Contains('.', StringComparison.Ordinal)) branch = null;
            if (Purl(kind, identity, location, version ?? branch ?? revision) is not { } purl) continue;
            var source = Links.Public(location);
            found.Add(new DetectedComponent { Purl = purl, Line = line, Declared = source is null ? Declarations.None : new Declarations { SourceUrl = source } });
        }
    }

    /// <summary>The purl of a package; null where neither its repository nor its identity is readable.</summary>
    internal static PackageUrl? Purl(string? kind, string? identity, string? location, string? version)
    {
        // Of a registry, the identity is scope.name.
        if (kind == "registry") return identity?.Split('.', 2) is [{ Length: > 0 } scope, { Length: > 0 } name] ? PackageUrl.Create("swift", scope, name, version) : null;
        if (Links.Public(location) is not { } url) return null;
        var path = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        if (path.EndsWith(".git", StringComparison.Ordinal)) path = path[..^4];
        var slash = path.LastIndexOf('/');
        return slash <= 0 || slash == path.Length - 1 ? null : PackageUrl.Create("swift", path[..slash], path[(slash + 1)..], version);
    }
}
