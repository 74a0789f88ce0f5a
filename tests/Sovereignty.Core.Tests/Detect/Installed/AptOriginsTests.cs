using System.Text;
using Sovereignty.Detect;
using Sovereignty.Detect.Installed;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Detect.Installed;

public sealed class AptOriginsTests
{
    private const string Own = "Maintainer: Debian Beispiel <beispiel@debian.org>";
    private const string Lists = "var/lib/apt/lists/";

    // As lz4 1.9 writes it: fremd1 to fremd5, versions 1.1-1 to 1.5-1.
    private const string Lz4 =
        "BCJNGGRAp6sAAADyOlBhY2thZ2U6IGZyZW1kMQpWZXJzaW9uOiAxLjEtMQpBcmNoaXRlY3R1cmU6IGFtZDY0CkZpbGVuYW1lOiBwb29sL21haW4vZi9AABFfNwARXykAai5kZWIKCmEAGDJhAB8yYQAfITJfNwAPYQAHGDNhAB8zYQAfITNfNwAPYQAHGDRhAB80YQAfITRfNwAPYQAHGDVhAB81YQAfITVfNwADYQBQZGViCgoAAAAARzZPCw==";

    [Fact]
    public void A_package_that_a_list_of_another_origin_offers_is_not_of_the_distribution()
    {
        var found = Run(
            "debian", [Package("fremd2", "1.2-1"), Package("fremd3", "9.9-1"), Package("eigen", "1.0-1")],
            (Lists + "deb.example_debian_dists_bookworm_InRelease", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOrigin: Debian\nLabel: Debian\n"),
            (Lists + "download.example_my%5frepo_linux_dists_stable_InRelease", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOrigin: Fremd\nLabel: Fremd\n"),
            (Lists + "download.example_my%5frepo_linux_dists_stable_main_binary-amd64_Packages.lz4", null));
        Assert.Equal("pkg:deb/fremd2@1.2-1?arch=amd64", found["fremd2"].Purl.ToString());
        Assert.Equal("https://download.example/my_repo/linux/pool/main/f/fremd2_1.2-1_amd64.deb", found["fremd2"].Declared.DownloadUrl);
        // Of that name, but not of that version: it came from the distribution.
        Assert.Equal("debian", found["fremd3"].Purl.Namespace);
        Assert.Equal("debian", found["eigen"].Purl.Namespace);
    }

    [Fact]
    public void Where_no_list_is_of_the_distribution_nothing_follows_from_lists()
    {
        var found = Run(
            "eigenbau", [Package("fremd2", "1.2-1")],
            (Lists + "download.example_dists_stable_Release", "Origin: Fremd\n"), (Lists + "download.example_dists_stable_main_binary-amd64_Packages.lz4", null));
        Assert.Equal("eigenbau", found["fremd2"].Purl.Namespace);
    }

    [Fact]
    public void A_package_of_the_distribution_that_this_one_is_made_from_is_of_that_one()
    {
        var found = Run(
            "linuxmint\nID_LIKE=\"ubuntu debian\"", [Package("fremd2", "1.2-1"), Package("eigen", "1.0-1")],
            (Lists + "mint.example_dists_x_Release", "Origin: linuxmint\n"), (Lists + "ubuntu.example_dists_y_Release", "Origin: Ubuntu\n"),
            (Lists + "ubuntu.example_dists_y_main_binary-amd64_Packages.lz4", null));
        Assert.Equal(("ubuntu", "linuxmint"), (found["fremd2"].Purl.Namespace, found["eigen"].Purl.Namespace));
    }

    [Theory]
    [InlineData("Vendor: Muster Software GmbH")]
    [InlineData("License: Proprietary")]
    [InlineData("Origin: LP-PPA-muster")]
    [InlineData("Section: default")]
    public void What_says_itself_that_it_is_from_elsewhere_is_believed(string field)
    {
        var found = Run("debian", [Package("klein", "1.0-1") + field + "\n", Package("eigen", "1.0-1") + "Origin: Debian\n"]);
        Assert.Equal((null, "debian"), (found["klein"].Purl.Namespace, found["eigen"].Purl.Namespace));
    }

    [Theory]
    [InlineData("20.20.2-1nodesource1", "NodeSource Support <support@nodesource.com>", null)]
    [InlineData("20.20.2-1", "NodeSource Support <support@nodesource.com>", "debian")]
    [InlineData("2.0-debian1", "A <a@lists.debian.org>", "debian")]
    [InlineData("2.0-1", "no address", "debian")]
    public void A_version_that_bears_the_name_of_its_maintainers_domain_is_theirs(string version, string maintainer, string? expected) =>
        Assert.Equal(expected, Run("debian", [Package("nodejs", version, $"Maintainer: {maintainer}")])["nodejs"].Purl.Namespace);

    [Theory]
    [InlineData("/.\n/opt/klein\n", "Maintainer: K <k@klein.example>", null)]
    [InlineData("/.\n/usr/share/doc/klein\n/usr/share/doc/klein/copyright\n", "Maintainer: K <k@klein.example>", null)]
    [InlineData("/.\n/usr/share/doc/klein\n/usr/share/doc/klein/changelog.Debian.gz\n", "Maintainer: K <k@klein.example>", "debian")]
    [InlineData("/.\n/usr/share/doc/klein\n", "Maintainer: K <k@klein.example>", "debian")]
    [InlineData("/.\n/opt/klein\n", Own, "debian")]
    [InlineData("", "Maintainer: K <k@klein.example>", "debian")]
    public void What_lacks_the_changelog_that_every_archive_asks_for_came_from_elsewhere(string list, string maintainer, string? expected) =>
        Assert.Equal(expected, Run("debian", [Package("klein", "1.0-1", maintainer)], ("var/lib/dpkg/info/klein.list", list))["klein"].Purl.Namespace);

    [Fact]
    public void A_frame_cut_or_changed_anywhere_never_fails()
    {
        var bytes = Convert.FromBase64String(Lz4);
        Assert.Equal(485, Lz4Frame.Unpack(bytes, 1 << 20).Length);
        Assert.EndsWith("fremd5_1.5-1_amd64.deb\n\n", Encoding.UTF8.GetString(Lz4Frame.Unpack(bytes, 1 << 20).Span), StringComparison.Ordinal);
        Assert.True(Lz4Frame.Unpack(bytes, 100).Length <= 100);
        for (var i = 0; i < bytes.Length; i++)
        {
            Lz4Frame.Unpack(bytes.AsSpan(0, i), 1 << 20);
            for (var change = 1; change < 256; change *= 2)
            {
                var changed = bytes.ToArray();
                changed[i] ^= (byte)change;
                AptList.Read(changed);
                Assert.True(Lz4Frame.Unpack(changed, 4096).Length <= 4096);
            }
        }
    }

    private static string Package(string name, string version, string maintainer = Own) => $"Package: {name}\nStatus: install ok installed\nVersion: {version}\nArchitecture: amd64\n{maintainer}\n";

    private static Dictionary<string, DetectedComponent> Run(string id, string[] packages, params (string Path, string? Text)[] more)
    {
        var entries = more.Select(m => m.Text is { } text ? Pack.Entry(m.Path, text) : Pack.Entry(m.Path, Convert.FromBase64String(Lz4)));
        var root = Pack.Tar([Pack.Entry("etc/os-release", $"ID={id}\n"), Pack.Entry("var/lib/dpkg/status", string.Join('\n', packages)), .. entries]);
        // Alike where the bytes stay in the archive and where what is wanted is unpacked.
        var (plain, packed) = (Opened.Run(root), Opened.Run(Pack.Gzip(root)));
        Assert.Equal(Opened.Components(plain), Opened.Components(packed));
        return plain.Files.Single(f => f.Detector == "installed/dpkg").Components.ToDictionary(c => c.Purl.Name);
    }
}
