using System.Collections.Immutable;
using System.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// <c>build.gradle</c> and <c>build.gradle.kts</c>: coordinates that stand in <c>dependencies</c> blocks and plugins with a version, with the values
/// that the file or <c>gradle.properties</c> sets by plain assignment; <c>settings.gradle</c>: the catalogues that it writes out. Constraints are no
/// dependencies, they set versions of those that name none. What the build computes stays unknown; what a version catalogue holds is
/// told by the catalogue. Source: Gradle user manual, "Declaring dependencies" and "Using plugins".
/// </summary>
internal sealed class GradleBuild : IDetector
{
    private const int LargestText = 2 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "jvm/gradle-build";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.gradle", "*.gradle.kts"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in RootedPath.Upwards(input.Folder))
        {
            if (input.Neighbour(RootedPath.In(folder, "gradle.properties"), GradleProperties.Read) is not { } properties) continue;
            foreach (var (key, value) in properties) values.TryAdd(key, value);
        }

        var statements = new GradleStatements(values, found);
        var tokens = new GradleTokens(Encoding.UTF8.GetString(input.Utf8));
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            statements.Read(tokens);
        }

        statements.End();
    }
}
