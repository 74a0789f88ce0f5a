using System.Collections.Immutable;
using Sovereignty.Detect.Installed;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.R;

/// <summary><c>packrat.lock</c> of R, the forerunner of renv's. Source: rstudio/packrat, lock file.</summary>
internal sealed class PackratLock : IDetector
{
    private static readonly string[] Fields = ["Package", "Source", "Version", "Requires", "GithubUsername", "GithubRepo", "GithubSha1"];

    /// <inheritdoc/>
    public string Name => "r/packrat-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["packrat.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var handles = new Dictionary<string, int>(StringComparer.Ordinal);
        var needs = new List<(int From, string To)>();
        var file = new ControlFile(input.Utf8, Fields);
        while (file.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (file[0] is not { Length: > 0 and < 200 } name || file[2] is not { Length: > 0 } version) continue;
            var repository = file[4] is { Length: > 0 } owner && file[5] is { Length: > 0 } of ? $"https://github.com/{owner}/{of}" : null;
            var type = file[1]?.StartsWith("bioconductor", StringComparison.OrdinalIgnoreCase) == true ? "bioconductor" : "cran";
            var handle = handles[name] = found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create(type, null, name, version, Repositories.Qualifier(repository, file[6])), Line = file.Line,
                Declared = repository is null ? Declarations.None : new Declarations { SourceUrl = repository },
            });
            foreach (var needed in (file[3] ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) needs.Add((handle, needed));
        }

        foreach (var (from, to) in needs)
        {
            if (handles.TryGetValue(to, out var needed)) found.Edge(from, needed);
        }
    }
}
