using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Sbom;

/// <summary>Reads a component of CycloneDX JSON.</summary>
internal static class CycloneDxPart
{
    /// <summary>Reads a component and adds it to <paramref name="bom"/> before those nested in it.</summary>
    /// <param name="json">Stands on the component.</param>
    /// <param name="bom">Gets it.</param>
    /// <param name="parent">What it is nested in.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="isRoot">Whether it is what the file describes, and no component of it.</param>
    public static SbomPart? Read(ref JsonLines json, SbomContents bom, SbomPart? parent, int depth, bool isRoot = false)
    {
        var part = new SbomPart { Line = json.Line, Parent = parent };
        if (!json.EnterObject()) return null;
        if (!isRoot) bom.Add(part);
        while (json.NextProperty())
        {
            var name = json.Name;
            if (name.SequenceEqual("bom-ref"u8)) part.Ref = json.Text();
            else if (name.SequenceEqual("type"u8)) part.Kind = KindOf(json.Raw());
            else if (name.SequenceEqual("group"u8)) part.Group = json.Text();
            else if (name.SequenceEqual("name"u8)) part.Name = json.Text() ?? "";
            else if (name.SequenceEqual("version"u8)) part.Version = json.Text();
            else if (name.SequenceEqual("versionRange"u8)) part.Requested ??= json.Text();
            else if (name.SequenceEqual("isExternal"u8)) part.IsExternal = json.IsTrue;
            else if (name.SequenceEqual("purl"u8)) part.PurlText = json.Text();
            else if (name.SequenceEqual("cpe"u8)) part.OtherIdentifier ??= json.Text();
            else if (name.SequenceEqual("swid"u8) || name.SequenceEqual("swhid"u8) || name.SequenceEqual("omniborId"u8)) part.OtherIdentifier ??= json.NameText();
            else if (name.SequenceEqual("scope"u8)) part.Scope = ScopeOf(json.Raw());
            else if (name.SequenceEqual("supplier"u8)) part.Supplier = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("manufacturer"u8)) part.Manufacturer = CycloneDxFields.Organisation(ref json);
            else if (name.SequenceEqual("publisher"u8)) part.Publisher = json.Text();
            else if (name.SequenceEqual("author"u8)) AddAuthor(part, json.Text());
            else if (name.SequenceEqual("authors"u8)) CycloneDxFields.Contacts(ref json, part.Authors);
            else if (name.SequenceEqual("licenses"u8)) CycloneDxFields.Licences(ref json, part.Licences);
            else if (name.SequenceEqual("hashes"u8)) CycloneDxFields.Hashes(ref json, part.Hashes);
            else if (name.SequenceEqual("externalReferences"u8)) CycloneDxFields.References(ref json, part);
            else if (name.SequenceEqual("properties"u8)) CycloneDxFields.Properties(ref json, part.SetProperty);
            else if (name.SequenceEqual("components"u8)) CycloneDxJson.ReadComponents(ref json, bom, isRoot ? null : part, depth + 1);
        }

        return part;
    }

    /// <summary>Takes the author of versions before 1.6, one text.</summary>
    public static void AddAuthor(SbomPart part, string? author)
    {
        if (!string.IsNullOrWhiteSpace(author)) part.Authors.Add(new SbomParty { Name = author });
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
