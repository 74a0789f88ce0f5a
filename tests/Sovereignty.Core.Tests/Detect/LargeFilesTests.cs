using System.Security.Cryptography;
using Sovereignty.Detect;
using Sovereignty.Sources;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Detect;

/// <summary>Large packages are read as streams; what is said of them is the same.</summary>
public sealed class LargeFilesTests
{
    private static readonly byte[] Ballast = RandomBytes(FileBuffers.Large + 1000);

    public static TheoryData<string, string> Packages => new()
    {
        { "a.nupkg", "pkg:nuget/A@1.0.0" },
        { "a-1.0.0-py3-none-any.whl", "pkg:pypi/a@1.0.0" },
        { "a.gem", "pkg:gem/a@1.0.0" },
        { "a.jar", "pkg:maven/org.a/a@1.0.0" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_large_package_says_the_same_as_a_small_one_with_its_own_digest(string name, string purl)
    {
        foreach (var ballast in new[] { Ballast[..1000], Ballast })
        {
            using var folder = new TemporaryFolder();
            var package = Make(name, ballast);
            folder.Write(name, package);
            var found = DetectorRunner.Run(folder.Path, Detectors.Index, new RunOptions(), TestContext.Current.CancellationToken);
            Assert.Empty(found.Files.SelectMany(f => f.Problems));
            var component = Assert.Single(found.Files.SelectMany(f => f.Components));
            Assert.Equal((purl, Digest(package)), (component.Purl.ToString(), Assert.Single(component.Declared.Hashes)));
            var packed = Opened.Run(Pack.Tar(Pack.Entry("lib/" + name, package)));
            Assert.Equal([$"lib/{name}: {purl}"], Opened.Components(packed));
            Assert.Equal(Digest(package), Assert.Single(Assert.Single(packed.Files.SelectMany(f => f.Components)).Declared.Hashes));
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_large_package_that_was_cut_costs_itself_alone(string name, string purl)
    {
        using var folder = new TemporaryFolder();
        var package = Make(name, Ballast);
        folder.Write(name, package[..(FileBuffers.Large + 10)]);
        folder.Write("whole/" + name, package);
        var found = DetectorRunner.Run(folder.Path, Detectors.Index, new RunOptions(), TestContext.Current.CancellationToken);
        Assert.Contains(found.Files, f => f.Path == "whole/" + name && f.Components.Any(c => c.Purl.ToString() == purl));
        Assert.DoesNotContain(found.Files.SelectMany(f => f.Problems), p => p.Code == "detector-failed");
        if (!name.EndsWith(".gem", StringComparison.Ordinal)) Assert.Contains(found.Files.SelectMany(f => f.Problems), p => p.Code == "file-malformed" && p.Path == name);
    }

    private static byte[] Make(string name, byte[] ballast) => Path.GetExtension(name) switch
    {
        ".nupkg" => Pack.ZipOf(("A.nuspec", "<package><metadata><id>A</id><version>1.0.0</version><license type=\"expression\">MIT</license></metadata></package>"u8.ToArray()), ("lib/x", ballast)),
        ".whl" => Pack.ZipOf(("a-1.0.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: 1.0.0\nLicense-Expression: MIT\n"u8.ToArray()), ("a/x", ballast)),
        ".gem" => Pack.Tar(Pack.Entry("metadata.gz", Pack.Gzip("--- !ruby/object:Gem::Specification\nname: a\nversion: !ruby/object:Gem::Version\n  version: 1.0.0\n"u8.ToArray())), Pack.Entry("data.tar.gz", ballast)),
        _ => Pack.ZipOf(("META-INF/maven/org.a/a/pom.properties", "groupId=org.a\nartifactId=a\nversion=1.0.0\n"u8.ToArray()), ("x", ballast)),
    };

    private static string Digest(byte[] bytes) => "sha512:" + Convert.ToHexStringLower(SHA512.HashData(bytes));

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
