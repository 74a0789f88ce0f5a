using System.Collections.Immutable;

namespace Sovereignty.Detect.Perl;

/// <summary><c>cpanfile.snapshot</c> of Carton: distributions with their author, and which needs which by the modules they hold. Source: Carton documentation; purl type definition of cpan.</summary>
internal sealed class CpanSnapshot : IDetector
{
    /// <inheritdoc/>
    public string Name => "perl/cpanfile-snapshot";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["cpanfile.snapshot"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = CpanSnapshotFile.Parse(input.Bytes);
        var distributions = file.Distributions;
        var handles = new int[distributions.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            input.Stop.ThrowIfCancellationRequested();
            handles[i] = distributions[i].Purl() is { } purl ? found.Add(new DetectedComponent { Purl = purl, Line = distributions[i].Line }) : -1;
        }

        for (var i = 0; i < handles.Length; i++)
        {
            foreach (var module in distributions[i].Needs)
            {
                if (file.HolderOf(module) is { } holder) found.Edge(handles[i], handles[holder]);
            }
        }
    }
}
