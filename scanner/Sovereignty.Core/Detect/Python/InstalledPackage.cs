using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Python;

/// <summary>
/// Installed Python packages: <c>*.dist-info/METADATA</c>, <c>*.egg-info/PKG-INFO</c> and single <c>*.egg-info</c> files. An egg-info outside a folder of
/// installed packages describes the project that lies there. Source: Python packaging, core metadata.
/// </summary>
public sealed class InstalledPackage : IDetector
{
    private const int MostLines = 2000;

    /// <inheritdoc/>
    public string Name => "python/installed-package";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["METADATA", "PKG-INFO", "*.egg-info"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var (isMetadata, isInstalled) = Place(input);
        if (!isMetadata || IsOfDistribution(input)) return;
        if (Describe(input.Utf8) is not { } component) return;
        if (isInstalled) found.Add(component);
        else found.Project(component.Purl, component.Declared.Licence);
    }

    /// <summary>The package that core metadata describe; null where they name none.</summary>
    internal static DetectedComponent? Describe(ReadOnlySpan<byte> metadata)
    {
        var fields = Read(metadata);
        if (!Requirement.IsName(fields.Name) || fields.Version is null) return null;
        return new DetectedComponent
        {
            Purl = PackageUrl.Create("pypi", null, fields.Name!, fields.Version),
            Line = fields.Line,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations { Licence = fields.BestLicence, Maker = fields.Maker, SourceUrl = Links.Public(fields.Source ?? fields.HomePage) },
        };
    }

    // What a distribution's own package brought is that package, and not one from PyPI beside it. Debian policy keeps a folder for it; others name
    // themselves as the installer (PyPA, "Recording installed projects").
    private static bool IsOfDistribution(DetectorInput input) =>
        input.Path.Contains("usr/lib/python3/dist-packages/", StringComparison.Ordinal) || (input.FileName == "METADATA"
            && input.Neighbour(RootedPath.In(input.Folder, "INSTALLER"), static bytes => Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 64)]).Trim()) is "rpm" or "debian" or "dpkg" or "apk" or "pacman");

    private static (bool IsMetadata, bool IsInstalled) Place(DetectorInput input)
    {
        var folder = input.Folder;
        if (input.FileName == "METADATA") return (folder.EndsWith(".dist-info", StringComparison.Ordinal), true);
        var isEgg = input.FileName != "PKG-INFO" || folder.EndsWith(".egg-info", StringComparison.Ordinal) || folder.EndsWith("EGG-INFO", StringComparison.Ordinal);
        return (isEgg, input.Path.Contains("site-packages/", StringComparison.Ordinal) || input.Path.Contains("dist-packages/", StringComparison.Ordinal));
    }

    // Headers as in mail; the description is the body.
    private static Fields Read(ReadOnlySpan<byte> text)
    {
        var fields = new Fields();
        var lines = new Utf8Lines(text);
        while (lines.Next() && lines.Number < MostLines)
        {
            var line = lines.Current;
            if (line.IsEmpty) break;
            var colon = line.IndexOf((byte)':');
            if (line[0] is (byte)' ' or (byte)'\t' || colon <= 0) continue;
            fields.Set(line[..colon], line[(colon + 1)..].Trim((byte)' '), lines.Number);
        }

        return fields;
    }

    private sealed class Fields
    {
        private readonly List<string> classifiers = [];
        private string? author;
        private string? authorMail;
        private string? maintainer;
        private string? maintainerMail;
        private string? licence;
        private string? expression;

        public string? Name { get; private set; }

        public string? Version { get; private set; }

        public int Line { get; private set; }

        public string? HomePage { get; private set; }

        public string? Source { get; private set; }

        public string? Maker => author ?? authorMail ?? maintainer ?? maintainerMail;

        // An expression is exact; a short text names a licence; a long one is the licence itself, then the classifiers name it.
        public string? BestLicence =>
            expression ?? (licence is { Length: <= 64 } ? licence : classifiers.Count > 0 ? string.Join(" AND ", classifiers.Select(c => c.Contains(' ', StringComparison.Ordinal) && classifiers.Count > 1 ? $"({c})" : c)) : null);

        public void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int line)
        {
            if (value.IsEmpty || value.SequenceEqual("UNKNOWN"u8) || value.Length > 1000) return;
            var text = Encoding.UTF8.GetString(value);
            switch (Encoding.UTF8.GetString(key).ToLowerInvariant())
            {
                case "name": (Name, Line) = (text, line); break;
                case "version": Version = text; break;
                case "license": licence = text; break;
                case "license-expression": expression = text; break;
                case "author": author = text; break;
                case "author-email": authorMail = text; break;
                case "maintainer": maintainer = text; break;
                case "maintainer-email": maintainerMail = text; break;
                case "home-page": HomePage = text; break;
                case "project-url": SetUrl(text); break;
                case "classifier" when text.StartsWith("License ::", StringComparison.Ordinal):
                    var last = text[(text.LastIndexOf("::", StringComparison.Ordinal) + 2)..].Trim();
                    if (last != "OSI Approved") classifiers.Add(last);
                    break;
                default: break;
            }
        }

        private void SetUrl(string text)
        {
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            if (comma < 0) return;
            var label = text.AsSpan(0, comma).Trim();
            var url = text[(comma + 1)..].Trim();
            if (label.Contains("source", StringComparison.OrdinalIgnoreCase) || label.Contains("repository", StringComparison.OrdinalIgnoreCase) || label.Equals("code", StringComparison.OrdinalIgnoreCase) || label.Equals("github", StringComparison.OrdinalIgnoreCase)) Source ??= url;
            else if (label.Contains("home", StringComparison.OrdinalIgnoreCase)) HomePage ??= url;
        }
    }
}
