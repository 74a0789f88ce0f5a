using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Apple;

/// <summary><c>Cartfile.resolved</c> of Carthage: <c>github "owner/name" "1.0"</c>, <c>git "address" "1.0"</c>, <c>binary "address" "1.0"</c>. Source: Carthage, "Artifacts".</summary>
internal sealed class CartfileResolved : IDetector
{
    /// <inheritdoc/>
    public string Name => "apple/cartfile-resolved";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Cartfile.resolved"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            if (lines.Current.Length > 4000) continue;
            var parts = Encoding.UTF8.GetString(lines.Current).Split('"');
            if (parts.Length < 5) continue;
            var (kind, name, version) = (parts[0].Trim(), parts[1], parts[3]);
            if (Purl(kind, name, version) is { } purl) found.Add(new DetectedComponent { Purl = purl, Line = lines.Number });
        }
    }

    /// <summary>The purl of an entry; null for what names nothing.</summary>
    internal static PackageUrl? Purl(string kind, string name, string? version) => kind switch
    {
        "github" when !name.Contains("://", StringComparison.Ordinal) => Repositories.Purl($"https://github.com/{name}", version),
        "github" or "git" => Repositories.Purl(name, version),
        "binary" => Binary(name, version),
        _ => null,
    };

    private static PackageUrl? Binary(string address, string? version)
    {
        if (Links.Public(address) is not { } url) return null;
        var name = Path.GetFileNameWithoutExtension(url.TrimEnd('/'));
        return name.Length == 0 ? null : PackageUrl.Create("generic", null, name, version, [KeyValuePair.Create("download_url", url)]);
    }
}
