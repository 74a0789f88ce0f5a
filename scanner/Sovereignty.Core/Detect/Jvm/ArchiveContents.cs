using System.IO.Compression;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Text;

namespace Sovereignty.Detect.Jvm;

/// <summary>The entries of a Java archive that tell what it is and holds.</summary>
internal sealed class ArchiveContents
{
    private const int DeepestArchive = 4;
    private const int LargestText = 1024 * 1024;
    private const int MostEntries = 200_000;

    private readonly List<(string Folder, byte[] Bytes)> models = [];

    private ArchiveContents()
    {
    }

    /// <summary>What the <c>pom.properties</c> name: the archive itself and what was copied into it.</summary>
    public List<ArchiveArtefact> Artefacts { get; } = [];

    /// <summary>The archives inside, by file name.</summary>
    public List<(string Name, byte[] Bytes)> Archives { get; } = [];

    /// <summary>The manifest; empty where there is none.</summary>
    public JarManifest Manifest { get; private set; } = JarManifest.Empty;

    /// <summary>The archive's licence file; null for none.</summary>
    public (string Path, byte[] Bytes)? Licence { get; private set; }

    /// <summary>Why the archive cannot be read, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Reads an archive, a stream that can seek, as far as the budget goes.</summary>
    public static ArchiveContents Read(Func<Stream> open, int depth, ArchiveBudget budget, CancellationToken stop)
    {
        var contents = new ArchiveContents();
        try
        {
            using var zip = new ZipArchive(open(), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Take(MostEntries))
            {
                stop.ThrowIfCancellationRequested();
                contents.Take(entry, depth, budget);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            contents.Failure = Reason.Of(e);
        }

        contents.TakeModels();
        contents.Artefacts.Sort((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));
        return contents;
    }

    /// <summary>The artefact that the archive itself is: the one its file is called after, or the only one.</summary>
    public ArchiveArtefact? Self(string fileName)
    {
        var (name, version) = ArchiveNames.Split(fileName);
        ArchiveArtefact? best = null;
        foreach (var artefact in Artefacts)
        {
            if (artefact.Name == name && (best is null || artefact.Version == version)) best = artefact;
        }

        return best ?? (Artefacts.Count == 1 ? Artefacts[0] : null);
    }

    private void Take(ZipArchiveEntry entry, int depth, ArchiveBudget budget)
    {
        var path = entry.FullName;
        if (path == "META-INF/MANIFEST.MF")
        {
            if (ReadText(entry, budget) is { } text) Manifest = JarManifest.Read(text);
        }
        else if (path.EndsWith("/pom.properties", StringComparison.Ordinal) && path.Contains("META-INF/maven/", StringComparison.Ordinal))
        {
            if (ReadText(entry, budget) is { } text && Artefacts.Count < 10_000 && ArchiveArtefact.Read(text) is { } artefact && !Artefacts.Contains(artefact)) Artefacts.Add(artefact);
        }
        else if (path.EndsWith("/pom.xml", StringComparison.Ordinal) && path.StartsWith("META-INF/maven/", StringComparison.Ordinal))
        {
            if (models.Count < 1000 && budget.Read(entry, LargestText) is { } bytes) models.Add((path[..path.LastIndexOf('/')], bytes));
        }
        else if (depth == 0 && Licence is null && PackedPackage.IsLicence(entry))
        {
            if (budget.Read(entry, LargestText) is { } bytes) Licence = (path, bytes);
        }
        else if (depth < DeepestArchive && ArchiveNames.IsArchive(path) && entry.Length > 0)
        {
            if (budget.Read(entry, ArchiveBudget.LargestArchive) is { } bytes) Archives.Add((path[(path.LastIndexOf('/') + 1)..], bytes));
        }
    }

    // A model counts where no properties lie beside it: they say the same, with all that it inherits worked out.
    private void TakeModels()
    {
        foreach (var (folder, bytes) in models)
        {
            var (group, name) = (folder.Split('/')[^2], folder.Split('/')[^1]);
            if (Artefacts.Exists(a => a.Group == group && a.Name == name)) continue;
            var pom = PomFile.Read(bytes);
            if ((pom.Version ?? pom.Parent?.Version) is not { Length: > 0 } version || version.Contains('$', StringComparison.Ordinal) || pom.Artefact != name) continue;
            Artefacts.Add(new ArchiveArtefact(pom.Group ?? pom.Parent?.Group ?? group, name, version));
        }
    }

    private static string? ReadText(ZipArchiveEntry entry, ArchiveBudget budget) => budget.Read(entry, LargestText) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}

/// <summary>An artefact as <c>pom.properties</c> names it.</summary>
internal sealed record ArchiveArtefact(string Group, string Name, string Version)
{
    /// <summary>Reads the lines <c>groupId=</c>, <c>artifactId=</c> and <c>version=</c>; null where one is missing.</summary>
    public static ArchiveArtefact? Read(string text)
    {
        string? group = null, name = null, version = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            var equals = line.IndexOfAny('=', ':');
            if (equals <= 0 || line[0] is '#' or '!') continue;
            var value = line[(equals + 1)..].Trim();
            if (value.IsEmpty) continue;
            switch (line[..equals].TrimEnd())
            {
                case "groupId":
                    group = value.ToString();
                    break;
                case "artifactId":
                    name = value.ToString();
                    break;
                case "version":
                    version = value.ToString();
                    break;
            }
        }

        return group is null || name is null || version is null ? null : new ArchiveArtefact(group, name, version);
    }
}
