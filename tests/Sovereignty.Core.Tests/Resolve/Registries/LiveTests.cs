using Sovereignty.Model;
using Sovereignty.Resolve.Registries;

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>The registries that this machine's own clients are set to, asked for packages that this project itself uses. Reported as skipped where none answers.</summary>
public sealed class LiveTests : IDisposable
{
    private readonly TemporaryFolder cache = new();

    [Theory]
    [InlineData("pkg:nuget/YamlDotNet@16.3.0", "MIT")]
    [InlineData("pkg:npm/ajv@8.17.1", "MIT")]
    public async Task A_package_in_use_has_its_licence_in_the_registry_in_use(string purl, string licence)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        var component = new Component { Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Direct = true };

        var found = await RegistryLookup.Ask([component], new RegistryOptions { CacheFolder = cache.Path }, TestContext.Current.CancellationToken);

        // A mirror may hold another version, or fail halfway: neither is about this program.
        if (found.Problems.FirstOrDefault() is { } problem) Assert.Skip(problem.Message);
        var statement = found.Statements[purl][0];
        Assert.Equal((licence, Origin.Registry), (statement.Licence, statement.Origin));
        Assert.NotNull(statement.Release?.Latest);
    }

    public void Dispose() => cache.Dispose();
}
