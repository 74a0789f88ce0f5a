using System.Text;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Go;

/// <summary>The directives of a <c>go.mod</c> or <c>go.work</c>. Source: Go modules reference.</summary>
internal sealed class GoModFile
{
    private const int MostDirectives = 50_000;
    private readonly Dictionary<(string Module, string Version), Replacement> replacements = [];
    private readonly HashSet<(string Module, string Version)> excluded = [];

    /// <summary>The module's path, or null.</summary>
    public string? Module { get; private set; }

    /// <summary>The line of the module's path.</summary>
    public int ModuleLine { get; private set; }

    /// <summary>The language version, or null.</summary>
    public string? Go { get; private set; }

    /// <summary>The toolchain's version without <c>go</c>, or null.</summary>
    public string? Toolchain { get; private set; }

    /// <summary>The required modules.</summary>
    public List<Require> Requires { get; } = [];

    /// <summary>The line of the toolchain.</summary>
    public int ToolchainLine { get; private set; }

    /// <summary>Packages that are tools of the module.</summary>
    public List<string> Tools { get; } = [];

    /// <summary>The folders a workspace uses.</summary>
    public List<string> Uses { get; } = [];

    /// <summary>Whether all modules are listed, as since Go 1.17, and not the direct ones only.</summary>
    public bool IsComplete
    {
        get
        {
            var parts = (Go ?? "").Split('.');
            return parts.Length >= 2 && int.TryParse(parts[0], out var major) && int.TryParse(parts[1], out var minor) && (major > 1 || minor >= 17);
        }
    }

    /// <summary>Reads a file; lines that are no directive are passed over.</summary>
    public static GoModFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new GoModFile();
        var lines = new Utf8Lines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
        var block = "";
        var count = 0;
        while (lines.Next() && count++ < MostDirectives)
        {
            var text = lines.Current.Trim(" \t"u8);
            if (text.IsEmpty || text.StartsWith("//"u8)) continue;
            var line = Encoding.UTF8.GetString(text);
            var comment = line.IndexOf("//", StringComparison.Ordinal);
            var isIndirect = comment >= 0 && line.AsSpan(comment + 2).Trim().StartsWith("indirect");
            if (comment >= 0) line = line[..comment];
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            for (var i = 0; i < words.Length; i++) words[i] = words[i].Trim('"', '`');
            if (words.Length == 0) continue;
            if (block.Length > 0)
            {
                if (words[0] == ")") block = "";
                else file.Add(block, words, isIndirect, lines.Number);
            }
            else if (words.Length == 2 && words[1] == "(") block = words[0];
            else if (words.Length > 1) file.Add(words[0], words[1..], isIndirect, lines.Number);
        }

        return file;
    }

    /// <summary>What stands in for a module: null when nothing does; the one that names the version goes before the one that does not.</summary>
    public Replacement? ReplacementOf(string module, string version) =>
        replacements.GetValueOrDefault((module, version)) ?? replacements.GetValueOrDefault((module, ""));

    /// <summary>Whether a version must not be used: a requirement of it counts for nothing.</summary>
    public bool Excludes(Require require) => excluded.Contains((require.Module, require.Version));

    private void Add(string directive, string[] words, bool isIndirect, int line)
    {
        switch (directive)
        {
            case "module": (Module, ModuleLine) = (words[0], line); break;
            case "go": Go ??= words[0]; break;
            case "toolchain" when Toolchain is null && words[0].StartsWith("go", StringComparison.Ordinal): (Toolchain, ToolchainLine) = (words[0][2..], line); break;
            case "exclude" when words.Length >= 2: excluded.Add((words[0], words[1])); break;
            case "require" when words.Length >= 2: Requires.Add(new Require(words[0], words[1], isIndirect, line)); break;
            case "tool": Tools.Add(words[0]); break;
            case "use": Uses.Add(words[0]); break;
            case "replace":
                var arrow = Array.IndexOf(words, "=>");
                if (arrow is 1 or 2 && words.Length > arrow + 1) replacements[(words[0], arrow == 2 ? words[1] : "")] = new Replacement(words[arrow + 1], words.Length > arrow + 2 ? words[arrow + 2] : null);
                break;
            default: break;
        }
    }

    /// <summary>A required module.</summary>
    internal sealed record Require(string Module, string Version, bool IsIndirect, int Line);

    /// <summary>What stands in for a module: another module, or a folder, which has no version.</summary>
    internal sealed record Replacement(string Target, string? TargetVersion);
}
