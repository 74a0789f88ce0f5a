using System.Collections.Immutable;
using Sovereignty.Configuration;
using Sovereignty.Text;

namespace Sovereignty.Sources;

/// <summary>The folders that hold one's own systems: those that sovereignty.yaml describes, and the top of each source.</summary>
internal sealed class OwnFolders
{
    private readonly List<OwnFolder> folders;
    private readonly List<string> tops;

    /// <summary>Lists them.</summary>
    public OwnFolders(IEnumerable<OpenedSource> opened, ImmutableArray<SystemDescription> described)
    {
        var sources = opened.Where(s => s.Kind == Model.SourceKind.Folder).Select(s => new OwnFolder(s.Prefix.TrimEnd('/'), Slug.Of(s.Name))).ToList();
        tops = [.. sources.Select(s => s.Folder)];
        folders = [.. described.SelectMany(d => d.Sources.Select(s => new OwnFolder(s.Trim('/') is "." ? "" : s.Trim('/'), d.Id))), .. sources];
    }

    /// <summary>Where a system's licence may lie: its own folders, then the top of the source that they are in.</summary>
    public IEnumerable<string> Of(string system)
    {
        var own = folders.Where(f => f.System == system).Select(f => f.Folder).ToList();
        return own.Concat(tops.Where(t => own.Exists(o => t.Length == 0 || o == t || o.StartsWith(t + "/", StringComparison.Ordinal)))).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The system whose folder this is, or null.</summary>
    public string? SystemOf(string folder) => folders.Find(f => f.Folder == folder)?.System;

    private sealed record OwnFolder(string Folder, string System);
}
