using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Tools;

/// <summary>Tools as asdf and mise name them: a name of their own registry, or of a package registry behind a prefix.</summary>
internal static class ToolNames
{
    private static readonly AsciiSet RangeCharacters = new("<>=*^~");

    /// <summary>The tool as a component; null for one of the system, a path or a name that is none.</summary>
    public static DetectedComponent? Component(string name, string? version, int line)
    {
        if (name.Length is 0 or > 300 || name.Contains(' ', StringComparison.Ordinal) || version is "system") return null;
        if (version is not null && (version.StartsWith("path:", StringComparison.Ordinal) || version.Length > 100)) return null;
        var wished = version is { } text && text.StartsWith("ref:", StringComparison.Ordinal) ? text[4..] : version;
        var isExact = wished is not null && (wished.Count(c => c == '.') >= 2 || Repositories.IsCommit(wished)) && !wished.AsSpan().ContainsAny(RangeCharacters);
        if (Purl(name, isExact ? wished : null, wished) is not { } purl) return null;
        return new DetectedComponent
        {
            Purl = purl,
            Kind = ComponentKind.Application,
            Requested = isExact ? null : wished,
            Scope = Scope.Development,
            Direct = true,
            Line = line,
            Evidence = EvidenceKind.Declared,
        };
    }

    /// <summary>The repository that a backend names, <c>aqua:owner/name</c>; null for one of a package registry.</summary>
    public static string? Repository(string? backend) =>
        backend is { Length: > 0 and < 300 } && Purl(backend.Replace(":github.com/", ":", StringComparison.Ordinal), null, null) is { Type: "github" } purl ? $"https://github.com/{purl.Namespace}/{purl.Name}" : null;

    private static PackageUrl? Purl(string name, string? version, string? wished)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return name.Contains('/', StringComparison.Ordinal) ? null : name == "java" ? Java(version, wished) : PackageUrl.Create("generic", null, name, version);
        var rest = name[(colon + 1)..];
        if (rest.Contains('[', StringComparison.Ordinal)) rest = rest[..rest.IndexOf('[', StringComparison.Ordinal)];
        var slash = rest.LastIndexOf('/');
        var (ns, last) = slash <= 0 ? (null, rest.Trim('/')) : (rest[..slash], rest[(slash + 1)..]);
        if (last.Length == 0 || rest.Contains("://", StringComparison.Ordinal)) return null;
        return name[..colon] switch
        {
            "npm" => PackageUrl.Create("npm", ns, last, version),
            "cargo" => PackageUrl.Create("cargo", null, last, version),
            "pipx" => PackageUrl.Create("pypi", null, last, version),
            "gem" => PackageUrl.Create("gem", null, last, version),
            "dotnet" => PackageUrl.Create("nuget", null, last, version),
            "go" => PackageUrl.Create("golang", ns, last, version),
            "ubi" or "aqua" or "github" or "packslip" or "asdf" or "spm" when ns is not null && !ns.Contains('/', StringComparison.Ordinal) => PackageUrl.Create("github", ns, last, version),
            "core" or "vfox" or "asdf" => last == "java" ? Java(version, wished) : PackageUrl.Create("generic", null, last, version),
            _ => null,
        };
    }

    // "temurin-21.0.1+12": whose Java it is stands before the version. Without, it is OpenJDK. Source: asdf-java; mise, "Java".
    private static PackageUrl Java(string? version, string? wished)
    {
        var dash = wished?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash <= 0 || !char.IsAsciiLetter(wished![0])) return PackageUrl.Create("generic", null, "java", version);
        var vendor = wished[..dash] switch { "temurin" => "eclipse-temurin", "zulu" => "azul-zulu", "oracle" => "java-se", var other => other };
        return PackageUrl.Create("generic", null, vendor, version?[(dash + 1)..]);
    }
}
