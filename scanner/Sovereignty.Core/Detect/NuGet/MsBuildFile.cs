using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// What an MSBuild file states, in its order and unevaluated: properties, imports, SDKs and the items that name packages. Targets are passed
/// over, as what they do is only known when they run.
/// </summary>
internal sealed class MsBuildFile
{
    private const int MostStatements = 20_000;
    private readonly List<Statement> statements = [];

    /// <summary>The statements in the file's order.</summary>
    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>Where the XML broke, or null; what stood before is kept.</summary>
    public XmlException? Failure { get; private set; }

    /// <summary>Reads a file.</summary>
    public static MsBuildFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new MsBuildFile();
        try
        {
            using var xml = SafeXml.Open(bytes);
            if (xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "Project") file.ReadProject(xml);
        }
        catch (XmlException failure)
        {
            file.Failure = failure;
        }

        return file;
    }

    private void ReadProject(XmlReader xml)
    {
        if (SafeXml.Attribute(xml, "Sdk") is { } sdks)
        {
            foreach (var sdk in sdks.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var slash = sdk.IndexOf('/', StringComparison.Ordinal);
                if (slash > 0) AddSdk(sdk[..slash], sdk[(slash + 1)..], SafeXml.LineOf(xml));
            }
        }

        ReadGroups(xml, []);
    }

    // Children of Project, When and Otherwise.
    private void ReadGroups(XmlReader xml, ImmutableArray<string> conditions)
    {
        foreach (var name in Children(xml))
        {
            var inner = With(conditions, SafeXml.Attribute(xml, "Condition"));
            switch (name)
            {
                case "PropertyGroup":
                    foreach (var property in Children(xml)) ReadProperty(xml, property, inner);
                    break;
                case "ItemGroup":
                    foreach (var type in Children(xml)) ReadItem(xml, type, inner);
                    break;
                case "ImportGroup":
                    foreach (var child in Children(xml))
                    {
                        if (child == "Import") ReadImport(xml, With(inner, SafeXml.Attribute(xml, "Condition")));
                    }

                    break;
                case "Import":
                    ReadImport(xml, inner);
                    break;
                case "Sdk":
                    AddSdk(SafeXml.Attribute(xml, "Name"), SafeXml.Attribute(xml, "Version"), SafeXml.LineOf(xml));
                    break;
                case "Choose":
                    ReadChoice(xml, inner);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadChoice(XmlReader xml, ImmutableArray<string> conditions)
    {
        var otherwise = conditions;
        foreach (var name in Children(xml))
        {
            if (name == "When")
            {
                var condition = SafeXml.Attribute(xml, "Condition") ?? "true";
                ReadGroups(xml, With(conditions, condition));
                otherwise = otherwise.Add($"!({condition})");
            }
            else if (name == "Otherwise")
            {
                ReadGroups(xml, otherwise);
            }
        }
    }

    private void ReadProperty(XmlReader xml, string name, ImmutableArray<string> conditions)
    {
        var inner = With(conditions, SafeXml.Attribute(xml, "Condition"));
        Add(new Property(name, ReadText(xml), inner));
    }

    // An assembly out of the folder that packages.config restores into, "..\packages\Name.1.2.3\lib\…": the package that it is of.
    private void ReadReference(XmlReader xml, ImmutableArray<string> conditions)
    {
        var (line, condition) = (SafeXml.LineOf(xml), SafeXml.Attribute(xml, "Condition"));
        foreach (var metadata in Children(xml))
        {
            if (metadata != "HintPath" || ReadText(xml) is not { Length: < 2048 } path) continue;
            var parts = path.Replace('\\', '/').Split('/');
            var at = Array.FindIndex(parts, p => p.Equals("packages", StringComparison.OrdinalIgnoreCase));
            if (at < 0 || at + 2 >= parts.Length || SplitFolder(parts[at + 1]) is not { } package) continue;
            Add(new Item("PackageReference", line) { Include = package.Name, Version = package.Version, Conditions = With(conditions, condition) });
        }
    }

    // "Name.1.2.3-beta": the version begins at the first part from which on all begin with a digit.
    private static (string Name, string Version)? SplitFolder(string folder)
    {
        var stem = folder.Split('-', 2)[0];
        for (var dot = stem.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = stem.IndexOf('.', dot + 1))
        {
            if (stem[(dot + 1)..].Split('.') is { Length: >= 2 and <= 4 } numbers && numbers.All(n => n.Length > 0 && n.All(char.IsAsciiDigit))) return (folder[..dot], folder[(dot + 1)..]);
        }

        return null;
    }

    private void ReadItem(XmlReader xml, string type, ImmutableArray<string> conditions)
    {
        if (type == "Reference") ReadReference(xml, conditions);
        if (type is not ("PackageReference" or "PackageVersion" or "GlobalPackageReference" or "PackageDownload" or "DotNetCliToolReference")) return;
        var item = new Item(type, SafeXml.LineOf(xml))
        {
            Include = SafeXml.Attribute(xml, "Include"),
            Update = SafeXml.Attribute(xml, "Update"),
            Remove = SafeXml.Attribute(xml, "Remove"),
            Version = SafeXml.Attribute(xml, "Version"),
            VersionOverride = SafeXml.Attribute(xml, "VersionOverride"),
            PrivateAssets = SafeXml.Attribute(xml, "PrivateAssets"),
            Conditions = With(conditions, SafeXml.Attribute(xml, "Condition")),
        };
        foreach (var metadata in Children(xml))
        {
            if (metadata.Equals("Version", StringComparison.OrdinalIgnoreCase)) item = item with { Version = ReadText(xml) };
            else if (metadata.Equals("VersionOverride", StringComparison.OrdinalIgnoreCase)) item = item with { VersionOverride = ReadText(xml) };
            else if (metadata.Equals("PrivateAssets", StringComparison.OrdinalIgnoreCase)) item = item with { PrivateAssets = ReadText(xml) };
        }

        Add(item);
    }

    private void ReadImport(XmlReader xml, ImmutableArray<string> conditions)
    {
        if (SafeXml.Attribute(xml, "Project") is { } project && SafeXml.Attribute(xml, "Sdk") is null) Add(new Import(project, conditions));
    }

    private void AddSdk(string? name, string? version, int line)
    {
        if (name is not null && version is not null) Add(new Sdk(name, version, line));
    }

    private void Add(Statement statement)
    {
        if (statements.Count < MostStatements) statements.Add(statement);
    }

    private static ImmutableArray<string> With(ImmutableArray<string> conditions, string? condition) =>
        condition is null || conditions.Length > 64 ? conditions : conditions.Add(condition);

    // The names of the child elements; the reader stands on each in turn. What the caller does not read of a child is passed over.
    private static IEnumerable<string> Children(XmlReader xml)
    {
        if (xml.IsEmptyElement) yield break;
        var depth = xml.Depth + 1;
        while (SafeXml.Next(xml))
        {
            if (xml.Depth < depth) yield break;
            if (xml.Depth == depth && xml.NodeType == XmlNodeType.Element) yield return xml.LocalName;
        }
    }

    private static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = "";
        while (SafeXml.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < 65_536) text += xml.Value;
        }

        return text.Trim();
    }

    /// <summary>One statement of a file.</summary>
    internal abstract record Statement;

    /// <summary>A property set under conditions that must all hold.</summary>
    internal sealed record Property(string Name, string Value, ImmutableArray<string> Conditions) : Statement;

    /// <summary>An import of another file.</summary>
    internal sealed record Import(string Project, ImmutableArray<string> Conditions) : Statement;

    /// <summary>An MSBuild SDK that comes from a package.</summary>
    internal sealed record Sdk(string Name, string Version, int Line) : Statement;

    /// <summary>An item that names packages.</summary>
    internal sealed record Item(string Type, int Line) : Statement
    {
        public string? Include { get; init; }

        public string? Update { get; init; }

        public string? Remove { get; init; }

        public string? Version { get; init; }

        public string? VersionOverride { get; init; }

        public string? PrivateAssets { get; init; }

        public ImmutableArray<string> Conditions { get; init; } = [];
    }
}
