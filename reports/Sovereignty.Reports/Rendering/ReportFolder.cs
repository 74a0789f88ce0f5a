using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Reports.Rendering;

/// <summary>A report's folder, read: what a render needs and nothing of the file system.</summary>
internal sealed record ReportFolder
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The partial that is rendered.</summary>
    public required string Entry { get; init; }

    /// <summary>The languages it can be rendered in.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The templates by name, without extension.</summary>
    public required IReadOnlyDictionary<string, TemplateFile> Templates { get; init; }

    /// <summary>The words by language.</summary>
    public required IReadOnlyDictionary<string, Texts> Texts { get; init; }

    /// <summary>The style sheets, one after another.</summary>
    public required string Style { get; init; }

    /// <summary>Images as data URIs, by file name.</summary>
    public required IReadOnlyDictionary<string, string> Assets { get; init; }
}

/// <summary>A template's text.</summary>
/// <param name="Path">The file, as problems show it.</param>
/// <param name="Text">Its text.</param>
internal sealed record TemplateFile(string Path, string Text);
