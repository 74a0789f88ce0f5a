using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Python;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cpp;

/// <summary>
/// <c>conanfile.py</c>: what a recipe asks Conan for in <c>requires</c> and its kin, as attributes or as calls. The file is a program and is not run:
/// a text that is put together stays unknown. Source: Conan documentation, "conanfile.py".
/// </summary>
internal sealed class ConanRecipe : IDetector
{
    private const int LargestText = 2 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "cpp/conan-recipe";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["conanfile.py"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        var tokens = new PythonTokens(Encoding.UTF8.GetString(input.Utf8));
        string? name = null, version = null, licence = null;
        string word = "", open = "";
        var depth = 0;
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case 'w':
                    if (depth == 0) open = "";
                    word = tokens.Text;
                    break;
                case '=' when depth == 0:
                    open = word;
                    break;
                case '(' or '[':
                    if (depth++ == 0 && ScopeOf(word) is not null) open = word;
                    break;
                case ')' or ']':
                    if (--depth <= 0) open = "";
                    depth = Math.Max(0, depth);
                    break;
                case '"' when ScopeOf(open) is { } scope:
                    // requires("name/1.0", override=True): what follows the name is no other package.
                    if (tokens.Text.Contains('/', StringComparison.Ordinal)) ConanFile.Add(tokens.Text, scope, tokens.Line, found);
                    break;
                case '"' when depth == 0:
                    if (open == "name") name ??= tokens.Text;
                    else if (open == "version") version ??= tokens.Text;
                    else if (open == "license") licence ??= tokens.Text;
                    break;
                default:
                    break;
            }
        }

        if (name is { Length: > 0 and < 200 }) found.Project(PackageUrl.Create("conan", null, name, version), licence);
    }

    private static Scope? ScopeOf(string word) => word switch
    {
        "requires" => Scope.Runtime,
        "build_requires" or "tool_requires" or "python_requires" => Scope.Development,
        "test_requires" => Scope.Test,
        _ => null,
    };
}
