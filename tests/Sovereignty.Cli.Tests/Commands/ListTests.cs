using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sovereignty.Tests.Commands;

/// <summary>Lists from end to end: long ones, mappings that were kept, and what is written for spreadsheets.</summary>
public sealed class ListTests
{
    private const int Rows = 200_000;

    [Fact]
    public void A_list_of_200000_rows_is_listed_row_by_row_within_a_small_heap_and_tells_how_far_it_is()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "lang.csv"), Long());

        // Half of what the whole run may take: an OutOfMemoryException ends it where rows are held twice.
        var run = BuiltProgram.RunIn(folder.Path, [("DOTNET_GCHeapHardLimit", "A000000")], "systems", "lang.csv", "--csv");

        Assert.Equal((0, Rows + 1), (run.ExitCode, run.Output.Count(c => c == '\n')));
        Assert.Contains("reading lang.csv: 100000 rows\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_200000_rows_becomes_a_workbook_row_by_row_within_the_same_small_heap()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "lang.csv"), Long());

        var run = BuiltProgram.RunIn(folder.Path, [("DOTNET_GCHeapHardLimit", "A000000")], "systems", "lang.csv", "--xlsx", "aus/lang.xlsx");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        using var archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(folder.Path, "aus", "lang.xlsx"));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{Rows + 1}\"/>"), sheet.ReadToEnd()[^400..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad-format", "systems", "x.csv", "--xlsx", "aus.xls")]
    [InlineData("bad-format", "systems", "x.csv", "--csv", "--xlsx", "aus.xlsx")]
    [InlineData("bad-format", "vendors", "x.csv", "--csv", "--json")]
    [InlineData("bad-output", "vendors", "x.csv", "--xlsx", "x.csv/aus.xlsx")]
    [InlineData("bad-output", "systems", "x.csv", "--xlsx", "folder.xlsx")]
    [InlineData("bad-format", "scan", "x.csv", "--tables", "aus.csv")]
    [InlineData("bad-output", "scan", "x.csv", "--tables", "x")]
    [InlineData("bad-output", "scan", "x.csv", "--tables", "-")]
    [InlineData("bad-output", "scan", "x.csv", "--report", "x/aus")]
    [InlineData("bad-output", "scan", "x.csv", "--findings", "x/aus.json")]
    public void What_cannot_be_written_is_refused_before_anything_is_read(string code, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");
        folder.Write("x", "a file");
        Directory.CreateDirectory(Path.Combine(folder.Path, "folder.xlsx"));

        var run = BuiltProgram.RunIn(folder.Path, [], arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error[{code}]: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  hint: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("systems")]
    [InlineData("vendors")]
    [InlineData("plan")]
    public void An_empty_table_tells_why_it_is_empty(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("listen/Vertraege.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");

        var run = BuiltProgram.RunIn(folder.Path, [], command, "listen");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains($"Lists in a folder are read only when they are named: sovereignty {command} listen/Vertraege.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_path_is_answered_with_the_one_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("listen/Verträge.csv", "Produkt;Hersteller\nNextcloud;Nextcloud GmbH\n");

        var mistyped = BuiltProgram.RunIn(folder.Path, [], "scan", "listen/Vertraege.csv");
        var elsewhere = BuiltProgram.RunIn(folder.Path, [], "scan", "anderswo/ganz.csv");

        Assert.Equal((2, 2), (mistyped.ExitCode, elsewhere.ExitCode));
        Assert.Contains("hint: did you mean `listen/Verträge.csv`?", mistyped.Error, StringComparison.Ordinal);
        Assert.Contains("hint: check the spelling and the folder you are in", elsewhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lists_behind_the_reports_are_one_workbook_where_a_workbook_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Produkt;Hersteller;Vertragsnummer\nNextcloud;Nextcloud GmbH;V-1\n");

        var run = BuiltProgram.RunIn(folder.Path, [], "scan", "x.csv", "--tables", "aus/listen.xlsx", "--lang", "en");
        var again = BuiltProgram.RunIn(folder.Path, [], "systems", "aus/listen.xlsx", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("tables: aus/listen.xlsx\n", run.Error, StringComparison.Ordinal);
        // It is itself a list that can be read.
        Assert.Contains("\"nextcloud\"", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_told_of_a_long_list_where_quiet_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "lang.csv"), Long());

        Assert.Empty(BuiltProgram.RunIn(folder.Path, [], "vendors", "lang.csv", "--quiet").Error);
    }

    [Fact]
    public void A_mapping_that_was_kept_is_used_when_the_list_alone_is_scanned()
    {
        using var folder = new TemporaryFolder();
        folder.Write("listen/x.csv", "Was;Wer;Wieviel\nNextcloud;Nextcloud GmbH;900\n");
        folder.Write("sovereignty.yaml", "organisation: Test\nsystems:\n  - { id: other, sources: [src] }\n");

        Assert.Equal(0, BuiltProgram.RunIn(folder.Path, [], "inventory", "map", "listen/x.csv", "--set", "product=Was", "--set", "vendor=Wer", "--set", "users=Wieviel", "--write").ExitCode);
        var run = BuiltProgram.RunIn(folder.Path, [], "systems", "listen/x.csv", "--json");
        var scan = BuiltProgram.RunIn(folder.Path, [], "scan", "listen/x.csv");

        var row = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList());
        Assert.Equal(("nextcloud", "Nextcloud GmbH", 900), (row.GetProperty("product").GetString(), row.GetProperty("statedVendor").GetString(), row.GetProperty("users").GetInt32()));
        // What the file says of other sources is not missing.
        Assert.DoesNotContain("system-empty", scan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_for_spreadsheets_runs_no_formula()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Produkt;Hersteller;Vertragsnummer;Ansprechpartner\n=HYPERLINK(\"http://x\");@SUM(A1);+1+1;-2+3|cmd\nNextcloud;Nextcloud GmbH;V-1;Frau Öz\n");

        var systems = BuiltProgram.RunIn(folder.Path, [], "systems", "x.csv", "--csv");
        var vendors = BuiltProgram.RunIn(folder.Path, [], "vendors", "x.csv", "--csv");
        var tables = BuiltProgram.RunIn(folder.Path, [], "scan", "x.csv", "--tables", "out", "--quiet");

        Assert.Equal((0, 0, 0), (systems.ExitCode, vendors.ExitCode, tables.ExitCode));
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",\"'@SUM(A1)\",", systems.Output, StringComparison.Ordinal);
        Assert.StartsWith("vendor,id,kind,country,components,", vendors.Output, StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(folder.Path, "out"));
        Assert.Equal(["components.csv", "contracts.csv", "open-questions.csv", "risks.csv", "systems.csv", "vendors.csv"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Nextcloud;V-1;;;Frau Öz;Nextcloud;", File.ReadAllText(Path.Combine(folder.Path, "out", "contracts.csv")), StringComparison.Ordinal);
        foreach (var text in files.Select(File.ReadAllText).Append(systems.Output).Append(vendors.Output))
        {
            Assert.DoesNotMatch(@"(^|[;,]|[;,]"")[=+@]|(^|[;,]|[;,]"")-[0-9]+\+", text.ReplaceLineEndings("\n"));
        }
    }

    private static string Long()
    {
        var list = new StringBuilder("Produkt;Hersteller;Version;Amt;Anzahl;Kosten/Jahr;Vertragsnummer;Vertragsende;Kündigungsfrist;Inventarnummer\n");
        for (var i = 0; i < Rows; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? $"Fachanwendung {Word(i % 1500)}" : i % 3 == 1 ? "Microsoft Office Professional Plus 2019 - de-de" : "Mozilla Firefox (x64 de)")};Firma {i % 300};{i % 20}.{i % 7}.{i};Amt {i % 60};{i % 500};{i % 9000},50;V-{i};{(i % 28) + 1:00}.12.2027;3 Monate;INV{i}\n");
        }

        return list.ToString();
    }

    // Numbers would be taken for versions of one product.
    private static string Word(int number) => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676))}wesen";
}
