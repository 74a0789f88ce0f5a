using System.Globalization;
using Sovereignty.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sovereignty.Text;

/// <summary>
/// A YAML file that people write (configuration, rules, catalogue), read so that every mistake is told with line, column and a suggestion.
/// YamlDotNet's representation model keeps the positions that deserialising to objects loses.
/// </summary>
public sealed class YamlFile
{
    private readonly List<Problem> problems = [];

    private YamlFile(string path) => Path = path;

    /// <summary>The file's path as problems show it.</summary>
    public string Path { get; }

    /// <summary>The problems found so far; readers add to them.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The top mapping, or null when the file is empty, broken or no mapping.</summary>
    public YamlMap? Root { get; private set; }

    /// <summary>Whether any problem is an error.</summary>
    public bool HasErrors => problems.Exists(p => p.Severity == ProblemSeverity.Error);

    /// <summary>Parses text. Never throws for bad input: see <see cref="Problems"/>.</summary>
    public static YamlFile Parse(string path, string text)
    {
        var file = new YamlFile(path);
        try
        {
            Guard(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var node = stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
            switch (node)
            {
                case YamlMappingNode mapping: file.Root = new YamlMap(file, mapping, ""); break;
                case null: file.Error("yaml-empty", Mark.Empty, "the file is empty", "see the example in README.md"); break;
                default: file.Error("yaml-not-a-mapping", node.Start, "expected keys and values at the top of the file", null); break;
            }
        }
        catch (YamlException e)
        {
            file.Error("yaml-syntax", e.Start, $"this is not valid YAML: {Clean(e.InnerException?.Message ?? e.Message)}", "check indentation and quotes at this place");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            file.Error("yaml-syntax", Mark.Empty, $"this is not valid YAML: {Clean(e.Message)}", null);
        }

        return file;
    }

    /// <summary>Adds an error at a place.</summary>
    public void Error(string code, Mark at, string message, string? hint) => Add(ProblemSeverity.Error, code, at, message, hint);

    /// <summary>Adds a warning at a place.</summary>
    public void Warn(string code, Mark at, string message, string? hint) => Add(ProblemSeverity.Warning, code, at, message, hint);

    private void Add(ProblemSeverity severity, string code, Mark at, string message, string? hint)
    {
        if (problems.Count >= 200) return;
        problems.Add(new Problem(code, severity, message)
        {
            Path = Path,
            Line = at.Line > 0 ? (int)at.Line : null,
            Column = at.Line > 0 && at.Column > 0 ? (int)at.Column : null,
            Hint = hint,
        });
    }

    // YamlDotNet recurses into nested flow collections; a file that people write nests a handful deep.
    private static void Guard(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '[' or '{') depth++;
            else if (c is ']' or '}') depth = Math.Max(0, depth - 1);
            if (depth > 100) throw new FormatException("nested more than 100 deep");
        }

        if (text.Length > 16 * 1024 * 1024) throw new FormatException("larger than 16 MiB");
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length - line.TrimStart(" -?").Length > 400) throw new FormatException("nested more than 100 deep");
        }
    }

    private static string Clean(string message) => message.ReplaceLineEndings(" ").TrimEnd('.').ToLower(CultureInfo.InvariantCulture);
}
