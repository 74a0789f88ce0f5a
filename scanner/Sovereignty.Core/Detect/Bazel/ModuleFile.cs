using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Python;
using Sovereignty.Model;

namespace Sovereignty.Detect.Bazel;

/// <summary>
/// <c>MODULE.bazel</c>: the modules that a project asks for, and artefacts of Maven that it names one by one. The file is a program and is not run:
/// only calls with plain texts are read. A version asked for is the least; the lock file says which was chosen.
/// Source: Bazel documentation, "MODULE.bazel files"; rules_jvm_external.
/// </summary>
internal sealed class ModuleFile : IDetector
{
    private const int LargestText = 2 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "bazel/module-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["MODULE.bazel"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        var isLocked = input.Resolve("MODULE.bazel.lock", out var path) && input.Neighbour(path, static _ => "") is not null;
        var tokens = new PythonTokens(Encoding.UTF8.GetString(input.Utf8));
        var call = "";
        var (word, key) = ("", "");
        var (depth, line) = (0, 0);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case 'w':
                    if (key.Length > 0 && tokens.Text is "True") arguments.TryAdd(key, tokens.Text);
                    (word, key) = (tokens.Text, "");
                    break;
                case '(':
                    if (depth++ == 0) (call, line) = (word, tokens.Line);
                    break;
                case ')':
                    if (--depth == 0)
                    {
                        Add(call, arguments, line, isLocked, found);
                        arguments.Clear();
                    }

                    depth = Math.Max(0, depth);
                    break;
                case '=' when depth == 1:
                    key = word;
                    break;
                case '"' when depth == 1 && key.Length > 0:
                    arguments.TryAdd(key, tokens.Text);
                    key = "";
                    break;
                default:
                    key = "";
                    break;
            }
        }
    }

    private static void Add(string call, Dictionary<string, string> arguments, int line, bool isLocked, Detection found)
    {
        var version = arguments.GetValueOrDefault("version");
        if (version is { Length: 0 or > 200 }) version = null;
        if (call == "module" && arguments.GetValueOrDefault("name") is { Length: > 0 and < 200 } own)
        {
            found.Project(PackageUrl.Create("bazel", null, own, version));
            return;
        }

        PackageUrl? purl = null;
        if (call == "bazel_dep" && arguments.GetValueOrDefault("name") is { Length: > 0 and < 200 } name) purl = PackageUrl.Create("bazel", null, name, isLocked ? null : version);
        else if (call == "artifact" && arguments.GetValueOrDefault("group") is { Length: > 0 } group) purl = Jvm.MavenNames.Purl(group, arguments.GetValueOrDefault("artifact"), version);
        if (purl is null) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Requested = purl.Version is null ? version : null, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
            Scope = arguments.GetValueOrDefault("dev_dependency") == "True" || arguments.GetValueOrDefault("testonly") == "True" ? Scope.Development : Scope.Runtime,
        });
    }
}
