using System.Collections.Immutable;
using System.Text;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Reports.Rendering;

/// <summary>Reads report folders. Everything that is wrong with one becomes a problem; nothing outside the folder is read.</summary>
internal sealed class ReportFolderLoader
{
    private const long MaxFile = 4 * 1024 * 1024;
    private const string Extension = ".sbn-html";

    private readonly string shipped;
    private readonly List<Problem> problems;

    /// <param name="shipped">The folder with the reports that come with the program.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public ReportFolderLoader(string shipped, List<Problem> problems)
    {
        this.shipped = shipped;
        this.problems = problems;
    }

    /// <summary>The report of an id or a folder, or null with a problem.</summary>
    public ReportFolder? Load(string idOrFolder)
    {
        var isFolder = idOrFolder.AsSpan().ContainsAny('/', '\\') || idOrFolder is "." or ".." || File.Exists(Path.Combine(idOrFolder, "report.yaml"));
        var folder = isFolder ? idOrFolder : Path.Combine(shipped, idOrFolder);
        if (!File.Exists(Path.Combine(folder, "report.yaml")))
        {
            problems.Add(new Problem("report-not-found", ProblemSeverity.Error, isFolder ? $"`{idOrFolder}` has no report.yaml" : $"there is no report `{idOrFolder}`")
            {
                Hint = Suggest.Hint(idOrFolder, Shipped()),
            });
            return null;
        }

        return Read(folder, isFolder ? folder : $"templates/{idOrFolder}");
    }

    /// <summary>The ids of the reports that come with the program, sorted.</summary>
    public ImmutableArray<string> Shipped() => !Directory.Exists(shipped) ? [] :
        [.. Directory.EnumerateDirectories(shipped).Where(d => File.Exists(Path.Combine(d, "report.yaml"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    private ReportFolder? Read(string folder, string shown)
    {
        if (Text(folder, "report.yaml", shown) is not { } yaml) return null;
        var file = YamlFile.Parse($"{shown}/report.yaml", yaml);
        if (file.Root is not { } root)
        {
            problems.AddRange(file.Problems);
            return null;
        }

        var id = root.Required("id");
        var title = root.Local("title");
        var entry = root.Required("entry");
        var languages = root.Texts("languages");
        var uses = root.Texts("uses");
        var partials = root.Texts("partials");
        var assets = root.Texts("assets");
        if (title is null && !root.Has("title")) file.Error("yaml-missing-key", root.Start, "`title` is missing", "add `title: { de: …, en: … }` here");
        if (languages.IsEmpty) file.Error("yaml-missing-key", root.At("languages"), "`languages` is missing or empty", "add `languages: [de, en]`");
        foreach (var language in languages.Where(l => l is not ("de" or "en"))) file.Error("report-language", root.At("languages"), $"`{language}` is not a language of reports", "de and en are");
        root.Done();

        var templates = new Dictionary<string, TemplateFile>(StringComparer.Ordinal);
        var texts = languages.Where(l => l is "de" or "en").Distinct(StringComparer.Ordinal).ToDictionary(l => l, _ => new Texts(), StringComparer.Ordinal);
        var style = new StringBuilder();
        foreach (var used in uses)
        {
            var usedFolder = Path.Combine(shipped, used);
            if (!IsName(used) || !Directory.Exists(usedFolder))
            {
                file.Error("report-uses-unknown", root.At("uses"), $"there is nothing shared called `{used}`", "`common` is what comes with the program");
                continue;
            }

            foreach (var path in Directory.EnumerateFiles(usedFolder, "*" + Extension).Order(StringComparer.Ordinal))
            {
                AddTemplate(templates, usedFolder, Path.GetFileName(path), $"templates/{used}");
            }

            AddTextsAndStyle(usedFolder, $"templates/{used}", texts, style);
        }

        foreach (var name in partials.Append(entry))
        {
            if (!IsName(name)) file.Error("report-bad-name", root.At("partials"), $"`{name}` is not the name of a template beside report.yaml", "names are written without folder and extension");
            else if (!templates.ContainsKey(name) || File.Exists(Path.Combine(folder, name + Extension))) AddTemplate(templates, folder, name + Extension, shown);
        }

        AddTextsAndStyle(folder, shown, texts, style);
        var images = Assets(file, root, folder, shown, assets);
        problems.AddRange(file.Problems);
        if (problems.Exists(p => p.Severity == ProblemSeverity.Error)) return null;
        return new ReportFolder
        {
            Id = id, Title = title!, Entry = entry, Languages = languages, Templates = templates, Texts = texts, Style = style.ToString(), Assets = images,
        };
    }

    private void AddTemplate(Dictionary<string, TemplateFile> templates, string folder, string name, string shown)
    {
        if (Text(folder, name, shown) is { } text) templates[Path.GetFileNameWithoutExtension(name)] = new TemplateFile($"{shown}/{name}", text);
    }

    private void AddTextsAndStyle(string folder, string shown, Dictionary<string, Texts> texts, StringBuilder style)
    {
        foreach (var (language, words) in texts)
        {
            var name = $"text.{language}.yaml";
            if (!File.Exists(Path.Combine(folder, name)) || Text(folder, name, shown) is not { } yaml) continue;
            var file = YamlFile.Parse($"{shown}/{name}", yaml);
            words.Add(file);
            problems.AddRange(file.Problems);
        }

        if (!File.Exists(Path.Combine(folder, "style.css")) || Text(folder, "style.css", shown) is not { } css) return;
        // Style stands inside <style>, where only its end tag could break out, and nothing may be loaded from elsewhere.
        if (css.Contains("</", StringComparison.Ordinal) || css.Contains("@import", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new Problem("report-style", ProblemSeverity.Error, "a style sheet must not contain `</` or `@import`") { Path = $"{shown}/style.css" });
            return;
        }

        style.Append(css);
    }

    private Dictionary<string, string> Assets(YamlFile file, YamlMap root, string folder, string shown, ImmutableArray<string> names)
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var type = Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".svg" => "image/svg+xml",
                ".png" => "image/png",
                ".jpg" or ".jpeg" => "image/jpeg",
                ".webp" => "image/webp",
                _ => null,
            };
            if (type is null || !IsName(Path.GetFileNameWithoutExtension(name)) || name.AsSpan().ContainsAny('/', '\\'))
            {
                file.Error("report-bad-name", root.At("assets"), $"`{name}` is not an image beside report.yaml", "svg, png, jpg and webp are taken in");
            }
            else if (Bytes(folder, name, shown) is { } bytes)
            {
                images[name] = $"data:{type};base64,{Convert.ToBase64String(bytes)}";
            }
        }

        return images;
    }

    private string? Text(string folder, string name, string shown) => Bytes(folder, name, shown) is { } bytes
        ? new UTF8Encoding(false).GetString(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)).ReplaceLineEndings("\n")
        : null;

    private byte[]? Bytes(string folder, string name, string shown)
    {
        try
        {
            var info = new FileInfo(Path.Combine(folder, name));
            if (!info.Exists) return Failed(shown, name, "is missing");
            if (info.LinkTarget is not null) return Failed(shown, name, "is a link, which could lead out of the folder");
            if (info.Length > MaxFile) return Failed(shown, name, "is larger than 4 MiB");
            using var stream = info.OpenRead();
            var bytes = new byte[info.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(shown, name, "cannot be read");
        }
    }

    private byte[]? Failed(string shown, string name, string why)
    {
        problems.Add(new Problem("report-file", ProblemSeverity.Error, $"`{name}` {why}") { Path = $"{shown}/{name}" });
        return null;
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
