using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Resolve;

/// <summary>The catalogue's namespace that a package falls under.</summary>
/// <param name="Value">The namespace.</param>
/// <param name="Pattern">Its pattern that the package matched, as the catalogue writes it.</param>
internal sealed record PackageEntry(PackageNamespace Value, string Pattern)
{
    /// <summary>Whether only one owner can publish under the pattern: it is a whole name, or a beginning that ends where a namespace ends.</summary>
    public bool IsNamespace => !Pattern.EndsWith('*') || Pattern.EndsWith("/*", StringComparison.Ordinal);

    /// <summary>
    /// How much the entry can tell of the package. Anybody can publish a name that begins like a firm's: unless it was looked up who publishes under the
    /// beginning, it is a guess. A whole namespace is its owner's, and Maven Central gives a group with all below it to who proves the domain.
    /// </summary>
    public Confidence Confidence
    {
        get
        {
            var stated = Value.Citation.Confidence;
            if (IsNamespace) return stated;
            var group = Pattern.StartsWith("pkg:maven/", StringComparison.Ordinal) && Pattern.EndsWith(".*", StringComparison.Ordinal);
            return stated == Confidence.High || (group && stated == Confidence.Medium) ? Confidence.Medium : Confidence.Low;
        }
    }
}
