using Sovereignty.Model;

namespace Sovereignty.Detect.Go;

/// <summary>Go modules as purls. Source: purl type definition golang.</summary>
internal static class GoModules
{
    /// <summary>A purl out of a module's path; null where the text is none.</summary>
    public static PackageUrl? Purl(string module, string? version)
    {
        module = module.Trim('/');
        var slash = module.LastIndexOf('/');
        if (module.Length is 0 or > 1000 || module[0] is '.' or '-' || module.Contains('\\', StringComparison.Ordinal)) return null;
        return PackageUrl.Create("golang", slash < 0 ? null : module[..slash], module[(slash + 1)..], version);
    }
}
