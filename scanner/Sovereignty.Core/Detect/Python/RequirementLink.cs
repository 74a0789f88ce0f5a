using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>A requirement that is a repository or an archive by URL. Source: pip documentation, "VCS Support", "Requirement Specifiers".</summary>
internal static class RequirementLink
{
    /// <summary>The package, whose name stands behind <c>#egg=</c> or in the name of the wheel; null for a path of this tree, which is no dependency.</summary>
    public static DetectedComponent? Component(string text, Scope scope, int line, bool? direct)
    {
        if (Links.Public(text) is not { } link) return null;
        var egg = link.IndexOf("#egg=", StringComparison.Ordinal);
        var name = egg < 0 ? NameOf(link) : link.AsSpan(egg + 5);
        if (name.IndexOfAny("&[") is >= 0 and var end) name = name[..end];
        if (!Requirement.IsName(name)) return null;
        return new DetectedComponent
        {
            Purl = Repositories.FromLink(PackageUrl.Create("pypi", null, name.ToString(), egg < 0 ? Requirement.WheelVersion(link) : null), link),
            Requested = link,
            Scope = scope,
            Direct = direct,
            Line = line,
            Evidence = EvidenceKind.Declared,
            Declared = new Declarations { DownloadUrl = link },
        };
    }

    private static ReadOnlySpan<char> NameOf(string link)
    {
        var name = link.AsSpan(link.LastIndexOf('/') + 1);
        if (name.IndexOfAny("#@") is >= 0 and var end) name = name[..end];
        if (name.EndsWith(".git")) return name[..^4];
        if (link.StartsWith("git+", StringComparison.Ordinal)) return name;
        return name.EndsWith(".whl") && name.IndexOf('-') is > 0 and var dash ? name[..dash] : [];
    }
}
