using Sovereignty.Model;

namespace Sovereignty.Detect.Pipelines;

/// <summary>One entry of <c>include</c>: a file of the repository, of another project, a component, or a file somewhere on the web.</summary>
internal sealed class GitLabInclude
{
    private string? local;
    private string? remote;
    private string? project;
    private string? reference;
    private string? component;
    private int line;

    /// <summary>An entry that is a mere text: a path of the repository, or an address.</summary>
    public static GitLabInclude Of(string text, int line)
    {
        var include = new GitLabInclude();
        include.Set(text.Contains("://", StringComparison.Ordinal) ? "remote" : "local", text, line);
        return include;
    }

    /// <summary>Takes a field; those that name nothing are passed over.</summary>
    public void Set(string key, string? value, int at)
    {
        switch (key)
        {
            case "project":
                (project, line) = (value, at);
                break;
            case "ref":
                reference = value;
                break;
            case "component":
                (component, line) = (value, at);
                break;
            case "local":
                local = value;
                break;
            case "remote":
                (remote, line) = (value, at);
                break;
        }
    }

    /// <summary>Adds what is foreign to the sink, and what is of the repository to the files to read.</summary>
    public void AddTo(IncludedFiles files)
    {
        if (local is { Length: > 0 } && local.Contains('*', StringComparison.Ordinal)) files.Matching(local.TrimStart('/'));
        else if (local is { Length: > 0 }) files.FromRoot(local.TrimStart('/'));
        var link = remote is null ? null : Reading.Links.Public(remote);
        if ((Purl() ?? OfRemote(link)) is not { } purl) return;
        files.Found.Add(new DetectedComponent
        {
            Purl = purl, Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
            Declared = project is null && component is null && link is not null ? new Declarations { DownloadUrl = link } : Declarations.None,
        });
    }

    private PackageUrl? Purl()
    {
        if (project is { Length: > 2 and < 400 })
        {
            var slash = project.LastIndexOf('/');
            if (project.Contains('$', StringComparison.Ordinal) || slash <= 0 || slash == project.Length - 1) return null;
            return PackageUrl.Create("gitlab", project[..slash], project[(slash + 1)..], reference);
        }

        // host/group/project/component@version; the host may be $CI_SERVER_FQDN, which is the instance itself.
        if (component is not { Length: > 2 and < 400 }) return null;
        var at = component.IndexOf('@', StringComparison.Ordinal);
        var parts = (at < 0 ? component : component[..at]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4 || parts[1..].Any(p => p.Contains('$', StringComparison.Ordinal))) return null;
        var qualifiers = parts[0] == "gitlab.com" || parts[0].StartsWith('$') ? null : new[] { KeyValuePair.Create("repository_url", $"https://{parts[0]}") };
        return PackageUrl.Create("gitlab", string.Join('/', parts[1..^2]), parts[^2], at < 0 ? null : component[(at + 1)..], qualifiers, parts[^1]);
    }

    // No purl type stands for a file on the web; whoever holds its host decides what the pipeline runs.
    private static PackageUrl? OfRemote(string? link)
    {
        if (link is null || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || link.Contains('$', StringComparison.Ordinal)) return null;
        var name = uri.AbsolutePath.Trim('/');
        return name.Length is 0 or > 400 ? null : PackageUrl.Create("generic", $"gitlab-ci-include/{uri.Host}", name.Replace('/', '-'), null);
    }
}
