using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// <c>setup.py</c>: the lists of requirements that are written into the call of <c>setup</c>, or into a variable that it names. The file is a
/// program and is not run: what it computes stays unknown. Source: setuptools user guide, "Keywords".
/// </summary>
internal sealed class SetupPy : IDetector
{
    private const int LargestText = 2 * 1024 * 1024;
    private const int MostTexts = 20_000;

    /// <inheritdoc/>
    public string Name => "python/setup-py";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["setup.py"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.Utf8.Length > LargestText || input.Utf8.IndexOf("setup"u8) < 0) return;
        var values = Read(input);
        string? name = null, version = null, licence = null;
        foreach (var (key, value) in values)
        {
            var single = value.Single ?? (value.Variable is { } of ? values.GetValueOrDefault(of)?.Single : null);
            if (key == "name") name ??= single;
            else if (key == "version") version ??= single;
            else if (key == "license") licence ??= single;
            if (ScopeOf(key) is not { } scope) continue;
            var texts = value.Variable is { } variable ? values.GetValueOrDefault(variable)?.Texts ?? [] : value.Texts;
            foreach (var (text, group, line) in texts) Add(text, key == "extras_require" ? ScopeOfExtra(group) : scope, line, found);
        }

        if (Requirement.IsName(name)) found.Project(PackageUrl.Create("pypi", null, name!, version), licence);
    }

    // "name = [...]", in the call or before it; of several under one name the first that holds anything counts.
    private static Dictionary<string, Value> Read(DetectorInput input)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        var tokens = new PythonTokens(Encoding.UTF8.GetString(input.Utf8));
        var (word, assigned, group) = ("", "", "");
        Value? open = null;
        var depth = 0;
        var held = default((string Text, int Line)?);
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            if (held is { } text)
            {
                // A text that a template is filled into, or that a method changes, is not what it says; before a colon it is a key.
                if (tokens.Kind == ':') group = text.Text;
                else if (tokens.Kind is not ('%' or '.') && open is { Texts.Count: < MostTexts }) open.Texts.Add((text.Text, group, text.Line));
                else if (tokens.Kind is not ('%' or '.') && assigned.Length > 0) Keep(values, assigned, new Value { Single = text.Text });
                (held, assigned) = (null, open is null ? "" : assigned);
            }

            switch (tokens.Kind)
            {
                case '"':
                    held = (tokens.Text, tokens.Line);
                    break;
                case 'w':
                    if (open is null && assigned.Length > 0) Keep(values, assigned, new Value { Variable = tokens.Text });
                    (word, assigned) = (tokens.Text, open is null ? "" : assigned);
                    break;
                case '=' when open is null:
                    (assigned, word) = (word, "");
                    break;
                case '[' or '(' or '{' when open is not null:
                    depth++;
                    break;
                case '[' or '{' when assigned.Length > 0:
                    (open, depth, group) = (new Value(), 1, "");
                    break;
                case ']' or ')' or '}' when open is not null && --depth == 0:
                    Keep(values, assigned, open);
                    (open, assigned) = (null, "");
                    break;
                case '[' or '{' or '(' or ')' or ']' or '}' or ',' when open is null:
                    assigned = "";
                    break;
                default:
                    break;
            }
        }

        if (open is not null) Keep(values, assigned, open);
        return values;
    }

    private static void Keep(Dictionary<string, Value> values, string name, Value value)
    {
        if (!values.TryGetValue(name, out var known) || (known.Texts.Count == 0 && known.Single is null)) values[name] = value;
    }

    private static void Add(string text, Scope scope, int line, Detection found)
    {
        if (Requirement.TryParse(text, out var one)) found.Add(one.Component(scope, line, EvidenceKind.Declared));
    }

    private static Scope? ScopeOf(string key) => key switch
    {
        "install_requires" => Scope.Runtime,
        "setup_requires" => Scope.Development,
        "tests_require" => Scope.Test,
        "extras_require" => Scope.Optional,
        _ => null,
    };

    private static Scope ScopeOfExtra(string extra) =>
        extra.Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : extra.Contains("dev", StringComparison.OrdinalIgnoreCase) ? Scope.Development : Scope.Optional;

    private sealed class Value
    {
        public string? Single { get; init; }

        public string? Variable { get; init; }

        public List<(string Text, string Group, int Line)> Texts { get; } = [];
    }
}
