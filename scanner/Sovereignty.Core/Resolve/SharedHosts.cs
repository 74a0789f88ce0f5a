namespace Sovereignty.Resolve;

/// <summary>Hosts on which many publish: that something lies there says nothing of who made it.</summary>
internal sealed class SharedHosts
{
    private static readonly string[] Hosts =
    [
        "github.io", "githubusercontent.com", "gitlab.io", "code.google.com", "googlecode.com", "docs.google.com", "drive.google.com", "sites.google.com",
        "appspot.com", "firebaseapp.com", "web.app", "azurewebsites.net", "blob.core.windows.net", "amazonaws.com", "cloudfront.net", "herokuapp.com", "netlify.app",
        "netlify.com", "vercel.app", "pages.dev", "workers.dev", "readthedocs.io", "readthedocs.org", "rtfd.io", "blogspot.com", "wordpress.com", "medium.com",
        "java.net", "codeplex.com", "codehaus.org", "wikipedia.org", "archive.org", "example.com", "example.org",
        "marketplace.visualstudio.com", "visualstudio.com", "opencollective.com", "twitter.com", "x.com", "linkedin.com", "facebook.com", "youtube.com", "t.me",
    ];

    private readonly HostIndex<string> shared;
    private readonly HostIndex<string> forges;

    public SharedHosts(Catalogue.Catalogue catalogue)
    {
        shared = new HostIndex<string>(Hosts.Concat(catalogue.Registries.Values.SelectMany(r => r.Domains)).Select(d => (d, "shared")));
        forges = new HostIndex<string>(catalogue.Registries.Values.Where(r => r.Kind == "forge").SelectMany(r => r.Domains).Select(d => (d, "forge")));
    }

    /// <summary>Whether many publish on a host.</summary>
    public bool Contains(string host) => shared.Find(host) is not null;

    /// <summary>Whether a host is a forge, whose first path segment is an account.</summary>
    public bool IsForge(string host) => forges.Find(host) is not null;
}
