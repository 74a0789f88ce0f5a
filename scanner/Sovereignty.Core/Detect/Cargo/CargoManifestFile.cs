using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Cargo;

/// <summary>What a <c>Cargo.toml</c> asks for. Source: The Cargo Book, the manifest format and specifying dependencies.</summary>
internal sealed class CargoManifestFile
{
    private readonly Dictionary<string, Dependency> dependencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dependency> shared = new(StringComparer.Ordinal);

    /// <summary>The dependencies, in the file's order.</summary>
    public IEnumerable<Dependency> Dependencies => dependencies.Values;

    /// <summary>What the workspace lends to its members under a name, or null.</summary>
    public Dependency? Shared(string name) => shared.GetValueOrDefault(Key(name, Scope.Runtime));

    /// <summary>The folders of the workspace's members, which may hold <c>*</c>; null where there is no workspace.</summary>
    public List<string>? Members { get; private set; }

    /// <summary>The package's name, or null.</summary>
    public string? Name { get; private set; }

    /// <summary>The package's version, or null.</summary>
    public string? Version { get; private set; }

    /// <summary>The package's licence, or null.</summary>
    public string? Licence { get; private set; }

    /// <summary>The first line that was no TOML, or 0.</summary>
    public int FailedLine { get; private set; }

    /// <summary>Reads a file.</summary>
    public static CargoManifestFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new CargoManifestFile();
        var toml = new TomlLines(bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span, new Utf8Pool());
        while (toml.Next()) file.Step(ref toml);
        file.FailedLine = toml.FailedLine;
        return file;
    }

    private void Step(ref TomlLines toml)
    {
        var table = toml.Table;
        if (toml.In("workspace")) Members ??= [];
        if (toml.IsTable || table.Count == 0) return;
        if (toml.In("package")) ReadPackage(ref toml);
        else if (toml.In("workspace") && toml.Key == "members" && toml.EnterArray())
        {
            while (toml.NextItem())
            {
                if (toml.Text() is { } member) Members!.Add(member);
            }
        }
        else if (toml.In("workspace", "dependencies")) ReadDependency(ref toml, shared, Scope.Runtime);
        else if (table.Count == 3 && table[0] == "workspace" && table[1] == "dependencies") ReadField(ref toml, shared, table[2], Scope.Runtime);
        else if (table[0] == "target" && table.Count is 3 or 4) ReadGroup(ref toml, 2);
        else ReadGroup(ref toml, 0);
    }

    private void ReadGroup(ref TomlLines toml, int at)
    {
        var table = toml.Table;
        if (table.Count <= at) return;
        Scope? scope = table[at] switch
        {
            "dependencies" => Scope.Runtime,
            "build-dependencies" or "build_dependencies" => Scope.Development,
            "dev-dependencies" or "dev_dependencies" => Scope.Test,
            _ => null,
        };
        if (scope is null) return;
        if (table.Count == at + 1) ReadDependency(ref toml, dependencies, scope.Value);
        else if (table.Count == at + 2) ReadField(ref toml, dependencies, table[at + 1], scope.Value);
    }

    private void ReadPackage(ref TomlLines toml)
    {
        if (toml.Keys.Count > 1) return;
        if (toml.Key == "name") Name = toml.Text();
        else if (toml.Key == "version") Version = toml.Text();
        else if (toml.Key == "license") Licence = toml.Text();
    }

    // name = "1.2", name = { version = "1.2" }, name.version = "1.2"
    private static void ReadDependency(ref TomlLines toml, Dictionary<string, Dependency> into, Scope scope)
    {
        var dependency = Get(into, toml.Key, scope, toml.Line);
        if (toml.Keys.Count == 2) dependency.Set(toml.Keys[1], ref toml);
        else if (toml.EnterInline())
        {
            while (toml.NextProperty()) dependency.Set(toml.Key, ref toml);
        }
        else dependency.Requested = toml.Text();
    }

    // [dependencies.name]
    private static void ReadField(ref TomlLines toml, Dictionary<string, Dependency> into, string name, Scope scope) =>
        Get(into, name, scope, toml.Line).Set(toml.Key, ref toml);

    private static Dependency Get(Dictionary<string, Dependency> into, string name, Scope scope, int line)
    {
        var key = Key(name, scope);
        if (!into.TryGetValue(key, out var dependency)) into[key] = dependency = new Dependency(name, scope, line);
        return dependency;
    }

    private static string Key(string name, Scope scope) => $"{scope} {name}";

    /// <summary>One dependency.</summary>
    internal sealed class Dependency(string name, Scope scope, int line)
    {
        private string? package;
        private bool optional;

        /// <summary>The name it goes by in this manifest.</summary>
        public string Alias { get; } = name;

        /// <summary>The name of the package itself.</summary>
        public string Name => package ?? Alias;

        public Scope Scope => optional && scope == Scope.Runtime ? Scope.Optional : scope;

        public int Line { get; } = line;

        public string? Requested { get; set; }

        public string? Repository { get; private set; }

        /// <summary>The tag, commit or branch of the repository, if one is named.</summary>
        public string? Reference { get; private set; }

        public bool IsLocal { get; private set; }

        public bool IsShared { get; private set; }

        public void Set(string key, ref TomlLines toml)
        {
            if (key == "version") Requested = toml.Text();
            else if (key == "package") package = toml.Text();
            else if (key == "git") Repository = toml.Text();
            else if (key is "tag" or "rev" or "branch") Reference = toml.Text();
            else if (key == "path") IsLocal = true;
            else if (key == "workspace") IsShared = toml.IsTrue;
            else if (key == "optional") optional = toml.IsTrue;
        }
    }
}
