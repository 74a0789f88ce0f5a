using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>pnpm-lock.yaml</c>, versions 5 to 9, with several documents, and the older <c>shrinkwrap.yaml</c>. Packages that are folders of the
/// repository are parts of it; pnpm itself, where the file fixes it, is left out. Source: pnpm/spec, lockfile.
/// </summary>
public sealed class PnpmLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "npm/pnpm-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["pnpm-lock.yaml", "shrinkwrap.yaml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (NodeModules.Contains(input.Path)) return;
        var yaml = new YamlLines(input.Utf8);
        var reader = new Reader();
        while (yaml.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            reader.Step(ref yaml, found);
        }

        reader.EndDocument(found);
    }

    private sealed class Reader
    {
        private readonly Utf8Pool pool = new();
        private PnpmGraph graph = new(5);
        private PnpmGraph.Package? package;
        private Section section;
        private Section part;
        private Scope scope;
        private string? root;
        private string? requested;
        private string? snapshot;
        private bool isTool;
        private int document;

        private enum Section
        {
            Other,
            Importers,
            Group,
            Packages,
            Snapshots,
            Resolution,
        }

        public void Step(ref YamlLines yaml, Detection found)
        {
            if (yaml.Document != document)
            {
                EndDocument(found);
                document = yaml.Document;
            }

            if (yaml.Level == 0) StartSection(ref yaml);
            else if (section == Section.Group) ReadRoot(ref yaml, 1);
            else if (section == Section.Importers) ReadImporter(ref yaml);
            else if (section == Section.Packages) ReadPackage(ref yaml);
            else if (section == Section.Snapshots) ReadSnapshot(ref yaml);
        }

        public void EndDocument(Detection found)
        {
            EndPackage();
            graph.WriteTo(found);
            graph = new PnpmGraph(5);
            section = Section.Other;
        }

        private void StartSection(ref YamlLines yaml)
        {
            EndPackage();
            section = Section.Other;
            if (yaml.Is("lockfileVersion"u8)) graph = new PnpmGraph(Major(yaml.Text()));
            else if (yaml.Is("importers"u8)) section = Section.Importers;
            else if (yaml.Is("packages"u8)) section = Section.Packages;
            else if (yaml.Is("snapshots"u8)) section = Section.Snapshots;
            else if (StartsGroup(ref yaml)) section = Section.Group;
        }

        private bool StartsGroup(ref YamlLines yaml)
        {
            isTool = yaml.Is("packageManagerDependencies"u8);
            if (isTool || yaml.Is("configDependencies"u8)) scope = Scope.Development;
            else if (NpmManifest.ScopeOf(yaml.Key) is { } group) scope = group;
            else return false;
            return true;
        }

        private void ReadImporter(ref YamlLines yaml)
        {
            if (yaml.Level == 2) part = StartsGroup(ref yaml) ? Section.Group : Section.Other;
            else if (yaml.Level > 2 && part == Section.Group) ReadRoot(ref yaml, 3);
        }

        // "name: version", or since version 6 a map with specifier and version.
        private void ReadRoot(ref YamlLines yaml, int level)
        {
            if (yaml.Level == level)
            {
                root = yaml.KeyText(pool);
                requested = null;
                if (yaml.Text(pool) is { } reference) AddRoot(reference);
            }
            else if (yaml.Level == level + 1 && root is not null)
            {
                if (yaml.Is("specifier"u8)) requested = yaml.Text(pool);
                else if (yaml.Is("version"u8) && yaml.Text(pool) is { } reference) AddRoot(reference);
            }
        }

        private void AddRoot(string reference)
        {
            if (isTool) graph.AddTool(root!, reference);
            else graph.AddRoot(root!, reference, requested, scope);
        }

        private void ReadPackage(ref YamlLines yaml)
        {
            if (yaml.Level == 1)
            {
                EndPackage();
                package = new PnpmGraph.Package(yaml.KeyText(pool), yaml.Line);
                part = Section.Other;
            }
            else if (yaml.Level == 2 && package is not null)
            {
                part = Section.Other;
                if (yaml.Is("resolution"u8))
                {
                    part = Section.Resolution;
                    var flow = new YamlFlow(yaml.Value);
                    while (flow.Next()) ReadResolution(flow.Key, flow.Value);
                }
                else if (yaml.Is("name"u8)) package.Name = yaml.Text(pool);
                else if (yaml.Is("version"u8)) package.Version = yaml.Text(pool);
                else if (yaml.Is("dev"u8)) package.IsDevelopment = yaml.IsTrue;
                else if (yaml.Is("optional"u8)) package.IsOptional = yaml.IsTrue;
                else if (yaml.Is("dependencies"u8) || yaml.Is("optionalDependencies"u8)) part = Section.Group;
            }
            else if (yaml.Level == 3 && package is not null)
            {
                if (part == Section.Resolution) ReadResolution(yaml.Key, yaml.Value);
                else if (part == Section.Group) graph.AddNeed(package.Key, yaml.KeyText(pool), yaml.Text(pool) ?? "");
            }
        }

        private void ReadResolution(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            if (key.SequenceEqual("integrity"u8)) package!.Integrity = YamlLines.ToText(value);
            else if (key.SequenceEqual("tarball"u8) || key.SequenceEqual("repo"u8)) package!.Tarball = YamlLines.ToText(value);
            else if (key.SequenceEqual("directory"u8)) package!.IsFolder = true;
        }

        private void ReadSnapshot(ref YamlLines yaml)
        {
            if (yaml.Level == 1) (snapshot, part) = (yaml.KeyText(pool), Section.Other);
            else if (yaml.Level == 2 && snapshot is not null)
            {
                part = yaml.Is("dependencies"u8) || yaml.Is("optionalDependencies"u8) ? Section.Group : Section.Other;
                if (yaml.Is("optional"u8) && yaml.IsTrue) graph.AddOptional(snapshot);
            }
            else if (yaml.Level == 3 && snapshot is not null && part == Section.Group)
            {
                graph.AddNeed(snapshot, yaml.KeyText(pool), yaml.Text(pool) ?? "");
            }
        }

        private void EndPackage()
        {
            if (package is not null) graph.Add(package);
            package = null;
        }

        private static int Major(string? version)
        {
            var digits = version.AsSpan();
            var dot = digits.IndexOf('.');
            return int.TryParse(dot < 0 ? digits : digits[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 5;
        }
    }
}
