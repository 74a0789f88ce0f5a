using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Installed;

/// <summary>
/// <c>flatpak/app/*/*/*/*/metadata</c> and the same of runtimes: an installed application with its runtime; version, licence and developer from the
/// AppStream file that it ships. Source: flatpak-metadata(5), AppStream specification.
/// </summary>
public sealed class Flatpak : IDetector
{
    private const int MostLines = 5_000;

    /// <inheritdoc/>
    public string Name => "installed/flatpak";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["flatpak/app/*/*/*/*/metadata", "flatpak/runtime/*/*/*/*/metadata"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        // …/app/<id>/<architecture>/<branch>/<commit>/metadata
        var parts = input.Path.Split('/');
        var (id, architecture, branch, kind) = (parts[^5], parts[^4], parts[^3], parts[^6]);
        if (id.Length is 0 or > 255 || LineOfName(input.Utf8) is not (> 0 and var line)) return;
        var about = Describe(input, id);
        found.Add(new DetectedComponent
        {
            Purl = PackageUrl.Create("flatpak", null, id, about?.Version ?? branch, [KeyValuePair.Create("arch", architecture), KeyValuePair.Create("branch", branch)]),
            Kind = kind == "app" ? ComponentKind.Application : ComponentKind.Library,
            Direct = kind == "app",
            Line = line,
            Evidence = EvidenceKind.Installed,
            Declared = new Declarations { Licence = about?.Licence, Maker = about?.Developer, SourceUrl = Links.Public(about?.Source ?? about?.Home) },
        });
    }

    // A key file with a group [Application] or [Runtime]; the line of the name in it, 0 for other files.
    private static int LineOfName(ReadOnlySpan<byte> text)
    {
        var isMetadata = false;
        var lines = new Utf8Lines(text);
        while (lines.Next() && lines.Number < MostLines)
        {
            if (lines.Current.SequenceEqual("[Application]"u8) || lines.Current.SequenceEqual("[Runtime]"u8)) isMetadata = true;
            else if (isMetadata && lines.Current.StartsWith("name="u8)) return lines.Number;
        }

        return 0;
    }

    private static About? Describe(DetectorInput input, string id)
    {
        foreach (var place in (string[])[$"export/share/metainfo/{id}.metainfo.xml", $"files/share/metainfo/{id}.metainfo.xml", $"files/share/metainfo/{id}.appdata.xml", $"files/share/appdata/{id}.appdata.xml"])
        {
            if (input.Neighbour(RootedPath.In(input.Folder, place), About.Read) is { } about) return about;
        }

        return null;
    }

    private sealed class About
    {
        public string? Version { get; private set; }

        public string? Licence { get; private set; }

        public string? Developer { get; private set; }

        public string? Home { get; private set; }

        public string? Source { get; private set; }

        public static About Read(ReadOnlyMemory<byte> bytes)
        {
            var about = new About();
            try
            {
                using var xml = SafeXml.Open(bytes);
                while (SafeXml.Next(xml))
                {
                    if (xml.NodeType == XmlNodeType.Element) about.Take(xml);
                }
            }
            catch (XmlException)
            {
                // It describes, and is not what is asked for: what was read stands.
            }

            return about;
        }

        // Texts may be translated; the one without a language comes first.
        private void Take(XmlReader xml)
        {
            var (name, depth) = (xml.LocalName, xml.Depth);
            if (name == "release" && depth == 2) Version ??= xml.GetAttribute("version");
            else if (name == "project_license") Licence ??= Text(xml);
            else if (name == "developer_name") Developer ??= Text(xml);
            else if (name == "name" && depth == 2) Developer ??= Text(xml);
            else if (name == "url" && xml.GetAttribute("type") == "homepage") Home ??= Text(xml);
            else if (name == "url" && xml.GetAttribute("type") == "vcs-browser") Source ??= Text(xml);
        }

        private static string? Text(XmlReader xml) => !xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text && xml.Value.Length < 1024 ? xml.Value.Trim() : null;
    }
}
