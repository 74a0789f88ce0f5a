using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Cargo;
using Sovereignty.Resolve.Registries.Composer;
using Sovereignty.Resolve.Registries.Go;
using Sovereignty.Resolve.Registries.Maven;
using Sovereignty.Resolve.Registries.Npm;
using Sovereignty.Resolve.Registries.NuGet;
using Sovereignty.Resolve.Registries.Python;
using Sovereignty.Resolve.Registries.Ruby;

namespace Sovereignty.Resolve.Registries;

/// <summary>The registries that this machine's clients are set to, as far as they are needed.</summary>
/// <param name="Registries">The registries.</param>
/// <param name="Problems">Which are needed and set nowhere.</param>
internal sealed record MachineRegistries(ImmutableArray<IRegistry> Registries, ImmutableArray<Problem> Problems) : IDisposable
{
    /// <summary>Finds them.</summary>
    /// <param name="types">The purl types that something is to be asked of.</param>
    /// <param name="machine">Whose settings are read.</param>
    /// <param name="named">Addresses by purl type that the user named; used where no client is set to one.</param>
    /// <param name="http">How to ask.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<MachineRegistries> Of(IEnumerable<string> types, Machine machine, ImmutableSortedDictionary<string, string> named, RegistryHttp http, CancellationToken stop)
    {
        var registries = ImmutableArray.CreateBuilder<IRegistry>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var type in types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var user = RegistryPlace.Of(named.GetValueOrDefault(type)) is { } place ? new RegistryPlace(place.Address) : null;
            if (await Find(type, machine, user, http, stop).ConfigureAwait(false) is { } registry) registries.Add(registry);
            else problems.Add(NotSet(type));
        }

        return new MachineRegistries(registries.ToImmutable(), problems.ToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registry in Registries.OfType<IDisposable>()) registry.Dispose();
    }

    private static async Task<IRegistry?> Find(string type, Machine machine, RegistryPlace? user, RegistryHttp http, CancellationToken stop)
    {
        switch (type)
        {
            case "npm":
                return await NpmConfiguration.Of(machine, user?.Address, stop).ConfigureAwait(false) is { } npm ? new NpmRegistry(npm, http) : null;
            case "nuget":
                return NuGetRegistry.OfThisMachine() ?? (user is null ? null : NuGetRegistry.At(user.Address));
            case "golang":
                return await GoProxySettings.Of(machine, user, stop).ConfigureAwait(false) is { } go ? new GoProxy(go, http) : null;
            case "pypi":
                return PipSettings.Of(machine, user) is { Count: > 0 } indexes ? new PythonIndex(indexes, http) : null;
            case "maven":
                return MavenSettings.Of(machine, user) is { Count: > 0 } repositories ? new MavenRepository(repositories, http) : null;
            case "cargo":
                return CargoSettings.Of(machine, user) is { } index ? new CrateIndex(index, http) : null;
            case "gem":
                return GemSettings.Of(machine, user) is { Count: > 0 } gems ? new GemServer(gems, http) : null;
            case "composer":
                return ComposerSettings.Of(machine, user) is { Count: > 0 } composer ? new ComposerRepository(composer, http) : null;
            default:
                return null;
        }
    }

    private static Problem NotSet(string type)
    {
        var (name, hint) = type switch
        {
            "cargo" => ("crates", "set a sparse registry as the replacement of crates-io in cargo's config.toml"),
            "composer" => ("Composer", "`composer config --global repositories.NAME composer ADDRESS`"),
            "gem" => ("RubyGems", "`gem sources --add ADDRESS`, or a mirror in bundler's settings"),
            "golang" => ("Go module", "install go or set `GOPROXY`"),
            "maven" => ("Maven", "name a mirror in ~/.m2/settings.xml"),
            "npm" => ("npm", "install npm or set `registry=` in your .npmrc"),
            "nuget" => ("NuGet", "add a source with `dotnet nuget add source`"),
            _ => ("Python", "`pip config set global.index-url ADDRESS`"),
        };
        return new Problem("registry-not-set", ProblemSeverity.Warning, $"nothing on this machine says where the {name} registry is, so that nothing was looked up there")
        {
            Hint = $"{hint}; or name it as `{type}` under `registries` in sovereignty.yaml",
        };
    }
}
