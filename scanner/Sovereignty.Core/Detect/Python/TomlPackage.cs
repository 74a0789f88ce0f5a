using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>One <c>[[package]]</c> of a TOML lock file while it is read; the four formats differ in few keys.</summary>
internal sealed class TomlPackage(int line)
{
    private string? wheelHash;
    private string? sourceHash;
    private string? wheelUrl;
    private string? sourceUrl;
    private int wheels;

    public int Line { get; } = line;

    public string? Name { get; set; }

    public string? Version { get; set; }

    public bool IsLocal { get; set; }

    public bool IsRoot { get; set; }

    public string? Repository { get; set; }

    public Scope? Scope { get; set; }

    public List<(string Name, string? Version)> Needs { get; } = [];

    public List<(string Name, string? Version, Scope Scope)> GroupNeeds { get; } = [];

    /// <summary>Notes a file and its hash, <c>sha256:hex</c>.</summary>
    public void AddFile(string? name, string? url, string? hash)
    {
        var isWheel = (name ?? url)?.EndsWith(".whl", StringComparison.OrdinalIgnoreCase) == true;
        if (isWheel)
        {
            wheels++;
            (wheelHash, wheelUrl) = (hash, url);
        }
        else
        {
            (sourceHash, sourceUrl) = (hash ?? sourceHash, url ?? sourceUrl);
        }
    }

    /// <summary>
    /// The component: with the hash and address of its source archive, or of its only wheel. The hashes of many wheels would be taken for
    /// alternatives of one file.
    /// </summary>
    public DetectedComponent Component()
    {
        var hash = sourceHash ?? (wheels == 1 ? wheelHash : null);
        var url = Links.Public(Repository ?? sourceUrl ?? (wheels == 1 ? wheelUrl : null));
        var colon = hash?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var hashes = colon > 0 ? Integrity.FromHex(hash.AsSpan(0, colon), hash.AsSpan(colon + 1)) : [];
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("pypi", null, Name!, Version),
            Scope = Scope ?? Model.Scope.Runtime,
            Line = Line,
            Declared = hashes.IsEmpty && url is null ? Declarations.None : new Declarations { Hashes = hashes, DownloadUrl = url },
        };
    }
}
