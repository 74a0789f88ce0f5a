using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Composer;

/// <summary>Package objects as <c>composer.lock</c> and <c>installed.json</c> hold them. Source: Composer documentation, the composer.json schema.</summary>
internal sealed class ComposerPackages(EvidenceKind evidence)
{
    private readonly List<(int Handle, List<string> Needs)> packages = [];
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is PHP itself, an extension or a library of the system, and no package.</summary>
    public static bool IsPlatform(string name) =>
        !name.Contains('/', StringComparison.Ordinal);

    /// <summary>A purl out of <c>vendor/name</c>; null where the text is no such name.</summary>
    public static PackageUrl? Purl(string? name, string? version)
    {
        var slash = name?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash <= 0 || slash == name!.Length - 1 || name.Length > 300 ? null : PackageUrl.Create("composer", name[..slash], name[(slash + 1)..], version);
    }

    /// <summary>Reads an array of packages; <paramref name="scopeOf"/> tells what a name is needed for.</summary>
    public void Read(ref JsonLines json, Detection found, Func<string, Scope> scopeOf)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem()) ReadPackage(ref json, found, scopeOf);
    }

    /// <summary>Hands the edges over.</summary>
    public void WriteEdges(Detection found)
    {
        foreach (var (handle, needs) in packages)
        {
            foreach (var need in needs) found.Edge(handle, byName.GetValueOrDefault(need, -1));
        }
    }

    private void ReadPackage(ref JsonLines json, Detection found, Func<string, Scope> scopeOf)
    {
        var line = json.Line;
        if (!json.EnterObject()) return;
        string? name = null, version = null, licence = null, author = null;
        Origin source = default, dist = default;
        var needs = new List<string>();
        while (json.NextProperty())
        {
            var key = json.Name;
            if (key.SequenceEqual("name"u8)) (name, line) = (json.Text(), json.Line);
            else if (key.SequenceEqual("version"u8)) version = json.Text();
            else if (key.SequenceEqual("license"u8)) licence = ReadLicence(ref json);
            else if (key.SequenceEqual("source"u8)) source = ReadOrigin(ref json);
            else if (key.SequenceEqual("dist"u8)) dist = ReadOrigin(ref json);
            else if (key.SequenceEqual("authors"u8)) author = ReadAuthor(ref json);
            else if (key.SequenceEqual("require"u8) && json.EnterObject())
            {
                while (json.NextProperty()) needs.Add(json.NameText());
            }
        }

        if (name is null || Purl(name, version) is not { } purl) return;
        var handle = found.Add(new DetectedComponent
        {
            Purl = purl,
            // A package by path is a folder of the repository.
            Own = dist.Type == "path",
            Scope = scopeOf(name),
            Line = line,
            Evidence = evidence,
            Declared = new Declarations
            {
                Licence = licence,
                Maker = author,
                DownloadUrl = dist.Type == "path" ? null : Links.Public(dist.Url),
                SourceUrl = Links.Public(source.Url),
                Hashes = string.IsNullOrEmpty(dist.Sum) ? [] : Integrity.FromHex("sha1", dist.Sum),
            },
        });
        packages.Add((handle, needs));
        byName[name] = handle;
    }

    /// <summary>Reads a licence: a text, or a list, which Composer defines as a choice.</summary>
    internal static string? ReadLicence(ref JsonLines json)
    {
        var licence = json.Text();
        if (!json.EnterArray()) return string.IsNullOrWhiteSpace(licence) ? null : licence;
        var several = false;
        while (json.NextItem())
        {
            if (json.Text() is not { Length: > 0 } one || licence?.Length > 500) continue;
            several |= licence is not null;
            licence = licence is null ? one : $"{licence} OR {one}";
        }

        return several ? $"({licence})" : licence;
    }

    private static Origin ReadOrigin(ref JsonLines json)
    {
        var origin = new Origin();
        if (!json.EnterObject()) return origin;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("type"u8)) origin.Type = json.Text();
            else if (json.Name.SequenceEqual("url"u8)) origin.Url = json.Text();
            else if (json.Name.SequenceEqual("shasum"u8)) origin.Sum = json.Text();
        }

        return origin;
    }

    private static string? ReadAuthor(ref JsonLines json)
    {
        string? first = null;
        if (!json.EnterArray()) return null;
        while (json.NextItem())
        {
            string? name = null, mail = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("email"u8)) mail = json.Text();
            }

            if (name is { Length: > 0 and < 300 }) first ??= mail is null ? name : $"{name} <{mail}>";
        }

        return first;
    }

    private struct Origin
    {
        public string? Type { get; set; }

        public string? Url { get; set; }

        public string? Sum { get; set; }
    }
}
