using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// <c>*.deps.json</c> beside a built .NET program: what it ships with. Packages without a run-time file in the program's target are left out,
/// as they only brought others in. The program and the projects built into it are parts of its own. Source: dotnet/sdk, runtime configuration files.
/// </summary>
public sealed class DepsJson : IDetector
{
    private const string RuntimePack = "runtimepack.";

    /// <inheritdoc/>
    public string Name => "nuget/deps-json";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.deps.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found) => Read(input.Utf8, found, hasLines: true);

    /// <summary>Reads a list.</summary>
    /// <param name="utf8">The list.</param>
    /// <param name="found">The sink.</param>
    /// <param name="hasLines">Whether its lines are those of the file that is scanned.</param>
    internal static void Read(ReadOnlySpan<byte> utf8, Detection found, bool hasLines)
    {
        var file = new File(hasLines);
        try
        {
            var json = new JsonLines(utf8);
            if (!json.EnterObject()) return;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("runtimeTarget"u8)) file.RuntimeTarget = ReadRuntimeTarget(ref json);
                else if (json.Name.SequenceEqual("targets"u8) && json.EnterObject()) ReadTargets(ref json, file);
                else if (json.Name.SequenceEqual("libraries"u8) && json.EnterObject()) ReadLibraries(ref json, file);
            }
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
        finally
        {
            file.WriteTo(found);
        }
    }

    // An object with a name; the earliest files had the name alone.
    private static string? ReadRuntimeTarget(ref JsonLines json)
    {
        if (!json.EnterObject()) return json.Text();
        string? name = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) name = json.Text();
        }

        return name;
    }

    private static void ReadTargets(ref JsonLines json, File file)
    {
        while (json.NextProperty())
        {
            var target = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
            file.Targets[json.NameText()] = target;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                var entry = new Entry();
                target[json.NameText()] = entry;
                if (!json.EnterObject()) continue;
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("runtime"u8) || json.Name.SequenceEqual("runtimeTargets"u8) || json.Name.SequenceEqual("native"u8)) entry.Ships = true;
                    else if (json.Name.SequenceEqual("dependencies"u8) && json.EnterObject())
                    {
                        while (json.NextProperty()) entry.Needs.Add($"{json.NameText()}/{json.Text()}");
                    }
                }
            }
        }
    }

    private static void ReadLibraries(ref JsonLines json, File file)
    {
        while (json.NextProperty())
        {
            var library = new Library(json.NameText(), json.Line);
            file.Libraries.Add(library);
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("type"u8)) library.Type = json.Text() ?? "";
                else if (json.Name.SequenceEqual("sha512"u8)) library.Hash = json.Text() ?? "";
            }
        }
    }

    private sealed class Entry
    {
        public bool Ships { get; set; }

        public List<string> Needs { get; } = [];
    }

    private sealed class Library(string key, int line)
    {
        public string Key { get; } = key;

        public int Line { get; } = line;

        public string Type { get; set; } = "";

        public string Hash { get; set; } = "";
    }

    private sealed class File(bool hasLines)
    {
        public string? RuntimeTarget { get; set; }

        public Dictionary<string, Dictionary<string, Entry>> Targets { get; } = new(StringComparer.Ordinal);

        public List<Library> Libraries { get; } = [];

        public void WriteTo(Detection found)
        {
            var target = RuntimeTarget is not null ? Targets.GetValueOrDefault(RuntimeTarget) : null;
            var handles = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            var direct = OfProjects(found, target);
            foreach (var library in Libraries)
            {
                var entry = target?.GetValueOrDefault(library.Key);
                if (library.Type is not ("package" or "runtimepack" or "project") || entry is { Ships: false }) continue;
                if (!TrySplit(library.Key, out var name, out var version)) continue;
                if (library.Type == "runtimepack" && name.StartsWith(RuntimePack, StringComparison.Ordinal)) name = name[RuntimePack.Length..];
                if (name.Length == 0) continue;
                var hashes = Integrity.FromSubresource(library.Hash);
                handles[library.Key] = found.Add(new DetectedComponent
                {
                    Purl = PackageUrl.Create("nuget", null, name, version),
                    Own = library.Type == "project",
                    Kind = library.Type == "project" ? ComponentKind.Application : ComponentKind.Library,
                    Direct = target is null || library.Type == "project" ? null : direct.Contains(library.Key),
                    Line = hasLines ? library.Line : 0,
                    Evidence = EvidenceKind.Installed,
                    Declared = hashes.IsEmpty ? Declarations.None : new Declarations { Hashes = hashes },
                });
            }

            if (target is null) return;
            foreach (var (key, entry) in target)
            {
                if (!handles.TryGetValue(key, out var from)) continue;
                foreach (var need in entry.Needs)
                {
                    if (handles.TryGetValue(need, out var to)) found.Edge(from, to);
                }
            }
        }

        // The program is the project that no other needs; what any of the projects names is direct.
        private HashSet<string> OfProjects(Detection found, Dictionary<string, Entry>? target)
        {
            var direct = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var library in Libraries)
            {
                if (library.Type == "project" && target?.GetValueOrDefault(library.Key) is { } entry) direct.UnionWith(entry.Needs);
            }

            foreach (var library in Libraries)
            {
                if (library.Type != "project" || direct.Contains(library.Key) || !TrySplit(library.Key, out var name, out var version)) continue;
                found.Project(PackageUrl.Create("nuget", null, name, version));
                break;
            }

            return direct;
        }

        private static bool TrySplit(string key, out string name, out string version)
        {
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            (name, version) = slash > 0 ? (key[..slash], key[(slash + 1)..]) : ("", "");
            return name.Length > 0 && version.Length > 0;
        }
    }
}
