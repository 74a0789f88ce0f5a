using System.Text;
using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Detect;

/// <summary>Feeds a detector an inline file or a fixture and returns what it found.</summary>
internal static class DetectorTester
{
    /// <summary>Runs a detector on text at a path, with neighbours by path.</summary>
    public static Detection Run(IDetector detector, string path, string text, params (string Path, string Text)[] neighbours) =>
        Run(detector, path, Encoding.UTF8.GetBytes(text), neighbours);

    /// <summary>Runs a detector on bytes at a path, with neighbours by path.</summary>
    public static Detection Run(IDetector detector, string path, byte[] bytes, params (string Path, string Text)[] neighbours)
    {
        var files = new MemoryFiles(neighbours.ToDictionary(n => n.Path, n => Encoding.UTF8.GetBytes(n.Text)));
        var found = new Detection(detector.Name, path);
        detector.Detect(new DetectorInput(path, bytes, files, TestContext.Current.CancellationToken), found);
        return found;
    }

    /// <summary>One line a component: <c>purl [requested] scope direct|transitive|? line</c>, then edges as <c>a -&gt; b</c>, in file order.</summary>
    public static string Describe(Detection found)
    {
        var text = new StringBuilder();
        if (found.Subject is { } subject) text.Append("project ").Append(subject).Append(found.SubjectLicence is { } l ? $" ({l})" : "").Append('\n');
        foreach (var l in found.LicenceTexts?.Texts ?? [])
        {
            text.Append("licence ").Append(l.Kind.ToString().ToLowerInvariant()).Append(' ').Append(l.Id).Append(" lines ").Append(l.Line).Append('-').Append(l.LastLine);
            if (l.Changed) text.Append(" changed at ").Append(l.ChangedLine);
            if (l.Versions != LaterVersions.No) text.Append(" later versions ").Append(l.Versions);
            text.Append('\n');
        }

        foreach (var tag in found.LicenceTexts?.Tags ?? []) text.Append("tag ").Append(tag.Expression).Append(" line ").Append(tag.Line).Append('\n');
        if (found.LicenceTexts?.OtherTerms is { } other) text.Append("other terms `").Append(other).Append("` line ").Append(found.LicenceTexts.OtherTermsLine).Append('\n');
        foreach (var c in found.Components)
        {
            text.Append(c.Purl);
            if (c.Requested is not null) text.Append(" [").Append(c.Requested).Append(']');
            text.Append(' ').Append(c.Scope.ToString().ToLowerInvariant()).Append(' ').Append(c.Direct switch { true => "direct", false => "transitive", null => "?" });
            text.Append(" line ").Append(c.Line);
            if (c.Path is not null) text.Append(" in ").Append(c.Path);
            if (c.CompletedBy is not null) text.Append(" (").Append(c.CompletedBy).Append(')');
            if (c.Own) text.Append(" own");
            if (c.Kind != ComponentKind.Library) text.Append(" kind ").Append(c.Kind);
            if (c.Evidence != EvidenceKind.Locked) text.Append(' ').Append(c.Evidence.ToString().ToLowerInvariant());
            if (c.Declared.Licence is not null) text.Append(" licence ").Append(c.Declared.Licence);
            if (c.Declared.Maker is not null) text.Append(" maker ").Append(c.Declared.Maker);
            if (c.Declared.DownloadUrl is not null) text.Append(" from ").Append(c.Declared.DownloadUrl);
            if (c.Declared.SourceUrl is not null) text.Append(" source ").Append(c.Declared.SourceUrl);
            foreach (var hash in c.Declared.Hashes) text.Append(' ').Append(hash.AsSpan(0, Math.Min(24, hash.Length)));
            text.Append('\n');
        }

        foreach (var (from, to) in found.Edges) text.Append(found.Components[from].Purl).Append(" -> ").Append(found.Components[to].Purl).Append('\n');
        foreach (var p in found.Problems) text.Append(p.Code).Append(" line ").Append(p.Line).Append(": ").Append(p.Message).Append('\n');
        return text.ToString();
    }
}
