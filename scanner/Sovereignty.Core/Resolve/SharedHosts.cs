namespace Sovereignty.Resolve;

/// <summary>Hosts on which many publish: that something lies there says nothing of who made it.</summary>
internal sealed class SharedHosts(Catalogue.Catalogue catalogue)
{
    private static readonly HashSet<string> Hosts = new(StringComparer.Ordinal)
    {
        "github.io", "githubusercontent.com", "gitlab.io", "code.google.com", "googlecode.com", "docs.google.com", "drive.google.com", "sites.google.com",
        "appspot.com", "firebaseapp.com", "web.app", "azurewebsites.net", "blob.core.windows.net", "amazonaws.com", "cloudfront.net", "herokuapp.com", "netlify.app",
        "netlify.com", "vercel.app", "pages.dev", "workers.dev", "readthedocs.io", "readthedocs.org", "rtfd.io", "blogspot.com", "wordpress.com", "medium.com",
        "java.net", "codeplex.com", "codehaus.org", "wikipedia.org", "archive.org", "example.com", "example.org",
        "marketplace.visualstudio.com", "visualstudio.com", "opencollective.com", "twitter.com", "x.com", "linkedin.com", "facebook.com", "youtube.com", "t.me",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> HasHost = Hosts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether many publish on a host.</summary>
    public bool Contains(string host)
    {
        for (var name = host.ToLowerInvariant().AsSpan(); !name.IsEmpty; name = HostName.Above(name))
        {
            if (HasHost.Contains(name)) return true;
        }

        return catalogue.Names.IsRegistry(host);
    }

    /// <summary>Whether a host is a forge, whose first path segment is an account.</summary>
    public bool IsForge(string host) => catalogue.Names.Registry(host)?.Kind == "forge";
}
