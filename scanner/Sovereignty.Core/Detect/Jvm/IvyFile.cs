using System.Collections.Immutable;
using System.Xml;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Jvm;

/// <summary><c>ivy.xml</c> of Apache Ivy: what a module asks for, by configuration. Source: Apache Ivy documentation, "Ivy Files".</summary>
internal sealed class IvyFile : IDetector
{
    /// <inheritdoc/>
    public string Name => "jvm/ivy";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["ivy.xml"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        try
        {
            using var xml = SafeXml.Open(input.Bytes);
            string? organisation = null;
            while (SafeXml.Next(xml))
            {
                input.Stop.ThrowIfCancellationRequested();
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "info")
                {
                    organisation = SafeXml.Attribute(xml, "organisation");
                    if (MavenNames.Purl(organisation, SafeXml.Attribute(xml, "module"), SafeXml.Attribute(xml, "revision")) is { } own) found.Project(own);
                }
                else if (xml.LocalName == "dependency")
                {
                    Add(xml, organisation, found);
                }
            }
        }
        catch (XmlException failure)
        {
            SafeXml.Malformed(found, failure);
        }
    }

    // A module without an organisation is of the same one. "latest.release", "1.2.+" and "[1,2)" are no versions.
    private static void Add(XmlReader xml, string? organisation, Detection found)
    {
        var revision = SafeXml.Attribute(xml, "rev");
        var isExact = revision is { Length: > 0 } && char.IsAsciiDigit(revision[0]) && !revision.EndsWith('+') && !revision.Contains(',', StringComparison.Ordinal);
        if (MavenNames.Purl(SafeXml.Attribute(xml, "org") ?? organisation, SafeXml.Attribute(xml, "name"), isExact ? revision : null) is not { } purl) return;
        found.Add(new DetectedComponent
        {
            Purl = purl, Requested = isExact ? null : revision, Scope = ScopeOf(SafeXml.Attribute(xml, "conf")), Direct = true, Line = SafeXml.LineOf(xml),
            Evidence = EvidenceKind.Declared,
        });
    }

    // "test->default;compile->default": tests only where every configuration is one of tests.
    private static Scope ScopeOf(string? configurations)
    {
        if (string.IsNullOrEmpty(configurations)) return Scope.Runtime;
        foreach (var part in configurations.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var own = part.Split("->", 2)[0];
            if (!own.Contains("test", StringComparison.OrdinalIgnoreCase)) return Scope.Runtime;
        }

        return Scope.Test;
    }
}
