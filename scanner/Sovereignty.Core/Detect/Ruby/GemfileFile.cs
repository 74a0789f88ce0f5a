using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Ruby;

/// <summary>
/// What a <c>Gemfile</c> asks for. It is Ruby, which is not run here: lines that call <c>gem</c> with texts are read, and the groups around them. Source:
/// Bundler, gemfile(5).
/// </summary>
internal sealed class GemfileFile
{
    /// <summary>The gems, in the file's order.</summary>
    public List<Gem> Gems { get; } = [];

    /// <summary>Reads a file.</summary>
    public static GemfileFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new GemfileFile();
        var lines = new Utf8Lines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span);
        var blocks = new Stack<Scope?>();
        while (lines.Next() && file.Gems.Count < 20_000)
        {
            var raw = lines.Current.Trim(" \t"u8);
            if (raw.IsEmpty || raw[0] == '#' || raw.Length > 4096) continue;
            var line = Encoding.UTF8.GetString(raw);
            if (RubyText.Call(line, "gem") is { } arguments) file.Add(arguments, blocks, lines.Number);
            if (RubyText.OpensBlock(line)) blocks.Push(RubyText.Call(line, "group") is { } groups ? ScopeOf(groups) : null);
            else if (line is "end" or "}" && blocks.Count > 0) blocks.Pop();
        }

        return file;
    }

    private void Add(string arguments, Stack<Scope?> blocks, int line)
    {
        var texts = RubyText.Texts(arguments);
        if (texts.Count == 0 || !RubyText.IsGem(texts[0])) return;
        var scope = Scope.Runtime;
        foreach (var block in blocks)
        {
            if (block is not null) scope = block.Value;
        }

        var group = RubyText.Option(arguments, "group") ?? RubyText.Option(arguments, "groups");
        if (group is not null) scope = ScopeOf(group);
        var isLocal = RubyText.Option(arguments, "path") is not null;
        var ranges = texts.Skip(1).TakeWhile(t => t.Length > 0 && (char.IsAsciiDigit(t[0]) || t[0] is '~' or '>' or '<' or '=' or '!')).ToList();
        Gems.Add(new Gem(texts[0], ranges.Count > 0 ? string.Join(", ", ranges) : null, scope, isLocal, line)
        {
            Repository = Value(arguments, "git") ?? (Value(arguments, "github") is { } name ? $"https://github.com/{(name.Contains('/', StringComparison.Ordinal) ? name : $"{name}/{name}")}" : null),
            Reference = Value(arguments, "tag") ?? Value(arguments, "ref") ?? Value(arguments, "branch"),
        });
    }

    private static string? Value(string arguments, string option) => RubyText.Option(arguments, option) is { } text && RubyText.Texts(text) is [var value, ..] ? value : null;

    private static Scope ScopeOf(string groups)
    {
        var isTest = groups.Contains("test", StringComparison.Ordinal);
        var isDevelopment = groups.Contains("development", StringComparison.Ordinal) || groups.Contains("dev", StringComparison.Ordinal) || groups.Contains("doc", StringComparison.Ordinal) || groups.Contains("lint", StringComparison.Ordinal);
        return groups.Contains("default", StringComparison.Ordinal) || groups.Contains("production", StringComparison.Ordinal) ? Scope.Runtime : isDevelopment ? Scope.Development : isTest ? Scope.Test : Scope.Runtime;
    }

    /// <summary>One gem.</summary>
    internal sealed record Gem(string Name, string? Requested, Scope Scope, bool IsLocal, int Line)
    {
        /// <summary>The repository that it is taken from; null where it is the source's of all gems.</summary>
        public string? Repository { get; init; }

        /// <summary>The tag, commit or branch of the repository, if one is named.</summary>
        public string? Reference { get; init; }
    }
}
