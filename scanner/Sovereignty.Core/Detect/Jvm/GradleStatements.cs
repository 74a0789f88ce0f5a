using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// The statements of a Gradle build file, one a line, with the blocks that they stand in: finds coordinates, plugins and plain assignments.
/// </summary>
internal sealed class GradleStatements(Dictionary<string, string> values, Detection found)
{
    private const int DeepestBlock = 64;
    private const int MostWords = 64;

    private readonly List<string> blocks = [];
    private readonly List<string> words = [];
    private readonly List<(string Text, bool IsTemplate, int Word, int Line)> texts = [];
    private int parentheses;
    private bool isAssignment;
    private int skipped;

    /// <summary>Takes a token in.</summary>
    public void Read(GradleTokens tokens)
    {
        switch (tokens.Kind)
        {
            case '{':
                var name = words.Count > 0 ? words[0] : "";
                Finish();
                if (blocks.Count < DeepestBlock) blocks.Add(name);
                else skipped++;
                parentheses = 0;
                break;
            case '}':
                Finish();
                parentheses = 0;
                if (skipped > 0) skipped--;
                else if (blocks.Count > 0) blocks.RemoveAt(blocks.Count - 1);
                break;
            case '\n' when parentheses <= 0:
            case ';':
                // "group: 'a'," goes on in the next line.
                if (tokens.Kind == '\n' && lastIsComma) break;
                Finish();
                break;
            case '(':
                parentheses++;
                break;
            case ')':
                parentheses--;
                break;
            case '=':
                isAssignment = true;
                break;
            case 'w' when words.Count < MostWords:
                words.Add(tokens.Text);
                break;
            case '"' when texts.Count < MostWords:
                texts.Add((tokens.Text, tokens.IsTemplate, words.Count, tokens.Line));
                break;
            default:
                break;
        }

        if (tokens.Kind != '\n') lastIsComma = tokens.Kind == ',';
    }

    private bool lastIsComma;

    /// <summary>Ends the last statement.</summary>
    public void End() => Finish();

    private void Finish()
    {
        if (texts.Count > 0 && words.Count > 0)
        {
            if (blocks.Contains("dependencies")) Dependency();
            else if (blocks.Count > 0 && blocks[^1] == "plugins") Plugin();
            else Assign();
        }

        words.Clear();
        texts.Clear();
        isAssignment = false;
        lastIsComma = false;
    }

    private void Dependency()
    {
        // exclude group: 'a', module: 'b'; implementation project(':b'); kotlin("stdlib"); because("…")
        if (words.Any(w => w is "exclude" or "project" or "files" or "fileTree" or "because" or "kotlin" or "npm" or "apply" or "url")) return;
        var scope = blocks.Contains("buildscript") ? Scope.Development : ScopeOf(words[0]);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, isTemplate, word, line) in texts)
        {
            var value = isTemplate ? Expand(text) : text;
            var label = word > 0 ? words[word - 1] : "";
            if (label is "group" or "name" or "version")
            {
                named[label] = value;
                if (label == "version" || !named.ContainsKey("group") || !named.ContainsKey("name")) continue;
            }
            else if (MavenNames.Split(value) is { } split && !value.Contains(' ', StringComparison.Ordinal))
            {
                Add(split.Group, split.Name, split.Version, scope, line);
            }
        }

        if (named.TryGetValue("group", out var group) && named.TryGetValue("name", out var name)) Add(group, name, named.GetValueOrDefault("version"), scope, texts[0].Line);
    }

    // id 'x' version 'y'; id("x") version "y"; kotlin("jvm") version "y"
    private void Plugin()
    {
        var version = texts.FirstOrDefault(t => t.Word > 0 && words[t.Word - 1] == "version");
        var id = texts[0].Text;
        if (words[0] == "kotlin") id = $"org.jetbrains.kotlin.{id}";
        else if (words[0] != "id") return;
        var text = version.Text is null ? null : version.IsTemplate ? Expand(version.Text) : version.Text;

        // Without a version it is a part of Gradle, or of the build itself.
        if (text is not null) Add(id, $"{id}.gradle.plugin", text, Scope.Development, texts[0].Line, ComponentKind.BuildPart);
    }

    // def x = '1'; val x = "1"; ext.x = '1'; x = '1' in ext; set("x", "1"); extra["x"] = "1"
    private void Assign()
    {
        var (text, isTemplate, word, _) = texts[^1];
        var value = isTemplate ? Expand(text) : text;
        string? name = null;
        if (texts.Count == 1 && isAssignment && word == words.Count) name = words[^1];
        else if (texts.Count == 2 && (words[0] is "set" || words[0].StartsWith("ext", StringComparison.Ordinal))) name = texts[0].Text;
        if (name is not null && value.Length < 200 && values.Count < 10_000) values[name[(name.LastIndexOf('.') + 1)..]] = value;
    }

    private void Add(string group, string name, string? version, Scope scope, int line, ComponentKind kind = ComponentKind.Library)
    {
        if (MavenNames.Purl(group, name, version) is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Kind = kind, Requested = purl.Version is null ? version : null, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared,
        });
    }

    private static Scope ScopeOf(string configuration) =>
        configuration is "compileOnly" or "providedCompile" or "developmentOnly" or "lintChecks" ? Scope.Development : GradleScopes.Of(configuration);

    // $x, ${x}, ${versions.x}, ${rootProject.ext.x}, ${property("x")}: the last name counts.
    private string Expand(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal) || text.Length > 1000) return text;
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '$' || at + 1 == text.Length)
            {
                result.Append(text[at]);
                continue;
            }

            var isBraced = text[at + 1] == '{';
            var end = isBraced ? text.IndexOf('}', at) : at + 1;
            while (!isBraced && end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_' || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1])))) end++;
            if (end < 0) return text;
            var expression = isBraced ? text[(at + 2)..end] : text[(at + 1)..end];
            var name = expression[(expression.LastIndexOf('.') + 1)..].Trim('"', '\'', '(', ')', ' ', '[', ']');
            if (name.Contains('"', StringComparison.Ordinal)) name = name[(name.LastIndexOf('"') + 1)..];
            if (values.TryGetValue(name, out var value)) result.Append(value);
            else result.Append("${").Append(name).Append('}');
            at = isBraced ? end : end - 1;
        }

        return result.ToString();
    }
}
