using Microsoft.Playwright;
using Sovereignty.Reports.Tests.Browser;
using Sovereignty.Tests;

[assembly: AssemblyFixture(typeof(SystemBrowser))]

namespace Sovereignty.Reports.Tests.Browser;

/// <summary>The system's Chromium, started once. Where it or the accessibility rules are missing, the tests say so and are skipped.</summary>
public sealed class SystemBrowser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // A browser that hangs ends in this; one on a slow or loaded machine does not.
    private const float Patience = 10 * 60 * 1000;

    private readonly string folder = Directory.CreateTempSubdirectory("sovereignty-pages-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    /// <summary>The accessibility rules, as a script to evaluate in a page.</summary>
    internal string Axe { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var axe = Path.Combine(Golden.Repository(), "tests/browser/node_modules/axe-core/axe.min.js");
        var chromium = Array.Find(Places, File.Exists);
        missing = chromium is null ? "no Chromium is installed: apt-get install chromium" : File.Exists(axe) ? null : "axe-core is not installed: npm ci in tests/browser";
        if (missing is not null) return;
        Axe = await File.ReadAllTextAsync(axe);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Arguments, Timeout = Patience });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Opens a page from a file, as a reader does; what it asks for beyond itself is collected.</summary>
    internal async Task<OpenedPage> OpenAsync(string name, string html, int width, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(missing is not null, missing ?? "");
        var file = Path.Combine(folder, name + ".html");
        await File.WriteAllTextAsync(file, html);
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var opened = new OpenedPage(context, page);
        page.Request += (_, request) => opened.Requests.Add(request.Url);
        page.Console += (_, message) => opened.Messages.Add(message.Text);
        await page.GotoAsync("file://" + file);
        return opened;
    }
}

/// <summary>An opened page, what it asked for and what the browser said.</summary>
internal sealed class OpenedPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public List<string> Requests { get; } = [];

    public List<string> Messages { get; } = [];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
