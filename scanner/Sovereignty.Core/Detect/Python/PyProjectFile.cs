using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// What a <c>pyproject.toml</c> asks for: the standard tables, dependency groups, and those of Poetry, PDM and uv. Source: Python packaging,
/// pyproject.toml and dependency groups (PEP 735); the tools' documentation.
/// </summary>
internal sealed class PyProjectFile
{
    private readonly List<Dependency> dependencies = [];
    private readonly HashSet<string> local = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    /// <summary>The dependencies, in the file's order, without those that are folders of the repository.</summary>
    public IEnumerable<Dependency> Dependencies => dependencies
        .Where(d => !local.Contains(PythonNames.Fold(d.Name)))
        .Select(d => d.Url.Length == 0 && addresses.TryGetValue(PythonNames.Fold(d.Name), out var url) ? d with { Url = url } : d);

    /// <summary>The project's name, or null.</summary>
    public string? Name { get; private set; }

    /// <summary>The project's version, or null.</summary>
    public string? Version { get; private set; }

    /// <summary>The project's licence, or null.</summary>
    public string? Licence { get; private set; }

    /// <summary>The first line that was no TOML, or 0.</summary>
    public int FailedLine { get; private set; }

    /// <summary>Reads a file.</summary>
    public static PyProjectFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new PyProjectFile();
        var toml = new TomlLines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span, new Utf8Pool());
        while (toml.Next())
        {
            if (!toml.IsTable) file.ReadKey(ref toml);
        }

        file.FailedLine = toml.FailedLine;
        return file;
    }

    private void ReadKey(ref TomlLines toml)
    {
        var table = toml.Table;
        if (toml.In("project")) ReadProject(ref toml);
        else if (toml.In("project", "optional-dependencies")) ReadList(ref toml, Scope.Optional);
        else if (toml.In("dependency-groups") || toml.In("tool", "pdm", "dev-dependencies")) ReadList(ref toml, ScopeOf(toml.Key));
        else if (toml.In("build-system") && toml.Key == "requires") ReadList(ref toml, Scope.Development);
        else if (toml.In("tool", "uv") && toml.Key == "dev-dependencies") ReadList(ref toml, Scope.Development);
        else if (toml.In("tool", "uv", "sources")) ReadSource(ref toml);
        else if (toml.In("tool", "poetry")) ReadPoetry(ref toml);
        else if (toml.In("tool", "poetry", "dependencies")) ReadPoetryDependency(ref toml, Scope.Runtime);
        else if (toml.In("tool", "poetry", "dev-dependencies")) ReadPoetryDependency(ref toml, Scope.Development);
        else if (table.Count == 5 && table[0] == "tool" && table[1] == "poetry" && table[2] == "group" && table[4] == "dependencies") ReadPoetryDependency(ref toml, ScopeOf(table[3]));
        else if (table.Count == 4 && toml.In("tool", "poetry", "dependencies", table[3])) ReadPoetryTable(ref toml, table[3]);
    }

    private void ReadProject(ref TomlLines toml)
    {
        if (toml.Key == "name") Name = toml.Text() ?? Name;
        else if (toml.Key == "version") Version = toml.Text() ?? Version;
        else if (toml.Key == "dependencies") ReadList(ref toml, Scope.Runtime);
        else if (toml.Key == "optional-dependencies" && toml.EnterInline())
        {
            while (toml.NextProperty()) ReadList(ref toml, Scope.Optional);
        }
        else if (toml.Key == "license")
        {
            Licence = toml.Text() ?? Licence;
            if (!toml.EnterInline()) return;
            while (toml.NextProperty())
            {
                // The text of a whole licence is no name of one.
                if (toml.Key == "text" && toml.Text() is { Length: < 100 } text) Licence = text;
            }
        }
    }

    // A list of dependency specifiers; an item that takes in another group is a table.
    private void ReadList(ref TomlLines toml, Scope scope)
    {
        if (!toml.EnterArray()) return;
        while (toml.NextItem())
        {
            var line = toml.Line;
            if (toml.Text() is not { } text || !Requirement.TryParse(text, out var one)) continue;
            dependencies.Add(new Dependency(one.Name.ToString(), one.Specifier.ToString(), one.Url.ToString(), scope == Scope.Runtime && one.IsExtra ? Scope.Optional : scope, line));
        }
    }

    private void ReadSource(ref TomlLines toml)
    {
        var name = toml.Key;
        if (toml.Keys.Count == 2 && toml.Keys[1] is "path" or "workspace") local.Add(PythonNames.Fold(name));
        if (!toml.EnterInline()) return;
        var constraint = new Constraint();
        while (toml.NextProperty()) constraint.Read(ref toml);
        if (constraint.IsLocal) local.Add(PythonNames.Fold(name));
        else if (constraint.Address is { } address) addresses.TryAdd(PythonNames.Fold(name), address);
    }

    private void ReadPoetry(ref TomlLines toml)
    {
        if (toml.Key == "name") Name ??= toml.Text();
        else if (toml.Key == "version") Version ??= toml.Text();
        else if (toml.Key == "license") Licence ??= toml.Text();
    }

    private void ReadPoetryDependency(ref TomlLines toml, Scope scope)
    {
        var (name, line) = (toml.Key, toml.Line);
        if (name == "python" || !Requirement.IsName(name)) return;
        var constraint = new Constraint { Version = toml.Text() };
        if (toml.EnterInline())
        {
            while (toml.NextProperty()) constraint.Read(ref toml);
        }
        else if (toml.EnterArray())
        {
            // Several, each for an environment of its own: the last stands for all.
            while (toml.NextItem())
            {
                if (!toml.EnterInline()) continue;
                while (toml.NextProperty()) constraint.Read(ref toml);
            }
        }

        Add(name, constraint, scope, line);
    }

    // [tool.poetry.dependencies.name]: a key at a time.
    private void ReadPoetryTable(ref TomlLines toml, string name)
    {
        var constraint = new Constraint();
        var line = toml.Line;
        var isVersion = toml.Key == "version";
        constraint.Read(ref toml);
        if (isVersion || constraint.Url is not null) Add(name, constraint, Scope.Runtime, line);
        else if (constraint.IsLocal) local.Add(PythonNames.Fold(name));
    }

    private void Add(string name, Constraint constraint, Scope scope, int line)
    {
        if (constraint.IsLocal) return;
        var version = constraint.Version is null or "*" ? "" : constraint.Version;

        // Poetry takes a bare version for exact.
        if (version.Length > 0 && char.IsAsciiDigit(version[0]) && !version.AsSpan().ContainsAny(",*|")) version = "==" + version;
        dependencies.Add(new Dependency(name, version, constraint.Address ?? "", scope == Scope.Runtime && constraint.IsOptional ? Scope.Optional : scope, line));
    }

    private static Scope ScopeOf(string group) => group.Contains("test", StringComparison.OrdinalIgnoreCase) ? Scope.Test : group == "main" ? Scope.Runtime : Scope.Development;

    /// <summary>One dependency: a range, or a URL.</summary>
    internal sealed record Dependency(string Name, string Specifier, string Url, Scope Scope, int Line);

    private sealed class Constraint
    {
        private bool isRepository;
        private string? reference;

        public string? Version { get; set; }

        public string? Url { get; private set; }

        /// <summary>Where it comes from: an archive, or a repository as pip writes it, <c>git+https://host/name@tag</c>.</summary>
        public string? Address => !isRepository || Url is null ? Url : $"{(Url.StartsWith("git", StringComparison.Ordinal) ? "" : "git+")}{Url}{(reference is null ? "" : "@" + reference)}";

        public bool IsOptional { get; private set; }

        public bool IsLocal { get; private set; }

        public void Read(ref TomlLines toml)
        {
            if (toml.Key == "version") Version = toml.Text();
            else if (toml.Key is "git" or "url") (Url, isRepository) = (toml.Text(), toml.Key == "git");
            else if (toml.Key is "tag" or "rev" or "branch") reference ??= toml.Text();
            else if (toml.Key is "path" or "workspace") IsLocal = true;
            else if (toml.Key == "optional") IsOptional = toml.IsTrue;
        }
    }
}
