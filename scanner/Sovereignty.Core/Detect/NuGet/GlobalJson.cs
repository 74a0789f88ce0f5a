using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>global.json</c> of .NET: the SDK that builds the project (<c>pkg:generic/dotnet-sdk</c>: no purl type stands for it) and SDKs of MSBuild.
/// Source: .NET documentation, "global.json overview".
/// </summary>
internal sealed class GlobalJson : IDetector
{
    /// <inheritdoc/>
    public string Name => "nuget/global-json";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["global.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => JsonLines.ReadObject(input, found, ReadProperty);

    private static void ReadProperty(ref JsonLines json, Detection found)
    {
        if (json.Name.SequenceEqual("sdk"u8) && json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("version"u8) && json.Text() is { Length: > 0 } version) Add(PackageUrl.Create("generic", null, "dotnet-sdk", version), json.Line, found);
            }
        }
        else if (json.Name.SequenceEqual("msbuild-sdks"u8) && json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.NameText() is { Length: > 0 } name) Add(PackageUrl.Create("nuget", null, name, json.Text()), json.Line, found);
            }
        }
    }

    private static void Add(PackageUrl purl, int line, Detection found) =>
        found.Add(new DetectedComponent { Purl = purl, Kind = ComponentKind.BuildPart, Scope = Scope.Development, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
}
