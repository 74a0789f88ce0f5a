using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>Reads what CycloneDX JSON says of itself, and its services.</summary>
internal static class CycloneDxMetadata
{
    /// <summary>Reads <c>metadata</c>.</summary>
    public static void Read(ref JsonLines json, SbomContents bom)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("component"u8)) bom.Root = CycloneDxPart.Read(ref json, bom, null, 0, isRoot: true);
            else if (json.Name.SequenceEqual("timestamp"u8)) bom.About.Timestamp = json.Text();
            else if (json.Name.SequenceEqual("tools"u8)) ReadTools(ref json, bom.About);
            else if (json.Name.SequenceEqual("authors"u8)) CycloneDxFields.Contacts(ref json, bom.About.Creators);
            else if (json.Name.SequenceEqual("manufacturer"u8) || json.Name.SequenceEqual("manufacture"u8)) Creator(CycloneDxFields.Organisation(ref json), bom.About);
            else if (json.Name.SequenceEqual("lifecycles"u8)) ReadLifecycles(ref json, bom.About);
        }
    }

    /// <summary>Reads <c>services</c>.</summary>
    public static void ReadServices(ref JsonLines json, SbomContents bom, int depth)
    {
        if (depth > 50 || !json.EnterArray()) return;
        while (json.NextItem())
        {
            var service = new SbomService { Line = json.Line };
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) service.Name = json.Text() ?? "";
                else if (json.Name.SequenceEqual("bom-ref"u8)) service.Ref = json.Text();
                else if (json.Name.SequenceEqual("provider"u8)) service.Provider = CycloneDxFields.Organisation(ref json);
                else if (json.Name.SequenceEqual("endpoints"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        if (json.Text() is { } endpoint && service.Endpoints.Count < 100) service.Endpoints.Add(endpoint);
                    }
                }
                else if (json.Name.SequenceEqual("properties"u8)) CycloneDxFields.Properties(ref json, (name, _) => service.SetProperty(name));
                else if (json.Name.SequenceEqual("services"u8)) ReadServices(ref json, bom, depth + 1);
            }

            bom.Add(service);
        }
    }

    /// <summary>Reads <c>compositions</c>: of what it is told how complete it is.</summary>
    public static void ReadCompositions(ref JsonLines json, SbomContents bom)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? aggregate = null;
            var (of, any) = (new List<string>(), false);
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("aggregate"u8)) aggregate = json.Text();
                else if ((json.Name.SequenceEqual("dependencies"u8) || json.Name.SequenceEqual("assemblies"u8)) && json.EnterArray())
                {
                    any = true;
                    while (json.NextItem())
                    {
                        if (json.Text() is { } reference) of.Add(reference);
                    }
                }
                else if (json.Name.SequenceEqual("vulnerabilities"u8)) any = true;
            }

            if (aggregate is null or "not_specified") continue;
            if (!any) bom.About.CompletenessOfAll = true;
            bom.About.CompletenessOf.UnionWith(of);
        }
    }

    // Up to 1.4 a list of tools; from 1.5 on components and services.
    private static void ReadTools(ref JsonLines json, SbomAbout about)
    {
        if (json.EnterArray())
        {
            ReadToolList(ref json, about);
            return;
        }

        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.EnterArray()) ReadToolList(ref json, about);
        }
    }

    private static void ReadToolList(ref JsonLines json, SbomAbout about)
    {
        while (json.NextItem())
        {
            string? name = null, version = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("version"u8)) version = json.Text();
            }

            if (name is not null && about.Tools.Count < 100) about.Tools.Add((name, version));
        }
    }

    private static void ReadLifecycles(ref JsonLines json, SbomAbout about)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("phase"u8) || json.Name.SequenceEqual("name"u8)) about.Context ??= json.Text();
            }
        }
    }

    private static void Creator(SbomParty? party, SbomAbout about)
    {
        if (party is not null) about.Creators.Add(party);
    }
}
