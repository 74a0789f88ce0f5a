using System.Collections.Immutable;
using System.Text;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Ruby;

/// <summary>
/// <c>*.gemspec</c>: below a <c>specifications</c> folder an installed gem, elsewhere the project's own with what it asks for. Source: RubyGems, specification
/// reference.
/// </summary>
public sealed class Gemspec : IDetector
{
    /// <inheritdoc/>
    public string Name => "ruby/gemspec";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.gemspec"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Lines | Gives.Licences | Gives.Makers;

    /// <inheritdoc/>
    public TreeKinds Trees => TreeKinds.Both;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var isInstalled = input.Folder.EndsWith("specifications", StringComparison.Ordinal) || input.Folder.EndsWith("specifications/default", StringComparison.Ordinal);
        string? name = null, version = null, licence = null, author = null, home = null;
        var line = 0;
        var lines = new Utf8Lines(input.Utf8);
        while (lines.Next() && lines.Number < 5000)
        {
            var text = lines.Current.Trim(" \t"u8);
            var dot = text.IndexOf((byte)'.');
            if (dot is < 1 or > 20 || text.Length > 4096 || text[0] == '#') continue;
            var statement = Encoding.UTF8.GetString(text[(dot + 1)..]);
            if (!isInstalled) ReadDependency(statement, found, lines.Number);
            if (RubyText.Assigned(statement, "name") is [var first, ..]) (name, line) = (name ?? first, line == 0 ? lines.Number : line);
            else if (RubyText.Assigned(statement, "version") is [var exact, ..]) version ??= exact;
            else if (RubyText.Assigned(statement, "homepage") is [var page, ..]) home ??= page;
            else if ((RubyText.Assigned(statement, "authors") ?? RubyText.Assigned(statement, "author")) is [var who, ..]) author ??= who;
            else if ((RubyText.Assigned(statement, "licenses") ?? RubyText.Assigned(statement, "license")) is { Count: > 0 } names) licence ??= names.Count == 1 ? names[0] : $"({string.Join(" OR ", names)})";
        }

        if (name is null || !RubyText.IsGem(name)) return;
        if (!isInstalled)
        {
            found.Project(RubyText.Purl(name, version), licence);
        }
        else if (version is not null)
        {
            found.Add(new DetectedComponent
            {
                Purl = RubyText.Purl(name, version),
                Line = line,
                Evidence = EvidenceKind.Installed,
                Declared = new Declarations { Licence = licence, Maker = author, SourceUrl = Links.Public(home) },
            });
        }
    }

    private static void ReadDependency(string statement, Detection found, int line)
    {
        var scope = Scope.Runtime;
        var arguments = RubyText.Call(statement, "add_dependency") ?? RubyText.Call(statement, "add_runtime_dependency");
        if (arguments is null)
        {
            arguments = RubyText.Call(statement, "add_development_dependency");
            scope = Scope.Development;
        }

        if (arguments is null || RubyText.Texts(arguments) is not { Count: > 0 } texts || !RubyText.IsGem(texts[0])) return;
        var requested = texts.Count > 1 ? string.Join(", ", texts.Skip(1)) : null;
        found.Add(new DetectedComponent { Purl = RubyText.Purl(texts[0], RubyText.ExactVersion(requested)), Requested = requested, Scope = scope, Direct = true, Line = line, Evidence = EvidenceKind.Declared });
    }
}
