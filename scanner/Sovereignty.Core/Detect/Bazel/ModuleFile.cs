using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Python;

namespace Sovereignty.Detect.Bazel;

/// <summary>
/// <c>MODULE.bazel</c>: the modules that a project asks for, what it puts in the place of some, and what extensions are told to fetch: artefacts of Maven,
/// crates, Go modules, images, archives. The file is a program and is not run: only calls with plain texts are read. A version asked for is the least;
/// the lock file says which was chosen. Source: Bazel documentation, "MODULE.bazel files"; rules_jvm_external, rules_rust, rules_go, rules_oci.
/// </summary>
internal sealed class ModuleFile : IDetector
{
    private const int LargestText = 2 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "bazel/module-file";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["MODULE.bazel"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        var isLocked = input.Resolve("MODULE.bazel.lock", out var path) && input.Neighbour(path, static _ => "") is not null;
        var calls = new ModuleCalls(isLocked);
        var tokens = new PythonTokens(Encoding.UTF8.GetString(input.Utf8));
        var call = new ModuleCall("", 0);
        var (word, key, list) = ("", "", "");
        var depth = 0;
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case 'w':
                    if (key.Length > 0 && tokens.Text is "True") call.Set(key, tokens.Text);
                    (word, key) = (tokens.Text, "");
                    break;
                case '(':
                    if (depth++ == 0) call = new ModuleCall(word, tokens.Line);
                    (key, list) = ("", "");
                    break;
                case ')':
                    if (--depth == 0) calls.Add(call, found);
                    depth = Math.Max(0, depth);
                    list = "";
                    break;
                case '=' when depth == 1:
                    key = word;
                    break;
                case '[' when depth == 1:
                    (list, key) = (key, "");
                    break;
                case ']':
                    list = "";
                    break;
                case '"' when depth == 1 && key.Length > 0:
                    call.Set(key, tokens.Text);
                    key = "";
                    break;
                case '"' when depth == 1 && list.Length > 0:
                    call.Add(list, tokens.Text, tokens.Line);
                    break;
                default:
                    key = "";
                    break;
            }
        }

        calls.WriteTo(found);
    }
}
