using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Sbom;

/// <summary>Reads a component of CycloneDX JSON.</summary>
internal static class CycloneDxPart
{
    /// <summary>Reads a component; components nested in it go to <paramref name="bom"/>.</summary>
    public static SbomPart? Read(ref JsonLines json, SbomContents bom, int depth)
    {
        var part = new SbomPart { Line = json.Line };
        if (!json.EnterObject()) return null;
        string? supplier = null, country = null, manufacturer = null, publisher = null, author = null;
        while (json.NextProperty())
        {
            var name = json.Name;
            if (name.SequenceEqual("bom-ref"u8)) part.Ref = json.Text();
            else if (name.SequenceEqual("type"u8)) part.Kind = KindOf(json.Raw());
            else if (name.SequenceEqual("group"u8)) part.Group = json.Text();
            else if (name.SequenceEqual("name"u8)) part.Name = json.Text() ?? "";
            else if (name.SequenceEqual("version"u8)) part.Version = json.Text();
            else if (name.SequenceEqual("purl"u8)) part.PurlText = json.Text();
            else if (name.SequenceEqual("scope"u8)) part.Scope = ScopeOf(json.Raw());
            else if (name.SequenceEqual("supplier"u8)) (supplier, country) = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("manufacturer"u8)) (manufacturer, var _) = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("publisher"u8)) publisher = json.Text();
            else if (name.SequenceEqual("author"u8)) author = json.Text();
            else if (name.SequenceEqual("licenses"u8)) part.Declared = part.Declared with { Licence = CycloneDxFields.Licences(ref json) };
            else if (name.SequenceEqual("hashes"u8)) part.Declared = part.Declared with { Hashes = CycloneDxFields.Hashes(ref json) };
            else if (name.SequenceEqual("externalReferences"u8)) part.Declared = CycloneDxFields.References(ref json, part.Declared);
            else if (name.SequenceEqual("properties"u8)) ReadProperties(ref json, part);
            else if (name.SequenceEqual("components"u8)) CycloneDxJson.ReadComponents(ref json, bom, depth + 1);
        }

        part.Declared = part.Declared with { Supplier = supplier, SupplierCountry = country, Maker = manufacturer ?? publisher ?? author };
        return part;
    }

    private static void ReadProperties(ref JsonLines json, SbomPart part)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? name = null, value = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("value"u8)) value = json.Text();
            }

            SetProperty(part, name, value);
        }
    }

    /// <summary>Takes what our own writer left in a property.</summary>
    public static void SetProperty(SbomPart part, string? name, string? value)
    {
        if (name == "sovereignty:requested") part.Requested = value;
        else if (name == "sovereignty:relation") part.Relation = value;
        else if (name == "sovereignty:own") part.Own = value == "true";
        else if (name == "sovereignty:scope" && value is not null && KebabCase.TryParse<Scope>(value, out var scope)) part.Scope = scope;
    }

    /// <summary>What sort of thing a type is.</summary>
    public static ComponentKind KindOf(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("application"u8)) return ComponentKind.Application;
        if (type.SequenceEqual("container"u8)) return ComponentKind.Container;
        if (type.SequenceEqual("operating-system"u8)) return ComponentKind.OperatingSystem;
        return type.SequenceEqual("file"u8) ? ComponentKind.File : ComponentKind.Library;
    }

    /// <summary>What a scope says.</summary>
    public static Scope ScopeOf(ReadOnlySpan<byte> scope)
    {
        if (scope.SequenceEqual("optional"u8)) return Scope.Optional;
        return scope.SequenceEqual("excluded"u8) ? Scope.Development : Scope.Runtime;
    }
}
