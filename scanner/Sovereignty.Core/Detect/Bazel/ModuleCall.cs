namespace Sovereignty.Detect.Bazel;

/// <summary>One call of <c>MODULE.bazel</c> with those of its arguments that are plain texts, <c>True</c>, or lists of texts.</summary>
/// <param name="name">The last part of what is called: <c>install</c> of <c>maven.install</c>.</param>
/// <param name="line">Its line.</param>
internal sealed class ModuleCall(string name, int line)
{
    private const int MostTexts = 10_000;

    private readonly Dictionary<string, string> arguments = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public int Line { get; } = line;

    /// <summary>The texts of the lists, in order.</summary>
    public List<(string Of, string Text, int Line)> Lists { get; } = [];

    /// <summary>Whether only building and testing need it.</summary>
    public bool IsForDevelopment => this["dev_dependency"] == "True" || this["testonly"] == "True";

    /// <summary>An argument; null where it is not there, empty or too long to be a name.</summary>
    public string? this[string key] => arguments.GetValueOrDefault(key) is { Length: > 0 and < 1000 } text ? text : null;

    /// <summary>The first of what an argument or a list under either name says.</summary>
    public string? First(string key, string list)
    {
        if (this[key] is { } one) return one;
        foreach (var (of, text, _) in Lists)
        {
            if (of == list && text.Length is > 0 and < 1000) return text;
        }

        return null;
    }

    public void Set(string key, string text) => arguments.TryAdd(key, text);

    public void Add(string list, string text, int line)
    {
        if (Lists.Count < MostTexts) Lists.Add((list, text, line));
    }
}
