using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Cpp;

/// <summary>
/// <c>vcpkg-configuration.json</c>: the registries that ports are taken from, each a repository at a commit or an archive, and tools that vcpkg installs
/// from them. Source: vcpkg documentation, "vcpkg-configuration.json reference".
/// </summary>
internal sealed class VcpkgConfiguration : IDetector
{
    /// <inheritdoc/>
    public string Name => "cpp/vcpkg-configuration";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["vcpkg-configuration.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        VcpkgRegistries.Read(input.Utf8, out var failure).AddTo(found);
        if (failure is not null) JsonLines.Malformed(found, failure);
    }
}
