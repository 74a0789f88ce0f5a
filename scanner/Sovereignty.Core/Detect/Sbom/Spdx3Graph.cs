namespace Sovereignty.Detect.Sbom;

/// <summary>Puts the elements of an SPDX 3 graph together into what an SPDX 2 document would say, so that both end in one place.</summary>
internal sealed class Spdx3Graph
{
    private readonly Dictionary<string, Spdx3Element> agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spdx3Element> licences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spdx3Element> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spdx3Element> sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> completeness = new(StringComparer.Ordinal);
    private readonly List<Spdx3Element> packages = [];
    private readonly List<Spdx3Element> relationships = [];
    private readonly List<string> roots = [];
    private readonly List<string> documents = [];
    private Spdx3Element? creation, collection;
    private bool hasVulnerabilities, isSigned;

    /// <summary>Adds an element.</summary>
    public void Add(Spdx3Element element)
    {
        var id = element["spdxId"] ?? element["@id"];
        switch (element.Type)
        {
            case "Package" or "AIPackage" or "DatasetPackage":
                if (packages.Count < Detection.MostComponents) packages.Add(element);
                break;
            case "Relationship" or "LifecycleScopedRelationship":
                relationships.Add(element);
                break;
            case "CreationInfo":
                creation ??= element;
                break;
            case "File" when id is not null:
                files.TryAdd(id, element);
                break;
            case "SoftwareArtifact" or "Snippet" when id is not null:
                sources.TryAdd(id, element);
                break;
            case "Organization" or "Person" or "Agent" or "SoftwareAgent" or "Tool" when id is not null && element["name"] is not null:
                agents[id] = element;
                break;
            case "LicenseExpression" when id is not null && element["simplelicensing_licenseExpression"] is not null:
                licences[id] = element;
                break;
            case "CustomLicense" or "SimpleLicensingText" or "ListedLicense" when id is not null && element["name"] is { } name:
                texts[id] = name;
                break;
            case "SpdxDocument" or "Sbom" or "Bom":
                if (element.Type == "SpdxDocument") isSigned |= element.Hashes.Exists(h => h.Algorithm == "Signature");
                if (element.Type == "Sbom") collection ??= element;
                // A document's root may be the SBOM, whose root is the package.
                if (id is not null) documents.Add(id);
                roots.AddRange(element.ListOf("rootElement"));
                break;
            case "Vulnerability":
                hasVulnerabilities = true;
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
            if (relationship["completeness"] is not null && type is "dependsOn" or "contains") completeness.Add(from);
            foreach (var to in relationship.ListOf("to")) Relate(document, byId, from, type, relationship["scope"], to);
        }

        FillAbout(document.About);
        return document.Contents();
    }

    private void FillAbout(SbomAbout about)
    {
        about.Format = "SPDX JSON-LD";
        about.Version = creation?["specVersion"];
        about.Timestamp = creation?["created"];
        about.Identity = collection?["spdxId"] ?? (documents.Count > 0 ? documents[0] : null);
        about.Context = collection?.ListOf("software_sbomType").FirstOrDefault() ?? creation?["comment"];
        (about.HasVulnerabilities, about.IsSigned) = (hasVulnerabilities, isSigned);
        about.CompletenessOf.UnionWith(completeness);
        foreach (var id in creation?.ListOf("createdBy") ?? [])
        {
            if (agents.TryGetValue(id, out var agent) && agent.Type is not ("SoftwareAgent" or "Tool")) about.Creators.Add(PartyOf(agent));
        }

        foreach (var id in creation?.ListOf("createdUsing") ?? [])
        {
            if (agents.TryGetValue(id, out var tool)) about.AddTool(tool["name"]!);
        }
    }

    private void Fill(SpdxPackage package, Spdx3Element element)
    {
        package.Set("SPDXID", element["spdxId"] ?? element["@id"] ?? "");
        package.Set("name", element["name"] ?? "");
        package.Set("versionInfo", element["software_packageVersion"] ?? "");
        package.Set("downloadLocation", element["software_downloadLocation"] ?? "");
        package.Set("primaryPackagePurpose", element["software_primaryPurpose"] ?? "");
        if (element["suppliedBy"] is { } supplier && agents.TryGetValue(supplier, out var by)) package.Part.Supplier = PartyOf(by);
        if (element.ListOf("originatedBy").FirstOrDefault() is { } maker && agents.TryGetValue(maker, out var from)) package.Part.Manufacturer = PartyOf(from);
        package.Refer("purl", element["software_packageUrl"]);
        foreach (var (type, text) in element.Identifiers) package.Refer(type, text);
        foreach (var (type, text) in element.References) package.Refer(type, text);
        foreach (var (algorithm, hex) in element.Hashes) package.Checksum(algorithm, hex);
        foreach (var (name, value) in element.Properties) package.Part.SetProperty(name, value);
    }

