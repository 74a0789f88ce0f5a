using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// The crates that a Rust program was built from, where cargo-auditable (as distributions build with) wrote them into it. Source:
/// rust-secure-code/cargo-auditable, "PARSING.md" and the JSON schema of auditable-serde.
/// </summary>
internal sealed class RustProgram : IDetector
{
    private const int LargestList = 8 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "binaries/rust-program";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.exe"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsPrograms => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var packed = ProgramImage.Read(input.Bytes)?.Find(".dep-v0") ?? default;
        if (packed.IsEmpty) return;
        try
        {
            using var list = JsonDocument.Parse(Unpack(packed), new JsonDocumentOptions { MaxDepth = 16 });
            Report(list.RootElement, found);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException)
        {
            found.Problem("file-malformed", $"the list of crates in the program cannot be read: {Reason.Of(e)}", 0, "what else was found is kept");
        }
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> packed)
    {
        using var stream = PackedPackage.Open(packed);
        using var unpacked = new ZLibStream(stream, CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = unpacked.Read(buffer, 0, buffer.Length)) > 0)
        {
            text.Write(buffer, 0, count);
            if (text.Length > LargestList) throw new InvalidDataException($"it is larger than {LargestList >> 20} MiB");
        }

        return text.ToArray();
    }

    private static void Report(JsonElement list, Detection found)
    {
        var packages = list.Items("packages").ToList();
        var root = packages.FindIndex(p => p.Get("root") is { ValueKind: JsonValueKind.True });
        var direct = root < 0 ? [] : Needs(packages[root]).ToHashSet();
        var handles = new int[packages.Count];
        for (var i = 0; i < packages.Count; i++)
        {
            var (name, version) = (packages[i].Text("name"), packages[i].Text("version"));
            handles[i] = name is not { Length: > 0 and < 300 } || version is not { Length: > 0 and < 100 } ? -1 : found.Add(new DetectedComponent
            {
                Purl = PackageUrl.Create("cargo", null, name, version),
                Kind = i == root ? ComponentKind.Application : ComponentKind.Library,
                Direct = i == root || root < 0 ? null : direct.Contains(i),
                Scope = packages[i].Text("kind") is "build" or "development" ? Scope.Development : Scope.Runtime,
                Evidence = EvidenceKind.Installed,
            });
        }

        for (var i = 0; i < packages.Count; i++)
        {
            foreach (var need in Needs(packages[i]))
            {
                if (need >= 0 && need < handles.Length) found.Edge(handles[i], handles[need]);
            }
        }
    }

    private static IEnumerable<int> Needs(JsonElement package) =>
        package.Items("dependencies").Where(d => d.ValueKind == JsonValueKind.Number).Select(d => d.TryGetInt32(out var index) ? index : -1);
}
