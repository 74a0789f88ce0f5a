using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Resolve.Manifests;

/// <summary>What a published POM says of who made an artefact and under which licence. Source: Maven POM reference.</summary>
internal sealed class PomManifest
{
    private const int MostItems = 32;
    private const int LongestText = 2000;

    private readonly Dictionary<string, string> properties = new(StringComparer.Ordinal);
    private string? group, artefact, version, licence, licenceUrl, organisation, scm, url, developer, developerOrganisation;

    /// <summary>Group, artefact and version of the parent; null where none is named.</summary>
    public (string Group, string Artefact, string Version)? Parent { get; private set; }

    private List<string> Licences { get; } = [];

    /// <summary>Reads a POM; what stands before a break in the XML is kept.</summary>
    public static PomManifest Parse(ReadOnlyMemory<byte> bytes)
    {
        var pom = new PomManifest();
        try
        {
            pom.Read(bytes);
        }
        catch (XmlException)
        {
            // What was read before the break still stands.
        }

        pom.EndLicence();
        return pom;
    }

    /// <summary>The statement of a POM with what it inherits; null when the whole line says nothing.</summary>
    /// <param name="line">The POM, its parent, that one's parent and so on.</param>
    /// <param name="origin">Who says so.</param>
    /// <param name="because">Where it was read.</param>
    public static PackageStatement? Statement(IReadOnlyList<PomManifest> line, Model.Origin origin, Model.Because because)
    {
        var statement = new PackageStatement(origin, because)
        {
            Licence = line.FirstOrDefault(p => p.Licences.Count > 0) is { } licensed ? string.Join(" OR ", licensed.Licences) : null,
            Maker = First(line, p => p.organisation) ?? First(line, p => p.developerOrganisation) ?? First(line, p => p.developer),
            SourceUrl = First(line, p => p.scm) ?? First(line, p => p.url),
        };
        return (statement.Licence ?? statement.Maker ?? statement.SourceUrl) is null ? null : statement;
    }

    private static string? First(IReadOnlyList<PomManifest> line, Func<PomManifest, string?> field)
    {
        foreach (var pom in line)
        {
            if (field(pom) is { } text) return Resolve(text, line);
        }

        return null;
    }

    // One pass: values of properties hold no further expressions in what is read here, but for rare cases that are left out.
    private static string? Resolve(string text, IReadOnlyList<PomManifest> line)
    {
        for (var round = 0; round < 8 && text.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; round++)
        {
            var end = text.IndexOf('}', start);
            if (end < 0 || Property(text[(start + 2)..end], line) is not { } value || text.Length > LongestText) return null;
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
        }

        return text.Contains("${", StringComparison.Ordinal) ? null : text;
    }

    private static string? Property(string name, IReadOnlyList<PomManifest> line)
    {
        var own = line[0];
        var plain = name.StartsWith("project.", StringComparison.Ordinal) ? name[8..] : name.StartsWith("pom.", StringComparison.Ordinal) ? name[4..] : name;
        return plain switch
        {
            "artifactId" => own.artefact,
            "groupId" => own.group ?? own.Parent?.Group,
            "version" => own.version ?? own.Parent?.Version,
            _ => line.Select(p => p.properties.GetValueOrDefault(name)).FirstOrDefault(v => v is not null),
        };
    }

    private void Read(ReadOnlyMemory<byte> bytes)
    {
        using var xml = SafeXml.Open(bytes);
        var path = new List<string>();
        (string? Group, string? Artefact, string? Version) parent = default;
        while (SafeXml.Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                path.RemoveRange(Math.Min(path.Count, xml.Depth), path.Count - Math.Min(path.Count, xml.Depth));
                path.Add(xml.LocalName);
                if (path.Count == 3 && path[2] == "license") EndLicence();
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && xml.Depth == path.Count && xml.Value.Trim() is { Length: > 0 and <= LongestText } text)
            {
                if (path is ["project", "parent", var part]) parent = Part(parent, part, text);
                else Take(path, text);
            }
        }

        if (parent is { Group: { } g, Artefact: { } a, Version: { } v }) Parent = (g, a, v);
    }

    private static (string? Group, string? Artefact, string? Version) Part((string? Group, string? Artefact, string? Version) parent, string part, string text) => part switch
    {
        "groupId" => parent with { Group = text },
        "artifactId" => parent with { Artefact = text },
        "version" => parent with { Version = text },
        _ => parent,
    };

    private void Take(List<string> path, string text)
    {
        switch (path)
        {
            case ["project", "groupId"]: group = text; break;
            case ["project", "artifactId"]: artefact = text; break;
            case ["project", "version"]: version = text; break;
            case ["project", "url"]: url = text; break;
            case ["project", "organization", "name"]: organisation = text; break;
            case ["project", "scm", "url"]: scm = text; break;
            case ["project", "scm", "connection"]: scm ??= text; break;
            case ["project", "licenses", "license", "name"]: licence = text; break;
            case ["project", "licenses", "license", "url"]: licenceUrl = text; break;
            case ["project", "developers", "developer", "name"]: developer ??= text; break;
            case ["project", "developers", "developer", "organization"]: developerOrganisation ??= text; break;
            case ["project", "properties", var name] when properties.Count < 2000: properties.TryAdd(name, text); break;
        }
    }

    private void EndLicence()
    {
        if ((licence ?? licenceUrl) is { } text && Licences.Count < MostItems && !Licences.Contains(text, StringComparer.Ordinal)) Licences.Add(text);
        (licence, licenceUrl) = (null, null);
    }
}
