using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Reports.Building;
using Sovereignty.Reports.Rendering;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Reports;

/// <summary>Makes a self-contained HTML page of a scan: one file, no script, nothing loaded from elsewhere.</summary>
public sealed class ReportRenderer
{
    private readonly string templates;

    // What was made of the last scan, by language: the reports for all audiences are made of one model.
    private readonly Dictionary<string, Model.ReportModel> models = new(StringComparer.Ordinal);
    private Scan? last;

    /// <param name="templates">The folder with the reports that come with the program; by default <c>templates</c> beside it.</param>
    public ReportRenderer(string? templates = null) => this.templates = templates ?? Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>The ids of the reports that come with the program, sorted.</summary>
    public ImmutableArray<string> Reports => new ReportFolderLoader(templates, []).Shipped();

    /// <summary>Renders a report.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="catalogue">The catalogue that it was resolved with.</param>
    /// <param name="report">The id of a report that comes with the program, or the path of a folder with a report of one's own.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="output">Takes the page; nothing is written when a problem is an error.</param>
    /// <returns>What is wrong with the report's folder, templates or texts, with file, line and column.</returns>
    public ImmutableArray<Problem> Render(Scan scan, Catalogue catalogue, string report, string language, TextWriter output)
    {
        var problems = new List<Problem>();
        if (Prepare(scan, catalogue, report, language, problems) is not var (folder, functions, model)) return [.. problems];
        if (ScribanTemplates.Render(folder, functions, model, problems) is { } page) output.Write(page);
        return [.. problems];
    }

    /// <summary>The same without blocking on the writer.</summary>
    public async ValueTask<ImmutableArray<Problem>> RenderAsync(Scan scan, Catalogue catalogue, string report, string language, TextWriter output)
    {
        var problems = new List<Problem>();
        if (Prepare(scan, catalogue, report, language, problems) is not var (folder, functions, model)) return [.. problems];
        if (await ScribanTemplates.RenderAsync(folder, functions, model, problems).ConfigureAwait(false) is { } page)
        {
            await output.WriteAsync(page).ConfigureAwait(false);
        }

        return [.. problems];
    }

    private (ReportFolder Folder, TemplateFunctions Functions, Model.ReportModel Model)? Prepare(
        Scan scan, Catalogue catalogue, string report, string language, List<Problem> problems)
    {
        if (new ReportFolderLoader(templates, problems).Load(report) is not { } folder) return null;
        if (!folder.Texts.TryGetValue(language, out var texts))
        {
            problems.Add(new Problem("report-language", ProblemSeverity.Error, $"report `{folder.Id}` cannot be written in `{language}`")
            {
                Hint = $"it can in: {string.Join(", ", folder.Languages)}",
            });
            return null;
        }

        var model = ModelOf(scan, catalogue, language) with { Audience = folder.Id };
        return (folder, new TemplateFunctions(model, folder, texts), model);
    }

    private Model.ReportModel ModelOf(Scan scan, Catalogue catalogue, string language)
    {
        lock (models)
        {
            if (!ReferenceEquals(scan, last))
            {
                models.Clear();
                last = scan;
            }

            if (!models.TryGetValue(language, out var model)) models[language] = model = ReportModelBuilder.Build(scan, catalogue, "", language);
            return model;
        }
    }
}
