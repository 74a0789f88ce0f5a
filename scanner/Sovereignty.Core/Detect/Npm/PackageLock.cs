using System.Collections.Immutable;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>package-lock.json</c> and <c>npm-shrinkwrap.json</c>, versions 1 to 3, and the copy that npm keeps of what is installed. Links and
/// workspaces are folders of the same repository and no components. Source: npm docs, package-lock.json.
/// </summary>
public sealed class PackageLock : IDetector
{
    private const string Installed = ".package-lock.json";

    /// <inheritdoc/>
    public string Name => "npm/package-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["package-lock.json", "npm-shrinkwrap.json", "node_modules/.package-lock.json"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Hashes;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var installed = input.FileName == Installed;

        // A lock file that a package was published with is not what npm installed by.
        if (!installed && NodeModules.Contains(input.Path)) return;
        var tree = new LockedTree();
        var isComplete = false;
        try
        {
            var json = new JsonLines(input.Utf8);
            if (json.EnterObject()) isComplete = Read(ref json, tree, input.Stop);
        }
        catch (JsonException failure)
        {
            JsonLines.Malformed(found, failure);
        }
        finally
        {
            if (installed || !isComplete) Ask(input, tree, installed ? NodeModules.ProjectOf(input.Path) : input.Folder);
            tree.WriteTo(found, installed ? EvidenceKind.Installed : EvidenceKind.Locked);
        }
    }

    // The copy leaves out the project itself, as the first version does; its manifest says what is direct.
    private static void Ask(DetectorInput input, LockedTree tree, string project)
    {
        if (input.Neighbour(RootedPath.In(project, "package.json"), NpmManifest.Parse) is { } manifest)
        {
            tree.Add(new LockedTree.Entry("", 0) { Needs = [.. manifest.Dependencies.Select(d => d.Name)] });
        }
    }

    // Whether the file lists the project itself, too.
    private static bool Read(ref JsonLines json, LockedTree tree, CancellationToken stop)
    {
        var pool = new Utf8Pool();
        var hasPackages = false;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("packages"u8) && json.EnterObject())
            {
                // Version 2 says everything twice; this is the complete form.
                tree.Clear();
                while (json.NextProperty()) ReadPackage(ref json, tree, pool);
                hasPackages = tree.Count > 0;
            }
            else if (json.Name.SequenceEqual("dependencies"u8) && !hasPackages && json.EnterObject())
            {
                while (json.NextProperty()) ReadDependency(ref json, tree, pool, "", stop);
            }
        }

        return hasPackages;
    }

    private static void ReadPackage(ref JsonLines json, LockedTree tree, Utf8Pool pool)
    {
        var entry = new LockedTree.Entry(json.NameText(), json.Line);
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var name = json.Name;
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("dev"u8): entry.Dev = json.IsTrue; break;
                case 4 when name.SequenceEqual("link"u8): entry.Link = json.IsTrue; break;
                case 4 when name.SequenceEqual("name"u8): entry.Name = json.Text(); break;
                case 7 when name.SequenceEqual("version"u8): entry.Version = Pooled(ref json, pool); break;
                case 7 when name.SequenceEqual("license"u8): entry.Licence = json.Raw() is { IsEmpty: false } text ? pool.Get(text) : NpmLicences.Read(ref json); break;
                case 8 when name.SequenceEqual("resolved"u8): entry.Resolved = json.Text(); break;
                case 8 when name.SequenceEqual("optional"u8): entry.Optional = json.IsTrue; break;
                case 8 when name.SequenceEqual("licenses"u8): entry.Licence ??= NpmLicences.Read(ref json); break;
                case 9 when name.SequenceEqual("integrity"u8): entry.Integrity = json.Text(); break;
                case 11 when name.SequenceEqual("devOptional"u8): entry.DevOptional = json.IsTrue; break;
                case 12 when name.SequenceEqual("dependencies"u8): ReadNeeds(ref json, entry, pool); break;
                case 15 when name.SequenceEqual("devDependencies"u8): ReadNeeds(ref json, entry, pool); break;
                case 16 when name.SequenceEqual("peerDependencies"u8): ReadNeeds(ref json, entry, pool); break;
                case 20 when name.SequenceEqual("optionalDependencies"u8): ReadNeeds(ref json, entry, pool); break;
                default: break;
            }
        }

        tree.Add(entry);
    }

    // Version 1: the tree is nested as its folders are.
    private static void ReadDependency(ref JsonLines json, LockedTree tree, Utf8Pool pool, string parent, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var path = string.Concat(parent, "node_modules/", json.NameText());
        var entry = new LockedTree.Entry(path, json.Line);
        if (!json.EnterObject()) return;
        tree.Add(entry);
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("version"u8)) entry.Version = Pooled(ref json, pool);
            else if (json.Name.SequenceEqual("resolved"u8)) entry.Resolved = json.Text();
            else if (json.Name.SequenceEqual("integrity"u8)) entry.Integrity = json.Text();
            else if (json.Name.SequenceEqual("dev"u8)) entry.Dev = json.IsTrue;
            else if (json.Name.SequenceEqual("optional"u8)) entry.Optional = json.IsTrue;
            else if (json.Name.SequenceEqual("requires"u8)) ReadNeeds(ref json, entry, pool);
            else if (json.Name.SequenceEqual("dependencies"u8) && path.Length < 4096 && json.EnterObject())
            {
                while (json.NextProperty()) ReadDependency(ref json, tree, pool, path + "/", stop);
            }
        }
    }

    private static void ReadNeeds(ref JsonLines json, LockedTree.Entry entry, Utf8Pool pool)
    {
        if (!json.EnterObject()) return;
        entry.Needs ??= [];
        while (json.NextProperty()) entry.Needs.Add(pool.Get(json.Name));
    }

    private static string? Pooled(ref JsonLines json, Utf8Pool pool) => json.Raw() is { IsEmpty: false } text ? pool.Get(text) : json.Text();
}
