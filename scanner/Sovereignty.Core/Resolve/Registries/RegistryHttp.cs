using System.Net;
using System.Net.Http.Headers;

namespace Sovereignty.Resolve.Registries;

/// <summary>Asks over HTTP, politely: one pool, few tries with growing pauses, answers capped. Proxies are those of the environment.</summary>
internal sealed class RegistryHttp(HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int LargestAnswer = 48 * 1024 * 1024;
    private const int Tries = 3;

    private readonly HttpClient client = new(handler) { Timeout = TimeSpan.FromSeconds(60), DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("sovereignty", null) } } };

    /// <summary>A handler for real use.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = 8,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxAutomaticRedirections = 5,
    };

    /// <summary>Fetches a JSON document.</summary>
    /// <returns>The bytes; or null with the status 404 for not there; or null with a failure in words.</returns>
    public async Task<(byte[]? Body, bool NotThere, string? Failure)> Get(Uri address, string? bearer, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (body, notThere, failure, again) = await Once(address, bearer, stop).ConfigureAwait(false);
            if (!again || attempt == Tries) return (body, notThere, failure);
            await Task.Delay(TimeSpan.FromMilliseconds(300 * attempt * attempt), time, stop).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<(byte[]? Body, bool NotThere, string? Failure, bool Again)> Once(Uri address, string? bearer, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json");
            if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed) return (null, true, null, false);
            if (!response.IsSuccessStatusCode)
            {
                var busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500;
                return (null, false, $"it answered with status {(int)response.StatusCode}", busy);
            }

            return await Read(response, stop).ConfigureAwait(false) is { } body ? (body, false, null, false) : (null, false, "its answer is larger than 48 MiB", false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, false, "it did not answer in time", true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, false, "it could not be reached", true);
        }
    }

    private static async Task<byte[]?> Read(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentLength > LargestAnswer) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > LargestAnswer) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
