using System.Globalization;
using Sovereignty.Model;

namespace Sovereignty.Resolve;

/// <summary>Causes that name a catalogue entry with its file, line, source and date.</summary>
internal static class CatalogueBecause
{
    /// <summary>Marks paths that lie in the catalogue and not in what was scanned.</summary>
    public const string Prefix = "catalogue:";

    public static Because Of(string text, Citation citation)
    {
        var colon = citation.Entry.LastIndexOf(':');
        return colon > 0 && int.TryParse(citation.Entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new Because(text, Prefix + citation.Entry[..colon], line, citation.Source, citation.Checked)
            : new Because(text, citation.Entry.Length == 0 ? null : Prefix + citation.Entry, null, citation.Source, citation.Checked);
    }

    /// <summary>The place where a component states something of itself.</summary>
    public static Because Stated(string text, Component component)
    {
        if (component.Evidence.Length == 0) return new Because(text);
        // Of a package of an operating system its database states something; files that it brought are only there.
        var of = component.Kind == ComponentKind.OperatingSystemPackage ? component.Evidence.FirstOrDefault(e => e.Detector.StartsWith("installed/", StringComparison.Ordinal)) : null;
        of ??= component.Evidence[0];
        return new Because(text, of.Path, of.Line is > 0 and var line ? line : null);
    }
}
