using System.Security.Cryptography;
using System.Text;
using Sovereignty.Tests.Sources.Archives;

namespace Sovereignty.Tests.Sources.Images;

/// <summary>Makes images as the tools write them.</summary>
internal static class TestImage
{
    /// <summary>What <c>docker save</c> writes, with layers as they are.</summary>
    public static byte[] Docker(byte[][] layers, string configuration = """{"os":"linux","architecture":"amd64"}""")
    {
        var names = layers.Select(l => Hex(l) + "/layer.tar").ToList();
        var settings = Encoding.UTF8.GetBytes(configuration);
        var list = $$"""[{"Config":"{{Hex(settings)}}.json","RepoTags":["registry.example/app:1.2"],"Layers":[{{string.Join(',', names.Select(n => $"\"{n}\""))}}]}]""";
        return Pack.Tar([.. layers.Select((l, i) => Pack.Entry(names[i], l)), Pack.Entry(Hex(settings) + ".json", settings), Pack.Entry("manifest.json", list)]);
    }

    /// <summary>What <c>docker save</c> writes of several images; layers that they share stand there once.</summary>
    public static byte[] DockerOf(params (string Name, byte[][] Layers)[] images)
    {
        var files = new List<(string Path, byte[] Bytes)>();
        var entries = images.Select(image =>
        {
            var settings = Encoding.UTF8.GetBytes($$$$"""{"os":"linux","architecture":"amd64","config":{"Labels":{"name":"{{{{image.Name}}}}"}}}""");
            files.Add((Hex(settings) + ".json", settings));
            files.AddRange(image.Layers.Select(l => (Hex(l) + "/layer.tar", l)));
            return $$"""{"Config":"{{Hex(settings)}}.json","RepoTags":["{{image.Name}}"],"Layers":[{{string.Join(',', image.Layers.Select(l => $"\"{Hex(l)}/layer.tar\""))}}]}""";
        }).ToList();
        return Pack.Tar([.. files.DistinctBy(f => f.Path).Select(f => Pack.Entry(f.Path, f.Bytes)), Pack.Entry("manifest.json", $"[{string.Join(',', entries)}]")]);
    }

    /// <summary>An OCI layout of several images by name, as newer versions of <c>docker save</c> write it.</summary>
    public static byte[] OciNamed(params (string Name, byte[][] Layers)[] images)
    {
        var files = new List<(string Path, byte[] Bytes)>();
        var descriptors = images.Select(i => Descriptor(Manifest(i.Layers, files), $$""","annotations":{"io.containerd.image.name":"{{i.Name}}"}""")).ToList();
        files.Add(("index.json", Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{string.Join(',', descriptors)}}]}""")));
        files.Add(("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()));
        return Pack.Tar([.. files.DistinctBy(f => f.Path).Select(f => Pack.Entry(f.Path, f.Bytes))]);
    }

    /// <summary>An OCI layout in a tar.</summary>
    public static byte[] Oci(byte[][] layers) => Pack.Tar([.. OciFiles(layers).Select(f => Pack.Entry(f.Path, f.Bytes))]);

    /// <summary>The files of an OCI layout; layers first.</summary>
    public static List<(string Path, byte[] Bytes)> OciFiles(byte[][] layers)
    {
        var files = new List<(string, byte[])>();
        var manifest = Manifest(layers, files);
        files.Add(("index.json", Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{Descriptor(manifest)}}]}""")));
        files.Add(("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()));
        return files;
    }

    /// <summary>An OCI layout with an index of platforms, each of one layer.</summary>
    public static byte[] OciOf(params (string Platform, byte[] Layer)[] images)
    {
        var files = new List<(string, byte[])>();
        var descriptors = images.Select(i =>
        {
            var parts = i.Platform.Split('/');
            return Descriptor(Manifest([i.Layer], files), $$""","platform":{"os":"{{parts[0]}}","architecture":"{{parts[1]}}"}""");
        }).ToList();
        var index = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{string.Join(',', descriptors)}}]}""");
        files.Add(Blob(index));
        files.Add(("index.json", Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{Descriptor(index)}}]}""")));
        files.Add(("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()));
        return Pack.Tar([.. files.DistinctBy(f => f.Item1).Select(f => Pack.Entry(f.Item1, f.Item2))]);
    }

    private static byte[] Manifest(byte[][] layers, List<(string, byte[])> files)
    {
        var settings = """{"os":"linux","architecture":"amd64","config":{"Labels":{}}}"""u8.ToArray();
        var manifest = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"config":{{Descriptor(settings)}},"layers":[{{string.Join(',', layers.Select(l => Descriptor(l)))}}]}""");
        files.AddRange(layers.Select(Blob));
        files.Add(Blob(settings));
        files.Add(Blob(manifest));
        return manifest;
    }

    private static (string, byte[]) Blob(byte[] bytes) => ("blobs/sha256/" + Hex(bytes), bytes);

    private static string Descriptor(byte[] bytes, string more = "") => $$"""{"digest":"sha256:{{Hex(bytes)}}","size":{{bytes.Length}}{{more}}}""";

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
