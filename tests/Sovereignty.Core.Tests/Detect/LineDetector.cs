using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty.Tests.Detect;

/// <summary>A format for tests of everything around detectors: a line is <c>name version</c>; <c>fail</c> throws.</summary>
internal sealed class LineDetector(string file, EvidenceKind evidence) : IDetector
{
    public string Name => $"test/{evidence.ToString().ToLowerInvariant()}";

    public int Version => 1;

    public ImmutableArray<string> FileNames { get; } = [file];

    public Gives Gives => Gives.Versions | Gives.Lines;

    public void Detect(DetectorInput input, Detection found)
    {
        var line = 0;
        var last = -1;
        foreach (var text in Encoding.UTF8.GetString(input.Utf8).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line++;
            if (text == "fail") throw new InvalidOperationException("made to fail");
            var parts = text.Split(' ');
            var fixedVersion = evidence != EvidenceKind.Declared;
            var handle = found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("npm", null, parts[0], fixedVersion ? parts[1] : null),
                Requested = fixedVersion ? null : parts[1],
                Line = line,
                Evidence = evidence,
                Direct = parts.Length > 2 ? parts[2] == "direct" : null,
            });
            found.Edge(last, handle);
            last = handle;
        }
    }
}
