using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Kubernetes;

/// <summary>A Helm chart as a file names it.</summary>
internal sealed class HelmNames
{
    public string? Name { get; set; }

    public string? Version { get; set; }

    /// <summary>The address of the chart repository, a folder, or a name for it.</summary>
    public string? Repository { get; set; }

    public string? Digest { get; set; }

    public bool IsOptional { get; set; }

    public int Line { get; set; }

    /// <summary>The chart as a component, or null where it has no name.</summary>
    /// <param name="evidence">What sort of statement the file makes.</param>
    public DetectedComponent? Component(EvidenceKind evidence)
    {
        if (Name is null or { Length: 0 or > 250 } || Name.Contains("{{", StringComparison.Ordinal)) return null;
        var isExact = evidence == EvidenceKind.Locked || IsExact(Version);
        var url = Links.Public(Repository);
        var qualifiers = url is null ? null : new[] { KeyValuePair.Create("repository_url", url) };
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("helm", null, Name, isExact ? Version : null, qualifiers),
            Kind = ComponentKind.BuildPart,
            Requested = isExact ? null : Version,
            Own = Repository is { } text && (text.StartsWith("file://", StringComparison.Ordinal) || text.StartsWith('.')),
            Scope = IsOptional ? Scope.Optional : Scope.Runtime,
            Direct = true,
            Line = Line,
            Evidence = evidence,
            Declared = url is null ? Declarations.None : new Declarations { DownloadUrl = url },
        };
    }

    /// <summary>Whether a version names one release: a range has operators, blanks or an <c>x</c> in it.</summary>
    public static bool IsExact(string? version) =>
        version is { Length: > 0 and < 100 } && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '_') && version.Count(c => c == '.') >= 2
        && !version.Split('-', '+')[0].Contains('x', StringComparison.OrdinalIgnoreCase);
}
