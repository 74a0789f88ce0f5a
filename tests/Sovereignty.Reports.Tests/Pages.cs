using System.Collections.Concurrent;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sovereignty.Model;
using Sovereignty.Reports.Tests.Sample;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Reports.Tests;

/// <summary>The reports of the sample scan, rendered once for all tests.</summary>
internal static class Pages
{
    public static readonly string[] Reports = ["ciso", "procurement", "security"];
    public static readonly string[] Languages = ["de", "en"];

    private static readonly ConcurrentDictionary<(string, string), string> Rendered = new();

    public static TheoryData<string, string> Every()
    {
        var data = new TheoryData<string, string>();
        foreach (var report in Reports)
        {
            foreach (var language in Languages) data.Add(report, language);
        }

        return data;
    }

    public static string Of(string report, string language) => Rendered.GetOrAdd((report, language), key => Render(SampleScan.Value, key.Item1, key.Item2));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static IHtmlDocument Document(string report, string language) => Parse(Of(report, language));

    /// <summary>A report of the example city.</summary>
    public static string OfCity(string report, string language) =>
        Rendered.GetOrAdd(($"city {report}", language), _ => Render(ExampleCity.Scan, report, language, ExampleCity.Catalogue));

    public static string Render(Scan scan, string report, string language, Catalogue? catalogue = null)
    {
        using var output = new StringWriter();
        var problems = new ReportRenderer().Render(scan, catalogue ?? SampleCatalogue.Value, report, language, output);
        Assert.True(problems.IsEmpty, string.Join("\n", problems.Select(p => $"{p.Path}:{p.Line}:{p.Column} {p.Message}")));
        return output.ToString();
    }
}
