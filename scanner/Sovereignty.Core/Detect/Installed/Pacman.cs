using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// pacman's <c>local/*/desc</c>: one installed package each, of Arch Linux and what is made from it. Source: alpm-lib-desc; purl type definition of alpm.
/// </summary>
public sealed class Pacman : IDetector
{
    private const int MostLines = 20_000;

    /// <inheritdoc/>
    public string Name => "installed/pacman";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["lib/pacman/local/*/desc"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Installed;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var folder = input.Folder[(input.Folder.LastIndexOf('/') + 1)..];
        var distribution = Distribution.Of(input, DatabasePlace.RootOf(input.Path, $"var/lib/pacman/local/{folder}/desc"));
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? values = null;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next() && lines.Number < MostLines)
        {
            var line = lines.Current;
            if (line.IsEmpty) values = null;
            else if (values is not null && line.Length < 4096) values.Add(Encoding.UTF8.GetString(line));
            else if (line is [(byte)'%', .., (byte)'%'] and { Length: > 2 and < 40 }) fields.TryAdd(Encoding.UTF8.GetString(line[1..^1]), values = []);
        }

        if (One(fields, "NAME") is not { Length: > 0 and < 300 } name) return;
        if (One(fields, "VERSION") is not { Length: > 0 } version)
        {
            found.Problem("file-malformed", $"the package `{name}` has no version", 1, "it was left out; `pacman -Dk` tells what is broken");
            return;
        }

        found.Add(new DetectedComponent
        {
            Purl = distribution.Package("alpm", name, version, One(fields, "ARCH"), One(fields, "BASE") is { } source && source != name ? source : null),
            Kind = ComponentKind.OperatingSystemPackage,
            // Where nothing stands, the owner of the machine asked for it.
            Direct = One(fields, "REASON") is not "1",
            Line = 1,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations
            {
                // Each line is a licence of a part of the package.
                Licence = fields.GetValueOrDefault("LICENSE") is { Count: > 0 } licences ? string.Join(" AND ", licences.Select(l => licences.Count > 1 && l.Contains(' ', StringComparison.Ordinal) ? $"({l})" : l)) : null,
                Supplier = One(fields, "PACKAGER"),
                SourceUrl = Links.Public(One(fields, "URL")),
            },
        });
    }

    private static string? One(Dictionary<string, List<string>> fields, string name) => fields.GetValueOrDefault(name) is [var first, ..] ? first : null;
}
