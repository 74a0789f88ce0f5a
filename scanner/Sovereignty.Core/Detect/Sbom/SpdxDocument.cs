using Sovereignty.Model;

namespace Sovereignty.Detect.Sbom;

/// <summary>What an SPDX 2 document says, from any of its forms. Source: SPDX 2.3, clauses 7 (packages) and 11 (relationships).</summary>
internal sealed class SpdxDocument
{
    /// <summary>The id of the document itself.</summary>
    public const string Id = "SPDXRef-DOCUMENT";

    private const int MostRelations = 2_000_000;
    private const int LongestName = 4000;

    private readonly List<SpdxPackage> packages = [];
    private readonly List<(string From, string To)> needs = [];
    private readonly List<(string Id, Scope Scope)> scopes = [];
    private readonly HashSet<string> described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> licences = new(StringComparer.Ordinal);

    /// <summary>What the document says of itself.</summary>
    public SbomAbout About { get; } = new();

    /// <summary>The version in <c>SPDX-2.3</c>; null for any other text.</summary>
    public static string? VersionOf(string? text) => text?.StartsWith("SPDX-", StringComparison.Ordinal) == true ? text["SPDX-".Length..] : null;

    /// <summary>Takes a creator: <c>Organization: Name (mail)</c>, <c>Tool: name-version</c>.</summary>
    public void CreatedBy(string? creator)
    {
        if (creator is null || About.Creators.Count + About.Tools.Count >= 100) return;
        if (creator.StartsWith("Tool: ", StringComparison.Ordinal)) About.AddTool(creator["Tool: ".Length..]);
        else if (SbomParty.OfSpdx(creator) is { Name: not null } party) About.Creators.Add(party);
    }

    /// <summary>Adds a package.</summary>
    public SpdxPackage Add(int line)
    {
        var package = new SpdxPackage(line);
        if (packages.Count < Detection.MostComponents) packages.Add(package);
        return package;
    }

    /// <summary>Names a licence that the document defines itself.</summary>
    /// <param name="id">Its id, <c>LicenseRef-…</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text, which some tools fill with the name alone.</param>
    public void NameLicence(string? id, string? name, string? text = null)
    {
        const string Mark = "Original license: ";
        if (name is null or "" or "NOASSERTION") name = text?.Trim() is { Length: <= 100 } line && !line.Contains('\n', StringComparison.Ordinal) ? line : null;
        if (name?.StartsWith(Mark, StringComparison.Ordinal) == true) name = name[Mark.Length..];
        if (id is not null && name is { Length: > 0 and < LongestName } && name != "NOASSERTION") licences.TryAdd(id, name);
    }

    /// <summary>Takes a relationship.</summary>
    public void Relate(string from, string type, string to)
    {
        if (needs.Count >= MostRelations) return;
        switch (type)
        {
            case "DESCRIBES" when from == Id:
                described.Add(to);
                break;
            case "DESCRIBED_BY" when to == Id:
                described.Add(from);
                break;
            case "DEPENDS_ON" or "CONTAINS" or "HAS_PREREQUISITE" or "DYNAMIC_LINK" or "STATIC_LINK":
                if (from != Id) needs.Add((from, to));
                break;
            case "DEPENDENCY_OF" or "CONTAINED_BY" or "PREREQUISITE_FOR" or "RUNTIME_DEPENDENCY_OF" or "PROVIDED_DEPENDENCY_OF" or "PACKAGE_OF":
                needs.Add((to, from));
                break;
            case "DEV_DEPENDENCY_OF" or "DEV_TOOL_OF" or "BUILD_DEPENDENCY_OF" or "BUILD_TOOL_OF":
                Need(to, from, Scope.Development);
                break;
            case "TEST_DEPENDENCY_OF" or "TEST_TOOL_OF":
                Need(to, from, Scope.Test);
                break;
            case "OPTIONAL_DEPENDENCY_OF" or "OPTIONAL_COMPONENT_OF":
                Need(to, from, Scope.Optional);
                break;
        }
    }

    /// <summary>Puts the document together: a single package that it describes is what it is about, several are its components.</summary>
    public SbomContents Contents()
    {
        var contents = new SbomContents(About);
        var isVcpkg = About.Tools.Exists(t => t.Name.StartsWith("vcpkg", StringComparison.Ordinal));
        if (isVcpkg) packages.RemoveAll(p => p.Part.Ref == "SPDXRef-binary");
        foreach (var package in packages)
        {
            package.Seal(licences);
            if (isVcpkg && package.Part.Ref == "SPDXRef-port") package.SealPort();
            if (described.Count == 1 && package.Part.Ref is { } id && described.Contains(id) && (packages.Count > 1 || package.Part.Relation == "root")) contents.Root ??= package.Part;
        }

        var byId = packages.Where(p => p.Part.Ref is not null).GroupBy(p => p.Part.Ref!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Part, StringComparer.Ordinal);
        foreach (var (id, scope) in scopes)
        {
            if (byId.TryGetValue(id, out var part)) part.Scope = scope;
        }

        contents.Parts.AddRange(packages.Select(p => p.Part).Where(p => p != contents.Root));
        contents.Dependencies.AddRange(needs.GroupBy(n => n.From, StringComparer.Ordinal).Select(g => (g.Key, g.Select(n => n.To).ToList())));
        return contents;
    }

    private void Need(string from, string to, Scope scope)
    {
        needs.Add((from, to));
        scopes.Add((to, scope));
    }
}
