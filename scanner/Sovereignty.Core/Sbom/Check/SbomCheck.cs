using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Detect.Sbom;

namespace Sovereignty.Sbom.Check;

/// <summary>Grades SBOMs of any format that is read against what authorities ask of them. An SBOM is measured by what it says, not by whether that is true.</summary>
public static class SbomCheck
{
    private static readonly (string Id, string Title, CheckField[] Fields)[] Standards =
    [
        ("ntia", NtiaElements.Title, NtiaElements.Fields),
        ("bsi", BsiGuideline.Title, BsiGuideline.Fields),
        ("cisa", CisaElements.Title, CisaElements.Fields),
    ];

    /// <summary>What the standards are called.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. Standards.Select(s => s.Id)];

    /// <summary>Grades an SBOM; null when the file is none.</summary>
    /// <param name="path">The file, as problems name it.</param>
    /// <param name="bytes">Its contents.</param>
    /// <param name="isExpression">Whether a text is an SPDX licence id or expression.</param>
    /// <param name="stop">Ends the reading.</param>
    public static SbomReport? Run(string path, ReadOnlyMemory<byte> bytes, Func<string, bool> isExpression, CancellationToken stop = default)
    {
        var found = new Detection("sbom/check", path);
        if (SbomFile.Read(bytes, found, stop) is not { } contents) return null;
        var sbom = new CheckedSbom(contents, isExpression);
        return new SbomReport(
            contents.About.Format, contents.About.Version, contents.Parts.Count,
            [.. Standards.Select(s => new StandardGrade(s.Id, s.Title, [.. s.Fields.Select(f => Grade(sbom, f))]))], [.. found.Problems]);
    }

    private static FieldGrade Grade(CheckedSbom sbom, CheckField field)
    {
        var (fulfilled, of) = (0, 0);
        var gaps = ImmutableArray.CreateBuilder<CheckGap>();
        if (field.OfDocument is { } ofDocument) Count(ofDocument(sbom), null);
        if (field.OfComponent is { } ofComponent)
        {
            foreach (var part in sbom.Parts) Count(ofComponent(sbom, part), part);
        }

        return new FieldGrade(field.Level, field.Section, field.Name, field.OfDocument is not null, fulfilled, of, gaps.ToImmutable());

        void Count(CheckAnswer answer, SbomPart? part)
        {
            if (answer.State == CheckState.NotAsked) return;
            of++;
            if (answer.State == CheckState.Fulfilled) fulfilled++;
            else gaps.Add(new CheckGap(part is null ? null : NameOf(part), part?.Line ?? 0, answer.State == CheckState.OtherForm, answer.Detail));
        }
    }

    private static string NameOf(SbomPart part)
    {
        var name = part.PurlText ?? (part.Group is null ? part.Name : $"{part.Group}/{part.Name}");
        if (name.Length == 0) return part.Ref ?? "(no name)";
        return part.PurlText is not null || part.Version is null ? name : $"{name} {part.Version}";
    }
}
