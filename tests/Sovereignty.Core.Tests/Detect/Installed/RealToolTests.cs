using System.Diagnostics;
using Sovereignty.Detect;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Detect.Installed;

/// <summary>Root file systems that the package managers of this machine made, read as folders and as archives: the same set as the manager itself lists.</summary>
public sealed class RealToolTests : IDisposable
{
    private static readonly string[] Removed = ["geht", "kommt"];
    private readonly TemporaryFolder folder = new();

    private string Root => Path.Combine(folder.Path, "root");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_dpkg_installed_is_what_dpkg_query_lists()
    {
        Need("dpkg-deb", "dpkg", "tar");
        folder.Write("root/etc/os-release", "ID=debian\nVERSION_ID=12\n");
        folder.Write("root/var/lib/dpkg/status", "");
        foreach (var state in (string[])["info", "updates", "triggers"]) Directory.CreateDirectory(Path.Combine(Root, "var/lib/dpkg", state));
        string[] names = ["anders", "geht", "klein", "kommt", "lib+plus"];
        foreach (var name in names)
        {
            folder.Write($"deb/{name}/DEBIAN/control", $"Package: {name}\nVersion: 2:1.{name.Length}~rc1-1+b2\nArchitecture: all\nMaintainer: Debian Beispiel <beispiel@debian.org>\nSection: utils\nPriority: optional\nDescription: {name}\n");
            folder.Write($"deb/{name}/usr/share/nodejs/{name}/package.json", $$"""{"name":"{{name.Replace("+", "", StringComparison.Ordinal)}}","version":"9.0.0"}""");
            // Whatever the umask is: dpkg-deb takes no other.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder.Path, "deb", name, "DEBIAN"), (UnixFileMode)0x1ED);
            Run("dpkg-deb", "--build", "--root-owner-group", Path.Combine(folder.Path, "deb", name), Path.Combine(folder.Path, name + ".deb"));
        }

        string[] dpkg = ["--root=" + Root, "--force-not-root", "--force-bad-path", "--log=/dev/null"];
        Run("dpkg", [.. dpkg, "--install", .. names.Select(n => Path.Combine(folder.Path, n + ".deb"))]);
        Run("dpkg", [.. dpkg, "--remove", Removed[0]]);
        Run("dpkg", [.. dpkg, "--purge", Removed[1]]);
        var expected = Lines(Run("dpkg-query", "--admindir=" + Path.Combine(Root, "var/lib/dpkg"), "-W", "-f", "${Package} ${Version} ${Architecture} ${db:Status-Status}\n")).Where(l => l.EndsWith(" installed", StringComparison.Ordinal)).Select(l => l[..^" installed".Length]).ToList();
        Assert.Equal(["anders", "klein", "lib+plus"], expected.Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)]).Order());
        Same(expected, "deb", p => $"{p.Name} {p.Version} {Architecture(p)}");
    }

    [Fact]
    public void What_rpm_installed_is_what_rpm_lists()
    {
        Need("rpmbuild", "rpm", "tar");
        folder.Write("root/etc/os-release", "ID=fedora\nVERSION_ID=41\n");
        foreach (var name in (string[])["anders", "geht", "klein"])
        {
            var spec = folder.Write($"{name}.spec", $"Name: {name}\nVersion: 1.{name.Length}\nRelease: 3\nEpoch: 2\nSummary: x\nLicense: MIT\nBuildArch: noarch\n%description\n{new string('x', name.Length * 3000)}\n%install\nmkdir -p %{{buildroot}}/usr/lib/node_modules/{name}\necho '{{\"name\":\"{name}\",\"version\":\"9.0.0\"}}' > %{{buildroot}}/usr/lib/node_modules/{name}/package.json\n%files\n/usr/lib/node_modules/{name}\n");
            Run("rpmbuild", "-bb", "--define", $"_topdir {folder.Path}/top", spec);
        }

        string[] rpm = ["--root", Root, "--dbpath", "/var/lib/rpm"];
        Run("rpm", [.. rpm, "--install", "--nodeps", "--nosignature", "--ignorearch", .. Directory.GetFiles(Path.Combine(folder.Path, "top/RPMS/noarch"))]);
        Run("rpm", [.. rpm, "--erase", Removed[0]]);
        var expected = Lines(Run("rpm", [.. rpm, "-qa", "--qf", "%{NAME} %{VERSION}-%{RELEASE} %{ARCH} %{EPOCH}\\n"]));
        Assert.Equal(2, expected.Count);
        Same(expected, "rpm", p => $"{p.Name} {p.Version} {Architecture(p)} {p.Qualifiers.Single(q => q.Key == "epoch").Value}");
    }

    [Fact]
    public void What_pacman_installed_is_what_pacman_lists()
    {
        Need("pacman", "tar");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "pacman installs nothing for anybody but root");
        folder.Write("root/etc/os-release", "ID=arch\n");
        Directory.CreateDirectory(Path.Combine(Root, "var/lib/pacman"));
        foreach (var name in (string[])["anders", "klein"])
        {
            folder.Write($"{name}/.PKGINFO", $"pkgname = {name}\npkgbase = {name}\npkgver = 1:1.{name.Length}-3\npkgdesc = x\nurl = https://beispiel.example/\nbuilddate = 1700000000\npackager = Erika Muster <erika@beispiel.example>\nsize = 10\narch = any\nlicense = MIT\n");
            folder.Write($"{name}/usr/lib/node_modules/{name}/package.json", $$"""{"name":"{{name}}","version":"9.0.0"}""");
            Run("tar", "-C", Path.Combine(folder.Path, name), "-czf", Path.Combine(folder.Path, $"{name}-1-3-any.pkg.tar.gz"), ".PKGINFO", "usr");
        }

        string[] pacman = ["--root", Root, "--dbpath", Path.Combine(Root, "var/lib/pacman"), "--config", "/dev/null"];
        Run("pacman", [.. pacman, "--cachedir", folder.Path, "--hookdir", folder.Path, "--logfile", "/dev/null", "--noscriptlet", "--noconfirm", "-U", .. Directory.GetFiles(folder.Path, "*.pkg.tar.gz")]);
        var expected = Lines(Run("pacman", [.. pacman, "-Q"]));
        Assert.Equal(2, expected.Count);
        Same(expected, "alpm", p => $"{p.Name} {p.Version}");
    }

    // What a package brought for a language is that package, and its database is read alike from a folder and out of archives.
    private void Same(List<string> expected, string type, Func<Sovereignty.Model.PackageUrl, string> line)
    {
        expected.Sort(StringComparer.Ordinal);
        foreach (var found in (FolderDetections[])[DetectorRunner.Run(Root, Detectors.For(TreeKinds.Installed), new RunOptions { Trees = TreeKinds.Installed }, TestContext.Current.CancellationToken), Packed("-cf"), Packed("-czf")])
        {
            Assert.Empty(Opened.Problems(found));
            var packages = ComponentMerger.Merge(found.Files).Components.Select(c => c.Purl!).ToList();
            Assert.Equal(expected, packages.Where(p => p.Type == type).Select(line).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(packages, p => p.Type == "npm");
        }
    }

    private FolderDetections Packed(string how)
    {
        var archive = Path.Combine(folder.Path, "root" + how);
        Run("tar", "-C", Root, how, archive, ".");
        return Opened.Run(File.ReadAllBytes(archive));
    }

    private static string? Architecture(Sovereignty.Model.PackageUrl purl) => purl.Qualifiers.FirstOrDefault(q => q.Key == "arch").Value;

    private static List<string> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static void Need(params string[] programs)
    {
        foreach (var program in programs)
        {
            Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program))), $"{program} is not on this machine");
        }
    }

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {error.Result}");
        return output;
    }
}
