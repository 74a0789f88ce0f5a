using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Resolve.LocalCaches;

/// <summary>Reads manifests of NuGet's global packages folder: <c>id/version/id.nuspec</c>, all in lower case. Source: Microsoft Learn, ".nuspec File Reference".</summary>
internal static class NuGetFolder
{
    public static PackageStatement? Read(string folder, PackageUrl purl)
    {
        var name = purl.Name.ToLowerInvariant();
        var version = Normalised(purl.Version!);
        if (!LocalPackages.IsPlainName(name) || !LocalPackages.IsPlainName(version)) return null;
        return LocalPackages.ReadCapped(Path.Combine(folder, name, version, name + ".nuspec")) is { } bytes ? Parse(bytes) : null;
    }

    internal static PackageStatement? Parse(byte[] bytes)
    {
        string? licence = null, licenceUrl = null, authors = null, repository = null, project = null;
        try
        {
            using var xml = SafeXml.Open(bytes);
            while (SafeXml.Next(xml))
            {
                if (xml.NodeType != XmlNodeType.Element || xml.Depth != 2) continue;
                switch (xml.LocalName)
                {
                    case "license":
                        var type = SafeXml.Attribute(xml, "type");
                        licence = Text(xml) is { } text ? type == "file" ? $"SEE LICENSE IN {text}" : text : null;
                        break;
                    case "licenseUrl": licenceUrl = Text(xml); break;
                    case "authors": authors = Text(xml); break;
                    case "projectUrl": project = Text(xml); break;
                    case "repository": repository = SafeXml.Attribute(xml, "url"); break;
                }
            }
        }
        catch (XmlException)
        {
            // What was read before the break still stands.
        }

        if ((licence ?? licenceUrl ?? authors ?? repository ?? project) is null) return null;
        return new PackageStatement(Origin.Declared, new Because("the package's manifest in NuGet's global folder"))
        {
            Licence = licence ?? licenceUrl, Maker = authors, SourceUrl = repository ?? project,
        };
    }

    // Reads the text without stepping past the next element, which the loop reads.
    private static string? Text(XmlReader xml)
    {
        if (xml.IsEmptyElement || !xml.Read() || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA)) return null;
        var text = xml.Value.Trim();
        return text.Length is 0 or > 2000 ? null : text;
    }

    // The folder has the normalised version: without build metadata, a fourth part only if it is not zero.
    private static string Normalised(string version)
    {
        var plain = version.Split('+')[0].ToLowerInvariant();
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? plain : plain[..dash]).Split('.').Select(n => n.TrimStart('0') is { Length: > 0 } digits ? digits : "0").ToList();
        while (numbers.Count < 3) numbers.Add("0");
        if (numbers.Count == 4 && numbers[3] == "0") numbers.RemoveAt(3);
        return string.Join('.', numbers) + (dash < 0 ? "" : plain[dash..]);
    }
}
