using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// <c>requirements.txt</c> and its kin. A line with <c>==</c> fixes a version; others are asked for without one. Files taken in with <c>-r</c> are
/// read here unless they are requirements files by name themselves, those with <c>-c</c> only lend their versions. Which names are for
/// development is told by the file's name. Source: pip, requirements file format.
/// </summary>
public sealed class Requirements : IDetector
{
    private const int DeepestInclude = 8;

    private static readonly FilePattern[] Patterns = [.. Names().Select(n => new FilePattern(n))];

    /// <inheritdoc/>
    public string Name => "python/requirements";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => Names();

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = RequirementsFile.Parse(input.Bytes);
        var reading = new Reading(input, found, ScopeOf(input.Path), file.IsResolved);
        reading.ReadConstraints(file, input.Folder, 0);
        reading.Read(file, input.Folder, 0, 0);
        reading.WriteEdges();
    }

    private static ImmutableArray<string> Names() => ["requirements*.txt", "*requirements.txt", "requirements*.in", "requirements/*.txt", "requirements/*.in"];

    // "requirements-dev.txt", "requirements/test.txt", "docs/requirements.txt".
    private static Scope ScopeOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var folder = RootedPath.FolderOf(path).AsSpan();
        folder = folder[(folder.LastIndexOf('/') + 1)..];
        if (Has(name, "test") || folder.SequenceEqual("tests") || folder.SequenceEqual("test")) return Scope.Test;
        return Has(name, "dev") || Has(name, "doc") || Has(name, "lint") || Has(name, "build") || folder.SequenceEqual("docs") || folder.SequenceEqual("doc")
            ? Scope.Development
            : Scope.Runtime;
    }

    private static bool Has(ReadOnlySpan<char> name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private sealed class Reading(DetectorInput input, Detection found, Scope scope, bool isResolved)
    {
        private readonly Dictionary<string, string> constraints = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> handles = new(StringComparer.Ordinal);
        private readonly List<(int To, RequirementsFile.Line Line)> via = [];
        private readonly HashSet<string> read = new(StringComparer.Ordinal) { input.Path };

        public void ReadConstraints(RequirementsFile file, string folder, int depth)
        {
            foreach (var line in file.Lines)
            {
                if (depth < DeepestInclude && Option(line.Text, "-c", "--constraint") is { } path && Open(path, folder, out var constraint, out var at)) ReadConstraints(constraint, RootedPath.FolderOf(at), depth + 1);
                else if (depth > 0 && Requirement.TryParse(WithoutOptions(line.Text), out var one) && Requirement.ExactVersion(one.Specifier) is { } version) constraints[Fold(one.Name)] = version;
            }
        }

        public void Read(RequirementsFile file, string folder, int depth, int includedAt)
        {
            foreach (var line in file.Lines)
            {
                input.Stop.ThrowIfCancellationRequested();
                var number = includedAt > 0 ? includedAt : line.Number;
                if (line.Text[0] != '-') Add(line, number);
                else if (Option(line.Text, "-e", "--editable") is { } editable) AddLink(editable, number);
                else if (depth < DeepestInclude && Option(line.Text, "-r", "--requirement") is { } path && Open(path, folder, out var included, out var at) && !IsOwn(at))
                {
                    Read(included, RootedPath.FolderOf(at), depth + 1, number);
                }
            }
        }

        // "# via x": x needs this one.
        public void WriteEdges()
        {
            foreach (var (to, line) in via)
            {
                foreach (var name in line.Via) found.Edge(handles.GetValueOrDefault(Fold(name), -1), to);
            }
        }

        private void Add(RequirementsFile.Line line, int number)
        {
            if (!Requirement.TryParse(WithoutOptions(line.Text), out var one))
            {
                AddLink(line.Text, number);
                return;
            }

            var exact = Requirement.ExactVersion(one.Specifier) is not null;
            var hashes = exact ? HashesOf(line.Text) : [];
            bool? direct = !isResolved ? true : line.Via.Count == 0 ? null : line.Via.Exists(IsRoot);
            var handle = found.Add(one.Component(
                scope, number, exact ? EvidenceKind.Locked : EvidenceKind.Declared, direct,
                constraints.GetValueOrDefault(Fold(one.Name)), hashes.IsEmpty ? null : new Declarations { Hashes = hashes }));
            handles.TryAdd(Fold(one.Name), handle);
            if (line.Via.Count > 0) via.Add((handle, line));
        }

        private void AddLink(string text, int number)
        {
            if (RequirementLink.Component(text.Split(' ')[0], scope, number, isResolved ? null : true) is { } component) found.Add(component);
        }

        private static bool IsOwn(string path) => Array.Exists(Patterns, p => p.Matches(path.AsSpan(path.LastIndexOf('/') + 1), RootedPath.FolderOf(path)));

        private bool Open(string relative, string folder, out RequirementsFile file, out string path)
        {
            (file, path) = (null!, "");
            if (!RootedPath.TryCombine(folder, relative, out var combined) || !read.Add(combined)) return false;
            if (input.Neighbour(combined, RequirementsFile.Parse) is not { } opened) return false;
            (file, path) = (opened, combined);
            return true;
        }

        private static bool IsRoot(string name) => name.StartsWith("-r", StringComparison.Ordinal) || name.Contains('(', StringComparison.Ordinal) || name.EndsWith(".in", StringComparison.Ordinal);
    }

    private static string? Option(string line, string brief, string full)
    {
        var option = line.StartsWith(full, StringComparison.Ordinal) ? full : line.StartsWith(brief, StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal) ? brief : null;
        return option is null ? null : line.AsSpan(option.Length).TrimStart(" =").TrimEnd() is { Length: > 0 } value ? value.ToString() : null;
    }

    private static ReadOnlySpan<char> WithoutOptions(string line)
    {
        for (var at = line.IndexOf(" -", StringComparison.Ordinal); at >= 0 && at + 2 < line.Length; at = line.IndexOf(" -", at + 2, StringComparison.Ordinal))
        {
            if (line[at + 2] == '-' || char.IsAsciiLetter(line[at + 2])) return line.AsSpan(0, at);
        }

        return line;
    }

    private static ImmutableArray<string> HashesOf(string line)
    {
        const string Option = "--hash=";
        var at = line.IndexOf(Option, StringComparison.Ordinal);

        // With several hashes it is not known which file is meant.
        if (at < 0 || line.IndexOf(Option, at + 1, StringComparison.Ordinal) >= 0) return [];
        var value = line.AsSpan(at + Option.Length).Trim();
        var colon = value.IndexOf(':');
        return colon < 0 ? [] : Integrity.FromHex(value[..colon], value[(colon + 1)..]);
    }

    private static string Fold(ReadOnlySpan<char> name) => PythonNames.Fold(name.Trim().ToString());
}
