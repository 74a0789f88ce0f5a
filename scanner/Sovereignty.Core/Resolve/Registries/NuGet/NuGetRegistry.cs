using System.Collections.Concurrent;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Resolve.Registries.NuGet;

/// <summary>
/// Asks the NuGet sources of this machine's and user's nuget.config, with their credentials and source mapping, through NuGet's own client. The
/// only file that names it. The nuget.config of a scanned repository is not read.
/// </summary>
internal sealed class NuGetRegistry : IRegistry, IDisposable
{
    private const string LicenceFile = "SEE LICENSE IN ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly DateTimeOffset UnlistedBefore = new(1901, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IReadOnlyList<SourceRepository> sources;
    private readonly PackageSourceMapping mapping;
    // Whole packages are fetched two at a time: each is held in memory while its manifest is read.
    private readonly SemaphoreSlim archives = new(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<Found>>> packages = new(StringComparer.OrdinalIgnoreCase);

    private NuGetRegistry(IReadOnlyList<SourceRepository> sources, PackageSourceMapping mapping)
    {
        this.sources = sources;
        this.mapping = mapping;
    }

    /// <inheritdoc/>
    public string PurlType => "nuget";

    /// <inheritdoc/>
    public string Name => "NuGet";

    /// <inheritdoc/>
    public string Address => string.Join('\n', sources.Select(s => s.PackageSource.Source));

    /// <summary>The sources of this machine's own settings; null when there are none or the settings are broken.</summary>
    public static NuGetRegistry? OfThisMachine()
    {
        try
        {
            return Of(Settings.LoadDefaultSettings(root: null));
        }
        catch (NuGetConfigurationException)
        {
            return null;
        }
    }

    /// <summary>One source that the user named; no settings and no credentials.</summary>
    public static NuGetRegistry At(Uri address) =>
        new([Repository.Factory.GetCoreV3(new PackageSource(address.AbsoluteUri.TrimEnd('/'), "named") { AllowInsecureConnections = true })], PackageSourceMapping.GetPackageSourceMapping(NullSettings.Instance));

    /// <summary>The sources of a folder's nuget.config alone; the seam for tests.</summary>
    internal static NuGetRegistry? OfFolder(string folder) => Of(Settings.LoadSpecificSettings(folder, "nuget.config"));

    private static NuGetRegistry? Of(ISettings settings)
    {
        var sources = new PackageSourceProvider(settings).LoadPackageSources().Where(s => s.IsEnabled).Select(s => Repository.Factory.GetCoreV3(s)).ToList();
        return sources.Count == 0 ? null : new NuGetRegistry(sources, PackageSourceMapping.GetPackageSourceMapping(settings));
    }

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        var purl = question.Purl;
        var (source, versions, failure) = await packages.GetOrAdd(purl.Name, name => new Lazy<Task<Found>>(() => Package(name, stop))).Value.ConfigureAwait(false);
        if (failure is not null) return RegistryReply.Failed(failure);
        if (!NuGetVersion.TryParse(purl.Version, out var version)) return RegistryAnswer.NotThere;
        var newest = versions.Where(v => !v.Identity.Version.IsPrerelease && v.IsListed).MaxBy(v => v.Identity.Version);
        var known = new RegistryAnswer { Latest = newest?.Identity.Version.ToNormalizedString(), LatestPublished = Day(newest?.Published) };
        if (versions.FirstOrDefault(v => v.Identity.Version == version) is not { } metadata) return await Beside(known, source, versions, version, stop).ConfigureAwait(false);
        return await Told(known, source!, metadata, stop).ConfigureAwait(false) with
        {
            Published = Day(metadata.Published), Deprecated = await Deprecation(metadata).ConfigureAwait(false), Withdrawn = !metadata.IsListed,
        };
    }

