using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Terraform;

/// <summary><c>.terraform.lock.hcl</c> of Terraform and OpenTofu: providers with exact versions and the hashes of their archives. Source: Terraform documentation, "Dependency Lock File".</summary>
internal sealed class LockFile : IDetector
{
    private const int MostHashes = 64;

    /// <inheritdoc/>
    public string Name => "terraform/lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => [".terraform.lock.hcl"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var tokens = new HclTokens(input.Utf8);
        string? source = null, version = null, constraints = null, key = null;
        var line = 0;
        var depth = 0;
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        var previous = "";
        while (tokens.Next())
        {
            if (tokens.Kind == '{') depth++;
            else if (tokens.Kind == '}')
            {
                depth--;
                if (depth == 0 && source is not null && TerraformNames.Provider(source, version) is { } purl)
                {
                    found.Add(new DetectedComponent
                    {
                        Purl = purl, Kind = ComponentKind.BuildPart, Requested = constraints, Line = line,
                        Declared = hashes.Count == 0 ? Declarations.None : new Declarations { Hashes = [.. hashes] },
                    });
                }

                if (depth <= 0) (source, depth) = (null, 0);
            }
            else if (tokens.Kind == '=') key = previous;
            else if (tokens.Kind == HclTokens.Quoted)
            {
                if (depth == 0 && previous == "provider")
                {
                    (source, version, constraints, line) = (tokens.Text, null, null, tokens.Line);
                    hashes.Clear();
                }
                else if (key == "version") version = tokens.Text;
                else if (key == "constraints") constraints = tokens.Text;
                else if (key == "hashes" && hashes.Count < MostHashes && tokens.Text.StartsWith("zh:", StringComparison.Ordinal)) hashes.UnionWith(Integrity.FromHex("sha256", tokens.Text.AsSpan(3)));
            }

            previous = tokens.Kind == HclTokens.Word ? tokens.Text : "";
        }
    }
}
