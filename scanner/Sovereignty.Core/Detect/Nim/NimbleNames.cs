using Sovereignty.Model;

namespace Sovereignty.Detect.Nim;

/// <summary>Names of Nimble's packages, which are the same whatever their case and underscores.</summary>
internal static class NimbleNames
{
    /// <summary>The purl of a package of the index; null where the text is no name of one.</summary>
    public static PackageUrl? Plain(string name, string? version) =>
        name.Length is 0 or > 200 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? null
        // The compiler is no package of the index, but as much of a dependency.
        : name.Equals("nim", StringComparison.OrdinalIgnoreCase) ? PackageUrl.Create("generic", null, "nim", version) : Purl(name, version);

    /// <summary>The purl of a package of the index.</summary>
    public static PackageUrl Purl(string name, string? version) => PackageUrl.Create("generic", "nimble", name.ToLowerInvariant(), version);
}
