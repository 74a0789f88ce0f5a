using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>The catalogue's namespace that a package falls under.</summary>
/// <param name="Value">The namespace.</param>
/// <param name="Pattern">Its pattern that the package matched, as the catalogue writes it.</param>
internal sealed record PackageEntry(PackageNamespace Value, string Pattern)
{
    /// <summary>Whether only one owner can publish under the pattern: it is a whole name, or a beginning that ends where a namespace ends.</summary>
    public bool IsNamespace => !Pattern.EndsWith('*') || Pattern.EndsWith("/*", StringComparison.Ordinal);
}
