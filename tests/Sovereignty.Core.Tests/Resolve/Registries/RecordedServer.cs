using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>A web server on this machine that gives recorded answers and counts what it was asked.</summary>
internal sealed class RecordedServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, (int Status, byte[] Body)> answers = new(StringComparer.Ordinal);
    private readonly List<(string Path, string? Authorization)> asked = [];

    public RecordedServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Serve();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}/";

    public IReadOnlyList<(string Path, string? Authorization)> Asked
    {
        get
        {
            lock (asked) return [.. asked];
        }
    }

    public void Answer(string path, string json, int status = 200) => answers[path] = (status, Encoding.UTF8.GetBytes(json.Replace("$HOST/", Address, StringComparison.Ordinal)));

    public void Answer(string path, byte[] body) => answers[path] = (200, body);

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.RawUrl ?? "";
            lock (asked) asked.Add((path, context.Request.Headers["Authorization"]));
            var (status, body) = answers.GetValueOrDefault(path, (404, []));
            context.Response.StatusCode = status;
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }
}
