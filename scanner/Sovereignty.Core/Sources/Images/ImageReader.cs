using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Sources.Archives;

namespace Sovereignty.Sources.Images;

/// <summary>
/// Finds out which images a set of files holds and what they are made of. Source: OCI image specification, "Image Index", "Image Manifest"; Docker image
/// specification v1.2, "Combined Image JSON + Filesystem Changeset Format".
/// </summary>
internal static class ImageReader
{
    private const int DeepestIndex = 4;
    private const int MostEntries = 1000;
    private const int MostImages = 50;
    private const string Named = "io.containerd.image.name";
    private const string Tagged = "org.opencontainers.image.ref.name";

    /// <summary>Reads the documents of the images that a set of files holds, each image once; empty, and told, when they cannot be made sense of.</summary>
    public static ImmutableArray<ImageDescription> Read(ImageFiles files, ArchiveReading reading)
    {
        var images = files.HasIndex ? FromIndex(files, reading) : [];
        if (images.Count == 0 && files.HasManifest) images = FromList(files, reading);
        if (images.Count == 0) Malformed(reading, "the image names no manifest that can be read");
        // One image under several names is one image.
        ImmutableArray<ImageDescription> found = [.. images.DistinctBy(i => i.Digest ?? i.Name, StringComparer.Ordinal)];
        if (found.Length > 1) TellSeveral(reading, found);
        return found.Length > MostImages ? found[..MostImages] : found;
    }

    private static List<ImageDescription> FromIndex(ImageFiles files, ArchiveReading reading)
    {
        using var index = files.ReadIndex();
        if (index is null) return [];
        // What `docker save` writes beside the index holds the tags in full.
        using var list = files.ReadManifest();
        var name = list?.RootElement is { ValueKind: JsonValueKind.Array } saved && saved.GetArrayLength() > 0 ? FirstTag(saved[0]) : null;
        var images = new List<ImageDescription>();
        // Entries of one name are one image for several platforms; entries of several names are several images.
        var named = index.RootElement.Items("manifests").Where(m => !IsAttestation(m)).Take(MostEntries).GroupBy(NameOf, StringComparer.Ordinal).ToList();
        foreach (var same in named)
        {
            if (Choose([.. same], reading) is not { } first || FromDescriptor(files, first, same.Key ?? name, 0, reading) is not { } image) continue;
            images.Add(named.Count == 1 && image.Name?.Contains(':', StringComparison.Ordinal) != true ? image with { Name = name ?? image.Name } : image);
        }

        return images;
    }

    private static ImageDescription? FromDescriptor(ImageFiles files, JsonElement descriptor, string? name, int depth, ArchiveReading reading)
    {
        var digest = descriptor.Text("digest");
        if (depth > DeepestIndex || ImageFiles.Bytes(files.Blob(digest)) is not { } bytes)
        {
            Malformed(reading, $"the manifest `{ArchiveReading.Shown(digest ?? "")}` is missing");
            return null;
        }

        if (digest!.StartsWith("sha256:", StringComparison.Ordinal) && digest[7..] != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            reading.Tell("image-malformed", ProblemSeverity.Warning, ImageFiles.BlobPath(digest)!, "the manifest is not the one that its digest promises", "it was read all the same; pull and save the image again");
        }

        using var document = ImageFiles.Parse(bytes);
        if (document is null) return null;
        var manifest = document.RootElement;
        if (manifest.Get("manifests") is not null)
        {
            return Choose([.. manifest.Items("manifests").Where(m => !IsAttestation(m))], reading) is { } inner ? FromDescriptor(files, inner, name, depth + 1, reading) : null;
        }

        var image = new ImageDescription
        {
            Name = name,
            Digest = digest,
            Platform = descriptor.Get("platform") is { } platform ? ImageDescription.PlatformOf(platform) : null,
            Layers = [.. manifest.Items("layers").Select(l => (ImageFiles.BlobPath(l.Text("digest")) ?? l.Text("digest") ?? "", files.Blob(l.Text("digest"))))],
        };
        image = image with { Labels = image.Labels.SetItems(manifest.Get("annotations") is { } notes ? ImageDescription.Texts(notes) : []) };
        using var configuration = manifest.Get("config")?.Text("digest") is { } of && ImageFiles.Bytes(files.Blob(of)) is { } settings ? ImageFiles.Parse(settings) : null;
        return configuration is null ? image : image.With(configuration.RootElement);
    }

