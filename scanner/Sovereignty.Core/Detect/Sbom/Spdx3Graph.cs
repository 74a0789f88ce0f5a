namespace Sovereignty.Detect.Sbom;

/// <summary>Puts the elements of an SPDX 3 graph together into what an SPDX 2 document would say, so that both end in one place.</summary>
internal sealed class Spdx3Graph
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> expressions = new(StringComparer.Ordinal);
    private readonly List<Spdx3Element> packages = [];
    private readonly List<Spdx3Element> relationships = [];
    private readonly List<string> roots = [];
    private readonly List<string> documents = [];

    /// <summary>Adds an element.</summary>
    public void Add(Spdx3Element element)
    {
        var id = element["spdxId"] ?? element["@id"];
        switch (element.Type)
        {
            case "Package":
                if (packages.Count < Detection.MostComponents) packages.Add(element);
                break;
            case "Relationship" or "LifecycleScopedRelationship":
                relationships.Add(element);
                break;
            case "Organization" or "Person" or "Agent" or "SoftwareAgent" or "Tool" when id is not null && element["name"] is { } name:
                names[id] = name;
                break;
            case "LicenseExpression" when id is not null && element["simplelicensing_licenseExpression"] is { } expression:
                expressions[id] = expression;
                break;
            case "CustomLicense" or "SimpleLicensingText" or "ListedLicense" when id is not null && element["name"] is { } name:
                expressions[id] = name;
                break;
            case "SpdxDocument" or "Sbom" or "Bom":
                // A document's root may be the SBOM, whose root is the package.
                if (id is not null) documents.Add(id);
                roots.AddRange(element.ListOf("rootElement"));
                break;
        }
    }

    /// <summary>What the graph holds.</summary>
    public SbomContents Contents()
    {
        var document = new SpdxDocument();
        var byId = new Dictionary<string, SpdxPackage>(StringComparer.Ordinal);
        foreach (var element in packages)
        {
            var package = document.Add(element.Line);
            Fill(package, element);
            if (package.Part.Ref is { } id) byId.TryAdd(id, package);
        }

        foreach (var root in roots.Where(r => !documents.Contains(r))) document.Relate(SpdxDocument.Id, "DESCRIBES", root);
        foreach (var relationship in relationships)
        {
            if (relationship["from"] is not { } from || relationship["relationshipType"] is not { } type) continue;
            foreach (var to in relationship.ListOf("to")) Relate(document, byId, from, type, relationship["scope"], to);
        }

        return document.Contents();
    }

    private void Fill(SpdxPackage package, Spdx3Element element)
    {
        package.Set("SPDXID", element["spdxId"] ?? element["@id"] ?? "");
        package.Set("name", element["name"] ?? "");
        package.Set("versionInfo", element["software_packageVersion"] ?? "");
        package.Set("downloadLocation", element["software_downloadLocation"] ?? "");
        package.Set("primaryPackagePurpose", element["software_primaryPurpose"] ?? "");
        if (element["suppliedBy"] is { } supplier) package.Set("supplier", names.GetValueOrDefault(supplier, ""));
        if (element.ListOf("originatedBy").FirstOrDefault() is { } maker) package.Set("originator", names.GetValueOrDefault(maker, ""));
        package.Refer("purl", element["software_packageUrl"]);
        foreach (var (type, text) in element.Identifiers) package.Refer(type == "packageUrl" ? "purl" : type, text);
        foreach (var (algorithm, hex) in element.Hashes) package.Checksum(algorithm, hex);
    }

    private void Relate(SpdxDocument document, Dictionary<string, SpdxPackage> byId, string from, string type, string? scope, string to)
    {
        switch (type)
        {
            case "hasConcludedLicense" or "hasDeclaredLicense":
                if (byId.TryGetValue(from, out var package)) package.Set(type == "hasConcludedLicense" ? "licenseConcluded" : "licenseDeclared", expressions.GetValueOrDefault(to, ""));
                break;
            case "dependsOn" or "hasPrerequisite" or "contains" or "hasStaticLink" or "hasDynamicLink":
                if (scope == "test") document.Relate(to, "TEST_DEPENDENCY_OF", from);
                else if (scope is "development" or "build") document.Relate(to, "DEV_DEPENDENCY_OF", from);
                else document.Relate(from, "DEPENDS_ON", to);
                break;
            case "hasOptionalDependency" or "hasOptionalComponent":
                document.Relate(to, "OPTIONAL_DEPENDENCY_OF", from);
                break;
        }
    }
}
