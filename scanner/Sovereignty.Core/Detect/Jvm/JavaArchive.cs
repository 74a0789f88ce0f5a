using System.Collections.Immutable;
using System.Security.Cryptography;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// Java archives, those inside archives included: what they are and what was copied into them, by the <c>pom.properties</c> that Maven leaves
/// and by the manifest. Source: JAR file specification; Maven Archiver, "pom.properties"; OSGi core, bundle manifest headers.
/// </summary>
internal sealed class JavaArchive : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/archive";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.jar", "*.war", "*.ear", "*.par", "*.hpi"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Licences | Gives.Hashes | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsStreams => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (input.IsEmpty) return;
        var budget = new ArchiveBudget();
        Read(new Archive(input.FileName, input.Open, input.Digest), 0, -1, budget, found, input.Stop);
        if (budget.IsExceeded)
        {
            found.Problem(
                "archive-too-large", "the archive unpacks to more than is read of one file", 0,
                $"{found.Components.Count} components found before that were kept; scan its parts one by one");
        }
    }

    private static void Read(Archive archive, int depth, int parent, ArchiveBudget budget, Detection found, CancellationToken stop)
    {
        var fileName = archive.FileName;
        var contents = ArchiveContents.Read(archive.Open, depth, budget, stop);
        if (contents.Failure is { } failure)
        {
            found.Problem("file-malformed", $"`{fileName}` is no readable archive: {failure}", 0, $"{found.Components.Count} components found before it were kept");
        }

        var self = AddSelf(archive, contents, depth, parent, found);
        foreach (var artefact in contents.Artefacts)
        {
            if (artefact == contents.Self(fileName)) continue;
            if (MavenNames.Purl(artefact.Group, artefact.Name, artefact.Version) is not { Version: not null } purl) continue;
            found.Edge(self, found.Add(new DetectedComponent { Purl = purl, Direct = self < 0 ? null : false, Evidence = EvidenceKind.Installed }));
        }

        foreach (var (name, inner) in contents.Archives)
        {
            stop.ThrowIfCancellationRequested();
            Read(Archive.Within(name, inner), depth + 1, self < 0 ? parent : self, budget, found, stop);
        }
    }

    private static int AddSelf(Archive archive, ArchiveContents contents, int depth, int parent, Detection found)
    {
        var fileName = archive.FileName;
        var manifest = contents.Manifest;
        if (Identify(fileName, contents, depth) is not { } purl) return -1;
        var self = found.Add(new DetectedComponent
        {
            Purl = purl,
            Kind = fileName.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) ? ComponentKind.Library : ComponentKind.Application,
            Direct = depth == 0 ? null : depth == 1,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations
            {
                Licence = manifest.Licence,
                Maker = manifest.Vendor,
                SourceUrl = manifest.SourceUrl,
                Hashes = [archive.Digest()],
            },
        });
        if (manifest.Licence is null) found.LicenceInside(purl, contents.Licence);
        found.Edge(parent, self);
        return self;
    }

    private static PackageUrl? Identify(string fileName, ArchiveContents contents, int depth)
    {
        if (contents.Self(fileName) is { } self) return MavenNames.Purl(self.Group, self.Name, self.Version);
        var (name, version) = ArchiveNames.Split(fileName);
        var manifest = contents.Manifest;
        version ??= manifest.Version;
        // A file without any sign of what it is: one inside another is still a library, an application of that kind is only a wrapping.
        if (version is null && manifest.Title is null && (depth == 0 || !fileName.EndsWith(".jar", StringComparison.OrdinalIgnoreCase))) return null;
        var group = manifest.GroupFor(name);
        return group is null ? PackageUrl.Create("generic", null, name, version) : MavenNames.Purl(group, name, version);
    }

    // Read where it lies, or from the archive it was packed into.
    private sealed record Archive(string FileName, Func<Stream> Open, Func<string> Digest)
    {
        public static Archive Within(string fileName, byte[] bytes) =>
            new(fileName, () => new MemoryStream(bytes, writable: false), () => "sha512:" + Convert.ToHexStringLower(SHA512.HashData(bytes)));
    }
}
