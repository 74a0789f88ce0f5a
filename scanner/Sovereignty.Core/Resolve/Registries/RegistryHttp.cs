using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Sovereignty.Resolve.Registries;

/// <summary>
/// Asks over HTTP, politely: one pool, few connections to a host, few tries with growing pauses or those that the server asks for, answers capped
/// in size and time. A host that keeps failing is left alone. Proxies are those of the environment. Source: RFC 9110.
/// </summary>
internal sealed class RegistryHttp : IDisposable
{
    /// <summary>Why a host is asked no more; what failed before says why it came to that.</summary>
    public const string LeftAlone = "it failed too often in a row";

    private readonly HttpClient client;
    private readonly HttpLimits limits;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<Fetched> tries;
    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);

    public RegistryHttp(HttpMessageHandler handler, TimeProvider time, HttpLimits? limits = null)
    {
        this.time = time;
        this.limits = limits ??= HttpLimits.Usual;
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("sovereignty", null) } } };
        tries = new ResiliencePipelineBuilder<Fetched> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<Fetched>
        {
            MaxRetryAttempts = Math.Max(1, limits.Again),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = limits.Pause,
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { MayPass: true } failed && !(failed.Wait > limits.LongestWait)),
            DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.Wait),
        }).Build();
    }

    /// <summary>A handler for real use.</summary>
    public static HttpMessageHandler Handler(HttpLimits? limits = null) => new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = (limits ?? HttpLimits.Usual).ConnectionsPerHost,
        ConnectTimeout = (limits ?? HttpLimits.Usual).Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseHeadersLength = 64,
    };

    /// <summary>Fetches a document. Throws only when cancelled.</summary>
    /// <param name="address">Where it lies.</param>
    /// <param name="credentials">Sent to that address's own host only, whatever it redirects to.</param>
    /// <param name="known">What is known of its state; the answer may then be <see cref="FetchEnd.Unchanged"/>.</param>
    /// <param name="accept">The media types wanted.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Fetched> Get(Uri address, HttpCredentials? credentials, Validator? known, string accept, CancellationToken stop)
    {
        if (failures.GetValueOrDefault(address.Authority) >= limits.DeadAfter) return Fetched.Failed(LeftAlone);
        var fetched = await tries.ExecuteAsync(async token => await Once(address, credentials, known, accept, token).ConfigureAwait(false), stop).ConfigureAwait(false);
        if (fetched is { End: FetchEnd.Failed, MayPass: true }) failures.AddOrUpdate(address.Authority, 1, (_, n) => n + 1);
        else failures[address.Authority] = 0;
        return fetched;
    }

    /// <summary>Fetches a JSON document.</summary>
    public Task<Fetched> GetJson(Uri address, HttpCredentials? credentials, Validator? known, CancellationToken stop) => Get(address, credentials, known, "application/json", stop);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<Fetched> Once(Uri address, HttpCredentials? credentials, Validator? known, string accept, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(limits.Patience);
        try
        {
            var at = address;
            for (var redirects = 0; redirects <= limits.Redirects; redirects++)
            {
                using var request = Request(at, SameOrigin(at, address) ? credentials : null, known, accept);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
                if (Redirect(response, at) is { } next)
                {
                    if (at.Scheme == "https" && next.Scheme != "https") return Fetched.Failed("it redirects to an address without encryption");
                    at = next;
                    continue;
                }

                return await Read(response, patience.Token).ConfigureAwait(false);
            }

            return Fetched.Failed("it redirects without end");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Fetched.Failed("it did not answer in time") with { MayPass = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Fetched.Failed("it could not be reached") with { MayPass = true };
        }
        catch (InvalidDataException)
        {
            return Fetched.Failed("its answer could not be unpacked");
        }
    }

    private static HttpRequestMessage Request(Uri address, HttpCredentials? credentials, Validator? known, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        if (credentials is not null) request.Headers.Authorization = credentials.Header;
        if (known?.Tag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        else if (known?.Modified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return request;
    }

    private static bool SameOrigin(Uri first, Uri second) => first.Scheme == second.Scheme && first.Authority == second.Authority;

    private static Uri? Redirect(HttpResponseMessage response, Uri at) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
        && Uri.TryCreate(at, location, out var next) && next.Scheme is "http" or "https" ? HttpCredentials.Split(next).Address : null;

    private async Task<Fetched> Read(HttpResponseMessage response, CancellationToken stop)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified: return Fetched.Unchanged;
            // A mirror that offers no such question says so with the last two.
            case HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented: return Fetched.NotThere;
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden: return Fetched.Failed($"it refuses with status {(int)response.StatusCode}");
        }

        if (!response.IsSuccessStatusCode)
        {
            var busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500;
            return Fetched.Failed($"it answered with status {(int)response.StatusCode}") with { MayPass = busy, Wait = busy ? Wait(response.Headers.RetryAfter) : null };
        }

        if (await Body(response, stop).ConfigureAwait(false) is not { } body) return Fetched.Failed($"its answer is larger than {limits.LargestAnswer / 1024 / 1024} MiB");
        var tag = response.Headers.ETag?.ToString();
        var modified = response.Content.Headers.LastModified;
        return new Fetched(FetchEnd.Found)
        {
            Body = body, Modified = modified, Validator = tag is null && modified is null ? null : new Validator(tag, modified?.ToString("r", System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? after) => after switch
    {
        { Delta: { } delta } => delta > TimeSpan.Zero ? delta : TimeSpan.Zero,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero,
        _ => null,
    };

    private async Task<byte[]?> Body(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentLength > limits.LargestAnswer) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > limits.LargestAnswer) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
