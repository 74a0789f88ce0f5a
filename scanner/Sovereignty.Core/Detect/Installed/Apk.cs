using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// apk's <c>installed</c>: the packages of Alpine, Wolfi and newer OpenWrt. Source: Alpine wiki, apk spec; purl type definition of apk.
/// </summary>
public sealed class Apk : IDetector
{
    /// <inheritdoc/>
    public string Name => "installed/apk";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["lib/apk/db/installed"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Edges | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var root = DatabasePlace.RootOf(input.Path, "usr/lib/apk/db/installed", "lib/apk/db/installed");
        var distribution = Distribution.Of(input, root);
        var world = root is null ? null : input.Neighbour($"{root}etc/apk/world", World);
        var packages = new PackageSet(found);
        var entry = new Entry();
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next())
        {
            var line = lines.Current;
            if (line.IsEmpty)
            {
                entry.WriteTo(packages, found, distribution, world);
                entry = new Entry();
                input.Stop.ThrowIfCancellationRequested();
            }
            else if (line.Length > 2 && line[1] == ':' && line.Length < 256 * 1024)
            {
                entry.Set(line[0], line[2..], lines.Number);
            }
        }

        entry.WriteTo(packages, found, distribution, world);
        packages.WriteEdges();
    }

    // What the owner of the machine asked for: one name a line, or several, each with a range or a repository.
    private static HashSet<string> World(ReadOnlyMemory<byte> bytes) =>
        [.. Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 1024 * 1024)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare)];

    // `so:libc.musl-x86_64.so.1=1`, `openssl>=3`, `tool@edge`.
    private static string Bare(string need)
    {
        var end = need.AsSpan().IndexOfAny("<>=~@");
        return end < 0 ? need : need[..end];
    }

    private sealed class Entry
    {
        private string? name;
        private string? version;
        private string? architecture;
        private string? origin;
        private string? maintainer;
        private string? url;
        private string? licence;
        private string? needs;
        private string? provides;
        private int line;

        public void Set(byte key, ReadOnlySpan<byte> value, int at)
        {
            if (line == 0) line = at;
            switch (key)
            {
                case (byte)'P': name = Text(value); break;
                case (byte)'V': version = Text(value); break;
                case (byte)'A': architecture = Text(value); break;
                case (byte)'o': origin = Text(value); break;
                case (byte)'m': maintainer = Text(value); break;
                case (byte)'U': url = Text(value); break;
                case (byte)'L': licence = Text(value); break;
                case (byte)'D': needs = Text(value); break;
                case (byte)'p': provides = Text(value); break;
                default: break;
            }
        }

        public void WriteTo(PackageSet packages, Detection found, Distribution distribution, HashSet<string>? world)
        {
            if (name is not { Length: > 0 and < 300 }) return;
            if (string.IsNullOrEmpty(version))
            {
                found.Problem("file-malformed", $"the package `{name}` has no version", line, "it was left out; `apk audit --packages` tells what is broken");
                return;
            }

            var package = packages.Add(
                new DetectedComponent
                {
                    Purl = distribution.Package("apk", name, version, architecture, origin == name ? null : origin),
                    Kind = ComponentKind.OperatingSystemPackage,
                    Direct = world?.Contains(name),
                    Line = line,
                    Evidence = EvidenceKind.Installed,
                    Declared = new Declarations { Licence = licence, Supplier = maintainer, SourceUrl = Links.Public(url) },
                },
                name);
            foreach (var need in Split(needs))
            {
                // A conflict is no need.
                if (need[0] != '!') packages.Needs(package, Bare(need));
            }

            foreach (var provided in Split(provides)) packages.Provides(package, Bare(provided));
        }

        private static string[] Split(string? list) => list?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

        private static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);
    }
}
