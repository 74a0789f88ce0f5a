using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cpp;

/// <summary><c>conanfile.txt</c>: what a project asks Conan for, to run and to build. Source: Conan documentation, "conanfile.txt".</summary>
internal sealed class ConanFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "cpp/conan-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conanfile.txt"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        Scope? scope = null;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            if (lines.Current.Length > 1000) continue;
            var line = Encoding.UTF8.GetString(lines.Current).Trim();
            if (line.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash) line = line[..hash].TrimEnd();
            if (line.Length == 0) continue;
            if (line[0] == '[')
            {
                scope = line switch { "[requires]" => Scope.Runtime, "[build_requires]" or "[tool_requires]" => Scope.Development, "[test_requires]" => Scope.Test, _ => null };
            }
            else if (scope is { } of)
            {
                Add(line, of, lines.Number, found);
            }
        }
    }

    /// <summary>Adds what a reference names: <c>name/1.2</c>, <c>name/[&gt;=1.2 &lt;2]</c>, <c>name/1.2@user/channel</c>.</summary>
    public static void Add(string text, Scope scope, int line, Detection found)
    {
        var open = text.IndexOf("/[", StringComparison.Ordinal);
        var range = open > 0 && text.IndexOf(']', open) is > 0 and var close ? text[(open + 2)..close] : null;
        var purl = range is null ? ConanLock.Purl(text) : PackageUrl.Create("conan", null, text[..open]);
        if (purl is not null) found.Add(new DetectedComponent { Purl = purl, Requested = range, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}
