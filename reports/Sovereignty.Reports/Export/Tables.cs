using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;
using Sovereignty.Reports.Building;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Text;

namespace Sovereignty.Reports.Export;

/// <summary>The lists behind the reports as CSV or as a workbook, for those who go on working with them in a spreadsheet.</summary>
public static class Tables
{
    private const int MostNames = 200;

    private static readonly ImmutableSortedDictionary<string, Action<ScanIndex, ITable>> ByName = new Dictionary<string, Action<ScanIndex, ITable>>(StringComparer.Ordinal)
    {
        ["components"] = Components,
        ["contracts"] = Contracts,
        ["open-questions"] = OpenQuestions,
        ["risks"] = Risks,
        ["systems"] = Systems,
        ["vendors"] = Vendors,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // What somebody who buys software looks for comes first.
    private static readonly ImmutableArray<string> SheetOrder = ["contracts", "systems", "vendors", "risks", "open-questions", "components"];

    /// <summary>The tables there are, sorted.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Writes a table; false when there is none of that name. Column names are English and stable; unknown is an empty cell.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="catalogue">The catalogue that it was resolved with.</param>
    /// <param name="table">One of <see cref="Names"/>.</param>
    /// <param name="language"><c>de</c> for German texts, semicolons and decimal commas; anything else for English, commas and points.</param>
    /// <param name="output">Takes the table; give it UTF-8 with a byte order mark where a spreadsheet shall open it by itself.</param>
    public static bool Write(Scan scan, Catalogue catalogue, string table, string language, TextWriter output)
    {
        if (!ByName.TryGetValue(table, out var write)) return false;
        write(new ScanIndex(scan, catalogue, language == "de" ? "de" : "en"), new Csv(output, language));
        return true;
    }

    /// <summary>Writes all tables as one workbook, and a last sheet that tells what it is: those who are sent it know nothing else.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="catalogue">The catalogue that it was resolved with.</param>
    /// <param name="language"><c>de</c> or <c>en</c>: texts, and the names of sheets and columns.</param>
    /// <param name="output">Takes the file; is written from front to back.</param>
    public static void WriteWorkbook(Scan scan, Catalogue catalogue, string language, Stream output)
    {
        var words = new TableWords(language);
        var index = new ScanIndex(scan, catalogue, language == "de" ? "de" : "en");
        using var workbook = new Workbook(output);
        foreach (var name in SheetOrder) ByName[name](index, workbook.Sheet(words.Sheet(name), words));
        About(index, words, workbook.Sheet(words.Sheet("about"), words));
    }

    private static void About(ScanIndex index, TableWords words, ITable table)
    {
        table.Head("subject", "value");
        table.Row(words.Heading("organisation"), index.Scan.Organisation.Name);
        table.Row(words.Heading("as of"), index.Scan.AsOf);
        table.Row(words.Heading("made with"), $"sovereignty {index.Scan.ToolVersion}");
        table.Row(words.Heading("empty"), words.Sheet("empty"));
        table.Row(words.Heading("caution"), words.Sheet("caution"));
    }

    private static void Systems(ScanIndex index, ITable table)
    {
        table.Head("id", "name", "kind", "units", "criticality", "data sensitivity", "users", "hosting", "product", "class", "vendor", "owner", "owner country", "bloc", "confidence",
            "licence", "licence class", "score low", "score high", "gravest", "risks", "open questions", "components", "yearly cost EUR", "notice by", "stated at");
        foreach (var s in SystemViews.All(index))
        {
            table.Row(s.Id, s.Name, s.Kind, Joined(s.Units), s.Criticality, s.DataSensitivity, s.Users, s.Hosting, s.Product, s.ProductClass, s.Vendor?.Name, s.Owner?.Name, s.Owner?.Country,
                s.Bloc, s.Confidence, s.Licence, s.LicenceClass, Points(s.Score?.Low), Points(s.Score?.High), s.Gravest, s.Risks, s.OpenQuestions, s.Components, s.YearlyCost, s.NoticeBy,
                Joined(s.Stated.Select(p => p.Place.Text), s.StatedCount));
        }
    }

    private static void Contracts(ScanIndex index, ITable table)
    {
        table.Head("system", "number", "type", "unit", "contact", "vendor", "owner", "owner country", "supplier", "licence metric", "users", "yearly cost", "one-off cost", "currency", "start", "end", "notice", "notice by", "ends then", "renewal months", "due", "days left", "other columns", "score low", "score high", "gravest", "together with");
        foreach (var c in ContractViews.All(index))
        {
            var (score, (risks, gravest)) = (index.Score(SubjectKind.System, c.System.Id), index.RisksOf(c.System.Id));
            table.Row(c.System.Name, c.Number, c.Type, c.Unit, c.Contact, c.Vendor?.Name, c.Owner?.Name, c.Owner?.Country, c.Supplier, c.Metric, c.Users, c.YearlyCost?.Amount, c.OneOffCost?.Amount,
                (c.YearlyCost ?? c.OneOffCost)?.Currency, c.Start, c.End, c.Notice, c.NoticeBy,
                c.EndsThen, c.RenewalMonths, c.Span, c.DaysLeft, Joined(c.Other.Select(o => $"{o.Name}: {o.Value}"), c.OtherCount), Points(score?.Low), Points(score?.High), risks == 0 ? null : KebabCase.Of(gravest), Joined(c.Beside));
        }
    }

    private static void Components(ScanIndex index, ITable table)
    {
        table.Head("id", "ecosystem", "name", "version", "requested", "scope", "direct", "vendor", "owner country", "bloc", "licence", "licence class", "deprecated", "systems", "seen in", "files");
        foreach (var e in ComponentViews.Ecosystems(index))
        {
            foreach (var c in e.Components)
            {
                table.Row(c.Id, e.Id, c.Name, c.Version, c.Requested, c.Scope, c.Direct, c.Vendor?.Name, c.OwnerCountry, c.Bloc, c.Licence, c.LicenceClass, c.Deprecated, c.Systems,
                    c.Places.Count == 0 ? null : c.Places[0].Text, c.PlaceCount);
            }
        }
    }

    private static void Vendors(ScanIndex index, ITable table)
    {
        table.Head("id", "name", "kind", "country", "owner", "owner country", "bloc", "chain", "contracting", "systems", "components", "yearly cost EUR", "confidence", "checked", "source");
        foreach (var v in index.Vendors)
        {
            table.Row(v.Id, v.Name, v.Kind, v.Country, v.Owner?.Name, v.Owner?.Country, v.Bloc, Joined(v.Chain.Select(p => p.Name)), Joined(v.Contracting.Select(p => p.Name)), v.SystemCount,
                v.Components, v.YearlyCost, v.Confidence, v.Checked, v.Source);
        }
    }

    private static void Risks(ScanIndex index, ITable table)
    {
        table.Head("rank", "rule", "severity", "dimension", "title", "about", "message", "how to fix", "exposure", "evidence");
        foreach (var (r, c) in RiskViews.Cases(index))
        {
            table.Row(r.Rank, r.Rule, r.Severity, r.Dimension, r.Title, c.About.Name, c.Message, c.HowToFix ?? r.HowToFix, c.Exposure,
                Joined(c.Causes.Select(k => k.Place?.Text ?? k.Source ?? k.Text)));
        }
    }

    private static void OpenQuestions(ScanIndex index, ITable table)
    {
        table.Head("rule", "title", "dimension", "fields", "what settles", "widens", "about");
        foreach (var q in RiskViews.OpenQuestions(index, MostNames)) table.Row(q.Rule, q.Title, q.Dimension, Joined(q.Fields), q.WhatSettles, q.Widens, Joined(q.About.Select(a => a.Name), q.AboutCount));
    }

    private static double? Points(double? score) => score is { } points ? Math.Round(points, 1) : null;

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values);

    // A spreadsheet's cell holds 32,767 characters.
    private static string Joined(IEnumerable<string> values, int count)
    {
        var named = values.ToList();
        return named.Count < count ? $"{Joined(named)} | +{(count - named.Count).ToString(CultureInfo.InvariantCulture)}" : Joined(named);
    }
}
