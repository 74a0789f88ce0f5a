using System.Net;
using System.Net.Sockets;

namespace Sovereignty.Tests;

/// <summary>A web server on this machine, on a port that was free; what it answers is up to the test.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private const int MostTries = 20;

    private readonly HttpListener listener;
    private readonly Func<HttpListenerContext, Task> reply;

    public LoopbackServer(Func<HttpListenerContext, Task> reply)
    {
        this.reply = reply;
        (listener, Port) = Listen();
        _ = Task.Run(Serve);
    }

    public int Port { get; }

    public void Dispose() => listener.Close();

    // Between finding a free port and listening there, another test may take it.
    private static (HttpListener Listener, int Port) Listen()
    {
        for (var tries = 1; ; tries++)
        {
            var port = FreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (tries < MostTries)
            {
                ((IDisposable)listener).Dispose();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

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

            _ = reply(context);
        }
    }
}
