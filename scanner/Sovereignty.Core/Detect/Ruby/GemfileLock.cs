using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Ruby;

/// <summary>
/// <c>Gemfile.lock</c>. Gems by path are folders of the repository, parts of it; a gem locked for several platforms is one. The groups come
/// from the <c>Gemfile</c> beside it. Source: rubygems/bundler, lockfile parser.
/// </summary>
public sealed class GemfileLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "ruby/gemfile-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["Gemfile.lock", "gems.locked", "Gemfile.next.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var file = new File();
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var column = lines.Current.IndexOfAnyExcept((byte)' ');
            if (column >= 0) file.Read(Encoding.UTF8.GetString(lines.Current[column..].TrimEnd((byte)' ')), column, lines.Number);
        }

        file.WriteTo(found, input);
    }

    private sealed class File
    {
        private readonly ComponentSet gems = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
        private readonly List<(int From, string To)> needs = [];
        private readonly List<(string Name, string? Requested)> roots = [];
        private readonly List<(string Name, string Version, int Line)> own = [];
        private readonly List<(string Own, string To)> ownNeeds = [];
        private readonly Dictionary<string, string> checksums = new(StringComparer.Ordinal);
        private string section = "";
        private string? remote;
        private string? revision;
        private int current = -1;

        public void Read(string line, int column, int number)
        {
            if (column == 0)
            {
                (section, remote, revision, current) = (line, null, null, -1);
            }
            else if (section is "GEM" or "GIT" or "PATH" or "PLUGIN SOURCE")
            {
                ReadSource(line, column, number);
            }
            else if (section == "DEPENDENCIES" && column == 2)
            {
                Split(line.TrimEnd('!'), out var name, out var range);
                roots.Add((name, range));
            }
            else if (section == "CHECKSUMS" && column == 2)
            {
                var hash = line.IndexOf(" sha256=", StringComparison.Ordinal);
                if (hash > 0) checksums[line[..hash]] = line[(hash + " sha256=".Length)..];
            }
        }

        public void WriteTo(Detection found, DetectorInput input)
        {
            foreach (var (from, to) in needs) gems.Edge(from, byName.GetValueOrDefault(to, -1));
            var manifest = input.Neighbour(RootedPath.In(input.Folder, input.FileName == "gems.locked" ? "gems.rb" : "Gemfile"), GemfileFile.Parse);
            var handles = new List<(int, Scope)>();
            foreach (var (name, requested) in roots)
            {
                if (!byName.TryGetValue(name, out var handle)) continue;
                gems.Also(handle, true, Scope.Test, requested);
                handles.Add((handle, manifest?.Gems.Find(g => g.Name == name)?.Scope ?? Scope.Runtime));
            }

            foreach (var (gem, hash) in checksums)
            {
                Split(gem, out var name, out var version);
                if (version is not null && byName.TryGetValue(name, out var handle) && gems.All[handle].Purl.Version == version) gems.SetHashes(handle, Integrity.FromHex("sha256", hash));
            }

            if (handles.Count > 0) gems.SpreadScopes(handles);
            foreach (var (name, version, line) in own)
            {
                if (gems.Find($"own {name}") < 0) gems.AddOwn($"own {name}", RubyText.Purl(name, version), line);
            }

            foreach (var (name, to) in ownNeeds) gems.Edge(gems.Find($"own {name}"), byName.TryGetValue(to, out var gem) ? gem : gems.Find($"own {to}"));
            gems.WriteTo(found);
        }

        private void ReadSource(string line, int column, int number)
        {
            if (column == 2)
            {
                if (line.StartsWith("remote: ", StringComparison.Ordinal)) remote = line["remote: ".Length..];
                else if (line.StartsWith("revision: ", StringComparison.Ordinal)) revision = line["revision: ".Length..];
            }
            else if (column == 4)
            {
                Split(line, out var name, out var version);
                current = -1;
                if (version is [>= '0' and <= '9', ..] && RubyText.IsGem(name)) Add(name, version, number);
            }
            else if (column == 6)
            {
                Split(line, out var name, out _);
                if (current >= 0) needs.Add((current, name));
                else if (section == "PATH")
                {
                    roots.Add((name, null));
                    if (own.Count > 0) ownNeeds.Add((own[^1].Name, name));
                }
            }
        }

        private void Add(string name, string version, int number)
        {
            if (section == "PATH")
            {
                own.Add((name, version, number));
                return;
            }

            // Versions of gems have no dash: what follows one is the platform.
            var platform = version.IndexOf('-', StringComparison.Ordinal);
            if (platform > 0) version = version[..platform];
            var key = $"{name}@{version}";
            current = gems.Find(key);
            if (current >= 0) return;
            var link = section == "GIT" ? Links.Public(remote) : null;
            if (link is not null && revision is not null) link = $"{link}#{revision}";
            current = gems.Add(key, new DetectedComponent
            {
                Purl = RubyText.Purl(name, version),
                Line = number,
                Declared = link is null ? Declarations.None : new Declarations { DownloadUrl = link },
            });
            byName[name] = current;
        }

        // "name (1.0.0)", "name (>= 1, < 2)", "name".
        private static void Split(string line, out string name, out string? inner)
        {
            var open = line.IndexOf(" (", StringComparison.Ordinal);
            name = open < 0 ? line : line[..open];
            inner = open < 0 ? null : line[(open + 2)..].TrimEnd(')');
        }
    }
}