    private static SbomParty PartyOf(Spdx3Element agent)
    {
        var party = new SbomParty { Name = agent["name"] is "NOASSERTION" or "" ? null : agent["name"] };
        foreach (var (type, text) in agent.Identifiers)
        {
            if (type is "email" or "urlScheme" or "other") party.Reach(text);
        }

        return party;
    }

    private void Relate(SpdxDocument document, Dictionary<string, SpdxPackage> byId, string from, string type, string? scope, string to)
    {
        switch (type)
        {
            case "hasConcludedLicense" or "hasDeclaredLicense":
                if (byId.TryGetValue(from, out var package)) License(package, type, to);
                break;
            case "dependsOn" or "hasPrerequisite" or "contains" or "hasStaticLink" or "hasDynamicLink":
                if (scope == "test") document.Relate(to, "TEST_DEPENDENCY_OF", from);
                else if (scope is "development" or "build") document.Relate(to, "DEV_DEPENDENCY_OF", from);
                else document.Relate(from, "DEPENDS_ON", to);
                break;
            case "hasOptionalDependency" or "hasOptionalComponent":
                document.Relate(to, "OPTIONAL_DEPENDENCY_OF", from);
                break;
            case "hasDistributionArtifact":
                if (byId.TryGetValue(from, out var handedOut) && files.TryGetValue(to, out var file)) Deploy(handedOut.Part, file);
                break;
            case "generates":
                if (byId.TryGetValue(to, out var built) && (sources.GetValueOrDefault(from) ?? files.GetValueOrDefault(from)) is { } source)
                {
                    foreach (var (kind, locator) in source.References) built.Refer(kind, locator);
                    built.Part.SourceHasHash |= source.Hashes.Count > 0;
                }

                break;
        }
    }

    // TR-03183-2 v2.1.0, 8.2: name, hash and properties of the deployable form stand at its file.
    private static void Deploy(SbomPart part, Spdx3Element file)
    {
        part.FileName ??= file["name"];
        foreach (var (algorithm, hex) in file.Hashes)
        {
            if (part.DownloadHashes.Count < 16 && SbomHashes.One(algorithm, hex) is { } hash) part.DownloadHashes.Add(hash);
        }

        if (file.References.Find(r => r.Type == "binaryArtifact").Text is { } url) part.DownloadUrl ??= url;
        var purposes = file.ListOf("software_additionalPurpose");
        if (purposes.Count == 0) return;
        // That a purpose is missing says something only where the file says that it follows the guideline.
        var follows = file["comment"]?.Contains("TR-03183", StringComparison.Ordinal) == true;
        part.Executable ??= purposes.Contains("executable") ? "executable" : follows ? "non-executable" : null;
        part.Archive ??= purposes.Contains("archive") ? "archive" : "no archive";
        part.Structured ??= purposes.Contains("container") ? "structured" : purposes.Contains("firmware") ? "unstructured" : null;
    }

    private void License(SpdxPackage package, string type, string to)
    {
        var acknowledgement = type == "hasConcludedLicense" ? "concluded" : "declared";
        if (licences.TryGetValue(to, out var licence))
        {
            var expression = licence["simplelicensing_licenseExpression"]!;
            var own = licence.CustomIds.Find(c => c.Id == expression).Element;
            var isNamed = own is not null && texts.ContainsKey(own);
            if (expression is not ("NOASSERTION" or "NONE")) SbomLicence.Add(package.Part.Licences, isNamed ? texts[own!] : expression, isNamed, acknowledgement);
        }
        else if (texts.TryGetValue(to, out var name))
        {
            SbomLicence.Add(package.Part.Licences, name, false, acknowledgement);
        }
        else if (to.StartsWith("https://spdx.org/licenses/", StringComparison.Ordinal))
        {
            SbomLicence.Add(package.Part.Licences, to["https://spdx.org/licenses/".Length..], false, acknowledgement);
        }
    }
}
