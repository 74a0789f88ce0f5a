using System.Diagnostics;
using System.Text.Json;

namespace Sovereignty.Tests.Commands;

public sealed class HostTests
{
    [Fact]
    public void The_packages_of_a_Debian_machine_are_those_that_dpkg_lists()
    {
        Assert.SkipUnless(Path.Exists("/usr/bin/dpkg-query"), "dpkg-query is not on this machine");
        var expected = Listed();
        Assert.SkipWhen(expected.Count == 0, "dpkg-query lists no packages: the machine is not installed from Debian packages");

        var run = BuiltProgram.Run("sbom", "host", "--quiet");
        Assert.Equal(0, run.ExitCode);
        using var bom = JsonDocument.Parse(run.Output);
        var found = bom.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("purl").GetString()!)
            .Where(p => p.StartsWith("pkg:deb/", StringComparison.Ordinal)).Select(Line).Order(StringComparer.Ordinal);
        Assert.SkipUnless(expected.SequenceEqual(Listed()), "packages were installed or removed meanwhile");
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_folder_called_host_is_named_by_its_path()
    {
        using var folder = new TemporaryFolder();
        folder.Write("host/requirements.txt", "flask==3.0.0\n");
        var run = BuiltProgram.RunIn(folder.Path, [], "sbom", "./host", "--quiet");
        Assert.Contains("pkg:pypi/flask@3.0.0", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pkg:deb/", run.Output, StringComparison.Ordinal);
    }

    private static List<string> Listed()
    {
        var start = new ProcessStartInfo("/usr/bin/dpkg-query", ["-W", "-f", "${Package} ${Version} ${Architecture} ${db:Status-Status}\n"]) { RedirectStandardOutput = true };
        using var query = Process.Start(start)!;
        var lines = query.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        query.WaitForExit();
        return [.. lines.Where(l => l.EndsWith(" installed", StringComparison.Ordinal)).Select(l => l[..^" installed".Length]).Order(StringComparer.Ordinal)];
    }

    private static string Line(string purl)
    {
        var (path, qualifiers) = (purl[..purl.IndexOf('?', StringComparison.Ordinal)], purl[(purl.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        var architecture = qualifiers.Split('&').Single(q => q.StartsWith("arch=", StringComparison.Ordinal))["arch=".Length..];
        var at = path.LastIndexOf('@');
        return $"{Uri.UnescapeDataString(path[(path.LastIndexOf('/', at) + 1)..at])} {Uri.UnescapeDataString(path[(at + 1)..])} {architecture}";
    }
}