    // A mirror often holds some versions of a package only. What an earlier and a later one agree on holds for one between them in all likelihood; one
    // alone speaks for others of its major version, and not surely.
    private async Task<RegistryReply> Beside(RegistryAnswer known, SourceRepository? source, IReadOnlyList<IPackageSearchMetadata> versions, NuGetVersion version, CancellationToken stop)
    {
        var earlier = versions.Where(v => v.Identity.Version < version).MaxBy(v => v.Identity.Version);
        var later = versions.Where(v => v.Identity.Version > version).MinBy(v => v.Identity.Version);
        var between = earlier is not null && later is not null;
        if (!between)
        {
            if (earlier?.Identity.Version.Major != version.Major) earlier = null;
            if (later?.Identity.Version.Major != version.Major) later = null;
        }

        var first = earlier is null ? null : await Told(known, source!, earlier, stop).ConfigureAwait(false);
        var second = later is null ? null : await Told(known, source!, later, stop).ConfigureAwait(false);
        if ((first ?? second) is not { } told) return RegistryAnswer.NotThere;
        var agree = first is null || second is null || (first.TextLicence ?? first.Licence) == (second.TextLicence ?? second.Licence);
        return told with
        {
            Found = false,
            Beside = string.Join(" and ", new[] { earlier, later }.OfType<IPackageSearchMetadata>().Select(v => v.Identity.Version.ToNormalizedString())),
            Between = between,
            Licence = agree ? told.Licence : null,
            TextLicence = agree ? told.TextLicence : null,
        };
    }

    private async Task<RegistryAnswer> Told(RegistryAnswer known, SourceRepository source, IPackageSearchMetadata metadata, CancellationToken stop)
    {
        var answer = known with
        {
            Licence = metadata.LicenseMetadata is { } licence ? Statement(licence) : metadata.LicenseUrl?.OriginalString, Maker = metadata.Authors, SourceUrl = metadata.ProjectUrl?.OriginalString,
        };
        return NamesAFile(answer.Licence) ? await FromArchive(answer, source, metadata.Identity.Id, metadata.Identity.Version, stop).ConfigureAwait(false) : answer;
    }

    // A licence that is a file of the package is told as an address that says nothing; some mirrors list versions and tell nothing else.
    private static bool NamesAFile(string? licence) => licence is null || licence.StartsWith(LicenceFile, StringComparison.Ordinal) || licence.Contains("deprecateLicenseUrl", StringComparison.OrdinalIgnoreCase);

    /// <summary>All versions of a package; none where no source tells.</summary>
    public async Task<IReadOnlyList<NuGetVersion>> Versions(string name, CancellationToken stop) =>
        await Read<IReadOnlyList<NuGetVersion>>(name, async (resource, cache, token) => (await resource.GetAllVersionsAsync(name, cache, NullLogger.Instance, token).ConfigureAwait(false)).ToList() is { Count: > 0 } all ? all : null, stop)
            .ConfigureAwait(false) ?? [];

    /// <summary>What a package version needs, by framework; none where no source tells.</summary>
    public async Task<IReadOnlyList<PackageDependencyGroup>> Dependencies(string name, NuGetVersion version, CancellationToken stop) =>
        await Read<IReadOnlyList<PackageDependencyGroup>>(name, async (resource, cache, token) => (await resource.GetDependencyInfoAsync(name, version, cache, NullLogger.Instance, token).ConfigureAwait(false))?.DependencyGroups, stop)
            .ConfigureAwait(false) ?? [];

    /// <inheritdoc/>
    public void Dispose() => archives.Dispose();

