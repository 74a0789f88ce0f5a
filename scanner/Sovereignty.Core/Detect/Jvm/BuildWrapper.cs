using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// <c>gradle-wrapper.properties</c> and <c>maven-wrapper.properties</c>: the release of Gradle or Maven that a build fetches, with its hash.
/// Source: Gradle user manual, "Gradle Wrapper"; Maven Wrapper documentation.
/// </summary>
internal sealed class BuildWrapper : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/build-wrapper";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["gradle-wrapper.properties", "maven-wrapper.properties"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var values = GradleProperties.Read(input.Bytes);
        if (Links.Public(values.GetValueOrDefault("distributionUrl")) is not { } url || Purl(url[(url.LastIndexOf('/') + 1)..]) is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl,
            Kind = ComponentKind.BuildPart,
            Scope = Scope.Development,
            Direct = true,
            Line = LineOf(input.Utf8),
            Declared = new Declarations { DownloadUrl = url, Hashes = Integrity.FromHex("sha256", values.GetValueOrDefault("distributionSha256Sum")) },
        });
    }

    // gradle-8.5-bin.zip, apache-maven-3.9.6-bin.zip
    private static PackageUrl? Purl(string file)
    {
        var isMaven = file.StartsWith("apache-maven-", StringComparison.Ordinal);
        if (!isMaven && !file.StartsWith("gradle-", StringComparison.Ordinal)) return null;
        var version = file[(isMaven ? 13 : 7)..];
        foreach (var end in new[] { "-bin.zip", "-all.zip", "-src.zip", "-bin.tar.gz" })
        {
            if (!version.EndsWith(end, StringComparison.Ordinal) || version.Length == end.Length) continue;
            version = version[..^end.Length];
            return isMaven ? PackageUrl.Create("maven", "org.apache.maven", "apache-maven", version) : PackageUrl.Create("generic", null, "gradle", version);
        }

        return null;
    }

    private static int LineOf(ReadOnlySpan<byte> text)
    {
        var lines = new Utf8Lines(text);
        while (lines.Next())
        {
            if (lines.Current.TrimStart((byte)' ').StartsWith("distributionUrl"u8)) return lines.Number;
        }

        return 0;
    }
}
