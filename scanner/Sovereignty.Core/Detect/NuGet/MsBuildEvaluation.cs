using System.Text;

namespace Sovereignty.Detect.NuGet;

/// <summary>
/// Evaluates MSBuild files the way MSBuild does, as far as static reading goes: first all properties and imports in order, then the items.
/// A condition that cannot be known counts as true, so that nothing is lost; a property that is not set in the files read is unknown.
/// </summary>
internal sealed class MsBuildEvaluation(DetectorInput input)
{
    private const int MostFiles = 200;
    private const int DeepestImport = 24;
    private const int LongestText = 16_384;

    private readonly Dictionary<string, string?> properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(MsBuildFile.Item Item, string Path)> items = [];
    private readonly List<MsBuildFile.Sdk> sdks = [];
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private string folder = "";
    private int imports;

    /// <summary>The items whose conditions hold or are unknown, with the path of their file, in evaluation order.</summary>
    public IEnumerable<(MsBuildFile.Item Item, string Path)> Items => items.Where(i => Holds(i.Item.Conditions));

    /// <summary>SDKs that come from packages.</summary>
    public IReadOnlyList<MsBuildFile.Sdk> Sdks => sdks;

    /// <summary>Evaluates the nearest file of a name above a folder, if there is one.</summary>
    public void Above(string from, string name)
    {
        if (FileAbove(from, name) is { } path) Evaluate(path, 0);
    }

    /// <summary>Evaluates a file that was read already.</summary>
    public void File(string path, MsBuildFile file) => Evaluate(path, file, 0);

    /// <summary>A property's value; null when it is not set or unknown.</summary>
    public string? Property(string name) => properties.GetValueOrDefault(name);

    /// <summary>Puts the properties into a text; null when one of them is unknown.</summary>
    public string? Expand(string text)
    {
        var start = text.IndexOf("$(", StringComparison.Ordinal);
        if (start < 0) return text;
        var result = new StringBuilder(text.Length + 32);
        var at = 0;
        while (start >= 0)
        {
            var end = EndOfReference(text, start + 2);
            if (end < 0 || result.Length > LongestText || Reference(text[(start + 2)..end]) is not { } value) return null;
            result.Append(text, at, start - at).Append(value);
            at = end + 1;
            start = text.IndexOf("$(", at, StringComparison.Ordinal);
        }

        return result.Length > LongestText ? null : result.Append(text, at, text.Length - at).ToString();
    }

    private void Evaluate(string path, int depth)
    {
        if (depth > DeepestImport || imports >= MostFiles || read.Contains(path)) return;
        if (input.Neighbour(path, MsBuildFile.Parse) is { } file) Evaluate(path, file, depth);
    }

    private void Evaluate(string path, MsBuildFile file, int depth)
    {
        imports++;
        read.Add(path);
        var outer = folder;
        folder = RootedPath.FolderOf(path);
        foreach (var statement in file.Statements)
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (statement)
            {
                case MsBuildFile.Property property when Holds(property.Conditions):
                    properties[property.Name] = Expand(property.Value);
                    break;
                case MsBuildFile.Import import when Holds(import.Conditions) && Expand(import.Project) is { } target && PathOf(target) is { } resolved:
                    Evaluate(resolved, depth + 1);
                    break;
                case MsBuildFile.Item item:
                    items.Add((item, path));
                    break;
                case MsBuildFile.Sdk sdk when path == input.Path:
                    sdks.Add(sdk);
                    break;
                default:
                    break;
            }
        }

        folder = outer;
    }

    private bool Holds(IReadOnlyList<string> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (MsBuildCondition.Holds(conditions[i], Expand) == false) return false;
        }

        return true;
    }

    // Paths of the scanned tree that a property holds start with '/', which stands for the scanned root here.
    private string? PathOf(string text)
    {
        text = text.Replace('\\', '/').Trim();
        var rooted = text.StartsWith('/');
        return RootedPath.TryCombine(rooted ? "" : folder, rooted ? text.TrimStart('/') : text, out var path) ? path : null;
    }

    private string? Reference(string name)
    {
        if (name.StartsWith('[')) return Function(name);
        return name.ToUpperInvariant() switch
        {
            "MSBUILDTHISFILEDIRECTORY" => folder.Length == 0 ? "/" : $"/{folder}/",
            "MSBUILDPROJECTDIRECTORY" => $"/{input.Folder}",
            "MSBUILDPROJECTNAME" => Path.GetFileNameWithoutExtension(input.FileName),
            "MSBUILDPROJECTFILE" => input.FileName,
            "MSBUILDPROJECTEXTENSION" => Path.GetExtension(input.FileName),
            _ => properties.GetValueOrDefault(name),
        };
    }

    // The two functions by which Directory.Build.props files find those above them.
    private string? Function(string call)
    {
        const string File = "[MSBuild]::GetPathOfFileAbove(", Folder = "[MSBuild]::GetDirectoryNameOfFileAbove(";
        if (!call.EndsWith(')')) return null;
        if (call.StartsWith(File, StringComparison.OrdinalIgnoreCase))
        {
            var (name, from) = Arguments(call[File.Length..^1]);
            return PathAbove(name, from);
        }

        if (!call.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)) return null;
        var (start, file) = Arguments(call[Folder.Length..^1]);
        return PathAbove(file, start) is { } found ? $"/{RootedPath.FolderOf(found.TrimStart('/'))}" : null;
    }

    private string? PathAbove(string? name, string? from)
    {
        if (string.IsNullOrEmpty(name)) return null;
        var start = string.IsNullOrEmpty(from) ? folder : PathOf($"{from}/.");
        return start is not null && FileAbove(start, name) is { } path ? $"/{path}" : null;
    }

    private (string? First, string? Second) Arguments(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var first = Expand((comma < 0 ? text : text[..comma]).Trim().Trim('\'', '"'));
        return (first, comma < 0 ? null : Expand(text[(comma + 1)..].Trim().Trim('\'', '"')));
    }

    private string? FileAbove(string from, string name)
    {
        if (name.AsSpan().ContainsAny("/\\*?")) return null;
        foreach (var above in RootedPath.Upwards(from))
        {
            var path = RootedPath.In(above, name);
            if (input.Neighbour(path, MsBuildFile.Parse) is not null) return path;
        }

        return null;
    }

    private static int EndOfReference(string text, int start)
    {
        var open = 1;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '(') open++;
            else if (text[i] == ')' && --open == 0) return i;
        }

        return -1;
    }
}