    private async Task<RegistryAnswer> FromArchive(RegistryAnswer answer, SourceRepository source, string name, NuGetVersion version, CancellationToken stop)
    {
        await archives.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using var cache = new SourceCacheContext { DirectDownload = true, NoCache = true };
            using var stream = new CappedStream();
            var resource = await source.GetResourceAsync<FindPackageByIdResource>(stop).ConfigureAwait(false);
            if (resource is null || !await resource.CopyNupkgToStreamAsync(name, version, stream, cache, NullLogger.Instance, stop).ConfigureAwait(false)) return answer;
            stream.Position = 0;
            using var archive = new PackageArchiveReader(stream, leaveStreamOpen: true);
            var manifest = archive.NuspecReader;
            var licence = manifest.GetLicenseMetadata();
            return answer with
            {
                Licence = licence is not null ? Statement(licence) : Blank(manifest.GetLicenseUrl()),
                TextLicence = licence?.Type == LicenseType.File ? TextOf(archive, licence.License) : null,
                Maker = answer.Maker ?? Blank(manifest.GetAuthors()),
                SourceUrl = Blank(manifest.GetRepositoryMetadata()?.Url) ?? answer.SourceUrl ?? Blank(manifest.GetProjectUrl()),
            };
        }
        catch (Exception e) when (e is FatalProtocolException or PackagingException or IOException or InvalidDataException or InvalidOperationException or System.Xml.XmlException)
        {
            return answer;
        }
        finally
        {
            archives.Release();
        }
    }

    // The path comes out of the package: it is looked for among the package's entries and nowhere else.
    private static string? TextOf(PackageArchiveReader archive, string path)
    {
        path = path.Replace('\\', '/').TrimStart('/');
        if (archive.GetFiles().FirstOrDefault(f => f.Equals(path, StringComparison.OrdinalIgnoreCase)) is not { } entry) return null;
        using var stream = archive.GetStream(entry);
        var bytes = new byte[LicenceTexts.LargestText];
        return TextConclusion.PlainExpression(LicenceTexts.Read(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))));
    }

    private async Task<T?> Read<T>(string name, Func<FindPackageByIdResource, SourceCacheContext, CancellationToken, Task<T?>> read, CancellationToken stop)
        where T : class
    {
        foreach (var source in SourcesOf(name))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            try
            {
                using var cache = new SourceCacheContext();
                if (await source.GetResourceAsync<FindPackageByIdResource>(patience.Token).ConfigureAwait(false) is { } resource && await read(resource, cache, patience.Token).ConfigureAwait(false) is { } found) return found;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // The next source may answer.
            }
            catch (Exception e) when (e is FatalProtocolException or PackagingException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or Newtonsoft.Json.JsonException)
            {
                // The next source may answer.
            }
        }

        return null;
    }

    private async Task<Found> Package(string name, CancellationToken stop)
    {
        string? failure = null;
        foreach (var source in SourcesOf(name))
        {
            // A dead source would otherwise cost minutes: NuGet's client waits long and tries again.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            try
            {
                using var cache = new SourceCacheContext { IgnoreFailedSources = false };
                var resource = await source.GetResourceAsync<PackageMetadataResource>(patience.Token).ConfigureAwait(false);
                if (resource is null)
                {
                    failure = "it offers no package metadata";
                    continue;
                }

                var found = await resource.GetMetadataAsync(name, includePrerelease: true, includeUnlisted: true, cache, NullLogger.Instance, patience.Token).ConfigureAwait(false);
                if (found.ToList() is { Count: > 0 } versions) return new Found(source, versions, null);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                failure = "it did not answer in time";
            }
            catch (FatalProtocolException e)
            {
                failure = e.InnerException is OperationCanceledException or TimeoutException ? "it did not answer in time" : "it could not be reached";
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or Newtonsoft.Json.JsonException)
            {
                failure = "its answer could not be read";
            }
        }

        return new Found(null, [], failure);
    }

    // With a mapping a package is asked for only where the settings send it; a private name must not be told to a public source.
    private IEnumerable<SourceRepository> SourcesOf(string name)
    {
        if (!mapping.IsEnabled) return sources;
        var names = mapping.GetConfiguredPackageSources(name);
        return sources.Where(s => names.Contains(s.PackageSource.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<string?> Deprecation(IPackageSearchMetadata metadata)
    {
        if (await metadata.GetDeprecationMetadataAsync().ConfigureAwait(false) is not { } deprecation) return null;
        var words = string.Join(", ", (deprecation.Reasons ?? []).Append(deprecation.Message ?? "").Where(w => w.Length > 0));
        return deprecation.AlternatePackage is { } other ? $"{words}; instead {other.PackageId}".TrimStart(';', ' ') : words;
    }

    private static string Statement(LicenseMetadata licence) => licence.Type == LicenseType.File ? LicenceFile + licence.License : licence.License;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // An unlisted version has the year 1900 for a date.
    private static DateOnly? Day(DateTimeOffset? published) => published is { } at && at > UnlistedBefore ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private sealed record Found(SourceRepository? Source, IReadOnlyList<IPackageSearchMetadata> Versions, string? Failure);

    /// <summary>Takes no more than a package is worth reading for.</summary>
    private sealed class CappedStream : MemoryStream
    {
        private const long Largest = 64 * 1024 * 1024;

        public override void Write(byte[] buffer, int offset, int count) => base.Write(buffer, offset, Fits(count));

        public override void Write(ReadOnlySpan<byte> buffer) => base.Write(buffer[..Fits(buffer.Length)]);

        private int Fits(int count) => Position + count <= Largest ? count : throw new IOException("the package is larger than 64 MiB");
    }
}
