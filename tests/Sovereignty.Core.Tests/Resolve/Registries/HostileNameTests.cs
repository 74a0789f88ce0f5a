using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Resolve.Registries;
using Sovereignty.Resolve.Registries.Cargo;
using Sovereignty.Resolve.Registries.Composer;
using Sovereignty.Resolve.Registries.Go;
using Sovereignty.Resolve.Registries.Maven;
using Sovereignty.Resolve.Registries.Npm;
using Sovereignty.Resolve.Registries.Python;
using Sovereignty.Resolve.Registries.Ruby;

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>Names of packages come out of what is scanned: none may choose which host is asked, or where credentials go.</summary>
public sealed class HostileNameTests
{
    private const string Base = "https://registry.example/inner/";

    // The number is an address of the internet, as `..NUMBER` is two slashes and a host where dots of a Maven group become slashes.
    private static readonly string[] Hostile =
    [
        "..", "../..", "../../api/secret", "..3221225985", "...3221225985", @"\\evil.example\x", @"..\..\x", "//evil.example/x", "/evil.example", "http:evil.example", "http://evil.example/x", "ftp:x",
        @"https:\\evil.example", "x?y=evil.example", "x#evil.example", "@evil.example", "a@evil.example:80", "%2e%2e", "%2e%2e/%2e%2e", "%2f%2fevil.example", "..;/x", "\0", "\r\nX: y", ".", "...", "\ud800",
    ];

    public static TheoryData<string> Types => ["cargo", "composer", "gem", "golang", "maven", "npm", "pypi"];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task No_name_or_version_leads_out_of_the_registry(string type)
    {
        var asked = new Recorder();
        using var http = new RegistryHttp(asked, TimeProvider.System);
        var registry = Of(type, http);
        using var owned = registry as IDisposable;
        foreach (var text in Hostile)
        {
            foreach (var (ns, name, version) in ((string?, string, string)[])[(null, text, "1.0"), (text, "a", "1.0"), ("a", text, "1.0"), ("a", "b", text), (text, text, text)])
            {
                await registry.Ask(new RegistryQuestion(PackageUrl.Create(type, ns, name, version), true), TestContext.Current.CancellationToken);
                await registry.Ask(new RegistryQuestion(PackageUrl.Create(type, ns, name, version), false), TestContext.Current.CancellationToken);
            }
        }

        Assert.NotEmpty(asked.Addresses);
        Assert.All(asked.Addresses, a => Assert.StartsWith(Base, a, StringComparison.Ordinal));
    }

    private static IRegistry Of(string type, RegistryHttp http)
    {
        var place = new RegistryPlace(new Uri(Base), HttpCredentials.Bearer("s3cret"));
        return type switch
        {
            "cargo" => new CrateIndex(place, http),
            "composer" => new ComposerRepository([place], http),
            "gem" => new GemServer([place], http),
            "golang" => new GoProxy(new GoProxySettings([place], []), http),
            "maven" => new MavenRepository([place], http),
            "npm" => new NpmRegistry(new NpmConfiguration(place.Address, new Dictionary<string, Uri>(), new Dictionary<string, HttpCredentials>()), http),
            _ => new PythonIndex([place], http),
        };
    }

    /// <summary>Stands for the whole network: what a registry says of itself, that any POM has a hostile parent, and nothing else.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        private readonly ConcurrentQueue<string> addresses = new();

        public IReadOnlyCollection<string> Addresses => addresses;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!.AbsoluteUri;
            addresses.Enqueue(address);
            var body = address switch
            {
                Base + "packages.json" => """{ "metadata-url": "p2/%package%.json" }""",
                Base + "config.json" => $$"""{ "dl": "{{Base}}dl", "api": "{{Base}}" }""",
                _ when address.EndsWith(".pom", StringComparison.Ordinal) => "<project><parent><groupId>..3221225985</groupId><artifactId>a</artifactId><version>1</version></parent></project>",
                _ => null,
            };
            return Task.FromResult(new HttpResponseMessage(body is null ? HttpStatusCode.NotFound : HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body ?? "")) });
        }
    }
}
