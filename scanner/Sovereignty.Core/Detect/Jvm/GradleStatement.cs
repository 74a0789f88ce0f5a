using System.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>One statement of a Gradle build file as its words and texts, with the values that the file has set so far.</summary>
internal sealed class GradleStatement(Dictionary<string, string> values)
{
    private const int MostValues = 10_000;

    /// <summary>The words, in order.</summary>
    public List<string> Words { get; } = [];

    /// <summary>What stands in quotes, in order.</summary>
    public List<Quoted> Texts { get; } = [];

    /// <summary>Whether there is an equals sign in it.</summary>
    public bool IsAssignment { get; set; }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        Words.Clear();
        Texts.Clear();
        IsAssignment = false;
    }

    /// <summary>A text with its values put in.</summary>
    public string ValueOf(int text) => Texts[text].IsTemplate ? Expand(Texts[text].Text) : Texts[text].Text;

    /// <summary>The text that stands right behind a word; -1 where none does.</summary>
    public int IndexOfLabel(string label) => Texts.FindIndex(t => LabelOf(t) == label);

    /// <summary>The value of the name behind a word (<c>version kotlinVersion</c>); null where it is not set here.</summary>
    public string? WordBehind(string label)
    {
        var at = Words.IndexOf(label);
        return at < 0 || at + 1 >= Words.Count ? null : values.GetValueOrDefault(LastName(Words[at + 1]));
    }

    /// <summary>
    /// The coordinates that the statement names: in one text, in several, as labelled parts (<c>group: 'a'</c>, <c>group = "a"</c>,
    /// <c>"group" to "a"</c>), or as Kotlin's own libraries.
    /// </summary>
    public List<(string Group, string Name, string? Version, int Line)> Coordinates()
    {
        var result = new List<(string, string, string?, int)>();
        if (Words.Contains("kotlin"))
        {
            if (Texts.Count is 1 or 2) result.Add(("org.jetbrains.kotlin", $"kotlin-{ValueOf(0)}", Texts.Count == 2 ? ValueOf(1) : null, Texts[0].Line));
            return result;
        }

        // implementation("group", "name", "1.0")
        if (Texts.Count is 2 or 3 && Texts.TrueForAll(t => t.Word == Texts[0].Word && !t.Text.Contains(':', StringComparison.Ordinal)))
        {
            result.Add((ValueOf(0), ValueOf(1), Texts.Count == 3 ? ValueOf(2) : null, Texts[0].Line));
            return result;
        }

        string? group = null, name = null, version = null;
        var line = 0;
        for (var i = 0; i < Texts.Count; i++)
        {
            var label = LabelOf(Texts[i]);
            if (label == "to" && i > 0) label = Texts[i - 1].Text;
            var value = ValueOf(i);
            if (label == "group")
            {
                if (group is not null && name is not null) result.Add((group, name, version, line));
                (group, name, version, line) = (value, null, null, Texts[i].Line);
            }
            else if (label == "name") name = value;
            else if (label == "version") version = value;
            else if (!value.Contains(' ', StringComparison.Ordinal) && MavenNames.Split(Joined(i, value)) is { } split) result.Add((split.Group, split.Name, split.Version, Texts[i].Line));
        }

        if (group is not null && name is not null) result.Add((group, name, version ?? WordBehind("version"), line));
        return result;
    }

    /// <summary>
    /// Keeps what the statement sets: <c>def x = '1'</c>, <c>val x = "1"</c>, <c>ext.x = '1'</c>, <c>set("x", "1")</c>, <c>extra["x"] = "1"</c>,
    /// <c>val x by extra("1")</c>, <c>ext.versions = [x: '1', y: '2']</c>.
    /// </summary>
    public void Assign()
    {
        var last = Texts[^1];
        if (Texts.Count == 1 && IsAssignment && last.Word == Words.Count) Set(Words[^1], ValueOf(0));
        else if (Texts.Count == 1 && Words.Count == 4 && Words[2] == "by" && Words[3] == "extra") Set(Words[1], ValueOf(0));
        else if (Texts.Count == 2 && (Words[0] is "set" || Words[0].StartsWith("ext", StringComparison.Ordinal)) && last.Word == Texts[0].Word) Set(Texts[0].Text, ValueOf(1));
        else if (IsAssignment && Texts.Count > 1)
        {
            for (var i = 0; i < Texts.Count; i++) Set(LabelOf(Texts[i]), ValueOf(i));
        }
    }

    private void Set(string name, string value)
    {
        if (name.Length > 0 && value.Length < 200 && values.Count < MostValues) values[LastName(name)] = value;
    }

    private string LabelOf(Quoted text) => text.Word > 0 ? Words[text.Word - 1] : "";

    // 'group:name:' + version
    private string Joined(int text, string value) =>
        value.EndsWith(':') && Texts[text].Word < Words.Count && values.TryGetValue(LastName(Words[Texts[text].Word]), out var version) ? value + version : value;

    private static string LastName(string name) => name[(name.LastIndexOf('.') + 1)..];

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
            var name = LastName(expression).Trim('"', '\'', '(', ')', ' ', '[', ']');
            if (name.Contains('"', StringComparison.Ordinal)) name = name[(name.LastIndexOf('"') + 1)..];
            if (values.TryGetValue(name, out var value)) result.Append(value);
            else result.Append("${").Append(name).Append('}');
            at = isBraced ? end : end - 1;
        }

        return result.ToString();
    }

    /// <summary>A text in quotes.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="IsTemplate">Whether <c>$name</c> in it stands for a value.</param>
    /// <param name="Word">How many words stand before it.</param>
    /// <param name="Line">The line, from 1.</param>
    public readonly record struct Quoted(string Text, bool IsTemplate, int Word, int Line);
}
