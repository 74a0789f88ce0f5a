using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Sbom;

/// <summary>What an SBOM is about: the folder, archive, image or machine that was scanned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null where none is known.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Purl">Its purl; null where none names it.</param>
/// <param name="Hashes">Its hashes, <c>sha256:hex</c>.</param>
internal sealed record ScannedThing(string Name, string? Version, ComponentKind Kind, PackageUrl? Purl, ImmutableArray<string> Hashes)
{
    /// <summary>What a scan is about.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="name">What the source is called.</param>
    public static ScannedThing Of(Scan scan, string name)
    {
        if (scan.Sources is not [var source]) return new ScannedThing(name, SbomWriter.RootVersion(scan), ComponentKind.Application, null, []);
        ImmutableArray<string> hashes = Digest(source) is { } digest ? [digest] : [];
        if (source.Kind == SourceKind.Image && source.Digest is { } of)
        {
            // The image names itself, in its manifest or by its labels.
            var image = scan.Components.FirstOrDefault(c => c.Kind == ComponentKind.Container && c.Direct == true && c.Declared.Hashes.Contains(of));
            return new ScannedThing(image?.Name ?? name, image?.Version ?? of, ComponentKind.Container, image?.Purl, hashes);
        }

        var kind = source.Kind == SourceKind.Image ? ComponentKind.Container : source.Kind == SourceKind.Host ? ComponentKind.OperatingSystem : ComponentKind.Application;
        return new ScannedThing(name, SbomWriter.RootVersion(scan), kind, null, source.Kind == SourceKind.Archive ? hashes : []);
    }

    // Of a file the hex alone, of an image with its algorithm; a folder has a commit there.
    private static string? Digest(Source source) => source.Kind is SourceKind.Image or SourceKind.Archive && source.Digest is { Length: > 0 } digest
        ? digest.Contains(':', StringComparison.Ordinal) ? digest : digest.Length == 64 ? $"sha256:{digest}" : null : null;
}
