using System.Net;
using System.Text;

namespace Sovereignty.Tests.Resolve.Registries;

/// <summary>A web server on this machine that gives recorded answers and remembers what it was asked.</summary>
internal sealed class RecordedServer : IDisposable
{
    private readonly LoopbackServer server;
    private readonly Dictionary<string, Recorded> answers = new(StringComparer.Ordinal);
    private readonly List<Question> asked = [];

    public RecordedServer() => server = new LoopbackServer(Reply);

    public int Port => server.Port;

    public string Address => $"http://127.0.0.1:{Port}/";

    public IReadOnlyList<Question> Asked
    {
        get
        {
            lock (asked) return [.. asked];
        }
    }

    public void Answer(string path, string text, int status = 200, params (string Name, string Value)[] headers) =>
        Set(path, new Recorded(status, Encoding.UTF8.GetBytes(text.Replace("$HOST/", Address, StringComparison.Ordinal)), headers));

    public void Answer(string path, byte[] body) => Set(path, new Recorded(200, body, []));

    /// <summary>Answers that come one after the other; the last one stays.</summary>
    public void AnswerInTurn(string path, params (int Status, string Text, (string, string)[] Headers)[] turns)
    {
        Recorded? next = null;
        foreach (var (status, text, headers) in turns.Reverse()) next = new Recorded(status, Encoding.UTF8.GetBytes(text), headers) { Then = next };
        Set(path, next!);
    }

    /// <summary>An answer whose body never ends.</summary>
    public void Drip(string path) => Set(path, new Recorded(200, [], []) { Endless = true });

    public void Dispose() => server.Dispose();

    // A client may still be asking while a test says what comes next.
    private void Set(string path, Recorded answer)
    {
        lock (asked) answers[path] = answer;
    }

    private async Task Reply(HttpListenerContext context)
    {
        var path = context.Request.RawUrl ?? "";
        Recorded answer;
        lock (asked)
        {
            asked.Add(new Question(path, context.Request.Headers["Authorization"], context.Request.Headers["If-None-Match"] ?? context.Request.Headers["If-Modified-Since"], context.Request.Headers["User-Agent"]));
            answer = answers.GetValueOrDefault(path, new Recorded(404, [], []));
            if (answer.Then is { } then) answers[path] = then;
        }

        try
        {
            foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
            context.Response.StatusCode = answer.Status;
            if (answer.Endless)
            {
                context.Response.SendChunked = true;
                while (true)
                {
                    await context.Response.OutputStream.WriteAsync(" "u8.ToArray());
                    await context.Response.OutputStream.FlushAsync();
                    await Task.Delay(50);
                }
            }

            if (answer.Status != 304)
            {
                context.Response.ContentLength64 = answer.Body.Length;
                await context.Response.OutputStream.WriteAsync(answer.Body);
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The other side has gone.
        }
    }

    /// <summary>What the server was asked.</summary>
    internal sealed record Question(string Path, string? Authorization, string? Known, string? Agent);

    private sealed record Recorded(int Status, byte[] Body, (string Name, string Value)[] Headers)
    {
        public Recorded? Then { get; init; }

        public bool Endless { get; init; }
    }
}
