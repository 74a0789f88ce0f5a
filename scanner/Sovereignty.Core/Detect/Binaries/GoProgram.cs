using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Go;
using Sovereignty.Model;

namespace Sovereignty.Detect.Binaries;

/// <summary>
/// The modules that a Go program was built from, as its linker wrote them into it, and the version of Go, whose standard library is a part of it.
/// Source: Go, debug/buildinfo and runtime/debug, "BuildInfo".
/// </summary>
internal sealed class GoProgram : IDetector
{
    private const int Aligned = 16;
    private const int MostModules = 50_000;

    private static ReadOnlySpan<byte> Magic => " Go buildinf:"u8;

    /// <inheritdoc/>
    public string Name => "binaries/go-program";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.exe"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Edges;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public bool ReadsPrograms => true;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (ProgramImage.Read(input.Bytes) is not { } program) return;
        var file = input.Bytes.Span;
        // In the section that Go makes for it, or at the start of the data; a search over the whole finds either.
        for (var at = 0; at < file.Length;)
        {
            var next = file[at..].IndexOf(Magic);
            if (next < 0) return;
            at += next;
            // The first byte of the mark is no text and therefore not searched for.
            if (at > 0 && file[at - 1] == 0xff && (at - 1) % Aligned == 0 && file.Length - at >= 31 && Strings(program, file[(at - 1)..]) is { } info && IsGo(info.Go))
            {
                Report(info.Go, info.Modules, found);
                return;
            }

            at++;
        }
    }

    private static bool IsGo(string version) => version.StartsWith("go1", StringComparison.Ordinal) || version.StartsWith("devel ", StringComparison.Ordinal);

    private static (string Go, string Modules)? Strings(ProgramImage program, ReadOnlySpan<byte> info)
    {
        // Since Go 1.18 the texts follow, each behind its length; before, there were the addresses of two Go strings.
        if ((info[15] & 2) != 0)
        {
            var rest = info[32..];
            return Counted(ref rest) is { } go && Counted(ref rest) is { } modules ? (go, modules) : null;
        }

        var (wide, big) = (info[14] == 8, (info[15] & 1) != 0);
        if (info[14] is not (4 or 8)) return null;
        var width = info[14];
        return Pointed(program, ProgramImage.Number(info, 16, wide, big), wide, big) is { } version && Pointed(program, ProgramImage.Number(info, 16 + width, wide, big), wide, big) is { } list
            ? (version, list) : null;
    }

    private static string? Counted(ref ReadOnlySpan<byte> rest)
    {
        ulong length = 0;
        for (var i = 0; i < rest.Length && i < 5; i++)
        {
            length |= (ulong)(rest[i] & 0x7f) << (7 * i);
            if (rest[i] >= 0x80) continue;
            rest = rest[(i + 1)..];
            if (length > (ulong)rest.Length) return null;
            var text = Encoding.UTF8.GetString(Bare(rest[..(int)length]));
            rest = rest[(int)length..];
            return text;
        }

        return null;
    }

    private static string? Pointed(ProgramImage program, ulong address, bool wide, bool big)
    {
        var width = wide ? 8 : 4;
        var header = program.At(address, (ulong)(2 * width));
        if (header.IsEmpty) return null;
        return Encoding.UTF8.GetString(Bare(program.At(ProgramImage.Number(header, 0, wide, big), ProgramImage.Number(header, width, wide, big))));
    }

    // The list of modules stands between two marks of 16 bytes.
    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> text) => text.Length >= 33 && text[^17] == (byte)'\n' ? text[16..^16] : text;

    private static void Report(string go, string modules, Detection found)
    {
        var version = go.StartsWith("go", StringComparison.Ordinal) ? go[2..].Split(' ')[0] : null;
        var main = -1;
        string? path = null;
        var needed = new List<(string Name, string Version)>();
        foreach (var line in modules.Split('\n').Take(MostModules))
        {
            var parts = line.TrimEnd('\r').Split('\t');
            switch (parts)
            {
                case ["path", var program, ..]:
                    path = program;
                    break;
                case ["mod", var name, var stated, ..] when main < 0:
                    main = Add(name, stated, ComponentKind.Application, found);
                    break;
                case ["dep", var name, var stated, ..]:
                    needed.Add((name, stated));
                    break;
                // What stands in for the module above; a folder is the project's own.
                case ["=>", var name, var stated, ..] when needed.Count > 0:
                    needed[^1] = (name, stated);
                    break;
                default:
                    break;
            }
        }

        if (main < 0 && path is not null && path.Contains('.', StringComparison.Ordinal)) main = Add(path, "", ComponentKind.Application, found);
        foreach (var (name, stated) in needed) found.Edge(main, Add(name, stated, ComponentKind.Library, found));
        if (version is { Length: > 0 and < 60 }) found.Edge(main, found.Add(new DetectedComponent { Purl = PackageUrl.Create("golang", null, "stdlib", version), Evidence = EvidenceKind.Installed }));
    }

    private static int Add(string name, string version, ComponentKind kind, Detection found)
    {
        if (GoModules.Purl(name, version is "(devel)" or "" ? null : version) is not { } purl) return -1;
        return found.Add(new DetectedComponent { Purl = purl, Kind = kind, Evidence = EvidenceKind.Installed });
    }
}
