using System.Net;
using System.Net.Sockets;

namespace Sovereignty.Tests;

/// <summary>A port of this machine where nobody answers: it is held and not listened at, so that no other test can come to listen there.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket held = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => held.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Address => $"http://{held.LocalEndPoint}/";

    public void Dispose() => held.Dispose();
}
