using Sovereignty.Model;
using Sovereignty.Resolve;
using Sovereignty.Resolve.Registries;

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>A recorded server, a cache and a way to ask one registry.</summary>
public abstract class RegistryTest : IDisposable
{
    private protected RecordedServer Server { get; } = new();

    private protected TemporaryFolder Folder { get; } = new();

    /// <summary>Pauses as short as they can be, and patience that no slow machine uses up.</summary>
    internal static readonly HttpLimits Limits = new() { Pause = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromMinutes(10), Connect = TimeSpan.FromMinutes(10) };

    private protected RegistryHttp Http { get; } = new(RegistryHttp.Handler(Limits), TimeProvider.System, Limits);

    public void Dispose()
    {
        Http.Dispose();
        Server.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected RegistryPlace Place(string path = "") => new(new Uri(Server.Address + path));

    private protected async Task<PackageStatement> AskOne(IRegistry registry, string purl) => (await Ask(registry, purl)).Statements[purl][0];

    private protected Task<RegistryFindings> Ask(IRegistry registry, params string[] purls) => Ask(registry, TimeProvider.System, purls);

    private protected Task<RegistryFindings> Ask(IRegistry registry, TimeProvider time, params string[] purls) => RegistryLookup.Ask(
        [.. purls.Select(p => Component(p))], [registry], new RegistryOptions { CacheFolder = Path.Combine(Folder.Path, "cache"), Time = time }, TestContext.Current.CancellationToken);

    private protected Machine MachineWith(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(v => v.Name == name).Value, Folder.Path, (_, _, _) => Task.FromResult<string?>(null)) { Everybody = Path.Combine(Folder.Path, "etc") };

    private protected static Component Component(string purl, bool direct = true)
    {
        Assert.True(PackageUrl.TryParse(purl, out var parsed));
        return new Component { Id = purl, Kind = ComponentKind.Library, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Direct = direct };
    }
}
