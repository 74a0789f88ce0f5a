using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Docker;

/// <summary>
/// Names of container images. In the purl the registry is the head of the namespace, save for Docker Hub, whose <c>library/</c> is left out too;
/// the tag is the version and the digest a hash, or the version where there is no tag. Source: OCI distribution specification, "Pulling
/// manifests"; Docker reference, "docker image tag".
/// </summary>
internal static class ImageName
{
    private static readonly AsciiSet NameCharacters = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:");
    private static readonly AsciiSet TagCharacters = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>The image as a component, or null where the text names none: <c>scratch</c>, a template, a variable that nothing sets.</summary>
    public static DetectedComponent? Component(string? text, int line, Scope scope = Scope.Runtime)
    {
        if (text is null) return null;
        text = text.Trim();
        if (text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            if (text[..scheme] is not ("docker" or "oci" or "docker-daemon" or "containers-storage")) return null;
            text = text[(scheme + 3)..];
        }

        var (name, tag, digest) = Split(text);
        if (name.Length is 0 or > 400 || name.AsSpan().ContainsAnyExcept(NameCharacters) || name == "scratch" || !char.IsAsciiLetterOrDigit(name[0]) || name[^1] is '/' or ':') return null;
        var isTag = tag.Length is > 0 and <= 128 && !tag.AsSpan().ContainsAnyExcept(TagCharacters);
        if (PathOf(name) is not { } path) return null;
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("docker", path.Namespace, path.Name, isTag ? tag : digest),
            Kind = ComponentKind.Container,
            Requested = tag.Length > 0 && !isTag ? tag : null,
            Scope = scope,
            Direct = true,
            Line = line,
            Evidence = EvidenceKind.Declared,
            Declared = digest is null ? Declarations.None : new Declarations { Hashes = [digest.ToLowerInvariant()] },
        };
    }

    private static (string Name, string Tag, string? Digest) Split(string text)
    {
        string? digest = null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            digest = text[(at + 1)..];
            text = text[..at];
            if (!digest.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) || digest.Length != 71 || !digest.AsSpan(7).ToString().All(char.IsAsciiHexDigit)) digest = null;
        }

        // The colon of a port stands before a slash; that of ${A:-b} inside braces.
        var slash = text.LastIndexOf('/');
        var brace = text.IndexOf('$', slash + 1);
        var colon = text.IndexOf(':', slash + 1);
        if (brace >= 0 && brace < colon) return (text, "", digest);
        return colon < 0 ? (text, "", digest) : (text[..colon], text[(colon + 1)..], digest);
    }

    private static (string? Namespace, string Name)? PathOf(string name)
    {
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 1 && parts[0] is "docker.io" or "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com") parts.RemoveAt(0);
        if (parts.Count == 2 && parts[0] == "library") parts.RemoveAt(0);
        if (parts.Count == 0 || parts[^1].Contains(':', StringComparison.Ordinal)) return null;
        return (parts.Count == 1 ? null : string.Join('/', parts[..^1]), parts[^1]);
    }
}