    private static List<ImageDescription> FromList(ImageFiles files, ArchiveReading reading)
    {
        using var list = files.ReadManifest();
        return [.. list!.RootElement.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(MostEntries).Select(i => FromListed(files, i))];
    }

    private static ImageDescription FromListed(ImageFiles files, JsonElement listed)
    {
        var path = listed.Text("Config");
        var bytes = path is null ? null : ImageFiles.Bytes(files.At(path));
        var image = new ImageDescription
        {
            Name = FirstTag(listed),
            Digest = bytes is null ? null : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Layers = [.. listed.Items("Layers").Select(l => l.ValueKind == JsonValueKind.String ? l.GetString()! : "").Select(p => (p, p.Length == 0 ? null : files.At(p)))],
        };
        using var configuration = bytes is null ? null : ImageFiles.Parse(bytes);
        return configuration is null ? image : image.With(configuration.RootElement);
    }

    // What most machines run, so that two runs on different machines agree.
    private static JsonElement? Choose(List<JsonElement> manifests, ArchiveReading reading)
    {
        if (manifests.Count < 2) return manifests.Count == 0 ? null : manifests[0];
        var platforms = manifests.Select(m => (Manifest: m, Platform: (m.Get("platform") is { } p ? ImageDescription.PlatformOf(p) : null) ?? "unknown")).ToList();
        var chosen = platforms.Find(p => p.Platform.StartsWith("linux/amd64", StringComparison.Ordinal));
        if (chosen.Platform is null) chosen = platforms.Find(p => p.Platform.StartsWith("linux/", StringComparison.Ordinal));
        if (chosen.Platform is null) chosen = platforms[0];
        reading.Tell(
            "image-platform-chosen", ProblemSeverity.Note, "", $"of the platforms {string.Join(", ", platforms.Select(p => ArchiveReading.Shown(p.Platform)).Take(20))} the image for `{ArchiveReading.Shown(chosen.Platform)}` was read",
            "save another platform's image by itself to have that one read");
        return chosen.Manifest;
    }

    // Provenance that build tools store beside the image, as if it were one for an unknown platform.
    private static bool IsAttestation(JsonElement descriptor) =>
        descriptor.Get("annotations")?.Text("vnd.docker.reference.type") is not null || (descriptor.Get("platform") is { } platform && platform.Text("os") == "unknown");

    private static string? NameOf(JsonElement descriptor) => descriptor.Get("annotations") is { } notes ? notes.Text(Named) ?? notes.Text(Tagged) : null;

    private static string? FirstTag(JsonElement image) => image.Items("RepoTags").Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()).FirstOrDefault();

    private static void TellSeveral(ArchiveReading reading, ImmutableArray<ImageDescription> images)
    {
        var names = string.Join(", ", images.Take(20).Select(i => $"`{ArchiveReading.Shown(i.Name ?? i.Digest ?? "without a name")}`"));
        var tooMany = images.Length > MostImages;
        reading.Tell(
            "image-several", tooMany ? ProblemSeverity.Warning : ProblemSeverity.Note, "", $"the archive holds {images.Length} images, of which {(tooMany ? $"the first {MostImages}" : "all")} were read: {names}{(images.Length > 20 ? ", …" : "")}",
            "each is a folder of its own in the paths; save an image by itself to have it read alone");
    }

    private static void Malformed(ArchiveReading reading, string message) =>
        reading.Tell("image-malformed", ProblemSeverity.Warning, "", message, "pull and save the image again");
}
