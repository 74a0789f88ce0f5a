using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Jvm;

/// <summary>
/// What one <c>pom.xml</c> says, as written: nothing inherited, no property resolved. Of profiles, those count that are active by default.
/// Source: Maven POM reference.
/// </summary>
internal sealed class PomFile
{
    private const int MostEntries = 20_000;

    private readonly Dictionary<string, string> properties = new(StringComparer.Ordinal);
    private readonly List<PomDependency> dependencies = [];
    private readonly List<PomDependency> managed = [];
    private readonly List<string> modules = [];
    private readonly List<string> licences = [];

    private PomFile()
    {
    }

    public string? Group { get; private set; }

    public string? Artefact { get; private set; }

    public string? Version { get; private set; }

    /// <summary>The line of the artefact's name.</summary>
    public int Line { get; private set; }

    public PomParent? Parent { get; private set; }

    /// <summary>The organisation behind the project.</summary>
    public string? Organisation { get; private set; }

    public IReadOnlyDictionary<string, string> Properties => properties;

    public IReadOnlyList<PomDependency> Dependencies => dependencies;

    public IReadOnlyList<PomDependency> Managed => managed;

    public IReadOnlyList<string> Modules => modules;

    /// <summary>The names of the licences; whoever takes the project may choose.</summary>
    public IReadOnlyList<string> Licences => licences;

    /// <summary>Why the reading broke off, or null.</summary>
    public XmlException? Failure { get; private set; }

    /// <summary>Reads a file; one that breaks off gives what stands before the break.</summary>
    public static PomFile Read(ReadOnlyMemory<byte> bytes)
    {
        var pom = new PomFile();
        try
        {
            using var xml = SafeXml.Open(bytes);
            pom.Read(xml);
        }
        catch (XmlException failure)
        {
            pom.Failure = failure;
        }

        return pom;
    }

    private void Read(XmlReader xml)
    {
        var path = new List<string>();
        var entry = new PomDependency();
        Profile? profile = null;
        while (SafeXml.Next(xml))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = xml.IsEmptyElement;
                    if (isEmpty)
                    {
                        if (xml.LocalName == "relativePath" && path is ["project", "parent"]) (Parent ??= new PomParent()).RelativePath = "";
                        break;
                    }

                    path.Add(xml.LocalName);
                    if (path[^1] == "dependency") entry = new PomDependency { Line = SafeXml.LineOf(xml) };
                    else if (path is ["project", "profiles", "profile"]) profile = new Profile();
                    break;
                case XmlNodeType.EndElement:
                    if (path.Count == 0) break;
                    if (path[^1] == "dependency") Keep(path, entry, profile);
                    else if (path is ["project", "profiles", "profile"])
                    {
                        if (profile is { IsActive: true }) Take(profile);
                        profile = null;
                    }

                    path.RemoveAt(path.Count - 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Set(path, xml.Value.Trim(), xml, entry, profile);
                    break;
            }
        }
    }

    private void Keep(List<string> path, PomDependency entry, Profile? profile)
    {
        var at = CollectionsOf(path, profile is not null);
        if (at is ["dependencies", "dependency"]) Limited(profile?.Dependencies ?? dependencies, entry);
        else if (at is ["dependencyManagement", "dependencies", "dependency"]) Limited(profile?.Managed ?? managed, entry);
    }

    private void Take(Profile profile)
    {
        foreach (var (name, value) in profile.Properties) properties[name] = value;
        dependencies.AddRange(profile.Dependencies);
        managed.InsertRange(0, profile.Managed);
        modules.AddRange(profile.Modules);
    }

    private void Set(List<string> path, string text, XmlReader xml, PomDependency entry, Profile? profile)
    {
        var at = CollectionsOf(path, profile is not null);
        if (at is ["groupId"]) Group ??= text;
        else if (at is ["artifactId"])
        {
            Artefact ??= text;
            Line = SafeXml.LineOf(xml);
        }
        else if (at is ["version"]) Version ??= text;
        else if (at is ["organization", "name"]) Organisation ??= text;
        else if (at is ["licenses", "license", "name"]) Limited(licences, text);
        else if (at is ["properties", var name]) (profile?.Properties ?? properties)[name] = text;
        else if (at is ["modules", "module"]) Limited(profile?.Modules ?? modules, text);
        else if (at is ["activation", "activeByDefault"] && profile is not null) profile.IsActive = text == "true";
        else if (at is ["parent", var part])
        {
            Parent ??= new PomParent();
            if (part == "groupId") Parent.Group = text;
            else if (part == "artifactId") Parent.Artefact = text;
            else if (part == "version") Parent.Version = text;
            else if (part == "relativePath") Parent.RelativePath = text;
        }
        else if (at is ["dependencies", "dependency", _] or ["dependencyManagement", "dependencies", "dependency", _])
        {
            entry.Set(at[^1], text);
            if (at[^1] == "artifactId") entry.Line = SafeXml.LineOf(xml);
        }
    }

    // The path below the project, or below the profile that is read.
    private static ReadOnlySpan<string> CollectionsOf(List<string> path, bool inProfile)
    {
        var skip = inProfile ? 3 : 1;
        return path.Count < skip || path[0] != "project" ? [] : System.Runtime.InteropServices.CollectionsMarshal.AsSpan(path)[skip..];
    }

    private static void Limited<T>(List<T> list, T item)
    {
        if (list.Count < MostEntries) list.Add(item);
    }

    private sealed class Profile
    {
        public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

        public List<PomDependency> Dependencies { get; } = [];

        public List<PomDependency> Managed { get; } = [];

        public List<string> Modules { get; } = [];

        public bool IsActive { get; set; }
    }
}

/// <summary>What a POM says of its parent.</summary>
internal sealed class PomParent
{
    public string? Group { get; set; }

    public string? Artefact { get; set; }

    public string? Version { get; set; }

    /// <summary>Where it lies; empty when it is to be had from a repository only.</summary>
    public string RelativePath { get; set; } = "../pom.xml";
}

/// <summary>An entry of <c>dependencies</c> or of <c>dependencyManagement</c>.</summary>
internal sealed class PomDependency
{
    public string? Group { get; private set; }

    public string? Artefact { get; private set; }

    public string? Version { get; private set; }

    public string? Scope { get; private set; }

    public string? Type { get; private set; }

    public string? Classifier { get; private set; }

    public string? Optional { get; private set; }

    public int Line { get; set; }

    public bool IsImport => Scope == "import" && Type == "pom";

    public void Set(string field, string text)
    {
        switch (field)
        {
            case "groupId":
                Group = text;
                break;
            case "artifactId":
                Artefact = text;
                break;
            case "version":
                Version = text;
                break;
            case "scope":
                Scope = text;
                break;
            case "type":
                Type = text;
                break;
            case "classifier":
                Classifier = text;
                break;
            case "optional":
                Optional = text;
                break;
        }
    }
}
