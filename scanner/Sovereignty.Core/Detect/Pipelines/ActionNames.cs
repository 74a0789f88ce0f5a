using System.Text;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>What <c>uses:</c> of a workflow names.</summary>
internal static class ActionNames
{
    /// <summary>
    /// The action, workflow or image as a component; null for one of the same repository or an expression. An action pinned to a commit keeps
    /// the release that a comment behind it states as the version asked for.
    /// </summary>
    public static DetectedComponent? Component(string uses, string? comment, int line)
    {
        if (uses.Length > 500 || uses.StartsWith('.') || uses.Contains("${{", StringComparison.Ordinal)) return null;
        if (uses.StartsWith("docker://", StringComparison.Ordinal)) return ImageName.Component(uses, line, Scope.Development);
        var at = uses.LastIndexOf('@');
        var version = at < 0 ? null : uses[(at + 1)..];
        var path = at < 0 ? uses : uses[..at];
        string? host = null;
        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            // Forgejo and Gitea take actions of any host.
            var slash = path.IndexOf('/', scheme + 3);
            if (slash < 0) return null;
            host = path[(scheme + 3)..slash];
            path = path[(slash + 1)..];
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts.Take(2).Any(p => !p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))) return null;
        var qualifiers = host is null or "github.com" ? null : new[] { KeyValuePair.Create("repository_url", $"https://{host}") };
        var name = parts[1].EndsWith(".git", StringComparison.Ordinal) ? parts[1][..^4] : parts[1];
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("githubactions", parts[0].ToLowerInvariant(), name.ToLowerInvariant(), version, qualifiers, parts.Length > 2 ? string.Join('/', parts[2..]) : null),
            Kind = ComponentKind.BuildPart,
            Requested = Repositories.IsCommit(version) ? comment : null,
            Scope = Scope.Development,
            Direct = true,
            Line = line,
            Evidence = EvidenceKind.Declared,
        };
    }

    /// <summary>The release in the comment behind a pinned action: the first word, if it has a digit in it.</summary>
    public static string? Release(ReadOnlySpan<byte> line)
    {
        var hash = line.LastIndexOf(" #"u8);
        if (hash < 0) return null;
        var word = line[(hash + 2)..].Trim(" #\t"u8);
        var end = word.IndexOfAny((byte)' ', (byte)'\t');
        if (end > 0) word = word[..end];
        return word.Length is > 0 and < 60 && word.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? Encoding.UTF8.GetString(word) : null;
    }
}
