using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.Lua;

/// <summary>
/// <c>*.rockspec</c> of LuaRocks: the rock and what it depends on, in ranges. Only the plain assignments of the file are read; it is a program and
/// is not run. Source: LuaRocks documentation, "Rockspec format".
/// </summary>
internal sealed class Rockspec : IDetector
{
    private const int LargestText = 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "lua/rockspec";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.rockspec"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText) return;
        string? name = null, version = null, licence = null;
        var table = new List<string>();
        string key = "", word = "";
        var tokens = new LuaTokens(Encoding.UTF8.GetString(input.Utf8));
        while (tokens.Next())
        {
            switch (tokens.Kind)
            {
                case '{':
                    table.Add(word);
                    (key, word) = ("", "");
                    break;
                case '}':
                    if (table.Count > 0) table.RemoveAt(table.Count - 1);
                    (key, word) = ("", "");
                    break;
                case '=':
                    key = word;
                    break;
                case ',' or ';':
                    (key, word) = ("", "");
                    break;
                case 'w':
                    (key, word) = ("", tokens.Text);
                    break;
                case '"' when table.Count == 0:
                    if (key == "package") name ??= tokens.Text;
                    else if (key == "version") version ??= tokens.Text;
                    break;
                case '"' when table is ["description"] && key == "license":
                    licence ??= tokens.Text;
                    break;
                case '"' when table is ["dependencies"]:
                    Add(tokens.Text, Scope.Runtime, tokens.Line, found);
                    break;
                case '"' when table is ["build_dependencies"]:
                    Add(tokens.Text, Scope.Development, tokens.Line, found);
                    break;
                case '"' when table is ["test_dependencies"]:
                    Add(tokens.Text, Scope.Test, tokens.Line, found);
                    break;
                default:
                    break;
            }
        }

        if (name is { Length: > 0 and < 300 }) found.Project(Purl(name, version), licence);
    }

    // "penlight >= 1.5, < 2.0"; the first word is the name.
    private static void Add(string text, Scope scope, int line, Detection found)
    {
        text = text.Trim();
        var end = text.AsSpan().IndexOfAny(" <>=~");
        var name = end < 0 ? text : text[..end];
        var range = end < 0 ? null : text[end..].Trim();
        if (name.Length is 0 or > 300) return;
        // Lua itself is no rock, but as much of a dependency.
        var purl = name == "lua" ? PackageUrl.Create("generic", null, "lua") : Purl(name, null);
        found.Add(new DetectedComponent { Purl = purl, Requested = string.IsNullOrEmpty(range) ? null : range, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }

    private static PackageUrl Purl(string name, string? version)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < name.Length - 1 ? PackageUrl.Create("luarocks", name[..slash], name[(slash + 1)..], version) : PackageUrl.Create("luarocks", null, name, version);
    }
}
