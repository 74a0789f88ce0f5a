using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Ruby;

/// <summary><c>Gemfile</c>: what a Ruby project asks for. Source: see <see cref="GemfileFile"/>.</summary>
public sealed class Gemfile : IDetector
{
    /// <inheritdoc/>
    public string Name => "ruby/gemfile";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Gemfile", "gems.rb"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        foreach (var gem in GemfileFile.Parse(input.Bytes).Gems)
        {
            if (gem.IsLocal) continue;
            var version = RubyText.ExactVersion(gem.Requested);
            var source = Links.Public(gem.Repository);
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("gem", null, gem.Name, version, version is null ? Repositories.Qualifier(gem.Repository, gem.Reference) : null),
                Requested = gem.Requested,
                Scope = gem.Scope,
                Direct = true,
                Line = gem.Line,
                Evidence = EvidenceKind.Declared,
                Declared = source is null ? Declarations.None : new Declarations { SourceUrl = source },
            });
        }
    }
}
