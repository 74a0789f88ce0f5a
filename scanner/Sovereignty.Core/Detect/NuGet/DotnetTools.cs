using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary><c>dotnet-tools.json</c>: the tools that a repository's developers install. Source: .NET documentation, "Local tools".</summary>
internal sealed class DotnetTools : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/dotnet-tools";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["dotnet-tools.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadTools);

    private static void ReadTools(ref JsonLines json, Detection found)
    {
        if (!json.Name.SequenceEqual("tools"u8) || !json.EnterObject()) return;
        while (json.NextProperty())
        {
            var (name, line) = (json.NameText(), json.Line);
            string? version = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            }

            if (name.Length == 0) continue;
            found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("nuget", null, name, version), Kind = ComponentKind.Application, Scope = Scope.Development, Direct = true, Line = line,
            });
        }
    }
}
