using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Detect.Docker;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Sources.Archives;
using Sovereignty.Text;

namespace Sovereignty.Sources.Images;

/// <summary>A container image as a source: what is installed in it, and the image itself with its digest and its labels.</summary>
internal static class ImageSource
{
    /// <summary>The name under which the image itself is found.</summary>
    public const string Detector = "image/manifest";

    private const string Label = "org.opencontainers.image.";

    /// <summary>Reads an OCI image layout that is a folder.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="name">What it is called, for an image that was saved without a name.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends it early.</param>
    public static FolderDetections RunLayout(string folder, string name, RunOptions options, CancellationToken stop)
    {
        using var reading = new ArchiveReading(new KeptFiles(Detectors.For(TreeKinds.Installed)), stop);
        return Run(new ImageFiles(path => OpenBlob(folder, path, reading)), name, options, reading);
    }

    /// <summary>Reads an image, or each of several.</summary>
    /// <param name="files">What it is made of.</param>
    /// <param name="name">What the source is called, for an image that was saved without a name.</param>
    /// <param name="options">How.</param>
    /// <param name="reading">The reading that gave the files.</param>
    public static FolderDetections Run(ImageFiles files, string name, RunOptions options, ArchiveReading reading)
    {
        var images = ImageReader.Read(files, reading);
        if (images.IsEmpty) return TreeRun.Nothing(SourceKind.Image, options, reading);
        var layers = new ImageLayers(options.Workers, reading);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var found = images.Select(image =>
        {
            // Of several images each is a folder of its own.
            var of = images.Length == 1 ? options : options with { Prefix = options.Prefix + Unique(Slug(image.Name ?? image.Digest ?? name), names) + "/" };
            return TreeRun.Run(layers.Stack(image.Layers), TreeKinds.Installed, SourceKind.Image, of, reading);
        }).ToList();
        var itself = Describe(images, name, options.Prefix + (files.HasIndex ? "index.json" : "manifest.json"));
        return found[0] with
        {
            Files = [.. found.SelectMany(f => f.Files).Append(itself).OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Detector, StringComparer.Ordinal)],
            FilesSeen = found.Sum(f => f.FilesSeen),
            FoldersSkipped = found.SelectMany(f => f.FoldersSkipped).GroupBy(f => f.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(f => f.Value), StringComparer.Ordinal),
            Problems = TreeRun.Problems(options, reading),
            Digest = images.Length == 1 ? images[0].Digest : null,
        };
    }

    private static Detection Describe(ImmutableArray<ImageDescription> images, string sourceName, string path)
    {
        var found = new Detection(Detector, path);
        foreach (var image in images) Describe(image, sourceName, found);
        return found;
    }

    // The image itself, and the one that it says it was built on.
    private static void Describe(ImageDescription image, string sourceName, Detection found)
    {
        var named = ImageName.Component(image.Name, 0)?.Purl ?? PackageUrl.Create("oci", null, Slug(image.Labels.GetValueOrDefault(Label + "title") ?? sourceName), image.Digest);
        var self = found.Add(new DetectedComponent
        {
            Purl = named,
            Kind = ComponentKind.Container,
            Direct = true,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations
            {
                Licence = image.Labels.GetValueOrDefault(Label + "licenses"),
                Maker = image.Labels.GetValueOrDefault(Label + "vendor") ?? image.Labels.GetValueOrDefault(Label + "authors"),
                SourceUrl = Links.Public(image.Labels.GetValueOrDefault(Label + "source")),
                Hashes = image.Digest is null ? [] : [image.Digest],
            },
        });
        if (ImageName.Component(image.Labels.GetValueOrDefault(Label + "base.name"), 0) is not { } basis) return;
        var digest = image.Labels.GetValueOrDefault(Label + "base.digest");
        found.Edge(self, found.Add(basis with { Evidence = EvidenceKind.Installed, Direct = false, Declared = ImageFiles.BlobPath(digest) is null ? Declarations.None : new Declarations { Hashes = [digest!] } }));
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++) unique = $"{name}-{i}";
        return unique;
    }

    private static string Slug(string name) => Text.Slug.Of(name) is { Length: > 0 } slug ? slug : "image";

    // A layout's files are named by digest, so no path of theirs can lead elsewhere; a link could.
    private static Content? OpenBlob(string folder, string path, ArchiveReading reading)
    {
        if (path is not ("oci-layout" or "index.json" or "manifest.json") && !path.StartsWith("blobs/sha", StringComparison.Ordinal)) return null;
        if (path.Contains("..", StringComparison.Ordinal)) return null;
        try
        {
            var info = new FileInfo(Path.Combine(folder, path));
            if (!info.Exists || info.Attributes.HasFlag(FileAttributes.ReparsePoint) || EmptyFile.Is(info.FullName)) return null;
            var handle = reading.Own(File.OpenHandle(info.FullName));
            return new Content(handle, 0, RandomAccess.GetLength(handle));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reading.Tell("file-unreadable", ProblemSeverity.Warning, path, $"the file could not be read: {Reason.Of(e)}", "give the user that scans read permission");
            return null;
        }
    }
}
