using Sovereignty.Tests.Resolve.Registries;

[assembly: AssemblyFixture(typeof(NuGetCache))]

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>
/// Where NuGet's client keeps answers while these tests run: neither among the user's own, nor where another run or another user left some. The
/// client knows no other way to be told than the environment, so it is set before the first test and for all of them.
/// </summary>
public sealed class NuGetCache : IDisposable
{
    private const string Variable = "NUGET_HTTP_CACHE_PATH";

    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable(Variable);

    public NuGetCache() => Environment.SetEnvironmentVariable(Variable, folder.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        folder.Dispose();
    }
}
