using Sovereignty.Detect;
using Sovereignty.Model;

namespace Sovereignty;

/// <summary>The data flow: sources, files, detectors, merged components, facts. Problems are collected at every arrow and end no run.</summary>
public static class ScanPipeline
{
    /// <summary>Runs a scan.</summary>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static Scan Run(ScanRequest request, CancellationToken stop = default)
    {
        var root = request.Sources[0];
        var detections = DetectorRunner.Run(root, Detectors.Index, new RunOptions { Workers = request.Workers, FileRead = request.FileRead }, stop);
        var merged = ComponentMerger.Merge(detections.Files);
        return new Scan
        {
            AsOf = request.AsOf,
            ToolVersion = request.ToolVersion,
            Organisation = new Organisation("", []),
            Components = merged.Components,
            Edges = merged.Edges,
            Problems = [.. detections.Problems.Concat(detections.Files.SelectMany(f => f.Problems)).Order()],
            FilesSeen = detections.FilesSeen,
            FoldersSkipped = detections.FoldersSkipped,
        };
    }
}
