using Sovereignty.Detect.Reading;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Detect.Sbom;

/// <summary>One component of a CycloneDX file.</summary>
internal sealed class CycloneDxPart
{
    private string? group;
    private string? version;
    private string? purlText;

    /// <summary>Its bom-ref.</summary>
    public string? Ref { get; private set; }

    /// <summary>Its name; empty when the file gives none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The line it begins on.</summary>
    public int Line { get; private init; }

    /// <summary>What sort of thing it is.</summary>
    public ComponentKind Kind { get; private set; } = ComponentKind.Library;

    /// <summary>What it is needed for.</summary>
    public Scope Scope { get; private set; } = Scope.Runtime;

    /// <summary>The range asked for, where our own writer left it.</summary>
    public string? Requested { get; private set; }

    /// <summary>Direct, transitive or unknown, where our own writer left it; null in files of others.</summary>
    public string? Relation { get; private set; }

    /// <summary>Whether it is developed where the file was written, where our own writer left it.</summary>
    public bool Own { get; private set; }

    /// <summary>What the file says of it.</summary>
    public Declarations Declared { get; private set; } = Declarations.None;

    /// <summary>Its purl; a generic one where the file gives none.</summary>
    public PackageUrl Purl => PackageUrl.TryParse(purlText, out var purl)
        ? purl.Version is null && version is not null ? purl.WithVersion(version) : purl
        : PackageUrl.Create("generic", group, Name, version);

    /// <summary>Reads a component; components nested in it go to <paramref name="bom"/>.</summary>
    public static CycloneDxPart? Read(ref JsonLines json, CycloneDxContents bom, int depth)
    {
        var part = new CycloneDxPart { Line = json.Line };
        if (!json.EnterObject()) return null;
        string? supplier = null, country = null, manufacturer = null, publisher = null, author = null;
        while (json.NextProperty())
        {
            var name = json.Name;
            if (name.SequenceEqual("bom-ref"u8)) part.Ref = json.Text();
            else if (name.SequenceEqual("type"u8)) part.Kind = KindOf(json.Raw());
            else if (name.SequenceEqual("group"u8)) part.group = json.Text();
            else if (name.SequenceEqual("name"u8)) part.Name = json.Text() ?? "";
            else if (name.SequenceEqual("version"u8)) part.version = json.Text();
            else if (name.SequenceEqual("purl"u8)) part.purlText = json.Text();
            else if (name.SequenceEqual("scope"u8)) part.Scope = ScopeOf(json.Raw());
            else if (name.SequenceEqual("supplier"u8)) (supplier, country) = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("manufacturer"u8)) (manufacturer, var _) = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("publisher"u8)) publisher = json.Text();
            else if (name.SequenceEqual("author"u8)) author = json.Text();
            else if (name.SequenceEqual("licenses"u8)) part.Declared = part.Declared with { Licence = CycloneDxFields.Licences(ref json) };
            else if (name.SequenceEqual("hashes"u8)) part.Declared = part.Declared with { Hashes = CycloneDxFields.Hashes(ref json) };
            else if (name.SequenceEqual("externalReferences"u8)) part.Declared = CycloneDxFields.References(ref json, part.Declared);
            else if (name.SequenceEqual("properties"u8)) part.ReadProperties(ref json);
            else if (name.SequenceEqual("components"u8)) CycloneDxJson.ReadComponents(ref json, bom, depth + 1);
        }

        part.Declared = part.Declared with { Supplier = supplier, SupplierCountry = country, Maker = manufacturer ?? publisher ?? author };
        return part;
    }

    private void ReadProperties(ref JsonLines json)
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

            if (name == "sovereignty:requested") Requested = value;
            else if (name == "sovereignty:relation") Relation = value;
            else if (name == "sovereignty:own") Own = value == "true";
            else if (name == "sovereignty:scope" && value is not null && KebabCase.TryParse<Scope>(value, out var scope)) Scope = scope;
        }
    }

    private static ComponentKind KindOf(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("application"u8)) return ComponentKind.Application;
        if (type.SequenceEqual("container"u8)) return ComponentKind.Container;
        if (type.SequenceEqual("operating-system"u8)) return ComponentKind.OperatingSystem;
        return type.SequenceEqual("file"u8) ? ComponentKind.File : ComponentKind.Library;
    }

    private static Scope ScopeOf(ReadOnlySpan<byte> scope)
    {
        if (scope.SequenceEqual("optional"u8)) return Scope.Optional;
        return scope.SequenceEqual("excluded"u8) ? Scope.Development : Scope.Runtime;
    }
}
