using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Conda;

/// <summary>
/// An explicit environment of conda: a line <c>@EXPLICIT</c> and then the address of a package a line, with its hash behind <c>#</c>.
/// Source: conda documentation, "Building identical environments"; conda-lock, rendered lock files.
/// </summary>
internal sealed class ExplicitLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "conda/explicit-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conda*.lock", "*.conda.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            var line = lines.Current.Trim(" \t"u8);
            if (line.Length > 4000 || !line.StartsWith("http"u8)) continue;
            if (CondaAddress.Component(Encoding.UTF8.GetString(line), lines.Number) is { } component) found.Add(component);
        }
    }
}
